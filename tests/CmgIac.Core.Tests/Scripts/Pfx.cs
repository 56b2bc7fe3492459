using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Core.Tests.Scripts;

/// <summary>Certificates of a CA that issues what it is asked for, right or wrong.</summary>
internal sealed record Pfx(string CommonName, params string[] AlternativeNames)
{
    public const string Password = "s3cret-Pa$$word";

    private static readonly RSA Key = RSA.Create(2048);
    private static readonly RSA RootKey = RSA.Create(2048);
    private static readonly RSA LongKey = RSA.Create(3072);

    public bool HasLongKey { get; init; }

    public bool HasPrivateKey { get; init; } = true;

    public string Usage { get; init; } = "1.3.6.1.5.5.7.3.1";

    public int FirstDay { get; init; } = -1;

    public int LastDay { get; init; } = 90;

    /// <summary>Writes the file, with a CA's certificate beside the server's, and returns its path.</summary>
    public string Write(TemporaryFolder folder, string name = "gateway.pfx")
    {
        var request = new CertificateRequest($"CN={CommonName}, O=Contoso", HasLongKey ? LongKey : Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(Usage)], critical: false));
        if (AlternativeNames.Length > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddEmailAddress("pki@contoso.com");
            Array.ForEach(AlternativeNames, names.AddDnsName);
            request.CertificateExtensions.Add(names.Build());
        }

        var now = DateTimeOffset.UtcNow;
        using var authority = Authority(now);
        using var issued = request.Create(authority.SubjectName, X509SignatureGenerator.CreateForRSA(RootKey, RSASignaturePadding.Pkcs1), now.AddDays(FirstDay), now.AddDays(LastDay), [1, 2, 3]);
        using var own = HasPrivateKey ? issued.CopyWithPrivateKey(HasLongKey ? LongKey : Key) : X509CertificateLoader.LoadCertificate(issued.RawData);
        using var root = X509CertificateLoader.LoadCertificate(authority.RawData);
        var path = folder.Write(name, "");
        File.WriteAllBytes(path, new X509Certificate2Collection { own, root }.Export(X509ContentType.Pkcs12, Password)!);
        return path;
    }

    /// <summary>Writes a trusted root of client certificates, which signs itself.</summary>
    public static void WriteRoot(TemporaryFolder folder, string name)
    {
        using var root = Authority(DateTimeOffset.UtcNow);
        File.WriteAllBytes(folder.Write(name, ""), root.RawData);
    }

    private static X509Certificate2 Authority(DateTimeOffset now) =>
        new CertificateRequest("CN=Contoso Root", RootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(now.AddDays(-2), now.AddDays(100));
}
