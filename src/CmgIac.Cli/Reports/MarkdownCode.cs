using System.Globalization;
using System.Text;

namespace CmgIac.Cli.Reports;

/// <summary>
/// Text out of specs, paths and commands as code of Markdown, which nothing reads any further: no mark, no HTML, no link, and
/// on GitHub no mention of a person, issue or commit.
/// </summary>
internal static class MarkdownCode
{
    private const int MaxLength = 300;

    /// <summary>A code span; what is longer than <paramref name="maxLength"/> characters ends with '…'.</summary>
    public static string Span(string text, int maxLength = MaxLength)
    {
        var shown = Visible(text.Length > maxLength ? text[..maxLength] + "…" : text);
        if (shown.Trim().Length == 0)
        {
            return "(blank)";
        }

        var fence = new string('`', LongestRun(shown) + 1);
        var pad = shown[0] is '`' or ' ' || shown[^1] is '`' or ' ' ? " " : "";
        return fence + pad + shown + pad + fence;
    }

    /// <summary>A code span in a table's cell, where a '|' ends the cell even in code, and a backslash before one can't be written.</summary>
    public static string Cell(string text) =>
        Span(text.Replace("\\|", "\uFFFD|", StringComparison.Ordinal)).Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>Lines of a shell as a block, indented as a part of a list's item.</summary>
    public static void Block(StringBuilder output, IReadOnlyCollection<string> commands, string indent)
    {
        if (commands.Count == 0)
        {
            return;
        }

        var fence = new string('`', Math.Max(3, commands.Max(LongestRun) + 1));
        output.Append(indent).Append(fence).Append("sh\n");
        foreach (var command in commands)
        {
            output.Append(indent).Append(Visible(command)).Append('\n');
        }

        output.Append(indent).Append(fence).Append('\n');
    }

    /// <summary>Nothing that ends a line or turns its direction.</summary>
    private static string Visible(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            ? "\uFFFD" : rune.ToString()));

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
