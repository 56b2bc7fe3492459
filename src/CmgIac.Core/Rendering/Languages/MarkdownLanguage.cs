using System.Text;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// Markdown (CommonMark and GitHub's tables and links): text that shows as itself in a paragraph, a heading, a list or a
/// table's cell, also at the start of a line; nothing is meant for a code block, where escapes would show. Line breaks
/// and controls become blanks. A name is a code span, which no reader turns into a link.
/// </summary>
internal sealed class MarkdownLanguage : Language
{
    /// <summary>Punctuation without a meaning inside a line; what it may mean at the start, <see cref="IsStart"/> knows.</summary>
    private const string Harmless = "\"%'(),-./;?";

    public static readonly MarkdownLanguage Instance = new();

    private MarkdownLanguage()
    {
    }

    public override string Name => "Markdown";

    public override string Quotes => "";

    public override void WriteText(StringBuilder output, string value)
    {
        var text = Characters.Blank(value, Characters.EndsLine);
        var (start, end) = (text.Length - text.TrimStart().Length, text.TrimEnd().Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (i < start || i >= end)
            {
                // A blank at either end of a line would be dropped, or make the line code.
                output.Append("&#").Append((int)c).Append(';');
            }
            else if (c == '|')
            {
                // A backslash in front of '|' is read twice in a table's cell and once elsewhere.
                output.Append("&#124;");
            }
            else
            {
                output.Append(MustEscape(text, i) ? "\\" : "").Append(c);
            }
        }
    }

    public override void WriteName(StringBuilder output, DnsName value)
    {
        if (value.Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '*' or '.'))
        {
            output.Append('`').Append(value.Value).Append('`');
        }
        else
        {
            WriteText(output, value.Value);
        }
    }

    /// <summary>A word without a mark: letters, digits and inner '-'.</summary>
    public override bool IsBareWord(string word) => Characters.IsWord(word, "0123456789", "-");

    /// <summary>Text without what would end the code span, or the cell of a table that it stands in.</summary>
    public override bool IsCode(string text) =>
        text.Length > 0 && text == text.Trim() && !text.Contains('`', StringComparison.Ordinal) && !text.Contains('|', StringComparison.Ordinal)
        && !text.EnumerateRunes().Any(Characters.IsHidden);

    public override void WriteComment(StringBuilder output, string value) => HtmlLanguage.Instance.WriteComment(output, value);

    private static bool MustEscape(string text, int at) =>
        text[at] is > ' ' and < '\u007F' && !char.IsAsciiLetterOrDigit(text[at])
        && (!Harmless.Contains(text[at], StringComparison.Ordinal) || IsStart(text, at));

    /// <summary>Could a harmless mark here start a list, a rule or a link: first of all, after a first number, after 'www'?</summary>
    private static bool IsStart(string text, int at) =>
        text.AsSpan(0, at).Trim("0123456789").IsEmpty
        || (text[at] == '.' && text.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase));
}
