using System.Text.Json;
using CmgIac.Core.Model;

namespace CmgIac.Core.Changes.Steps;

/// <summary>
/// The commands that delete record sets at a zone's hosts, with the values that the earlier side has: what a spec no longer
/// knows, no rendered file deletes. Of several CAA records one command deletes the set.
/// </summary>
internal static class DeletionCommands
{
    public const string ChangeRecordSets = "aws route53 change-resource-record-sets --hosted-zone-id ZONE_ID --change-batch";

    /// <param name="scope">The options that say where the zone is, with a blank before.</param>
    public static IEnumerable<string> Azure(ZoneChange zone, IEnumerable<RecordChange> records, string scope)
    {
        var (kind, parent) = zone.IsInternal ? ("private-dns", "privateDnsZones") : ("dns", "dnsZones");
        foreach (var record in Sets(zone, records))
        {
            if (record.Type == RecordChange.Caa)
            {
                yield return $"az network {kind} record-set caa delete{scope} --zone-name {zone.Zone} --name '@'";
                continue;
            }

            if (zone.First.Dns.Azure is { Lock.Value: true })
            {
                yield return $"az lock delete --name cmg-record{scope} --namespace Microsoft.Network --parent {parent}/{zone.Zone} --resource-type CNAME --resource {record.Name}";
            }

            yield return $"az network {kind} record-set cname delete{scope} --zone-name {zone.Zone} --name {record.Name}";
        }
    }

    /// <summary>Route 53 wants the values and the TTL to the letter. JSON escapes what ends a shell's quotation.</summary>
    public static IEnumerable<string> Route53(ZoneChange zone, IEnumerable<RecordChange> records) => Sets(zone, records).Select(record =>
    {
        var values = record.Type == RecordChange.Caa ? zone.CaaBefore.Select(CaaText.Of) : [$"{record.Before!.Target}."];
        var items = string.Join(',', values.Select(value => $$"""{"Value":"{{JsonEncodedText.Encode(value)}}"}"""));
        return $$$"""{{{ChangeRecordSets}}} '{"Changes":[{"Action":"DELETE","ResourceRecordSet":{"Name":"{{{record.Owner.Absolute}}}","Type":"{{{record.Type}}}","TTL":{{{record.Before!.Ttl}}},"ResourceRecords":[{{{items}}}]}}]}'""";
    });

    /// <summary>For PowerShell, as the rendered script does it: only while the record points at the gateway.</summary>
    public static IEnumerable<string> Windows(ZoneChange zone, IEnumerable<RecordChange> records)
    {
        var inner = zone.IsInternal ? zone.First.Dns.Internal : null;
        var server = (inner?.WindowsServer is { } name ? $" -ComputerName {Literal(name.Value)}" : "")
            + (inner?.ZoneScope is { } scope ? $" -ZoneScope {Literal(scope.Value)}" : "") + $" -ZoneName {zone.Zone}";
        return Sets(zone, records).Select(record => record.Type == RecordChange.Caa
            ? $"Get-DnsServerResourceRecord{server} -Name '@' -Type 257 -Node | Remove-DnsServerResourceRecord{server} -Force"
            : $"Get-DnsServerResourceRecord{server} -Name {record.Name} -RRType CName -Node | Where-Object {{ $_.RecordData.HostNameAlias.TrimEnd('.') -eq '{record.Before!.Target}' }} | Remove-DnsServerResourceRecord{server} -Force");
    }

    /// <summary>octoDNS deletes what its filters let it see: names that the later side still has.</summary>
    public static IEnumerable<string> OctoDns(ZoneChange zone, IEnumerable<RecordChange> records)
    {
        var seen = zone.After is null ? [] : zone.After.Records.Select(record => record.Owner).ToHashSet();
        return Sets(zone, records).Where(record => record.Type == RecordChange.Caa || !seen.Contains(record.Owner)).Select(record => $"# Delete {record.Type} {record.Owner.Absolute} at the host by hand: the filters of config.yaml don't let octoDNS see it any more."
            + (record.Type == RecordChange.Caa ? "" : " Or keep its gateway in the spec with 'state: retiring' until it is gone."));
    }

    private static IEnumerable<RecordChange> Sets(ZoneChange zone, IEnumerable<RecordChange> records) =>
        records.Where(zone.IsWholeSet).DistinctBy(record => (record.Owner, record.Type));

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
