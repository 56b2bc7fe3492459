using System.Runtime.InteropServices;

namespace CmgIac.Core.Rendering;

/// <summary>
/// Knows whether the template's own text has opened quotes on the current line of the output. A value inserted there would
/// be a literal inside a literal: the one way left to get escaping wrong.
/// </summary>
internal sealed class QuoteWatch
{
    private readonly List<char> line = [];

    public void Clear() => line.Clear();

    /// <summary>Text of the template itself. Values are literals, which close what they open.</summary>
    public void AddRaw(ReadOnlySpan<char> text)
    {
        var lineEnd = text.LastIndexOf('\n');
        if (lineEnd >= 0)
        {
            line.Clear();
            text = text[(lineEnd + 1)..];
        }

        line.AddRange(text);
    }

    /// <summary>The quote that is open where the next value goes, or null.</summary>
    public char? OpenIn(Language language)
    {
        char? open = null;
        var written = CollectionsMarshal.AsSpan(line);
        for (var i = written.IndexOfAny(language.Quotes); i >= 0 && i < written.Length; i++)
        {
            var c = written[i];
            if (open is not null && c == '\\' && language.EscapesByBackslash)
            {
                i++;
            }
            else if (c == open)
            {
                open = null;
            }
            else if (open is null && language.Quotes.Contains(c, StringComparison.Ordinal))
            {
                open = c;
            }
        }

        return open;
    }
}
