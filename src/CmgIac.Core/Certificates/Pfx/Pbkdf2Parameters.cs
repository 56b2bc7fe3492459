using System.Formats.Asn1;
using System.Security.Cryptography;
using CmgIac.Core.Certificates.X509;

namespace CmgIac.Core.Certificates.Pfx;

/// <summary>
/// How a key is derived by PBKDF2 (RFC 8018 A.2). <paramref name="KeyLength"/>, in bytes, is null where it isn't stated;
/// <paramref name="Hash"/> is null for a pseudo-random function that this tool doesn't have, <paramref name="Function"/>.
/// </summary>
internal sealed record Pbkdf2Parameters(byte[] Salt, int Iterations, int? KeyLength, string Function)
{
    public const string Identifier = "1.2.840.113549.1.5.12";
    private const string HmacSha1 = "1.2.840.113549.2.7";

    public HashAlgorithmName? Hash => PfxHash.OfHmac(Function);

    /// <summary>What isn't one throws <see cref="AsnContentException"/>.</summary>
    public static Pbkdf2Parameters Read(AsnReader values)
    {
        var salt = values.ReadOctetString();
        var iterations = PfxCipher.ReadIterations(values);
        int? length = null;
        if (values.HasData && values.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            // No key is longer than the longest hash.
            length = values.TryReadInt32(out var stated) && stated is > 0 and <= SHA512.HashSizeInBytes ? stated
                : throw new DerFormException("has a derived key of a length that no key has");
        }

        return new(salt, iterations, length, values.HasData ? values.ReadSequence().ReadObjectIdentifier() : HmacSha1);
    }

    /// <summary>Hashes that a key takes: PBKDF2 yields a hash's length at a time, and an HMAC is two hashes.</summary>
    public static long Work(HashAlgorithmName hash, int iterations, int keyLength)
    {
        var hashLength = Pkcs12Derivation.HashLength(hash);
        return 2L * iterations * ((keyLength + hashLength - 1) / hashLength);
    }
}
