using System.Text;
using System.Text.Unicode;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>How the bytes of a policy file become text: as Windows does it, or against what Windows would make of them.</summary>
internal enum PolicyEncoding
{
    /// <summary>The same in every code page.</summary>
    Ascii,

    /// <summary>UTF-16 with a byte order mark.</summary>
    Utf16,

    /// <summary>UTF-16 in the order of bytes that Windows doesn't know in an INF.</summary>
    Utf16BigEndian,

    /// <summary>UTF-8 with a byte order mark, which Windows takes for text.</summary>
    Utf8WithMark,

    /// <summary>Bytes beyond ASCII, which mean something else in each machine's code page.</summary>
    CodePage,
}

/// <summary>The bytes of a certreq policy file as text, without a byte order mark.</summary>
internal sealed record PolicyText(string Text, PolicyEncoding Encoding)
{
    /// <summary>Null where the bytes are no text at all: NUL characters, or UTF-16 that breaks off or has half a character.</summary>
    public static PolicyText? Decode(ReadOnlySpan<byte> bytes)
    {
        var decoded = bytes switch
        {
            [0xFF, 0xFE, ..] => Utf16(bytes[2..], System.Text.Encoding.Unicode, PolicyEncoding.Utf16),
            [0xFE, 0xFF, ..] => Utf16(bytes[2..], System.Text.Encoding.BigEndianUnicode, PolicyEncoding.Utf16BigEndian),
            [0xEF, 0xBB, 0xBF, ..] => new(System.Text.Encoding.UTF8.GetString(bytes[3..]), PolicyEncoding.Utf8WithMark),
            _ => new(
                (Utf8.IsValid(bytes) ? System.Text.Encoding.UTF8 : System.Text.Encoding.Latin1).GetString(bytes),
                Ascii.IsValid(bytes) ? PolicyEncoding.Ascii : PolicyEncoding.CodePage),
        };
        return decoded?.Text.Contains('\0', StringComparison.Ordinal) == false ? decoded : null;
    }

    /// <summary>By its content, a mark of UTF-16 or a section's header, else by its name.</summary>
    public static bool IsPolicy(string path, ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
        || path.EndsWith(".inf", StringComparison.OrdinalIgnoreCase)
        || HasHeader(System.Text.Encoding.Latin1.GetString(bytes));

    /// <summary>Does a line begin a section that every policy file has?</summary>
    public static bool HasHeader(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.TrimStart(" \t\u00EF\u00BB\u00BF");
            if (trimmed.StartsWith("[Version]", StringComparison.OrdinalIgnoreCase)
                || trimmed.StartsWith("[NewRequest]", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static PolicyText? Utf16(ReadOnlySpan<byte> bytes, Encoding encoding, PolicyEncoding kind)
    {
        var text = encoding.GetString(bytes);
        // The decoder puts U+FFFD for half a character; a file that has one of its own is as broken.
        return bytes.Length % 2 == 0 && !text.Contains('\uFFFD', StringComparison.Ordinal) ? new(text, kind) : null;
    }
}
