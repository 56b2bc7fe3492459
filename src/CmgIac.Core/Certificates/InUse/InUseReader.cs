using CmgIac.Core.Certificates.X509;
using CmgIac.Core.Model;

namespace CmgIac.Core.Certificates.InUse;

/// <summary>
/// What a file says of a certificate in use, or why it says nothing, as a clause: 'it is …'. <paramref name="HasKey"/>: a
/// private key stands in the file too.
/// </summary>
internal sealed record InUseReading(CertificateInUse? Value, string? Fault, bool HasKey = false);

/// <summary>Reads the public certificate that a gateway presents out of a file: PEM or DER, alone or with its chain.</summary>
internal static class InUseReader
{
    public static InUseReading Read(string path, ReadOnlyMemory<byte> bytes)
    {
        var content = HandedContent.Read(path, bytes);
        if (content.Kind != FileKind.Certificate)
        {
            return new(null, $"it is {Word(content.Kind)}");
        }

        var certificates = new List<Certificate>();
        foreach (var block in content.Blocks.Where(block => block.Kind == FileKind.Certificate))
        {
            var read = block.Fault is null ? Certificate.Read(block.Bytes, block.IsTrusted) : new(null, block.Fault);
            if (read.Value is not { } certificate)
            {
                return new(null, $"the certificate {read.Fault}");
            }

            certificates.Add(certificate);
        }

        var hasKey = content.Blocks.Any(block => block.Kind is FileKind.PrivateKey or FileKind.EncryptedPrivateKey);
        // The gateway's own stands among its CAs, in whatever order.
        return Of(certificates.Find(item => !item.IsAuthority) ?? certificates[0]) with { HasKey = hasKey };
    }

    private static InUseReading Of(Certificate certificate) => certificate.Subject.CommonNames.ToList() switch
    {
        [] => new(null, "its subject has no common name"),
        [{ Value: { } name }] => new(
            new(name, certificate.Issuer.ToString(), certificate.NotBefore, certificate.NotAfter, certificate.Sha256), null),
        [_] => new(null, "its common name is no text"),
        _ => new(null, "its subject has several common names"),
    };

    private static string Word(FileKind kind) => kind switch
    {
        FileKind.Policy => "a certreq policy file",
        FileKind.Request => "a certificate request",
        FileKind.Pfx => "a PFX, which has the private key as well",
        FileKind.Pkcs7 => "a bag of certificates (PKCS#7)",
        FileKind.PrivateKey or FileKind.EncryptedPrivateKey => "a private key",
        FileKind.PublicKey => "a public key",
        FileKind.RevocationList => "a revocation list",
        _ => "nothing that cmg knows",
    };
}
