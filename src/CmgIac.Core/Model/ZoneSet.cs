using System.Collections.Immutable;
using CmgIac.Core.Text;

namespace CmgIac.Core.Model;

/// <summary>A CNAME of the fleet. A retiring one is still known, to be deleted.</summary>
internal sealed record CnameRecord(DnsName Owner, DnsName Target, int Ttl, DnsName Gateway, bool IsRetiring)
{
    /// <summary>It exists already: Terraform is to take it over.</summary>
    public bool IsImported { get; init; }
}

/// <summary>
/// The records that gateways have in one zone, public or internal, in natural order of their owners. CAA records stand
/// at the apex of the public zone; <paramref name="First"/> is the gateway whose settings all others share.
/// </summary>
internal sealed record ZoneSet(
    DnsName Zone, bool IsInternal, ImmutableArray<CnameRecord> Records, ImmutableArray<CaaSpec> Caa, int CaaTtl, GatewaySpec First,
    ImmutableArray<string> Specs)
{
    public ImmutableArray<Located<string>> Outputs => IsInternal ? First.Dns.Internal!.Outputs : First.Dns.Outputs;

    /// <summary>The CAA records exist already: Terraform is to take them over.</summary>
    public bool ImportsCaa { get; init; }

    /// <summary>Are the records locked where Azure holds them? The key speaks of both zones of split-brain DNS.</summary>
    public bool IsLocked => First.Dns.Azure is { Lock.Value: true };

    /// <summary>Records to be published.</summary>
    public IEnumerable<CnameRecord> Live => Records.Where(record => !record.IsRetiring);

    /// <summary>Records to be deleted.</summary>
    public IEnumerable<CnameRecord> Retiring => Records.Where(record => record.IsRetiring);

    /// <summary>Every zone of the fleet, the public set of a name before the internal one.</summary>
    public static IEnumerable<ZoneSet> Of(Fleet fleet)
    {
        var recorded = fleet.WithRecords.ToList();
        var published = recorded.GroupBy(gateway => gateway.Dns.Zone.Value).Select(Public);
        var inner = recorded.Where(gateway => gateway.Dns.Internal is not null)
            .GroupBy(gateway => gateway.Dns.Internal!.Zone.Value).Select(Internal);
        return published.Concat(inner).OrderBy(set => set.Zone).ThenBy(set => set.IsInternal);
    }

    private static ZoneSet Public(IGrouping<DnsName, GatewaySpec> zone)
    {
        var gateways = zone.ToList();
        var records = Recorded(gateways).Select(gateway => new CnameRecord(
            gateway.ServiceName, gateway.DeploymentName, gateway.Dns.Ttl.Value, gateway.ServiceName, IsRetiring(gateway)) { IsImported = gateway.Dns.TerraformImport.Value })
            .Concat(gateways.SelectMany(Challenge));
        var caa = gateways.SelectMany(gateway => gateway.Dns.Caa).DistinctBy(record => (record.Tag, record.Value.Value));
        return new ZoneSet(
            zone.Key, IsInternal: false, Ordered(records), [.. caa], gateways.Min(gateway => gateway.Dns.Ttl.Value), gateways[0], GatewaySpec.SpecPathsOf(gateways))
        {
            ImportsCaa = gateways.Any(gateway => gateway.Dns.TerraformImport.Value && !gateway.Dns.Caa.IsEmpty),
        };
    }

    private static ZoneSet Internal(IGrouping<DnsName, GatewaySpec> zone)
    {
        var gateways = zone.ToList();
        var records = Recorded(gateways).Select(gateway => new CnameRecord(
            gateway.ServiceName, gateway.DeploymentName, gateway.Dns.Internal!.Ttl.Value, gateway.ServiceName, IsRetiring(gateway)) { IsImported = gateway.Dns.TerraformImport.Value });
        return new ZoneSet(zone.Key, IsInternal: true, Ordered(records), [], 0, gateways[0], GatewaySpec.SpecPathsOf(gateways));
    }

    /// <summary>A planned gateway has no record yet: the name must not be published before the gateway owns it.</summary>
    private static IEnumerable<GatewaySpec> Recorded(IEnumerable<GatewaySpec> gateways) =>
        gateways.Where(gateway => gateway.State.Value != GatewayState.Planned);

    /// <summary>A planned gateway has it already: its certificate is needed before there is a gateway.</summary>
    private static IEnumerable<CnameRecord> Challenge(GatewaySpec gateway) =>
        gateway.Dns.AcmeDelegateTo is { } target && gateway.AcmeChallengeName.IsAtOrBelow(gateway.Dns.Zone.Value)
            ? [new CnameRecord(gateway.AcmeChallengeName, target.Value, gateway.Dns.Ttl.Value, gateway.ServiceName, IsRetiring(gateway)) { IsImported = gateway.Dns.TerraformImport.Value }]
            : [];

    private static bool IsRetiring(GatewaySpec gateway) => gateway.State.Value == GatewayState.Retiring;

    /// <summary>Gateways that share a wildcard share its challenge: it lives while one of them does.</summary>
    private static ImmutableArray<CnameRecord> Ordered(IEnumerable<CnameRecord> records) =>
        [.. records.OrderBy(record => record.IsRetiring).DistinctBy(record => record.Owner).OrderBy(record => record.Owner)];
}
