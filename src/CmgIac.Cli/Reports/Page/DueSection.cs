using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Due;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>What is due today. Of many steps those of one kind stand together, and the most pressing kind first.</summary>
internal static class DueSection
{
    private const int MostNamed = 5;

    public static Html? Of(DueList due, FleetFilter filter) => due.Steps.IsEmpty && due.UnknownCertificates.IsEmpty ? null : Tag(
        "section", Set("id", "due"), Set("aria-labelledby", "due-title"), filter.PartOf(due.Steps.Select(NamesOf)),
        Tag("h2", Set("id", "due-title"), "What is due"),
        due.Steps.Length <= Fold.Few ? Steps(due.Steps, filter) : due.Steps.GroupBy(step => (step.IsOverdue, step.Action)).Select(kind => Kind([.. kind], filter)),
        due.UnknownCertificates.IsEmpty ? null : Tag(
            "p", Class("quiet"),
            $"No certificate file was given for: {string.Join(", ", due.UnknownCertificates.Take(MostNamed))}{(due.UnknownCertificates.Length > MostNamed ? $" and {due.UnknownCertificates.Length - MostNamed} more" : "")}; when they end is not known, and nothing is listed here as due of them. Name the files in 'certificate.current', or give them by '--certificates'."));

    private static Html Kind(IReadOnlyList<DueStep> steps, FleetFilter filter) => Tag(
        "div", filter.RowOf(steps.Select(NamesOf)),
        steps.Count == 1 ? null : Tag("h3", $"{(steps[0].IsOverdue ? "Overdue" : "Due")}: {DueReport.Title(steps[0].Action)}, {steps.Count} times"),
        Fold.Of(steps.Count, Fold.Few, Span(steps), Steps(steps, filter)));

    /// <summary>"Show all 40, due from 2026-12-01 to 2027-02-03"</summary>
    private static string Span(IReadOnlyList<DueStep> steps)
    {
        var days = steps.Select(step => step.Due).OfType<DateOnly>().Order().ToList();
        return $"Show all {steps.Count}" + (days.Count == 0 ? "" : days[0] == days[^1] ? $", due on {Days.Text(days[0])}" : $", due from {Days.Text(days[0])} to {Days.Text(days[^1])}");
    }

    private static Html Steps(IReadOnlyList<DueStep> steps, FleetFilter filter) => Tag("ul", Class("due"), steps.Select(step => Tag(
        "li", Class(step.IsOverdue ? "overdue" : ""), filter.RowOf(NamesOf(step)),
        Tag("strong", $"{(step.IsOverdue ? "Overdue" : "Due")}{(step.Due is { } day ? $" {Days.Text(day)}" : "")}: {DueReport.Title(step)}."),
        $" {step.Reason}",
        step.Command is { } command ? Copyable.Of(command, $"the command {command}") : null)));

    private static IEnumerable<Core.Model.DnsName> NamesOf(DueStep step) => step.Gateways.Select(gateway => gateway.ServiceName);
}
