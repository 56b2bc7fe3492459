namespace CmgIac.Cli.Reports.Page;

/// <summary>
/// Lines of a picture, which breaks none by itself. Nobody knows the reader's font: a character counts as wide as in the
/// widest of the usual ones. Lengths are units of the picture.
/// </summary>
internal static class PictureText
{
    /// <summary>Widths of a character: in titles and states, in keys, in names, which have a fixed-width font.</summary>
    public const double Title = 9.6;

    public const double Key = 7.8;

    private const double Value = 8.2;

    /// <summary>Characters that are worth a line.</summary>
    private const int Shortest = 3;

    /// <summary>Nobody reads more of a sentence in a picture; the card has all of it.</summary>
    private const int MostLines = 4;

    /// <summary>A name, broken before a dot where that fits, and so that more than its last label goes to the next line.</summary>
    public static IEnumerable<string> Name(string text, int width)
    {
        var columns = (int)(width / Value);
        while (text.Length > columns)
        {
            var beforeLast = text.LastIndexOf('.') is var last and > 0 ? text.LastIndexOf('.', last - 1) : -1;
            var at = text.LastIndexOf('.', Math.Clamp(beforeLast, 0, columns));
            at = at >= Shortest ? at
                : text.LastIndexOf('-', columns - 1) is var dash && dash >= Shortest ? dash + 1
                : text.LastIndexOf('.', columns) is var dot && dot >= Shortest ? dot : columns;
            yield return text[..at];
            text = text[at..];
        }

        yield return text;
    }

    /// <summary>A sentence, broken between words.</summary>
    public static IEnumerable<string> Words(string text, int width, double character)
    {
        var columns = (int)(width / character);
        while (text.Length > columns && text.LastIndexOf(' ', columns) is var at and > 0)
        {
            yield return text[..at];
            text = text[(at + 1)..];
        }

        yield return text;
    }

    /// <summary>A sentence in the font of names, in which a word may be longer than a line.</summary>
    public static IEnumerable<string> Sentence(string text, int width)
    {
        var lines = Words(text, width, Value).SelectMany(line => Name(line, width)).Take(MostLines + 1).ToList();
        return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines - 1), "…"];
    }
}
