using System.Buffers;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>Quotation marks that a word processor or a web page has put in the place of straight ones; Windows takes them for letters.</summary>
internal static class TypographicQuotes
{
    /// <summary>U+201C to U+201F, and what two of them are in Windows' code page where the file isn't UTF-8.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("\u201C\u201D\u201E\u201F\u0093\u0094");

    /// <summary>
    /// The text with straight marks in their places, so that offsets stay, and the lines that had others. Within straight marks
    /// and in comments they are text.
    /// </summary>
    public static (string Text, IReadOnlyList<int> Lines) Straighten(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks))
        {
            return (text, []);
        }

        var straight = text.ToCharArray();
        var lines = new List<int>();
        var line = 1;
        var scan = new QuoteScan();
        for (var at = 0; at < straight.Length; at++)
        {
            if (scan.MayQuote && Marks.Contains(straight[at]))
            {
                straight[at] = '"';
                if (lines.Count == 0 || lines[^1] != line)
                {
                    lines.Add(line);
                }
            }
            else
            {
                scan.Step(straight[at]);
                line += straight[at] == '\n' ? 1 : 0;
            }
        }

        return (new string(straight), lines);
    }
}

/// <summary>Follows an INF character by character: within quotation marks, in a comment, or neither.</summary>
internal struct QuoteScan
{
    private bool quoted;

    /// <summary>Behind an unquoted ';' on its line.</summary>
    public bool InComment { get; private set; }

    public readonly bool MayQuote => !quoted && !InComment;

    public void Step(char c)
    {
        if (c is '\r' or '\n')
        {
            (quoted, InComment) = (false, false);
        }
        else if (!InComment)
        {
            quoted ^= c == '"';
            InComment = c == ';' && !quoted;
        }
    }
}
