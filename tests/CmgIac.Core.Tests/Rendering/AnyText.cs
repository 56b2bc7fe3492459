using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CmgIac.Core.Tests.Rendering;

/// <summary>Any .NET string, with a bias to what some language reads as more than itself.</summary>
public sealed record AnyText(string Value)
{
    private static readonly string[] Nasty =
    [
        "'", "\"", "`", "\\", "$", "{", "}", "${", "%{", "$$", "%%", "%", "%name%", ";", "#", "<", ">", "&", "&amp;", "|",
        "\r", "\n", "\r\n", "\t", "\0", "\u0007", "\u001A", "\u007F", "\u0085", "\u00A0", "\u2018", "\u2019", "\u201A",
        "\u201B", "\u201C", "\u2028", "\u2029", "\u202E", "\uFEFF", "\uFFFD", "\uFFFE", "\uFFFF", "\uD83D\uDE00", "\uD83D",
        "\uDE00", " ", "  ", "\\u0041", "\\n", "</script>", "<!--", "-->", "--", "-", "+", "*", "_", "=", "~", "~~", "[", "]",
        "(", ")", "1.", "1)", ":", ": ", " #", ",", "!", "!a", "@", "http://a.b", "www.a.b", "''", "'''", "\"\"", "//", "/*",
        "true", "no", "null", "a", "é", "日", ".", "0", "9", "é",
    ];

    /// <summary>The text as any writer means it: U+FFFD for each lone surrogate.</summary>
    public string Meant => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Value));

    /// <summary>As <see cref="Meant"/>, with a blank for what no line can hold.</summary>
    public string MeantOnOneLine =>
        string.Concat(Meant.Select(c => c is < ' ' or (>= '\u007F' and < '\u00A0') or '\u2028' or '\u2029' ? ' ' : c));

    public static Gen<AnyText> Generator { get; } =
        Gen.Frequency(
                (8, Gen.Elements(Nasty)),
                (2, Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString())),
                (3, Gen.Choose(0x20, 0x7E).Select(c => ((char)c).ToString())))
            .ListOf()
            .Select(parts => new AnyText(string.Concat(parts)));

    public static Arbitrary<AnyText> Arbitrary() => Arb.From(Generator, text =>
        Enumerable.Range(0, text.Value.Length).Select(i => new AnyText(text.Value.Remove(i, 1))));

    public override string ToString() =>
        string.Concat(Value.Select(c => c is >= ' ' and < '\u007F' ? c.ToString() : $"<{(int)c:X4}>"));
}
