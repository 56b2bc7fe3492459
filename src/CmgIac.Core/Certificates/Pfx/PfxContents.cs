using System.Collections.Immutable;

namespace CmgIac.Core.Certificates.Pfx;

/// <summary>
/// A private key of a PFX, of which the public half alone is kept, as a SubjectPublicKeyInfo: null where there is none to be
/// had. <paramref name="Cipher"/> is its own, or that of the part where it stands; null for a key that anybody can read.
/// </summary>
internal sealed record PfxKey(byte[]? PublicKey, PfxCipher? Cipher, ReadOnlyMemory<byte>? KeyId, string? Provider);

/// <summary>A certificate of a PFX in DER.</summary>
internal sealed record PfxCertificate(ReadOnlyMemory<byte> Der, ReadOnlyMemory<byte>? KeyId);

/// <summary>What a PFX holds, once it was opened.</summary>
internal sealed record PfxContents
{
    public required ImmutableArray<PfxCertificate> Certificates { get; init; }

    public required ImmutableArray<PfxKey> Keys { get; init; }

    /// <summary>How many things in it are neither.</summary>
    public required int Others { get; init; }

    /// <summary>It opened without the passphrase that was given: it has none.</summary>
    public required bool HasNoPassphrase { get; init; }

    /// <summary>Every cipher in it.</summary>
    public required ImmutableArray<PfxCipher> Ciphers { get; init; }
}
