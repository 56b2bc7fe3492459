using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Proof;

namespace CmgIac.Core.Adoption;

/// <summary>Finds gateways in a zone: CNAME records that point at a name of Azure's virtual machines.</summary>
internal sealed class ZoneSearch
{
    private const string Cname = "CNAME";

    /// <summary>What may stand beside a CNAME (RFC 4034 2.5, 3, 4; RFC 2535 2.3.5).</summary>
    private static readonly string[] Companions = [Cname, "RRSIG", "NSEC", "KEY", "SIG", "NXT"];

    private readonly FoundZone zone;
    private readonly ILookup<string, MasterRecord> byOwner;

    /// <summary>The lines of names that are delegated or redirected as a whole.</summary>
    private readonly Dictionary<string, int> cuts;

    /// <summary>Names with CNAME records that differ.</summary>
    private readonly HashSet<string> contradicted;

    private ZoneSearch(FoundZone zone)
    {
        this.zone = zone;
        byOwner = zone.Records.ToLookup(record => record.Owner, StringComparer.Ordinal);
        cuts = zone.Records
            .Where(record => record.Type == "DNAME" || (record.Type == "NS" && record.Owner != zone.Name.Value))
            .DistinctBy(record => record.Owner, StringComparer.Ordinal).ToDictionary(record => record.Owner, record => record.Line, StringComparer.Ordinal);
        contradicted = zone.Records.Where(record => record.Type == Cname)
            .DistinctBy(record => (record.Owner, record.Data[0])).CountBy(record => record.Owner, StringComparer.Ordinal)
            .Where(owner => owner.Value > 1).Select(owner => owner.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The gateways in the order of the file, and why other records of this kind are none.</summary>
    public static (ImmutableArray<FoundGateway> Gateways, ImmutableArray<Diagnostic> LeftOut) Find(FoundZone zone)
    {
        var search = new ZoneSearch(zone);
        var gateways = ImmutableArray.CreateBuilder<FoundGateway>();
        var leftOut = ImmutableArray.CreateBuilder<Diagnostic>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in zone.Records.Where(record => record.Type == Cname))
        {
            var (isAzure, target) = AzureTarget.Of(record.Data[0]);
            var lacksDot = !isAzure && search.LacksDot(record);
            if ((!isAzure && !lacksDot) || !seen.Add(search.contradicted.Contains(record.Owner) ? record.Owner : $"{record.Owner} {record.Data[0]}"))
            {
                continue;
            }

            if ((lacksDot ? "the dot at the end of its target is missing, so that it leads to a name in the zone" : search.Misplaced(record) ?? Unfit(record, target)) is { } reason)
            {
                leftOut.Add(AdoptionDiagnostics.RecordNotAdopted(zone.At(record), record.Owner, record.Data[0], reason));
            }
            else
            {
                gateways.Add(search.Gateway(record, target!));
            }
        }

        return (gateways.ToImmutable(), leftOut.ToImmutable());
    }

    /// <summary>Is the target one of Azure's below the zone's name, or below a name in the zone that '$ORIGIN' made?</summary>
    private bool LacksDot(MasterRecord record)
    {
        var target = record.Data[0];
        return target.EndsWith($".{zone.Name}", StringComparison.Ordinal)
            && Enumerable.Range(0, target.Length - zone.Name.Value.Length).Any(at => target[at] == '.' && AzureTarget.Of(target[..at]).IsAzure);
    }

    private FoundGateway Gateway(MasterRecord record, AzureTarget target)
    {
        var labels = record.Owner.Split('.');
        return new(zone.At(record), DnsName.Join(labels), target) { Domain = DnsName.Join(labels[1..]), Zone = zone, Record = record };
    }

    /// <summary>Why no server answers with the record, as the end of a sentence.</summary>
    private string? Misplaced(MasterRecord record)
    {
        if (!record.Owner.EndsWith($".{zone.Name}", StringComparison.Ordinal))
        {
            return record.Owner == zone.Name.Value ? "a CNAME can't stand at the apex of a zone" : $"it lies outside the zone '{zone.Name}'";
        }

        if (byOwner[record.Owner].FirstOrDefault(other => other.Type == Cname && other.Data[0] != record.Data[0]) is { } second)
        {
            return $"the name has another CNAME, to '{second.Data[0]}' (line {second.Line}); a name has one";
        }

        if (byOwner[record.Owner].FirstOrDefault(other => !Companions.Contains(other.Type, StringComparer.Ordinal)) is { } beside)
        {
            return $"a record of type {beside.Type} stands at the same name (line {beside.Line}), and a CNAME has its name alone";
        }

        if (Above(record.Owner).FirstOrDefault(cuts.ContainsKey) is { } cut)
        {
            return $"'{cut}' is delegated or redirected as a whole (line {cuts[cut]})";
        }

        return record.Ttl is null ? "nothing says its TTL; write '$TTL' at the top of the file" : null;
    }

    /// <summary>A name in the zone and those above it, up to the zone's own.</summary>
    private IEnumerable<string> Above(string name)
    {
        yield return name;
        while (name.Length > zone.Name.Value.Length)
        {
            name = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
            yield return name;
        }
    }

    /// <summary>Why the record can't be a gateway's, as the end of a sentence.</summary>
    private static string? Unfit(MasterRecord record, AzureTarget? target)
    {
        if (target is null)
        {
            return "its target is no deployment name, which is a prefix, for a scale set a region, and Azure's suffix";
        }

        if (target.Cloud is null)
        {
            return "Configuration Manager deploys no gateway to the cloud of 21Vianet";
        }

        if (GatewayPrefix.FirstFault(target.Prefix) is { } fault)
        {
            return $"'{target.Prefix}' is no gateway's prefix: it {fault}. {GatewayPrefix.ValidValues.TrimEnd('.')}";
        }

        var first = record.Owner.Split('.')[0];
        if (first != target.Prefix)
        {
            return $"its first label '{first}' isn't the prefix '{target.Prefix}' of its target, and a gateway has them alike";
        }

        return DnsName.TryParse(record.Owner, out _) ? null : "it is no host name";
    }
}
