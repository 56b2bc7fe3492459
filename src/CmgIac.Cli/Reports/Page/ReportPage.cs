using System.Security.Cryptography;
using System.Text;
using CmgIac.Core.Certificates.Calendar;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>
/// The page as a whole: one file that asks nobody for anything. Its policy allows the one style and the one script that are
/// in it, by their hashes, and nothing else.
/// </summary>
internal static class ReportPage
{
    /// <summary>By which a page of ours is known.</summary>
    public const string Beginning = "<!doctype html>\n<html lang=\"en\" data-made-by=\"cmg report\">";

    /// <param name="facts">What is shown.</param>
    /// <param name="isServed">Does the page ask its server for what changed meanwhile?</param>
    public static string Of(ReportFacts facts, bool isServed = false)
    {
        var (style, script) = (EmbeddedText.Find("page.css")!, EmbeddedText.Find("page.js")!);
        var title = facts.Gateways switch
        {
            [] => "Cloud management gateways",
            [var one] => $"Cloud management gateway {one.ServiceName}",
            var all => $"{all.Length} cloud management gateways",
        };
        var output = new StringBuilder(Beginning);
        Tag(
            "head",
            Tag("meta", Set("charset", "utf-8")),
            Tag("meta", Set("http-equiv", "Content-Security-Policy"), Set("content", Policy(style, script, isServed))),
            Tag("meta", Set("name", "viewport"), Set("content", "width=device-width, initial-scale=1")),
            Tag("meta", Set("name", "color-scheme"), Set("content", "light dark")),
            Tag("meta", Set("name", "referrer"), Set("content", "no-referrer")),
            Tag("title", title),
            Tag("style", new Trusted(style))).Write(output);
        Tag(
            "body", isServed ? Set("data-served", "") : null,
            Tag("a", Class("skip"), Set("href", "#main"), "Skip to the content"),
            Tag(
                "header",
                Tag("h1", title),
                Tag("p", Class("quiet"), $"From {SpecsOf(facts)}, as of {Days.Text(facts.Today)}."),
                Overview.Verdicts(facts)),
            Tag("main", Set("id", "main"), Set("tabindex", "-1"), Sections(facts)),
            Tag("footer", Tag("p", Class("quiet"), $"Made by cmg {Shell.Version} of the specs alone{(facts.Drift is { } drift ? $"; asked were {drift.Asked}" : "")}. This page holds all that it shows and asks nobody for anything."), Limits(facts)),
            Tag("script", new Trusted(script))).Write(output);
        return output.Append("</html>\n").ToString();
    }

    private static object?[] Sections(ReportFacts facts)
    {
        var diagnostics = new DiagnosticCards(facts).Section();
        return facts.IsBroken
            ? [diagnostics]
            :
            [
                Overview.Grid(facts),
                ChangeSection.Of(facts.Changes),
                CertificateRows.DueSection(facts.Due),
                facts.Gateways.IsEmpty ? null : new GatewayCards(facts).Section(),
                CertificateRows.Section(facts),
                ZoneCards.Section(facts),
                diagnostics,
            ];
    }

    private static Html? Limits(ReportFacts facts) => facts.Drift is not { Result.Limits: { IsEmpty: false } limits } ? null : Tag(
        "details", Tag("summary", "What the survey leaves open"), Tag("ul", limits.Select(limit => Tag("li", limit))));

    private static string SpecsOf(ReportFacts facts) => facts.Specs switch
    {
        [] => "no spec",
        { Length: <= 3 } few => string.Join(", ", few.Select(spec => spec.Path)),
        var many => $"{many[0].Path} and {many.Length - 1} more specs",
    };

    private static string Policy(string style, string script, bool isServed) =>
        $"default-src 'none'; style-src '{HashOf(style)}'; script-src '{HashOf(script)}'; base-uri 'none'; form-action 'none'{(isServed ? "; connect-src 'self'" : "")}";

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
