using System.Security.Cryptography;

namespace CmgIac.Core.Certificates.Pfx;

/// <summary>What is derived: the first byte that goes into the hash (RFC 7292 B.3).</summary>
internal enum DerivedMaterial : byte
{
    Key = 1,
    InitialVector = 2,
    MacKey = 3,
}

/// <summary>PKCS#12's own way from a passphrase to a key (RFC 7292 B.2), which .NET has and doesn't offer.</summary>
internal static class Pkcs12Derivation
{
    /// <param name="hash">SHA-1 or one of SHA-2.</param>
    /// <param name="iterations">1 or more.</param>
    /// <param name="length">In bytes.</param>
    public static byte[] Derive(
        HashAlgorithmName hash, DerivedMaterial material, ReadOnlySpan<byte> passphrase, ReadOnlySpan<byte> salt, int iterations, int length)
    {
        var block = hash == HashAlgorithmName.SHA384 || hash == HashAlgorithmName.SHA512 ? 128 : 64;
        var saltLength = RoundUp(salt.Length, block);
        var input = new byte[block + saltLength + RoundUp(passphrase.Length, block)];
        var changing = input.AsSpan(block);
        input.AsSpan(0, block).Fill((byte)material);
        Repeat(salt, changing[..saltLength]);
        Repeat(passphrase, changing[saltLength..]);

        var derived = new byte[length];
        var (digest, added) = (new byte[HashLength(hash)], new byte[block]);
        for (var at = 0; at < length; at += digest.Length)
        {
            CryptographicOperations.HashData(hash, input, digest);
            for (var i = 1; i < iterations; i++)
            {
                CryptographicOperations.HashData(hash, digest, digest);
            }

            digest.AsSpan(0, Math.Min(digest.Length, length - at)).CopyTo(derived.AsSpan(at));
            Repeat(digest, added);
            for (var from = 0; from < changing.Length; from += block)
            {
                AddWithOne(changing.Slice(from, block), added);
            }
        }

        CryptographicOperations.ZeroMemory(input);
        CryptographicOperations.ZeroMemory(digest);
        CryptographicOperations.ZeroMemory(added);
        return derived;
    }

    private static int RoundUp(int length, int block) => (length + block - 1) / block * block;

    /// <summary>In bytes.</summary>
    public static int HashLength(HashAlgorithmName hash) =>
        hash == HashAlgorithmName.SHA1 ? SHA1.HashSizeInBytes
        : hash == HashAlgorithmName.SHA256 ? SHA256.HashSizeInBytes
        : hash == HashAlgorithmName.SHA384 ? SHA384.HashSizeInBytes
        : SHA512.HashSizeInBytes;

    private static void Repeat(ReadOnlySpan<byte> pattern, Span<byte> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = pattern[i % pattern.Length];
        }
    }

    /// <summary>Both are numbers with the highest byte first; what doesn't fit is dropped.</summary>
    private static void AddWithOne(Span<byte> number, ReadOnlySpan<byte> addend)
    {
        var carry = 1;
        for (var i = number.Length - 1; i >= 0; i--)
        {
            carry += number[i] + addend[i];
            number[i] = (byte)carry;
            carry >>= 8;
        }
    }
}
