using System.Security.Cryptography;
using System.Text;

namespace CmgIac.Core.Certificates.Pfx;

/// <summary>A passphrase as the two kinds of derivation take it. Overwritten when it is disposed of; it has no text form.</summary>
internal sealed class PfxPassphrase : IDisposable
{
    private readonly byte[] bmp;
    private readonly byte[] utf8;

    private PfxPassphrase(byte[] bmp, byte[] utf8) => (this.bmp, this.utf8) = (bmp, utf8);

    /// <summary>UTF-16, big endian, and its terminator: what PKCS#12's own derivation takes (RFC 7292 B.1).</summary>
    public ReadOnlySpan<byte> Bmp => bmp;

    /// <summary>What PBKDF2 takes here (RFC 8018 3).</summary>
    public ReadOnlySpan<byte> Utf8 => utf8;

    /// <summary>None at all, which PKCS#12's own derivation tells from an empty one: no terminator.</summary>
    public static PfxPassphrase None { get; } = new([], []);

    public static PfxPassphrase Empty { get; } = new([0, 0], []);

    public static PfxPassphrase Of(ReadOnlySpan<char> characters)
    {
        var (terminated, unterminated) = (new byte[(2 * characters.Length) + 2], new byte[Encoding.UTF8.GetByteCount(characters)]);
        Encoding.BigEndianUnicode.GetBytes(characters, terminated);
        Encoding.UTF8.GetBytes(characters, unterminated);
        return new(terminated, unterminated);
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(bmp);
        CryptographicOperations.ZeroMemory(utf8);
    }
}
