namespace CmgIac.Core.Certificates.X509;

/// <summary>What a file is, or a block of it.</summary>
internal enum FileKind
{
    /// <summary>Nothing that cmg knows.</summary>
    Unknown,

    /// <summary>A certreq policy file (INF).</summary>
    Policy,

    /// <summary>A certificate request, PKCS#10.</summary>
    Request,
    Certificate,

    /// <summary>Certificate and key in one, PKCS#12.</summary>
    Pfx,

    /// <summary>A bag of certificates, PKCS#7 or CMS.</summary>
    Pkcs7,

    /// <summary>A private key that anybody can read.</summary>
    PrivateKey,
    EncryptedPrivateKey,
    PublicKey,
    RevocationList,

    /// <summary>A key of SSH or PGP, public or private.</summary>
    ForeignKey,

    /// <summary>A key store of Java.</summary>
    JavaKeyStore,
    Archive,
    WebPage,
}
