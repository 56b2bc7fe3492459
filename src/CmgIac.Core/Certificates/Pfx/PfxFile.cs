using System.Collections.Immutable;
using System.Security.Cryptography;

namespace CmgIac.Core.Certificates.Pfx;

/// <summary>What a PFX says of itself without its passphrase (RFC 7292 4).</summary>
internal sealed record PfxFile
{
    /// <summary>What the MAC covers: the octets of the authenticated safe.</summary>
    public required ReadOnlyMemory<byte> Authenticated { get; init; }

    /// <summary>Null: nothing shows whether somebody changed the file.</summary>
    public required PfxMac? Mac { get; init; }

    public required ImmutableArray<PfxPart> Parts { get; init; }

    /// <summary>Bytes behind the PFX.</summary>
    public required int Trailing { get; init; }

    /// <summary>Every cipher and MAC that shows so far, as people call them.</summary>
    public IEnumerable<PfxCipher> Ciphers => Parts.SelectMany(part => part.Cipher is { } cipher ? [cipher] : part.Bags.Select(bag => bag.Cipher).OfType<PfxCipher>());

    public bool NeedsPassphrase => Mac is not null || Ciphers.Any();
}

/// <summary>How a part of a PFX is kept from others.</summary>
internal enum PfxPartKind
{
    Plain,

    /// <summary>With a passphrase.</summary>
    Encrypted,

    /// <summary>For the owner of another key.</summary>
    Enveloped,
}

/// <summary>One SafeContents: its <paramref name="Bags"/> where they are plain, else its cipher and the encrypted bytes.</summary>
internal sealed record PfxPart(PfxPartKind Kind, ImmutableArray<PfxBag> Bags, PfxCipher? Cipher, ReadOnlyMemory<byte> Encrypted);

/// <summary>
/// The check value over the whole file; <paramref name="Hash"/> is null where this tool doesn't have it. The key is derived in
/// PKCS#12's own way, or, for PBMAC1 (RFC 9879), as <see cref="Key"/> says.
/// </summary>
internal sealed record PfxMac(string Name, HashAlgorithmName? Hash, byte[] Salt, int Iterations, byte[] Digest)
{
    /// <summary>By PBKDF2: the length of the key, in bytes, and the hash with which it is derived; else null.</summary>
    public (int Length, HashAlgorithmName Hash)? Key { get; init; }

    /// <summary>Hashes that it takes to hold a passphrase against it.</summary>
    public long Work => Key is { } key ? Pbkdf2Parameters.Work(key.Hash, Iterations, key.Length) : Iterations;

    public bool IsBy(PfxPassphrase passphrase, ReadOnlySpan<byte> authenticated)
    {
        var hash = Hash!.Value;
        var key = Key is { } derived
            ? Rfc2898DeriveBytes.Pbkdf2(passphrase.Utf8, Salt, Iterations, derived.Hash, derived.Length)
            : Pkcs12Derivation.Derive(hash, DerivedMaterial.MacKey, passphrase.Bmp, Salt, Iterations, Digest.Length);
        try
        {
            return CryptographicOperations.FixedTimeEquals(CryptographicOperations.HmacData(hash, key, authenticated), Digest);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}

internal enum PfxBagKind
{
    Certificate,
    Key,

    /// <summary>A key that is encrypted by itself.</summary>
    ShroudedKey,

    /// <summary>A revocation list, a secret, or what no standard knows.</summary>
    Other,
}

/// <summary>
/// One thing in a PFX. <paramref name="Value"/>: a certificate's DER, a PrivateKeyInfo, or what <paramref name="Cipher"/> made
/// of one. <paramref name="KeyId"/> pairs certificates with keys. <paramref name="Provider"/>: where Windows had the key.
/// </summary>
internal sealed record PfxBag(PfxBagKind Kind, ReadOnlyMemory<byte> Value, PfxCipher? Cipher)
{
    public ReadOnlyMemory<byte>? KeyId { get; init; }

    public string? Provider { get; init; }
}
