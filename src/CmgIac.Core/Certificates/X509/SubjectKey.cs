using System.Formats.Asn1;
using System.Numerics;

namespace CmgIac.Core.Certificates.X509;

/// <summary>
/// A public key: its algorithm as people call it, such as <c>RSA</c>, <c>EC P-256</c> or <c>Ed25519</c>; bits of the modulus and
/// exponent of an RSA key, else null; and the encoded SubjectPublicKeyInfo.
/// </summary>
internal sealed record SubjectKey(string Algorithm, long? RsaBits, BigInteger? RsaExponent, ReadOnlyMemory<byte> Der)
{
    public const string Rsa = "1.2.840.113549.1.1.1";

    /// <summary>A key for RSA without conditions: one for RSASSA-PSS alone is none (Baseline Requirements, public keys).</summary>
    public bool IsRsa => Algorithm == "RSA";

    public bool Equals(SubjectKey? other) => other is not null && Der.Span.SequenceEqual(other.Der.Span);

    public override int GetHashCode() => Der.Length;

    /// <summary>Reads the next value; throws <see cref="AsnContentException"/>.</summary>
    public static SubjectKey Read(AsnReader reader)
    {
        var der = reader.PeekEncodedValue();
        var key = reader.ReadSequence();
        var algorithm = key.ReadSequence();
        var type = algorithm.ReadObjectIdentifier();
        var bits = key.ReadBitString(out _);
        key.ThrowIfNotEmpty();
        if (type != Rsa)
        {
            return new(Name(type, algorithm), null, null, der);
        }

        var numbers = new AsnReader(bits, AsnEncodingRules.BER).ReadSequence();
        var modulus = numbers.ReadInteger();
        var exponent = numbers.ReadInteger();
        return modulus.Sign > 0 && exponent.Sign > 0
            ? new("RSA", modulus.GetBitLength(), exponent, der)
            : throw new DerFormException("has an RSA key whose numbers are not positive");
    }

    private static string Name(string type, AsnReader algorithm) => type switch
    {
        "1.2.840.113549.1.1.10" => "RSASSA-PSS",
        "1.2.840.10040.4.1" => "DSA",
        "1.2.840.10045.2.1" => $"EC {Curve(algorithm)}",
        "1.3.101.110" => "X25519",
        "1.3.101.112" => "Ed25519",
        "1.3.101.113" => "Ed448",
        "2.16.840.1.101.3.4.3.17" => "ML-DSA-44",
        "2.16.840.1.101.3.4.3.18" => "ML-DSA-65",
        "2.16.840.1.101.3.4.3.19" => "ML-DSA-87",
        _ => type,
    };

    private static string Curve(AsnReader algorithm)
    {
        if (!algorithm.HasData || !algorithm.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier))
        {
            return "with a curve of its own";
        }

        return algorithm.ReadObjectIdentifier() switch
        {
            "1.2.840.10045.3.1.7" => "P-256",
            "1.3.132.0.34" => "P-384",
            "1.3.132.0.35" => "P-521",
            var other => other,
        };
    }
}
