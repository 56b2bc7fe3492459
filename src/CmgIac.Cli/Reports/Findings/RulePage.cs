namespace CmgIac.Cli.Reports.Findings;

/// <summary>
/// What the page of a code says of it. <paramref name="Title"/> begins with a small letter and has no full stop;
/// <paramref name="Meaning"/> is plain text without line ends; <paramref name="Body"/> is Markdown, without the title.
/// </summary>
internal sealed record RulePage(string Code, string Title, string Meaning, string Body)
{
    /// <summary>Null for a code without a page.</summary>
    public static RulePage? Of(string code)
    {
        if (EmbeddedText.Find($"diagnostics/{code}.md") is not { } text)
        {
            return null;
        }

        var (head, body) = (text.Split('\n')[0], WithoutLinks(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim()));
        return new(code, head[$"# {code}: ".Length..], Plain(Part(body, "What it means")), body);
    }

    /// <summary>The title without articles and marks, each word with one capital: 'PrefixThatAzureCantTake'.</summary>
    public string Name => string.Concat(Title.Split(' ', '-')
        .Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit)))
        .Where(word => word.Length > 1 && word is not ("an" or "the"))
        .Select(word => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));

    public string Sentence => char.ToUpperInvariant(Title[0]) + Title[1..] + ".";

    private static string Part(string body, string heading) =>
        ("\n" + body).Split("\n## ").FirstOrDefault(part => part.StartsWith(heading + "\n", StringComparison.Ordinal))?[heading.Length..] ?? "";

    /// <summary>A link leads from page to page, and nowhere from where a log is shown: its text stays.</summary>
    private static string WithoutLinks(string markdown)
    {
        for (var end = markdown.IndexOf("](", StringComparison.Ordinal); end >= 0; end = markdown.IndexOf("](", StringComparison.Ordinal))
        {
            var (start, close) = (markdown.LastIndexOf('[', end), markdown.IndexOf(')', end));
            if (start < 0 || close < 0)
            {
                break;
            }

            markdown = markdown[..start] + markdown[(start + 1)..end] + markdown[(close + 1)..];
        }

        return markdown;
    }

    /// <summary>In one line, up to the first block of code; names in back quotes stand in single ones.</summary>
    private static string Plain(string markdown) =>
        string.Join(' ', markdown.Split("\n```")[0].Replace('`', '\'').Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
