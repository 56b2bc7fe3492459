using CmgIac.Core.Changes;
using CmgIac.Core.Changes.Steps;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>What a change of specs means: records before and after with their risks, gateways, certificates, and the steps of each team.</summary>
internal static class ChangeSection
{
    public static Html? Of(PlannedChanges? planned, FleetFilter filter) => planned is null ? null : Tag(
        "section", Set("id", "changes"), Set("aria-labelledby", "changes-title"),
        Tag("h2", Set("id", "changes-title"), $"What changes against {planned.Against}"),
        planned.IsStopped ? Stopped(Tag("strong", "error This plan is stopped."), " Nothing of it may be done before the errors are gone.") : null,
        Tag("p", $"{DiffSummary.Of(planned.Changes)}."),
        planned.Guards.GroupBy(guard => guard.Code, StringComparer.Ordinal).OrderByDescending(code => code.Max(guard => guard.Severity)).Select(code => code.Any(guard => guard.Severity == Severity.Error)
            ? Fold.Pressing([.. code.OrderByDescending(guard => guard.Severity)], ("time", "times"), Guards)
            : [Fold.Of(code.Count(), Fold.Few, $"{DiagnosticCards.TitleOf(code.Key)}: {code.Count()} times", Guards(code))]),
        Records([.. planned.Changes.Records], filter),
        Reasons("Gateways", [.. planned.Changes.ChangedGateways.Select(gateway => new Changed(
            Choice.Word(gateway.Kind), gateway.ServiceName + (gateway.FormerName is { } former ? $", which was {former}" : ""), gateway.Reasons, [gateway.ServiceName]))], filter),
        Reasons("Certificates", [.. planned.Changes.ChangedCertificates.Select(certificate => new Changed(
            Choice.Word(certificate.Kind), certificate.CommonName, certificate.Reasons, certificate.Gateways))], filter),
        Steps(planned.Steps, planned.IsStopped),
        Tag("p", Class("quiet"), $"Checksum of this plan: ", Tag("code", PlanChecksum.Of(planned.Changes))));

    private static Html Guards(IEnumerable<Diagnostic> guards) => Tag("ul", Class("findings"), guards.Select(guard => Tag(
        "li", Class(guard.Severity == Severity.Error ? "different" : "unknown"),
        Tag("strong", $"{Choice.Word(guard.Severity)} "), DiagnosticCards.LinkTo(guard.Code), $" {guard.Message}")));

    /// <summary>A gateway or a certificate that changes, and whose cards it goes with.</summary>
    private sealed record Changed(string Kind, string Name, IEnumerable<string> Reasons, IReadOnlyCollection<DnsName> Gateways);

    private static Html? Records(List<RecordChange> records, FleetFilter filter) => records.Count == 0 ? null : Tag(
        "div", filter.PartOf(records.Select(record => record.Gateway is { } gateway ? new[] { gateway } : [])),
        Tag("h3", "DNS records"),
        Fold.Of(records.Count, Fold.Screen, $"{records.Count} records: {Kinds(records.Select(record => Choice.Word(record.Kind)))}", Tag(
            "table", Class("records"),
            Tag("caption", Class("unseen"), "Records before and after"),
            Tag("thead", Tag("tr", new[] { "Change", "Record", "Before", "After", "Risk" }.Select(title => Tag("th", Set("scope", "col"), title)))),
            Tag("tbody", records.Select(record => Tag(
                "tr", Class(Choice.Word(record.Kind)), record.Gateway is { } gateway ? filter.RowOf([gateway]) : null,
                Cell("Change", Tag("span", Class("badge change"), Choice.Word(record.Kind))),
                Tag("th", Set("scope", "row"), Name(DiffSummary.NameOf(record)), $" {record.Type}", Tag("span", Class("quiet"), "zone ", Name(record.Zone.Value))),
                Cell("Before", Value(record.Before)),
                Cell("After", Value(record.After)),
                Cell("Risk", Tag("span", Class($"badge risk-{Choice.Word(record.Risk)}"), DiffSummary.RiskOf(record)))))))),
        Tag("ul", Class("quiet"), records.Select(record => record.Risk).Distinct().OrderDescending()
            .Select(risk => Tag("li", Tag("strong", Choice.Word(risk)), $": {DiffSummary.Explain(risk, records)}"))));

    private static Html Cell(string title, object content) => Tag("td", Set("data-title", title), content);

    private static object Value(RecordValue? value) => value is null ? "–" : new object[] { Tag("code", Name(value.Target)), $" TTL {value.Ttl}" };

    private static Html? Reasons(string title, IReadOnlyCollection<Changed> changed, FleetFilter filter) => changed.Count == 0 ? null : Tag(
        "div", filter.PartOf(changed.Select(item => item.Gateways)),
        Tag("h3", title),
        Fold.Of(changed.Count, Fold.Screen, $"{changed.Count} {title.ToLowerInvariant()}: {Kinds(changed.Select(item => item.Kind))}", Tag("ul", Class("changed"), changed.Select(item => Tag(
            "li", filter.RowOf(item.Gateways), Tag("span", Class("badge change"), item.Kind), " ", Tag("strong", item.Name),
            Tag("ul", item.Reasons.Select(reason => Tag("li", reason))))))));

    /// <summary>"500 create, 2 delete"</summary>
    private static string Kinds(IEnumerable<string> kinds) =>
        string.Join(", ", kinds.CountBy(kind => kind, StringComparer.Ordinal).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Value} {kind.Key}"));

    private static Html Stopped(params ReadOnlySpan<object?> sentence) => Tag("ul", Class("findings"), Tag("li", Class("different"), sentence.ToArray()));

    private static object?[]? Steps(IReadOnlyList<ChangeStep> steps, bool isStopped) => steps.Count == 0 ? null : new object?[]
    {
        Tag("h3", isStopped ? "What would be to do, in this order" : "What to do, in this order"),
        isStopped ? Stopped(Tag("strong", "Run none of these commands."), " They are shown to be read: the plan is stopped.") : null,
        Tag("ol", Class("steps"), steps.Select(step => Tag(
            "li", Tag("span", Class("badge team"), DiffSummary.TeamOf(step.Team)), $" {step.What}",
            step.Items.IsEmpty ? null : Tag("details", Tag("summary", $"{TextReport.Plural(step.Items.Length, "item")}{(step.Items.All(item => item.Commands.IsEmpty) ? "" : isStopped ? ", with commands that are not to be run" : ", with commands")}"), step.Items.Select(Item)),
            step.Wait is { } wait ? Tag("p", Tag("strong", "Then wait "), wait) : null,
            Tag("p", Class("quiet"), $"Way back: {step.WayBack}")))),
    };

    private static object?[] Item(StepItem item) =>
    [
        Tag("h4", item.Name),
        item.Detail is null ? null : Tag("p", item.Detail),
        item.Tools.Select((commands, index) => Copyable.Of(string.Join('\n', commands), $"the commands for {item.Name}{(item.Tools.Length == 1 ? "" : $", {index + 1} of {item.Tools.Length}")}")),
    ];
}
