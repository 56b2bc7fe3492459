using System.Globalization;
using CmgIac.Core.Diagnostics;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>Every diagnostic at its line, with what its page explains.</summary>
internal sealed class DiagnosticCards(ReportFacts facts)
{
    private const int LinesAround = 2;

    /// <summary>Characters before a place, of it and behind it, each.</summary>
    private const int LongestPart = 200;

    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    private static readonly MarkdownPipeline Pages = new MarkdownPipelineBuilder().DisableHtml().Build();

    private readonly Dictionary<string, string[]> lines = facts.Specs
        .Where(spec => spec.Text is not null)
        .ToDictionary(spec => spec.Path, spec => spec.Text!.Split(LineEnds, StringSplitOptions.None), StringComparer.Ordinal);

    /// <summary>A code that leads to its explanation in the page.</summary>
    public static Html LinkTo(string code) => Tag("a", Class("code"), Set("href", $"#{code}"), code);

    public Html? Section()
    {
        var found = (facts.Drift?.Result.Gateways ?? []).SelectMany(item => item.Findings).Select(finding => finding.Diagnostic);
        var all = DiagnosticList.Sort(facts.Diagnostics.Concat(found).Distinct());
        return all.IsEmpty ? null : Tag(
            "section", Set("id", "diagnostics"), Set("aria-labelledby", "diagnostics-title"),
            Tag("h2", Set("id", "diagnostics-title"), $"Diagnostics: {TextReport.Count(all)}"),
            Tag("ul", Class("diagnostics"), all.OrderByDescending(item => item.Severity).Select(Card)),
            Tag("h3", "What they mean"),
            all.Select(item => item.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Explanation));
    }

    private Html Card(Diagnostic diagnostic) => Tag(
        "li", Class(diagnostic.Severity == Severity.Error ? "error" : "warning"),
        Tag("p",
            Tag("strong", diagnostic.Severity == Severity.Error ? "error " : "warning "), LinkTo(diagnostic.Code), " at ", Tag("code", diagnostic.Span.ToString())),
        Tag("p", diagnostic.Message),
        Excerpt(diagnostic),
        diagnostic.Fix is { } fix && !diagnostic.Message.Contains(fix.Title, StringComparison.Ordinal) ? Tag("p", Class("quiet"), $"{fix.Title}.") : null);

    /// <summary>The line, the ones around it, and the place in it.</summary>
    private Html? Excerpt(Diagnostic diagnostic)
    {
        var span = diagnostic.Span;
        if (span == Core.Text.SourceSpan.WholeFile(span.File) || !lines.TryGetValue(span.File, out var text) || span.Line < 1 || span.Line > text.Length)
        {
            return null;
        }

        var (first, last) = (Math.Max(1, span.Line - LinesAround), Math.Min(text.Length, span.Line + LinesAround));
        // What follows the last line end is no line.
        last = last == text.Length && last > span.Line && text[^1].Length == 0 ? last - 1 : last;
        return Tag("pre", Class("excerpt"), Set("tabindex", "0"), Set("aria-label", $"Lines {first} to {last} of {span.File}"), Enumerable.Range(first, last - first + 1).Select(number => Tag(
            "span", Class("row"),
            Tag("span", Class("number"), number.ToString(CultureInfo.InvariantCulture).PadLeft(5) + " "),
            number == span.Line ? Marked(text[number - 1], span) : Shown(text[number - 1], 0, LongestPart),
            "\n")));
    }

    /// <summary>A line may be as long as a spec: what is far from the place is left out.</summary>
    private static object[] Marked(string line, Core.Text.SourceSpan span)
    {
        var start = Math.Clamp(span.Column - 1, 0, line.Length);
        var end = span.EndLine > span.Line ? line.Length : Math.Clamp(span.EndColumn - 1, start, line.Length);
        return end == start
            ? [Tag("mark", Shown(line, 0, LongestPart))]
            : [Shown(line[..start], start - LongestPart, start), Tag("mark", Shown(line[start..end], 0, LongestPart)), Shown(line[end..], 0, LongestPart)];
    }

    private static string Shown(string text, int from, int to) =>
        (from > 0 ? "… " : "") + text[Math.Clamp(from, 0, text.Length)..Math.Clamp(to, 0, text.Length)] + (to < text.Length ? " …" : "");

    private static Html Explanation(string code)
    {
        var page = EmbeddedText.Find($"diagnostics/{code}.md") ?? $"# {code}\n";
        var document = Markdown.Parse(page, Pages);
        var title = page.Split('\n', 2)[0].TrimStart('#', ' ');
        document.RemoveAt(0);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = 4;
        }

        foreach (var link in document.Descendants<LinkInline>().Where(link => link.Url?.StartsWith("http", StringComparison.Ordinal) != true).ToList())
        {
            // A page that isn't here has no place to lead to.
            link.ReplaceBy(new EmphasisInline().AppendChild(new LiteralInline(string.Concat(link.Descendants<LiteralInline>().Select(part => part.Content.ToString())))));
        }

        using var markup = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var renderer = new HtmlRenderer(markup);
        Pages.Setup(renderer);
        renderer.Render(document);
        return Tag("details", Set("id", code), Class("explanation"), Tag("summary", title), new Trusted(markup.ToString()));
    }
}
