using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Changes.Steps;

/// <summary>
/// The commands that bring a change to a zone's hosts, one list a zone: what docs/dns.md says of each family, with the names
/// filled in. <paramref name="folder"/> is where cmg renders into, <paramref name="diff"/> the command that printed the plan.
/// </summary>
internal sealed class DnsCommands(string folder, string diff)
{
    public StepItem Of(ZoneChange zone, RecordPhase phase, IReadOnlyCollection<RecordChange> records) => new(
        zone.IsInternal ? $"{zone.Zone} (internal)" : zone.Zone.Value,
        string.Join("; ", records.Select(Text)),
        [.. zone.Families.SelectMany(family => Family(family, zone, phase, records))]);

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
        var deletes = records.Any(record => record.Kind == RecordChangeKind.Delete);
        return family switch
        {
            "azure" => Azure(place, zone, records),
            "bind" => [$"named-checkzone {zone.Zone} ZONE_FILE", $"rndc reload {zone.Zone}"],
            "nsupdate" => [$"(echo server NAMESERVER; {diff} --format nsupdate --only {Choice.Word(phase)}{(zone.IsInternal ? " --internal" : "")}) | nsupdate -k KEYFILE"],
            "octodns" => [$"octodns-sync --config-file {Quoted($"{place}/config.yaml")} --doit"],
            "dnscontrol" => [$"dnscontrol preview --domains {Tagged(zone)}", $"dnscontrol push --domains {Tagged(zone)}"],
            "route53" => [$"aws route53 change-resource-record-sets --hosted-zone-id ZONE_ID --change-batch {Quoted($"file://{place}/change-batch{(deletes ? "-delete" : "")}.json")}"],
            "terraform" => ["terraform plan -out cmg.tfplan", "terraform apply cmg.tfplan"],
            "windows" => [$"powershell -File {Quoted($"{place}/Set-Records.ps1")}"],
            "external-dns" => [$"kubectl apply -f {Quoted($"{place}/dnsendpoint.yaml")}"],
            _ => [],
        };
    }

    /// <summary>A deployment never deletes.</summary>
    private static ImmutableArray<string> Azure(string place, ZoneChange zone, IReadOnlyCollection<RecordChange> records)
    {
        var azure = zone.First.Dns.Azure;
        var scope = (azure?.Subscription is { } subscription ? $" --subscription {subscription}" : "")
            + $" --resource-group {(azure?.ResourceGroup is { } group ? Quoted(group.Value) : "RESOURCE_GROUP_OF_THE_ZONE")}";
        var kind = zone.IsInternal ? "private-dns" : "dns";
        var deletions = records.Where(record => record is { Kind: RecordChangeKind.Delete, Type: RecordChange.Cname })
            .Select(record => $"az network {kind} record-set cname delete{scope} --zone-name {zone.Zone} --name {record.Name}");
        var parameters = Quoted($"{place}/main.bicepparam");
        return records.All(record => record.Kind == RecordChangeKind.Delete)
            ? [.. deletions]
            :
            [
                $"az deployment group what-if{scope} --parameters {parameters}",
                $"az deployment group create --name cmg-{zone.Zone}{scope} --parameters {parameters}",
                .. deletions,
            ];
    }

    private static string Tagged(ZoneChange zone) => zone.IsInternal ? $"'{zone.Zone}!internal'" : zone.Zone.Value;

    private static string Quoted(string path) =>
        path.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or ':') ? path : $"\"{path}\"";
}
