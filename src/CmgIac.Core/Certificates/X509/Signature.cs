using System.Formats.Asn1;
using System.Security.Cryptography;

namespace CmgIac.Core.Certificates.X509;

/// <summary>What was signed, how, and the signature's bytes.</summary>
internal sealed record Signature(SignatureAlgorithm Algorithm, ReadOnlyMemory<byte> Signed, ReadOnlyMemory<byte> Value)
{
    /// <summary>Larger keys are nobody's, and would take minutes.</summary>
    private const int MaxRsaBits = 16384;

    /// <summary>Reads what is signed, the algorithm and the signature, which are the whole; throws <see cref="AsnContentException"/>.</summary>
    public static Signature Read(AsnReader reader)
    {
        var signed = reader.ReadEncodedValue();
        var algorithm = SignatureAlgorithm.Read(reader);
        var value = reader.ReadBitString(out var unused);
        reader.ThrowIfNotEmpty();
        return unused == 0 ? new(algorithm, signed, value) : throw new DerFormException("has a signature that isn't of whole bytes");
    }

    /// <summary>Did <paramref name="key"/> make it? Null where .NET can't tell: an algorithm or curve that it doesn't have.</summary>
    public bool? IsBy(SubjectKey key)
    {
        try
        {
            return Algorithm.Scheme switch
            {
                SignatureScheme.Pkcs1 or SignatureScheme.Pss => key.RsaBits is null && key.Algorithm != "RSASSA-PSS" ? false : IsByRsa(key),
                SignatureScheme.Ecdsa => key.Algorithm.StartsWith("EC ", StringComparison.Ordinal) ? IsByEllipticCurve(key) : false,
                SignatureScheme.Dsa => key.Algorithm == "DSA" ? null : false,
                SignatureScheme.EdDsa => key.Algorithm.StartsWith("Ed", StringComparison.Ordinal) ? null : false,
                _ => null,
            };
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    private bool? IsByRsa(SubjectKey key)
    {
        if (key.RsaBits is null or > MaxRsaBits || Hash is not { } hash || !Algorithm.HasUsualSalt)
        {
            return null;
        }

        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(key.Der.Span, out _);
        return rsa.VerifyData(
            Signed.Span, Value.Span, hash,
            Algorithm.Scheme == SignatureScheme.Pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
    }

    private bool? IsByEllipticCurve(SubjectKey key)
    {
        if (Hash is not { } hash)
        {
            return null;
        }

        using var curve = ECDsa.Create();
        curve.ImportSubjectPublicKeyInfo(key.Der.Span, out _);
        return curve.VerifyData(Signed.Span, Value.Span, hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    private HashAlgorithmName? Hash => Algorithm.Hash switch
    {
        "md5" => HashAlgorithmName.MD5,
        "sha1" => HashAlgorithmName.SHA1,
        "sha256" => HashAlgorithmName.SHA256,
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
