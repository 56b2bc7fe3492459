using System.Formats.Asn1;
using System.Security.Cryptography;
using CmgIac.Core.Certificates.X509;

namespace CmgIac.Core.Certificates.Pfx;

/// <summary>How well a cipher of a PFX keeps what it holds, and who reads it.</summary>
internal enum CipherStrength
{
    /// <summary>Below Triple DES: all its keys can be tried.</summary>
    Broken,

    /// <summary>Triple DES by PKCS#12's own derivation: old, and what every Windows reads.</summary>
    Legacy,

    /// <summary>PBES2, which Windows reads from Windows 10 1709 and Windows Server 2019 on.</summary>
    Modern,
}

/// <summary>
/// How a part of a PFX is encrypted, read from its AlgorithmIdentifier without a passphrase. <paramref name="Name"/> for
/// people; <paramref name="Iterations"/> are those of one derivation.
/// </summary>
internal abstract record PfxCipher(string Name, CipherStrength Strength, int Iterations)
{
    private const string Pbes2 = "1.2.840.113549.1.5.13";

    /// <summary>Has this tool its algorithms?</summary>
    public virtual bool IsKnown => true;

    /// <summary>Derivations that a decryption takes, for the work that a file asks for.</summary>
    public virtual long Work => Iterations;

    /// <summary>The plain bytes, which the caller overwrites; null where the passphrase or the bytes are others.</summary>
    public abstract byte[]? Decrypt(ReadOnlySpan<byte> encrypted, PfxPassphrase passphrase);

    /// <summary>Reads an AlgorithmIdentifier. What isn't one throws <see cref="AsnContentException"/>.</summary>
    public static PfxCipher Read(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var identifier = sequence.ReadObjectIdentifier();
        return identifier == Pbes2
            ? Pbes2Cipher.ReadParameters(sequence.ReadSequence())
            : Pkcs12Cipher.ReadParameters(identifier, sequence);
    }

    /// <summary>A number that no derivation reaches stands for all that are larger.</summary>
    public static int ReadIterations(AsnReader reader)
    {
        var number = reader.ReadInteger();
        return number.Sign > 0 ? (int)System.Numerics.BigInteger.Min(number, int.MaxValue)
            : throw new DerFormException("has an iteration count below 1");
    }

    protected static byte[]? Decrypt(SymmetricAlgorithm cipher, ReadOnlySpan<byte> encrypted, ReadOnlySpan<byte> initialVector)
    {
        try
        {
            return cipher.DecryptCbc(encrypted, initialVector);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>An algorithm that this tool doesn't have.</summary>
internal sealed record UnknownCipher(string Name, CipherStrength Strength) : PfxCipher(Name, Strength, 0)
{
    public override bool IsKnown => false;

    public override byte[]? Decrypt(ReadOnlySpan<byte> encrypted, PfxPassphrase passphrase) => null;
}
