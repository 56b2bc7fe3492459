using CmgIac.Core.Certificates.Pfx;
using CmgIac.Core.Certificates.X509;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>A certificate of a PFX and its private key: the public keys are the same. <paramref name="Subject"/> is the certificate's.</summary>
internal sealed record KeyPair(PfxCertificate Certificate, PfxKey Key, string Subject)
{
    /// <summary>The first, in the order of the certificates.</summary>
    public static KeyPair? Find(PfxContents contents) => All(contents).FirstOrDefault();

    public static IEnumerable<KeyPair> All(PfxContents contents) =>
        from certificate in contents.Certificates
        let read = X509.Certificate.Read(certificate.Der).Value
        where read is not null
        let key = contents.Keys.FirstOrDefault(key => key.PublicKey is { } publicKey && read.Key.Der.Span.SequenceEqual(publicKey))
        where key is not null
        select new KeyPair(certificate, key, $"{read.Subject}");

    /// <summary>The subject of the certificate that a key should belong to: the first that is no CA's, else the first.</summary>
    public static string ServerOf(PfxContents contents)
    {
        var certificates = contents.Certificates.Select(item => X509.Certificate.Read(item.Der).Value).OfType<Certificate>().ToList();
        return $"{(certificates.Find(certificate => !certificate.IsAuthority) ?? certificates.FirstOrDefault())?.Subject}";
    }

    /// <summary>
    /// Windows and OpenSSL pair by the identifier where there is one: the key's must be this certificate's, and no other's.
    /// </summary>
    public bool IsPairedById(PfxContents contents) => Key.KeyId is not { } id
        || (Certificate.KeyId is { } own
            ? own.Span.SequenceEqual(id.Span)
            : !contents.Certificates.Any(other => other.KeyId is { } foreign && foreign.Span.SequenceEqual(id.Span)));
}
