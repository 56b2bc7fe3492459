using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>Every diagnostic at its line. Those of one code stand together, with what its page explains.</summary>
internal sealed class DiagnosticCards(ReportFacts facts, FleetFilter filter)
{
    private const int LinesAround = 2;

    /// <summary>Characters before a place, of it and behind it, each.</summary>
    private const int LongestPart = 200;

    /// <summary>What concerns more gateways isn't hidden with them: it is a matter of the spec.</summary>
    private const int MostConcerned = 50;

    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    private static readonly MarkdownPipeline Pages = new MarkdownPipelineBuilder().DisableHtml().Build();

    private readonly Dictionary<string, string[]> lines = facts.Specs
        .Where(spec => spec.Text is not null)
        .ToDictionary(spec => spec.Path, spec => spec.Text!.Split(LineEnds, StringSplitOptions.None), StringComparer.Ordinal);

    private readonly HashSet<string> explained = [.. facts.Diagnostics.Select(diagnostic => diagnostic.Code)];

    /// <summary>By where values begin, inherited ones too.</summary>
    private readonly ILookup<Core.Text.SourceSpan, DnsName> written = facts.Gateways
        .SelectMany(gateway => gateway.Written.Select(value => value.Span).Append(gateway.Span).Select(span => (Begin: span with { EndLine = 0, EndColumn = 0 }, gateway.ServiceName)))
        .ToLookup(item => item.Begin, item => item.ServiceName);

    private readonly ILookup<Diagnostic, DnsName> found = (facts.Drift?.Result.Gateways ?? [])
        .SelectMany(item => item.Findings.Select(finding => (finding.Diagnostic, item.Gateway.ServiceName))).ToLookup(item => item.Diagnostic, item => item.ServiceName);

    private ILookup<DnsName, Diagnostic>? own;

    /// <summary>A code that leads to its explanation in the page.</summary>
    public static Html LinkTo(string code) => Tag("a", Class("code"), Set("href", $"#{code}"), code);

    /// <summary>"CMG2004: a prefix that Azure can't take"</summary>
    public static string TitleOf(string code) => PageOf(code).Split('\n', 2)[0].TrimStart('#', ' ');

    public Html? Section() => facts.Diagnostics.IsEmpty ? null : Tag(
        "section", Set("id", "diagnostics"), Set("aria-labelledby", "diagnostics-title"),
        filter.PartOf(facts.Diagnostics.Select(GatewaysOf)),
        Tag("h2", Set("id", "diagnostics-title"), $"Diagnostics: {TextReport.Count(facts.Diagnostics)}"),
        DiagnosticList.Sort(facts.Diagnostics).GroupBy(item => item.Code, StringComparer.Ordinal)
            .OrderByDescending(code => code.Max(item => item.Severity)).ThenBy(code => code.Key, StringComparer.Ordinal).Select(code => Group(code.Key, [.. code])),
        ExplanationsOf((facts.Drift?.Result.Gateways ?? []).SelectMany(gateway => gateway.Findings).Select(finding => finding.Diagnostic.Code)));

    /// <summary>What codes mean that stand elsewhere in the page, and aren't among the diagnostics.</summary>
    public ImmutableArray<Html> ExplanationsOf(IEnumerable<string> codes) =>
        [.. codes.Where(code => explained.Add(code)).Order(StringComparer.Ordinal).Select(code => Explanation(code, TitleOf(code)))];

    /// <summary>"1 error", "2 warnings": each leads to the first group of such.</summary>
    public IEnumerable<Html> LinksOf(DnsName gateway)
    {
        return OwnOf(gateway).GroupBy(diagnostic => diagnostic.Severity).OrderByDescending(severity => severity.Key).Select(severity => Tag(
            "a", Class($"badge {(severity.Key == Severity.Error ? "different" : "unknown")}"),
            Set("href", $"#{GroupOf(severity.Select(diagnostic => diagnostic.Code).Min(StringComparer.Ordinal)!)}"),
            TextReport.Plural(severity.Count(), Choice.Word(severity.Key))));
    }

    private IEnumerable<Diagnostic> OwnOf(DnsName gateway)
    {
        own ??= facts.Diagnostics.SelectMany(diagnostic => GatewaysOf(diagnostic).Distinct().Select(name => (name, diagnostic))).ToLookup(item => item.name, item => item.diagnostic);
        return own[gateway];
    }

    private static string GroupOf(string code) => $"all-{code}";

    private Html Group(string code, IReadOnlyList<Diagnostic> places) => Tag(
        "div", Class("group"), Set("id", GroupOf(code)), filter.RowOf(places.Select(GatewaysOf)),
        Tag("h3", TitleOf(code)),
        Explanation(code, $"What {code} means, and what to write instead", places.Any(place => place.Severity == Severity.Error)),
        places.Any(place => place.Severity == Severity.Error)
            ? Fold.Pressing([.. places.OrderByDescending(item => item.Severity)], ("place", "places"), Cards)
            : Fold.Of(places.Count, Fold.Few, $"Show all {places.Count} places", Cards(places)));

    private Html Cards(IEnumerable<Diagnostic> places) => Tag("ul", Class("diagnostics"), places.Select(Card));

    /// <summary>"errors", "warnings" or "none": the worst of what is told of a gateway.</summary>
    public string WorstOf(DnsName gateway)
    {
        var severities = OwnOf(gateway).Select(diagnostic => diagnostic.Severity).ToList();
        return severities.Count == 0 ? "none" : severities.Max() == Severity.Error ? "errors" : "warnings";
    }

    /// <summary>The gateways that have the value at which it stands, or of which the survey found it; none where it concerns whole specs.</summary>
    private IEnumerable<DnsName> GatewaysOf(Diagnostic diagnostic)
    {
        var concerned = found[diagnostic].Concat(written[diagnostic.Span with { EndLine = 0, EndColumn = 0 }]).ToList();
        return concerned.Count <= MostConcerned ? concerned : [];
    }

    private Html Card(Diagnostic diagnostic) => Tag(
        "li", Class(diagnostic.Severity == Severity.Error ? "error" : "warning"), filter.RowOf(GatewaysOf(diagnostic)),
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

    private static string PageOf(string code) => EmbeddedText.Find($"diagnostics/{code}.md") ?? $"# {code}\n";

    /// <param name="code">Whose page it is.</param>
    /// <param name="summary">What stands in the open.</param>
    /// <param name="isPressing">Is it printed, too?</param>
    private static Html Explanation(string code, string summary, bool isPressing = false)
    {
        var document = Markdown.Parse(PageOf(code), Pages);
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
        return Tag("details", Set("id", code), Class(isPressing ? "explanation pressing" : "explanation"), Tag("summary", summary), new Trusted(markup.ToString()));
    }
}
