namespace CmgIac.Cli.Help;

/// <summary>Lines of help within <paramref name="width"/> columns; a word that is longer stays whole.</summary>
internal sealed class HelpLines(TextWriter output, int width)
{
    private const int Indent = 2;

    /// <summary>A term that is longer has its description below it.</summary>
    private const int MaxTerm = 26;

    /// <summary>Below this width there is no room for two columns.</summary>
    private const int MinColumns = 60;

    public void Blank() => output.WriteLine();

    public void Heading(string text) => output.WriteLine($"{text}:");

    /// <summary>A line that is never broken: what is typed.</summary>
    public void Verbatim(string line) => output.WriteLine($"{new string(' ', Indent)}{line}".TrimEnd());

    public void Paragraph(string text, int indent = 0)
    {
        foreach (var line in Wrap(text, width - indent))
        {
            output.WriteLine($"{new string(' ', indent)}{line}");
        }
    }

    /// <summary>Terms and what they mean, in two columns where there is room; <paramref name="column"/> is where the second begins at least.</summary>
    public void Terms(IReadOnlyCollection<(string Term, string Meaning)> terms, int column = 0)
    {
        var start = Math.Max(column, Indent + 2 + terms.Select(item => item.Term.Length).Where(length => length <= MaxTerm).DefaultIfEmpty(0).Max());
        foreach (var (term, meaning) in terms)
        {
            if (width < MinColumns || term.Length + Indent + 2 > start)
            {
                Verbatim(term);
                Paragraph(meaning, width < MinColumns ? Indent * 3 : start);
            }
            else
            {
                var lines = Wrap(meaning, width - start).ToList();
                output.WriteLine($"{new string(' ', Indent)}{term.PadRight(start - Indent)}{lines.FirstOrDefault()}".TrimEnd());
                lines.Skip(1).ToList().ForEach(line => output.WriteLine(new string(' ', start) + line));
            }
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line += line.Length > 0 ? " " + word : word;
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }
}
