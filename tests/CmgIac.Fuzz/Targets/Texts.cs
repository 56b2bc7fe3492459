using System.Text;

namespace CmgIac.Fuzz.Targets;

/// <summary>Bytes of the fuzzer as the texts that readers and writers take.</summary>
internal static class Texts
{
    public static string Utf8(ReadOnlySpan<byte> input) => Encoding.UTF8.GetString(input);

    public static string Latin(ReadOnlySpan<byte> input) => Encoding.Latin1.GetString(input);

    /// <summary>UTF-8 or, for an odd first byte, UTF-16 with whatever halves of pairs it has.</summary>
    public static string Any(ReadOnlySpan<byte> input)
    {
        if (input.IsEmpty)
        {
            return "";
        }

        var rest = input[1..];
        return (input[0] & 1) == 0 ? Utf8(rest) : new string(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, char>(rest[..(rest.Length & ~1)]));
    }

    /// <summary>The text as any writer means it: U+FFFD for each lone surrogate.</summary>
    public static string Meant(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>As <see cref="Meant"/>, with a blank for what no line can hold.</summary>
    public static string MeantOnOneLine(string text) =>
        string.Concat(Meant(text).Select(c => c is < ' ' or (>= '\u007F' and < '\u00A0') or '\u2028' or '\u2029' ? ' ' : c));

    /// <summary>As <see cref="Meant"/>, with U+FFFD for what ends a line, turns the direction of writing or goes unseen.</summary>
    public static string Visible(string text) => string.Concat(Meant(text).Select(c =>
        c is < ' ' or (>= '\u007F' and < '\u00A0') or '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF' ? '\uFFFD' : c));
}
