using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// A root, an issuing CA and the certificate of granitefalls.contoso.com with its key, in memory and as PEM files, out of
/// which OpenSSL and GnuTLS make PFX files. The keys are made once for all tests.
/// </summary>
internal sealed class PfxWriter : IDisposable
{
    public const string Secret = "Correct-Horse-7";

    private static readonly DateTimeOffset From = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<RSA[]> Keys = new(() => [RSA.Create(2048), RSA.Create(2048), RSA.Create(2048), RSA.Create(2048)]);
    private static readonly Lazy<X509Certificate2> RootCertificate = new(() => Issue("CN=Contoso Root CA", 0, null));
    private static readonly Lazy<X509Certificate2> IssuingCertificate = new(() => Issue("CN=Contoso Issuing CA", 1, Root));
    private static readonly Lazy<X509Certificate2> LeafCertificate = new(() => Issue("CN=granitefalls.contoso.com", 2, Issuing));
    private static readonly Lazy<X509Certificate2> OtherCertificate = new(() => Issue("CN=graniteridge.contoso.com", 3, Issuing));

    private static readonly Lazy<X509Certificate2> WildcardCertificate = new(() => Issue("CN=*.contoso.com", 3, Issuing));

    private readonly TemporaryFolder folder = new();

    public PfxWriter()
    {
        folder.Write("key.pem", Keys.Value[2].ExportPkcs8PrivateKeyPem());
        folder.Write("other-key.pem", Keys.Value[3].ExportPkcs8PrivateKeyPem());
        folder.Write("leaf.pem", Leaf.ExportCertificatePem() + "\n");
        folder.Write("other.pem", Other.ExportCertificatePem() + "\n");
        folder.Write("wildcard.pem", WildcardCertificate.Value.ExportCertificatePem() + "\n");
        folder.Write("issuing.pem", Issuing.ExportCertificatePem() + "\n");
        folder.Write("certificate.pem", Leaf.ExportCertificatePem() + "\n" + Issuing.ExportCertificatePem() + "\n" + Root.ExportCertificatePem() + "\n");
        folder.Write("chain.pem", Issuing.ExportCertificatePem() + "\n" + Root.ExportCertificatePem() + "\n");
    }

    public static X509Certificate2 Root => RootCertificate.Value;

    public static X509Certificate2 Issuing => IssuingCertificate.Value;

    public static X509Certificate2 Leaf => LeafCertificate.Value;

    public static X509Certificate2 Other => OtherCertificate.Value;

    public static RSA LeafKey => Keys.Value[2];

    public static RSA OtherKey => Keys.Value[3];

    public static X509Certificate2Collection Chain =>
        [Leaf.HasPrivateKey ? Leaf : Leaf.CopyWithPrivateKey(LeafKey), Issuing, Root];

    /// <summary>
    /// Has key.pem and other-key.pem; leaf.pem and other.pem, their certificates; wildcard.pem, one of the other key; issuing.pem, chain.pem with the root, and
    /// certificate.pem, the leaf with its chain.
    /// </summary>
    public string Folder => folder.Path;

    public void Dispose() => folder.Dispose();

    /// <summary>The whole chain and the key by 'openssl pkcs12', with <paramref name="options"/> more.</summary>
    public byte[] OpenSsl(params string[] options) =>
        OpenSslOf("leaf.pem", ["-inkey", "key.pem", "-certfile", "chain.pem", "-passout", "pass:" + Secret, .. options]);

    /// <summary>Only what <paramref name="options"/> say; files are those of the folder.</summary>
    public byte[] OpenSslOf(string certificate, params string[] options) =>
        Made(Oracle.Require("openssl", "openssl"), ["pkcs12", "-export", "-in", InFolder(certificate), .. options.Select(InFolder)], "-out");

    /// <summary>By GnuTLS, which encrypts each certificate's kind by itself.</summary>
    public byte[] GnuTls(params string[] options) => Made(
        Oracle.Require("certtool", "gnutls-bin"),
        [
            "--to-p12", "--load-privkey", InFolder("key.pem"), "--load-certificate", InFolder("certificate.pem"), "--p12-name", "cmg", "--outder", .. options,
        ],
        "--outfile");

    public string Write(string name, string text) => folder.Write(name, text);

    /// <summary>Valid from 2026-11-01 for 190 days, a CA for ten years.</summary>
    private static X509Certificate2 Issue(string subject, int key, X509Certificate2? issuer)
    {
        var request = new CertificateRequest(subject, Keys.Value[key], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var isLeaf = key > 1;
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(!isLeaf, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        if (isLeaf)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(subject["CN=".Length..]);
            request.CertificateExtensions.Add(names.Build());
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        }

        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            isLeaf ? X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment : X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        if (issuer is null)
        {
            return X509CertificateLoader.LoadCertificate(request.CreateSelfSigned(From, From.AddYears(10)).RawData);
        }

        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var generator = X509SignatureGenerator.CreateForRSA(Keys.Value[Math.Min(key - 1, 1)], RSASignaturePadding.Pkcs1);
        return request.Create(issuer.SubjectName, generator, From, isLeaf ? From.AddDays(190) : From.AddYears(5), [1, (byte)key, 2, 3, 4, 5, 6, 7]);
    }

    private string InFolder(string argument) => argument.EndsWith(".pem", StringComparison.Ordinal) ? Path.Combine(folder.Path, argument) : argument;

    private byte[] Made(string program, string[] arguments, string output)
    {
        var path = Path.Combine(folder.Path, "made.pfx");
        var run = ProgramRun.Of(program, [.. arguments, output, path]);
        Xunit.Assert.True(run.ExitCode == 0, run.Errors);
        return File.ReadAllBytes(path);
    }
}
