using System.Security.Cryptography;

namespace CmgIac.Core.Certificates.Pfx;

/// <summary>The hashes of PFX files by their identifiers (RFC 8018 B.1.2, RFC 8017 B.1).</summary>
internal static class PfxHash
{
    /// <summary>Of a MAC.</summary>
    public static HashAlgorithmName? OfDigest(string identifier) => identifier switch
    {
        "1.3.14.3.2.26" => HashAlgorithmName.SHA1,
        "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => null,
    };

    /// <summary>Of PBKDF2's pseudo-random function, HMAC with a hash.</summary>
    public static HashAlgorithmName? OfHmac(string identifier) => identifier switch
    {
        "1.2.840.113549.2.7" => HashAlgorithmName.SHA1,
        "1.2.840.113549.2.9" => HashAlgorithmName.SHA256,
        "1.2.840.113549.2.10" => HashAlgorithmName.SHA384,
        "1.2.840.113549.2.11" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
