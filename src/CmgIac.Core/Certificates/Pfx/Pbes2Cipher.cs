using System.Formats.Asn1;
using System.Security.Cryptography;
using CmgIac.Core.Certificates.X509;

namespace CmgIac.Core.Certificates.Pfx;

/// <summary>A cipher with a key from PBKDF2 (RFC 8018 6.2).</summary>
internal sealed record Pbes2Cipher : PfxCipher
{
    private const int TripleDesBlock = 8;

    private readonly HashAlgorithmName hash;
    private readonly byte[] salt;
    private readonly byte[] initialVector;
    private readonly int keyLength;

    private Pbes2Cipher(string name, HashAlgorithmName hash, byte[] salt, int iterations, byte[] initialVector, int keyLength)
        : base(name, CipherStrength.Modern, iterations) =>
        (this.hash, this.salt, this.initialVector, this.keyLength) = (hash, salt, initialVector, keyLength);

    public override long Work => Pbkdf2Parameters.Work(hash, Iterations, keyLength);

    public static PfxCipher ReadParameters(AsnReader parameters)
    {
        var derivation = parameters.ReadSequence();
        var derivationIdentifier = derivation.ReadObjectIdentifier();
        var scheme = parameters.ReadSequence();
        var schemeIdentifier = scheme.ReadObjectIdentifier();
        (string Name, int KeyLength, int BlockLength)? known = schemeIdentifier switch
        {
            "2.16.840.1.101.3.4.1.2" => ("AES-128-CBC", 16, 16),
            "2.16.840.1.101.3.4.1.22" => ("AES-192-CBC", 24, 16),
            "2.16.840.1.101.3.4.1.42" => ("AES-256-CBC", 32, 16),
            "1.2.840.113549.3.7" => ("3DES", 24, TripleDesBlock),
            _ => null,
        };
        if (derivationIdentifier != Pbkdf2Parameters.Identifier || known is not var (name, length, block))
        {
            return new UnknownCipher($"PBES2 with {(derivationIdentifier == Pbkdf2Parameters.Identifier ? schemeIdentifier : derivationIdentifier)}", CipherStrength.Modern);
        }

        var key = Pbkdf2Parameters.Read(derivation.ReadSequence());
        if (key.KeyLength is { } stated && stated != length)
        {
            throw new DerFormException("has a derived key of another length than its cipher's");
        }

        var vector = scheme.ReadOctetString();
        if (vector.Length != block)
        {
            throw new DerFormException("has an initialization vector of another length than its cipher's block");
        }

        return key.Hash is { } prf
            ? new Pbes2Cipher($"{name} with PBKDF2 and {prf.Name}", prf, key.Salt, key.Iterations, vector, length)
            : new UnknownCipher($"PBES2 with {key.Function}", CipherStrength.Modern);
    }

    public override byte[]? Decrypt(ReadOnlySpan<byte> encrypted, PfxPassphrase passphrase)
    {
        var key = Rfc2898DeriveBytes.Pbkdf2(passphrase.Utf8, salt, Iterations, hash, keyLength);
        try
        {
#pragma warning disable CA5350 // What a file was encrypted with is read, and nothing is written.
            using SymmetricAlgorithm cipher = initialVector.Length == TripleDesBlock ? TripleDES.Create() : Aes.Create();
#pragma warning restore CA5350
            cipher.Key = key;
            return Decrypt(cipher, encrypted, initialVector);
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
}
