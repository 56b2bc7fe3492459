using CmgIac.Core.Changes;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;
using CmgIac.Live.Drift;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>The fleet in a second: what is to be known first, then a tile for each region of each cloud.</summary>
internal static class Overview
{
    public static Html Verdicts(ReportFacts facts) => Tag("ul", Class("verdicts"), VerdictsOf(facts).Select(item => Tag(
        "li", Class(item.Kind), item.Target is null ? item.Text : Tag("a", Set("href", item.Target), item.Text))));

    /// <summary>Null where all gateways are in one region: there is nothing to choose.</summary>
    public static Html? Grid(ReportFacts facts) => facts.Gateways.Select(gateway => (gateway.Cloud.Value.Name, gateway.Region.Value.Name)).Distinct().Count() < 2 ? null : Tag(
        "section", Set("id", "fleet"), Set("aria-labelledby", "fleet-title"),
        Tag("h2", Set("id", "fleet-title"), "Where the gateways are"),
        facts.Gateways.GroupBy(gateway => gateway.Cloud.Value.Name, StringComparer.Ordinal).OrderBy(cloud => cloud.Key, StringComparer.Ordinal).Select(cloud => new object[]
        {
            Tag("h3", $"{cloud.Key}: {TextReport.Plural(cloud.Count(), "gateway")}"),
            Tag("ul", Class("tiles"), cloud.GroupBy(gateway => gateway.Region.Value.Name, StringComparer.Ordinal)
                .OrderBy(region => region.Key, StringComparer.Ordinal).Select(region => Tile(facts, cloud.Key, region.Key, [.. region]))),
        }));

    /// <summary>"drift: 4 differences on 9 gateways, 0 not known, 3 as the spec says"</summary>
    public static string Summary(SurveyedFleet drift)
    {
        var (differ, unknown) = CountsOf(drift);
        var findings = drift.Result.Gateways.SelectMany(item => item.Findings).Where(finding => finding.Kind == DriftKind.Difference).Select(finding => finding.Diagnostic).Distinct().Count();
        return $"drift: {(differ == 0 ? "0 different" : $"{TextReport.Plural(findings, "difference")} on {TextReport.Plural(differ, "gateway")}")}, {unknown} not known, {drift.Result.Gateways.Length - differ - unknown} as the spec says";
    }

    private static IEnumerable<(string Text, string Kind, string? Target)> VerdictsOf(ReportFacts facts)
    {
        var errors = TextReport.Errors(facts.Diagnostics);
        yield return facts.IsBroken ? ($"{TextReport.Plural(errors, "error")}: the specs can't be rendered", "different", "#diagnostics")
            : facts.Diagnostics.IsEmpty ? ("no errors, no warnings", "same", null)
            : (TextReport.Count(facts.Diagnostics), errors > 0 ? "different" : "unknown", "#diagnostics");
        if (facts.IsBroken)
        {
            yield break;
        }

        if (!facts.LeftOut.IsEmpty)
        {
            yield return ("not all is shown", "unknown", "#left-out");
        }

        yield return (TextReport.Plural(facts.Gateways.Length, "gateway"), "", "#gateways");
        if (facts.Drift is { } drift)
        {
            var (differ, unknown) = CountsOf(drift);
            yield return (Summary(drift), differ > 0 ? "different" : unknown > 0 ? "unknown" : "same", "#gateways");
        }

        if (facts.Changes is { } planned)
        {
            yield return planned.IsStopped
                ? ($"change stopped: {DiffSummary.Of(planned.Changes)}", "different", "#changes")
                : ($"change: {DiffSummary.Of(planned.Changes)}", planned.Changes.Risk switch { Risk.Takeover => "different", Risk.Outage => "unknown", _ => "" }, "#changes");
        }

        var expired = facts.Certificates.Count(certificate => certificate.InUse is { } inUse && CertificateWords.HasExpired(inUse, facts.Today));
        if (expired > 0)
        {
            yield return ($"{TextReport.Plural(expired, "certificate")} expired", "different", "#certificates");
        }

        var overdue = facts.Due.Steps.Count(step => step.IsOverdue);
        yield return ($"{facts.Due.Steps.Length} due, {overdue} overdue", overdue > 0 ? "different" : "", facts.Due.Steps.IsEmpty ? null : "#due");
        if (facts.Due.UnknownCertificates.Length is var unseen and > 0)
        {
            yield return ($"{TextReport.Plural(unseen, "certificate")} in use not known", "unknown", "#due");
        }
    }

    private static (int Differ, int Unknown) CountsOf(SurveyedFleet drift) =>
        (drift.Result.Gateways.Count(item => item.Differs), drift.Result.Gateways.Count(item => item is { IsUnknown: true, Differs: false }));

    private static Html Tile(ReportFacts facts, string cloud, string region, IReadOnlyCollection<GatewaySpec> gateways)
    {
        var differ = gateways.Count(gateway => facts.Drift?.Of(gateway)?.Differs == true);
        var unknown = gateways.Count(gateway => facts.Drift?.Of(gateway) is { IsUnknown: true, Differs: false });
        var states = gateways.CountBy(gateway => gateway.State.Value).OrderBy(item => item.Key)
            .Select(item => $"{item.Value} {Choice.Word(item.Key)}");
        return Tag(
            "li", Tag(
                "button", Set("type", "button"), Set("aria-pressed", "false"), Set("data-cloud", cloud), Set("data-region", region), Class($"tile {(differ > 0 ? "different" : unknown > 0 ? "unknown" : facts.Drift is null ? "" : "same")}"),
                Tag("span", Class("region"), region),
                Tag("span", Class("number"), $"{gateways.Count}"),
                Tag("span", Class("quiet"), string.Join(", ", states)),
                facts.Drift is null ? null : Tag("span", differ > 0 ? $"✗ {differ} different" : unknown > 0 ? $"? {unknown} not known" : "✓ as the specs say")));
    }
}
