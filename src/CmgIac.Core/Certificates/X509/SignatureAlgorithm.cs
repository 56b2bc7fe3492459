using System.Formats.Asn1;

namespace CmgIac.Core.Certificates.X509;

internal enum SignatureScheme
{
    /// <summary>RSASSA-PKCS1-v1_5, which is what is meant by RSA.</summary>
    Pkcs1,

    /// <summary>RSASSA-PSS (RFC 4055), Windows' "alternate signature format".</summary>
    Pss,
    Ecdsa,
    Dsa,
    EdDsa,
    Unknown,
}

/// <summary>
/// How a certificate or request was signed. <paramref name="Hash"/> is <c>md5</c>, <c>sha1</c>, <c>sha256</c> …, null where the algorithm
/// has none of its own or isn't known. <paramref name="HasUsualSalt"/>: with PSS, mask and salt are of the hash and of its length, as
/// .NET and the Baseline Requirements want them.
/// </summary>
internal sealed record SignatureAlgorithm(string Type, SignatureScheme Scheme, string? Hash, bool HasUsualSalt = true)
{
    private const string Pss = "1.2.840.113549.1.1.10";
    private const string MaskGeneration1 = "1.2.840.113549.1.1.8";

    /// <summary>Reads the next value; throws <see cref="AsnContentException"/>.</summary>
    public static SignatureAlgorithm Read(AsnReader reader)
    {
        var algorithm = reader.ReadSequence();
        var type = algorithm.ReadObjectIdentifier();
        if (type == Pss)
        {
            return ReadPss(algorithm);
        }

        var (scheme, hash) = Known(type);
        if (scheme == SignatureScheme.Pkcs1 && algorithm.HasData)
        {
            algorithm.ReadNull();
        }

        return new(type, scheme, hash);
    }

    /// <summary>As people call it: <c>RSA with SHA256</c>.</summary>
    public override string ToString() => Scheme switch
    {
        SignatureScheme.Pkcs1 => $"RSA with {Hash!.ToUpperInvariant()}",
        SignatureScheme.Pss => $"RSASSA-PSS with {Hash?.ToUpperInvariant() ?? "an unknown hash"}",
        SignatureScheme.Ecdsa or SignatureScheme.Dsa => $"{Scheme.ToString().ToUpperInvariant()} with {Hash!.ToUpperInvariant()}",
        SignatureScheme.EdDsa => Type == "1.3.101.112" ? "Ed25519" : "Ed448",
        _ => Type,
    };

    private static (SignatureScheme Scheme, string? Hash) Known(string type) => type switch
    {
        "1.2.840.113549.1.1.2" => (SignatureScheme.Pkcs1, "md2"),
        "1.2.840.113549.1.1.3" => (SignatureScheme.Pkcs1, "md4"),
        "1.2.840.113549.1.1.4" or "1.3.14.3.2.3" => (SignatureScheme.Pkcs1, "md5"),
        "1.2.840.113549.1.1.5" or "1.3.14.3.2.15" or "1.3.14.3.2.29" => (SignatureScheme.Pkcs1, "sha1"),
        "1.2.840.113549.1.1.11" => (SignatureScheme.Pkcs1, "sha256"),
        "1.2.840.113549.1.1.12" => (SignatureScheme.Pkcs1, "sha384"),
        "1.2.840.113549.1.1.13" => (SignatureScheme.Pkcs1, "sha512"),
        "1.2.840.113549.1.1.14" => (SignatureScheme.Pkcs1, "sha224"),
        "2.16.840.1.101.3.4.3.14" => (SignatureScheme.Pkcs1, "sha3-256"),
        "2.16.840.1.101.3.4.3.15" => (SignatureScheme.Pkcs1, "sha3-384"),
        "2.16.840.1.101.3.4.3.16" => (SignatureScheme.Pkcs1, "sha3-512"),
        "1.2.840.10045.4.1" => (SignatureScheme.Ecdsa, "sha1"),
        "1.2.840.10045.4.3.1" => (SignatureScheme.Ecdsa, "sha224"),
        "1.2.840.10045.4.3.2" => (SignatureScheme.Ecdsa, "sha256"),
        "1.2.840.10045.4.3.3" => (SignatureScheme.Ecdsa, "sha384"),
        "1.2.840.10045.4.3.4" => (SignatureScheme.Ecdsa, "sha512"),
        "1.2.840.10040.4.3" => (SignatureScheme.Dsa, "sha1"),
        "2.16.840.1.101.3.4.3.1" => (SignatureScheme.Dsa, "sha224"),
        "2.16.840.1.101.3.4.3.2" => (SignatureScheme.Dsa, "sha256"),
        "1.3.101.112" or "1.3.101.113" => (SignatureScheme.EdDsa, null),
        _ => (SignatureScheme.Unknown, null),
    };

    /// <summary>Absent parameters are SHA-1, its mask and a salt of 20 bytes (RFC 4055 3.1).</summary>
    private static SignatureAlgorithm ReadPss(AsnReader algorithm)
    {
        var (hash, mask, salt) = ((string?)"sha1", (string?)"sha1", 20);
        var parameters = algorithm.HasData ? algorithm.ReadSequence() : null;
        while (parameters?.HasData == true)
        {
            var tag = parameters.PeekTag();
            var part = parameters.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, tag.TagValue, isConstructed: true));
            if (tag.TagValue == 0)
            {
                hash = HashName(part.ReadSequence().ReadObjectIdentifier());
            }
            else if (tag.TagValue == 1)
            {
                var generation = part.ReadSequence();
                mask = generation.ReadObjectIdentifier() == MaskGeneration1 ? HashName(generation.ReadSequence().ReadObjectIdentifier()) : null;
            }
            else if (tag.TagValue == 2)
            {
                salt = part.TryReadInt32(out var length) ? length : -1;
            }
        }

        return new(Pss, SignatureScheme.Pss, hash, hash == mask && salt == Bytes(hash));
    }

    private static int? Bytes(string? hash) => hash switch
    {
        "md5" => 16,
        "sha1" => 20,
        "sha224" => 28,
        "sha256" => 32,
        "sha384" => 48,
        "sha512" => 64,
        _ => null,
    };

    private static string? HashName(string type) => type switch
    {
        "1.2.840.113549.2.5" => "md5",
        "1.3.14.3.2.26" => "sha1",
        "2.16.840.1.101.3.4.2.4" => "sha224",
        "2.16.840.1.101.3.4.2.1" => "sha256",
        "2.16.840.1.101.3.4.2.2" => "sha384",
        "2.16.840.1.101.3.4.2.3" => "sha512",
        _ => null,
    };
}
