using System.Text;
using System.Text.Unicode;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Core.Syntax;

/// <summary>Bytes to text: UTF-8, with or without BOM, and nothing that YAML's scanner would trip over unseen.</summary>
internal static class SpecDecoder
{
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The text without BOM, or null with at least one diagnostic.</summary>
    public static string? Decode(SpecText spec, DiagnosticList diagnostics)
    {
        var bytes = spec.Bytes.AsSpan();
        var start = SourceSpan.WholeFile(spec.Path);
        if (bytes.Length > MaxBytes)
        {
            diagnostics.Add(ParseDiagnostics.TooLarge(start, MaxBytes));
            return null;
        }

        if (OtherUnicodeForm(bytes) is { } encoding)
        {
            diagnostics.Add(ParseDiagnostics.Utf16(start, encoding));
            return null;
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (!Utf8.IsValid(bytes))
        {
            diagnostics.Add(ParseDiagnostics.InvalidUtf8(FirstInvalid(spec.Path, bytes)));
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes);
        if (text.StartsWith('\uFEFF'))
        {
            diagnostics.Add(ParseDiagnostics.SecondPreamble(SourceSpan.At(spec.Path, 1, 1, 1)));
        }

        text = ScanLines(spec.Path, text, diagnostics);
        return diagnostics.HasErrors ? null : text;
    }

    /// <summary>UTF-16 or UTF-32 by BOM, or by the NUL that ASCII text has in every second byte.</summary>
    private static string? OtherUnicodeForm(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "UTF-16",
        [not 0, 0, not 0, 0, ..] or [0, not 0, 0, not 0, ..] => "UTF-16",
        _ => null,
    };

    private static SourceSpan FirstInvalid(string path, ReadOnlySpan<byte> bytes)
    {
        var (line, column) = (1, 1);
        while (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            bytes = bytes[consumed..];
            var endsLine = rune.Value == '\n' || (rune.Value == '\r' && !bytes.StartsWith("\n"u8));
            (line, column) = endsLine ? (line + 1, 1) : (line, column + rune.Utf16SequenceLength);
        }

        return SourceSpan.At(path, line, column, 1);
    }

    /// <summary>
    /// Is every line that is indented, but for blank ones and comments, indented by tabs first? Then each tab is a level,
    /// or what a list's '- ' takes; beside lines indented by blanks, a tab may be any number of them.
    /// </summary>
    private static bool IndentsByTabsAlone(string text) => text.Split('\n', '\r').All(line =>
    {
        var words = line.TrimStart(' ', '\t');
        var indentation = line[..^words.Length];
        return words.Length == 0 || words[0] == '#' || indentation.Length == 0 || indentation.TrimStart('\t').All(c => c == ' ') && indentation[0] == '\t';
    });

    private static (SourceSpan Tabs, string Blanks) BlanksFor(string path, int line, ReadOnlySpan<char> text)
    {
        var tabs = text.IndexOfAnyExcept('\t');
        return (SourceSpan.At(path, line, 1, tabs), new string(' ', 2 * tabs));
    }

    /// <summary>
    /// Reports characters that no YAML text may hold, and tabs that indent: YamlDotNet takes NUL for the end of the
    /// file, U+0085, U+2028 and U+2029 for line ends, and some of the tabs for blanks. Returns the text without the tabs
    /// of lines that are blank or comments, which YAML allows and YamlDotNet doesn't.
    /// </summary>
    private static string ScanLines(string path, string text, DiagnosticList diagnostics)
    {
        var kept = new StringBuilder(text.Length);
        var (line, start, tab) = (1, 0, -1);
        var indenting = true;
        var byTabsAlone = new Lazy<bool>(() => IndentsByTabsAlone(text));
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            var endsLine = c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (indenting && c is (' ' or '\t'))
            {
                tab = tab < 0 && c == '\t' ? i : tab;
            }
            else if (indenting)
            {
                indenting = false;
                if (tab >= 0 && (c is '#' or '\r' || endsLine))
                {
                    kept.Length -= i - tab;
                }
                else if (tab >= 0)
                {
                    diagnostics.Add(ParseDiagnostics.TabIndentation(
                        SourceSpan.At(path, line, tab - start + 1, 1), byTabsAlone.Value ? BlanksFor(path, line, text.AsSpan(start)) : null));
                }
            }

            if (endsLine)
            {
                (line, start, tab, indenting) = (line + 1, i + 1, -1, true);
            }
            else if (SpecCharacters.IsForbidden(c) && c is not ('\t' or '\r'))
            {
                diagnostics.Add(ParseDiagnostics.ForbiddenCharacter(SourceSpan.At(path, line, i - start + 1, 1), c));
            }

            kept.Append(c);
        }

        kept.Length--;
        return kept.ToString();
    }
}

/// <summary>Which characters no key or value may hold.</summary>
internal static class SpecCharacters
{
    /// <summary>
    /// A control character, what ends a line, or what turns the direction of writing for the text behind it, so that a review
    /// sees another order than a server gets.
    /// </summary>
    public static bool IsForbidden(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>The first that is forbidden or half of a surrogate pair, as a code point, or null.</summary>
    public static int? FirstForbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (IsForbidden(text[i]) || char.IsSurrogate(text[i]))
            {
                return text[i];
            }
        }

        return null;
    }
}
