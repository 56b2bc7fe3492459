using System.Globalization;
using System.Text;

namespace CmgIac.Core.Tests.Rendering.Readers;

/// <summary>
/// Reads one line of plain CommonMark, at a line's start or in a GitHub table's cell, and refuses whatever could be more
/// than text: a block's start, emphasis, code, a link, an entity by name, HTML, an autolink, the end of a cell.
/// </summary>
internal static class MarkdownText
{
    private const string Active = "`*_[]<>&|~\\$@^:!{}#+=";

    public static string Read(string line)
    {
        var number = line.TakeWhile(char.IsAsciiDigit).Count();
        var opening = line.AsSpan(number);
        if (line.StartsWith(' ') || line.EndsWith(' ') || (number == 0 && opening is ['-' or '+' or '#' or '=', ..])
            || (number > 0 && opening is ['.' or ')', ..]) || line.Contains("www.", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException($"More than text: {line}");
        }

        var text = new StringBuilder();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '\\' && at + 1 < line.Length && line[at + 1] is var next && char.IsAscii(next)
                && (char.IsPunctuation(next) || char.IsSymbol(next)))
            {
                text.Append(next);
                at++;
            }
            else if (line[at] == '&' && line.AsSpan(at).StartsWith("&#", StringComparison.Ordinal))
            {
                var end = line.IndexOf(';', at);
                text.Append((char)ushort.Parse(line.AsSpan(at + 2, end - at - 2), NumberStyles.None, CultureInfo.InvariantCulture));
                at = end;
            }
            else if (Active.Contains(line[at], StringComparison.Ordinal) || char.IsControl(line[at]))
            {
                throw new FormatException($"More than text at {at}: {line}");
            }
            else
            {
                text.Append(line[at]);
            }
        }

        return text.ToString();
    }
}
