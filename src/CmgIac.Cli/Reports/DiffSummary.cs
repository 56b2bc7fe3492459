using CmgIac.Core.Changes;
using CmgIac.Core.Text;
using CmgIac.Core.Changes.Steps;

namespace CmgIac.Cli.Reports;

/// <summary>The words that all forms of a plan for people share.</summary>
internal static class DiffSummary
{
    private const string ForIssuer = "it says who may get a certificate for the name, and so who can pose as the gateway.";

    /// <summary>"1 gateway (redeploy), 2 records (1 create, 1 delete); worst risk: takeover"; of what doesn't change nothing is told.</summary>
    public static string Of(FleetChanges changes)
    {
        string[] parts =
        [
            .. Part([.. changes.ChangedGateways.Select(gateway => Choice.Word(gateway.Kind))], "gateway"),
            .. Part([.. changes.Records.Select(record => Choice.Word(record.Kind))], "record"),
            .. Part([.. changes.ChangedCertificates.Select(certificate => Choice.Word(certificate.Kind))], "certificate"),
        ];
        return parts.Length == 0 ? "nothing changes" : string.Join(", ", parts) + changes.Risk switch
        {
            Risk.Takeover => "; worst risk: takeover",
            Risk.Outage => "; worst risk: outage",
            _ => "",
        };
    }

    /// <summary>What the risk is, in a few words.</summary>
    public static string RiskOf(RecordChange record) => record.Risk switch
    {
        Risk.Outage => $"outage, up to {Seconds.Text(record.Before!.Ttl)}",
        var risk => Choice.Word(risk),
    };

    /// <summary>Why it is a risk, as a sentence for somebody who doesn't know it.</summary>
    public static string Explain(Risk risk, IEnumerable<RecordChange> records) => risk switch
    {
        Risk.Takeover when records.All(record => record.Risk != Risk.Takeover || record.Phase == RecordPhase.Issuer) => ForIssuer,
        Risk.Takeover => "a record that stands while the gateway doesn't own its target lets whoever takes the target answer for the name. Publish it only once the gateway owns the target, and delete it before the gateway goes."
            + (records.Any(record => record.Phase == RecordPhase.Issuer) ? $" Of CAA and _acme-challenge records: {ForIssuer}" : ""),
        Risk.Outage => "until the old TTL has passed, clients may still go to the old target.",
        _ => "nothing can go wrong but a slip.",
    };

    public static string NameOf(RecordChange record) =>
        (record.Owner == record.Zone ? record.Zone.Value : record.Owner.Value) + (record.IsInternal ? " (internal)" : "");

    /// <summary>"a → b, TTL 3600 → 300", or what there is.</summary>
    public static string Values(RecordChange record) => (record.Before, record.After) switch
    {
        (null, { } after) => $"→ {after.Target}, TTL {after.Ttl}",
        ({ } before, null) => $"→ {before.Target}, TTL {before.Ttl}",
        ({ } before, { } after) => (before.Target == after.Target ? $"→ {after.Target}" : $"{before.Target} → {after.Target}")
            + (before.Ttl == after.Ttl ? $", TTL {after.Ttl}" : $", TTL {before.Ttl} → {after.Ttl}"),
        _ => "",
    };

    public static string TeamOf(Team team) => team switch
    {
        Team.Dns => "DNS",
        Team.Pki => "PKI",
        _ => "Platform",
    };

    /// <summary>"3 gateways (1 create, 2 update)"</summary>
    private static string[] Part(IReadOnlyCollection<string> kinds, string noun) => kinds.Count == 0 ? [] :
    [
        TextReport.Plural(kinds.Count, noun) + " (" + string.Join(", ", kinds.GroupBy(kind => kind, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => kinds.Count == 1 ? group.Key : $"{group.Count()} {group.Key}")) + ")",
    ];
}
