using System.Collections.Immutable;

namespace CmgIac.Core.Changes.Steps;

/// <summary>What is done in DNS. A record that leads to a gateway stands only while the gateway owns its target.</summary>
internal sealed class DnsSteps(FleetChanges changes, DnsCommands commands)
{
    /// <summary>Seconds: a wrong answer for so long is hardly noticed.</summary>
    private const int ShortTtl = 300;

    public ChangeStep? LowerTtl()
    {
        var items = changes.Zones.SelectMany(zone => zone.Records.Where(record => record.HasNewTarget && record.Before!.Ttl > ShortTtl))
            .Select(record => new StepItem(record.Owner.Value, $"in a change before this one, set 'dns.ttl: {ShortTtl}' in the place of {record.Before!.Ttl}, and publish that", []))
            .ToImmutableArray();
        return items.IsEmpty ? null : new(
            Team.Dns, "Lower the TTL of what gets another target, so that the outage is short. Where it is no matter, leave this out.", items,
            $"{Longest(changes.Records.Where(record => record.HasNewTarget))}: caches still have the old TTL.", "Publish the old TTL again.");
    }

    public ChangeStep? PublishForIssuer() => Step(
        RecordPhase.Issuer,
        changes.Records.Where(record => record.Phase == RecordPhase.Issuer).All(record => record.Kind != RecordChangeKind.Create && !record.HasNewTarget)
            ? "Delete the CAA records that the spec no longer has, before a certificate is requested that they forbid."
            : "Publish what a CA looks at before it issues. Where the host takes the whole zone at once, all new records go with it: then keep a gateway 'planned' in the spec until it is deployed.",
        wait: null,
        "Revert the change, render, and run the same commands.");

    public ChangeStep? Create() => Step(
        RecordPhase.Create,
        "Publish the new records, once the gateway owns the target and not before: the console shows it as Ready, and the target has an address.",
        changes.Gateways.Any(gateway => gateway is { FormerName: not null, Kind: GatewayChangeKind.Redeploy }) ? "24 hours: clients learn the new service name with their policy." : null,
        "Delete the records: revert the change, render, and apply the deletion.");

    public ChangeStep? Update() => Step(
        RecordPhase.Update,
        "Publish the changed records, those with a new target once the gateway owns it.",
        changes.Records.Any(record => record.HasNewTarget) ? $"{Longest(changes.Records.Where(record => record.HasNewTarget))}: until then clients may go to the old target." : null,
        "Revert the change, render, and run the same commands, while the old target is still the gateway's.");

    public ChangeStep? Delete() => Step(
        RecordPhase.Delete,
        "Delete the records, before their gateways go.",
        changes.Records.Any(record => record.Phase == RecordPhase.Delete)
            ? $"{Longest(changes.Records.Where(record => record.Phase == RecordPhase.Delete))}: caches still answer with them, and whoever took a target over would be believed." : null,
        "Revert the change, render, and create the records again, while the gateway still owns its target.");

    private ChangeStep? Step(RecordPhase phase, string what, string? wait, string wayBack)
    {
        var items = (from zone in changes.Zones
                     let records = zone.Records.Where(record => record.Phase == phase).ToList()
                     where records.Count > 0
                     select commands.Of(zone, phase, records)).ToImmutableArray();
        return items.IsEmpty ? null : new(Team.Dns, what, items, wait, wayBack);
    }

    /// <summary>The longest time that caches may keep an old record.</summary>
    private static string Longest(IEnumerable<RecordChange> records) => Seconds.Text(records.Max(record => record.Before!.Ttl));
}
