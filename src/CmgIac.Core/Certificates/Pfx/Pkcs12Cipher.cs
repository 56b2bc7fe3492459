using System.Formats.Asn1;
using System.Security.Cryptography;

namespace CmgIac.Core.Certificates.Pfx;

/// <summary>SHA-1 and a cipher of old, by PKCS#12's own derivation (RFC 7292 appendix C).</summary>
internal sealed record Pkcs12Cipher : PfxCipher
{
    private const string Family = "1.2.840.113549.1.12.1.";

    private readonly Algorithm algorithm;
    private readonly byte[] salt;

    private Pkcs12Cipher(Algorithm algorithm, byte[] salt, int iterations)
        : base(algorithm.Name, algorithm.Strength, iterations) => (this.algorithm, this.salt) = (algorithm, salt);

    /// <param name="KeyLength">In bytes, as derived: Triple DES with two keys takes the first twice.</param>
    private sealed record Algorithm(string Name, CipherStrength Strength, int KeyLength);

    /// <summary>SHA-1 yields 20 bytes at a time, and key and vector are derived apart.</summary>
    public override long Work => Iterations * (algorithm.KeyLength > SHA1.HashSizeInBytes ? 3L : 2L);

    /// <summary>RC2 is no part of every machine's OpenSSL.</summary>
    public override bool IsKnown => algorithm.Strength != CipherStrength.Broken || Rc2IsThere.Value;

    private static Lazy<bool> Rc2IsThere { get; } = new(TryRc2);

    public static PfxCipher ReadParameters(string identifier, AsnReader sequence)
    {
        Algorithm? known = identifier switch
        {
            Family + "3" => new("3DES with SHA-1", CipherStrength.Legacy, 24),
            Family + "4" => new("3DES with two keys and SHA-1", CipherStrength.Legacy, 16),
            Family + "5" => new("RC2 with 128 bits and SHA-1", CipherStrength.Broken, 16),
            Family + "6" => new("RC2 with 40 bits and SHA-1", CipherStrength.Broken, 5),
            _ => null,
        };
        if (known is null)
        {
            return new UnknownCipher(NameOf(identifier), CipherStrength.Broken);
        }

        var parameters = sequence.ReadSequence();
        return new Pkcs12Cipher(known, parameters.ReadOctetString(), ReadIterations(parameters));
    }

    public override byte[]? Decrypt(ReadOnlySpan<byte> encrypted, PfxPassphrase passphrase)
    {
        var key = Derive(DerivedMaterial.Key, passphrase, algorithm.KeyLength);
        try
        {
            using var cipher = Create(key);
            return Decrypt(cipher, encrypted, Derive(DerivedMaterial.InitialVector, passphrase, cipher.BlockSize / 8));
        }
        catch (CryptographicException)
        {
            // Triple DES refuses a key of equal parts, which a right passphrase doesn't give.
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private byte[] Derive(DerivedMaterial material, PfxPassphrase passphrase, int length) =>
        Pkcs12Derivation.Derive(HashAlgorithmName.SHA1, material, passphrase.Bmp, salt, Iterations, length);

#pragma warning disable CA5350, CA5351, SCS0010 // What a file was encrypted with is read, and nothing is written.
    private SymmetricAlgorithm Create(byte[] key)
    {
        if (algorithm.Strength == CipherStrength.Broken)
        {
            var rc2 = RC2.Create();
            rc2.KeySize = 8 * key.Length;
            rc2.Key = key;
            return rc2;
        }

        var cipher = TripleDES.Create();
        cipher.Key = key.Length == 24 ? key : [.. key, .. key.AsSpan(0, 8)];
        return cipher;
    }

    private static bool TryRc2()
    {
        try
        {
            using var cipher = RC2.Create();
            cipher.KeySize = 40;
            cipher.Key = new byte[5];
            return cipher.EncryptCbc(new byte[1], new byte[8]).Length == 8;
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException)
        {
            return false;
        }
    }
#pragma warning restore CA5350, CA5351, SCS0010

    private static string NameOf(string identifier) => identifier switch
    {
        Family + "1" => "RC4 with 128 bits and SHA-1",
        Family + "2" => "RC4 with 40 bits and SHA-1",
        "1.2.840.113549.1.5.3" => "DES with MD5",
        "1.2.840.113549.1.5.10" => "DES with SHA-1",
        _ => identifier,
    };
}
