using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Changes.Steps;

/// <summary>
/// The commands that bring a change to a zone's hosts, one list a zone: what docs/dns.md says of each family, with the names
/// filled in. <paramref name="folder"/> is where cmg renders into, <paramref name="diff"/> the command that printed the plan.
/// </summary>
internal sealed class DnsCommands(string folder, PlanCommand diff)
{
    private const int SurelyOneBatch = 50;

    public StepItem Of(ZoneChange zone, RecordPhase phase, IReadOnlyCollection<RecordChange> records) => new(
        zone.IsInternal ? $"{zone.Zone} (internal)" : zone.Zone.Value,
        string.Join("; ", records.Select(Text)),
        [.. zone.Families.Select(family => Family(family, zone, phase, records)).Where(commands => !commands.IsEmpty)]);

    /// <summary>"create granitefalls CNAME granitefalls.westus.cloudapp.azure.com (3600)"</summary>
    private static string Text(RecordChange record) => record.Kind switch
    {
        RecordChangeKind.Create => $"create {record.Name} {record.Type} {record.After!.Target} (TTL {record.After.Ttl})",
        RecordChangeKind.Delete => $"delete {record.Name} {record.Type} {record.Before!.Target}",
        _ when record.HasNewTarget => $"change {record.Name} {record.Type} from {record.Before!.Target} to {record.After!.Target} (TTL {record.After.Ttl})",
        _ => $"change the TTL of {record.Name} {record.Type} from {record.Before!.Ttl} to {record.After!.Ttl}",
    };

    private ImmutableArray<string> Family(string family, ZoneChange zone, RecordPhase phase, IReadOnlyCollection<RecordChange> records)
    {
        var place = $"{folder}/zones/{zone.Zone}/{(zone.IsInternal ? "internal/" : "")}{family}";
        return family switch
        {
            "azure" => Azure(place, zone, records),
            "bind" => [.. NoMoreRendered(zone, "$INCLUDE"), $"named-checkzone {zone.Zone} ZONE_FILE", $"rndc reload {zone.Zone}"],
            "nsupdate" => Nsupdate(zone, phase),
            "octodns" =>
            [
                .. zone.After is null ? Array.Empty<string>() : [$"octodns-sync --config-file {Quoted($"{place}/config.yaml")} --doit"],
                .. DeletionCommands.OctoDns(zone, records),
            ],
            "dnscontrol" => [.. NoMoreRendered(zone, "require()"), $"dnscontrol preview --domains {Tagged(zone)}", $"dnscontrol push --domains {Tagged(zone)}"],
            "route53" => Route53(place, zone, records),
            "terraform" => [.. NoMoreRendered(zone, "module"), "terraform plan -out cmg.tfplan", "terraform apply cmg.tfplan"],
            "windows" => Windows(place, zone, records),
            "external-dns" => ExternalDns(place, zone, records),
            _ => [],
        };
    }

    /// <summary>A deployment never deletes.</summary>
    private static ImmutableArray<string> Azure(string place, ZoneChange zone, IReadOnlyCollection<RecordChange> records)
    {
        var azure = zone.First.Dns.Azure;
        var scope = (azure?.Subscription is { } subscription ? $" --subscription {subscription}" : "")
            + $" --resource-group {(azure?.ResourceGroup is { } group ? Quoted(group.Value) : "RESOURCE_GROUP_OF_THE_ZONE")}";
        var parameters = Quoted($"{place}/main.bicepparam");
        var deletions = DeletionCommands.Azure(zone, records, scope);
        return records.All(zone.IsWholeSet)
            ? [.. deletions]
            :
            [
                $"az deployment group what-if{scope} --parameters {parameters}",
                $"az deployment group create --name cmg-{zone.Zone}{scope} --parameters {parameters}",
                .. deletions,
            ];
    }

    private ImmutableArray<string> Nsupdate(ZoneChange zone, RecordPhase phase)
    {
        var set = zone.IsInternal ? " --internal" : "";
        return
        [
            $"(echo server NAMESERVER; {diff.Text} --format nsupdate --only {Choice.Word(phase)}{set}) | nsupdate -k KEYFILE",
            $"# Way back of all steps{diff.Condition}: (echo server NAMESERVER; {diff.Opposite} --format nsupdate{set}) | nsupdate -k KEYFILE",
        ];
    }

    /// <summary>The file of deletions fails as a whole where one of them was done before: it is taken where all are of this step.</summary>
    private static ImmutableArray<string> Route53(string place, ZoneChange zone, IReadOnlyCollection<RecordChange> records)
    {
        var gone = records.Where(zone.IsWholeSet).ToList();
        var isRendered = gone.Count > 0 && gone.All(zone.IsRendered) && zone.After!.Retiring.Count() == gone.Count;
        return
        [
            .. records.Count > gone.Count ? Batches("change-batch", zone.After!.Live.Count() + zone.CaaAfter.Length) : Array.Empty<string>(),
            .. isRendered ? Batches("change-batch-delete", gone.Count) : DeletionCommands.Route53(zone, gone),
        ];

        // A file holds more than so many records of the longest names.
        IEnumerable<string> Batches(string name, int count) => count <= SurelyOneBatch
            ? [$"{DeletionCommands.ChangeRecordSets} {Quoted($"file://{place}/{name}.json")}"]
            : [$"for batch in {Quoted($"{place}/{name}")}.json {Quoted($"{place}/{name}")}-[0-9]*.json; do [ ! -e \"$batch\" ] || {DeletionCommands.ChangeRecordSets} \"file://$batch\"; done"];
    }

    /// <summary>What stands at a name with another target is another's to the script.</summary>
    private static ImmutableArray<string> Windows(string place, ZoneChange zone, IReadOnlyCollection<RecordChange> records)
    {
        var unrendered = records.Where(record => zone.IsWholeSet(record) && !zone.IsRendered(record)).ToList();
        var replaces = records.Any(record => record.HasNewTarget || (record.Kind == RecordChangeKind.Delete && !zone.IsWholeSet(record)));
        var script = $"powershell -File {Quoted($"{place}/Set-Records.ps1")}";
        return
        [
            .. records.Count == unrendered.Count ? Array.Empty<string>() : replaces ? [$"{script} -Force -WhatIf", $"{script} -Force"] : [script],
            .. DeletionCommands.Windows(zone, unrendered),
        ];
    }

    private static ImmutableArray<string> ExternalDns(string place, ZoneChange zone, IReadOnlyCollection<RecordChange> records) =>
    [
        .. records.All(record => record.Type == RecordChange.Caa) ? Array.Empty<string>()
            : zone.After is not null ? [$"kubectl apply --server-side -f {Quoted(place)}"]
            : [$"kubectl delete dnsendpoint {(zone.IsInternal ? "cmg-internal-" : "cmg-")}{zone.Zone} --namespace {zone.First.Dns.ExternalDns.Namespace.Value}"],
        .. records.Any(record => record.Type == RecordChange.Caa) ? ["# ExternalDNS has no CAA records: change them at the host by hand."] : Array.Empty<string>(),
    ];

    /// <summary>Whoever includes a file that is gone loads nothing.</summary>
    private static string[] NoMoreRendered(ZoneChange zone, string what) =>
        zone.After is null ? [$"# Nothing is rendered for the zone any more: take the {what} of the rendered file out of yours first."] : [];

    private static string Tagged(ZoneChange zone) => zone.IsInternal ? $"'{zone.Zone}!internal'" : zone.Zone.Value;

    private static string Quoted(string path) =>
        path.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or ':') ? path : $"\"{path}\"";
}
