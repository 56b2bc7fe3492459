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

    /// <summary>A page is for eyes, and is made in memory: some 100 KB for each.</summary>
    public const int MaxGateways = 5000;

    /// <param name="facts">What is shown.</param>
    /// <param name="isServed">Does the page ask its server for what changed meanwhile?</param>
    /// <param name="drawn">Called after each gateway.</param>
    public static string Of(ReportFacts facts, bool isServed = false, Action? drawn = null)
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
            Tag("main", Set("id", "main"), Set("tabindex", "-1"), Content(facts, drawn)),
            Tag("footer", Tag("p", Class("quiet"), $"Made by cmg {Shell.Version} of the specs alone{(facts.Drift is { } drift ? $"; asked were {drift.Asked}" : "")}. This page holds all that it shows and asks nobody for anything."), Limits(facts)),
            Tag("script", new Trusted(script))).Write(output);
        return output.Append("</html>\n").ToString();
    }

    /// <summary>What there is, by which all of it is filtered, then all of it.</summary>
    private static object?[] Content(ReportFacts facts, Action? drawn)
    {
        var filter = new FleetFilter(facts);
        var diagnostics = new DiagnosticCards(facts, filter);
        var sections = Sections(facts, filter, diagnostics, drawn).Where(section => section.Content is not null).ToList();
        // One gateway is what the page is about: nothing is to be chosen, and it comes first.
        var first = facts.Gateways.Length == 1 ? sections.TakeWhile(section => section.Id is "left-out" or "gateways").ToList() : [];
        return
        [
            first.Select(section => section.Content!),
            sections.Count < 2 ? null : Tag("nav", Class("contents"), Set("aria-label", "Contents"), Tag("ul", sections.Select(section => Tag(
                "li", Tag("a", Set("href", $"#{section.Id}"), section.Title), section.Count is { } count ? Tag("span", Class("quiet"), $" {count}") : null)))),
            facts.Gateways.Length < 2 ? null : new[] { filter.Form(diagnostics), filter.Count(), FleetFilter.Nothing() },
            sections.Except(first).Select(section => section.Content!),
        ];
    }

    private static IEnumerable<(string Id, string Title, int? Count, Html? Content)> Sections(ReportFacts facts, FleetFilter filter, DiagnosticCards diagnostics, Action? drawn)
    {
        var gateways = facts.Gateways.IsEmpty ? null : new GatewayCards(facts, filter, diagnostics).Section(drawn);
        yield return ("left-out", "Left out", facts.LeftOut.Length, LeftOut(facts));
        if (!facts.IsBroken)
        {
            if (facts.Gateways.Length == 1)
            {
                yield return ("gateways", "Gateway", null, gateways);
            }

            yield return ("fleet", "Where the gateways are", null, Overview.Grid(facts));
            yield return ("changes", "What changes", facts.Changes?.Changes is { } changes ? changes.ChangedGateways.Count() + changes.Records.Count() + changes.ChangedCertificates.Count() : null, ChangeSection.Of(facts.Changes, filter));
            yield return ("due", "What is due", facts.Due.Steps.Length, DueSection.Of(facts.Due, filter));
            if (facts.Gateways.Length > 1)
            {
                yield return ("gateways", "Gateways", facts.Gateways.Length, gateways);
            }

            yield return ("certificates", "Certificates and their renewals", facts.Certificates.Length, CertificateRows.Section(facts, filter));
            yield return ("zones", "DNS zones", facts.Zones.Length, ZoneCards.Section(facts, filter));
        }

        yield return ("diagnostics", "Diagnostics", facts.Diagnostics.Length, diagnostics.Section());
        yield return ("accepted", "Accepted warnings", facts.Accepted.Length, AcceptedWarnings.Section(facts, diagnostics));
    }

    private static Html? LeftOut(ReportFacts facts) => facts.LeftOut.IsEmpty ? null : Tag(
        "section", Set("id", "left-out"), Set("aria-labelledby", "left-out-title"),
        Tag("h2", Set("id", "left-out-title"), "Left out"),
        Tag("ul", Class("findings"), facts.LeftOut.Select(sentence => Tag("li", Class("unknown"), sentence))));

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
