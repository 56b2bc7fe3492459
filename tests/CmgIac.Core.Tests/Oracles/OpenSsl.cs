using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// A PKCS#10 request as it is encoded: the subject's attributes in order, as <c>OID=value</c>; DNS names; usages;
/// the signature's hash (<c>sha256</c>) and the key's bits.
/// </summary>
internal sealed record Pkcs10(
    ImmutableArray<string> Subject,
    ImmutableArray<string> AlternativeNames,
    ImmutableArray<string> EnhancedKeyUsages,
    X509KeyUsageFlags KeyUsages,
    string? Hash,
    int KeyBits)
{
    /// <summary>Reads a request in PEM; one whose signature is wrong throws.</summary>
    public static Pkcs10 Read(string pem)
    {
        var request = CertificateRequest.LoadSigningRequestPem(pem, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions, RSASignaturePadding.Pkcs1);
        using var key = request.PublicKey.GetRSAPublicKey();
        var names = request.CertificateExtensions.OfType<X509SubjectAlternativeNameExtension>().SingleOrDefault();
        var usage = request.CertificateExtensions.OfType<X509EnhancedKeyUsageExtension>().SingleOrDefault();
        return new(
            // The list is from the last encoded to the first otherwise.
            [.. request.SubjectName.EnumerateRelativeDistinguishedNames(reversed: false).Select(name => $"{name.GetSingleElementType().Value}={name.GetSingleElementValue()}")],
            [.. names?.EnumerateDnsNames() ?? []],
            [.. usage?.EnhancedKeyUsages.Cast<Oid>().Select(oid => oid.Value!) ?? []],
            request.CertificateExtensions.OfType<X509KeyUsageExtension>().SingleOrDefault()?.KeyUsages ?? X509KeyUsageFlags.None,
            SignatureHash(pem),
            key!.KeySize);
    }

    /// <summary>.NET doesn't tell which hash a request was signed with.</summary>
    private static string? SignatureHash(string pem)
    {
        var fields = PemEncoding.Find(pem);
        var request = new System.Formats.Asn1.AsnReader(Convert.FromBase64String(pem[fields.Base64Data]), System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
        request.ReadEncodedValue();
        return request.ReadSequence().ReadObjectIdentifier() switch
        {
            "1.2.840.113549.1.1.11" => "sha256",
            "1.2.840.113549.1.1.12" => "sha384",
            "1.2.840.113549.1.1.13" => "sha512",
            var other => other,
        };
    }
}

/// <summary>Asks OpenSSL for requests. A key of each length is made once for all tests.</summary>
internal static class OpenSsl
{
    private static readonly ImmutableDictionary<int, Lazy<string>> Keys =
        new[] { 2048, 4096 }.ToImmutableDictionary(bits => bits, bits => new Lazy<string>(() => NewKey(bits)));

    /// <summary>A request by that configuration, with a key of <paramref name="bits"/>; OpenSSL must not say a word.</summary>
    public static Pkcs10 Request(string configFile, int bits) => Pkcs10.Read(RequestPem(configFile, bits));

    public static string RequestPem(string configFile, int bits)
    {
        using var folder = new TemporaryFolder();
        var run = ProgramRun.Of(Program, "req", "-new", "-key", folder.Write("key.pem", Keys[bits].Value), "-config", configFile);
        Xunit.Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return run.Output;
    }

    /// <summary>The key of that length.</summary>
    public static RSA Key(int bits)
    {
        var key = RSA.Create();
        key.ImportFromPem(Keys[bits].Value);
        return key;
    }

    /// <summary>A request with a key of OpenSSL's own, which has the length that the configuration asks for.</summary>
    public static Pkcs10 RequestWithNewKey(string configFile)
    {
        using var folder = new TemporaryFolder();
        var key = Path.Combine(folder.Path, "key.pem");
        var run = ProgramRun.Of(Program, "req", "-new", "-noenc", "-keyout", key, "-config", configFile);
        Xunit.Assert.True(run.ExitCode == 0, run.Errors);
        return Pkcs10.Read(run.Output);
    }

    /// <summary>How OpenSSL ended with that configuration: 0 where it made a request of it.</summary>
    public static ProgramRun Try(string config)
    {
        using var folder = new TemporaryFolder();
        return ProgramRun.Of(
            Program, "req", "-new", "-key", folder.Write("key.pem", Keys[2048].Value), "-config", folder.Write("request.cnf", config));
    }

    public static string Program => Oracle.Require("openssl", "openssl");

    private static string NewKey(int bits)
    {
        using var key = RSA.Create(bits);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
