using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Changes;

/// <summary>
/// What the step from one fleet to another means: for its gateways, for the records of its zones, for its certificates.
/// Every report of a difference is made of this. Gateways and certificates that don't differ are there too; records aren't.
/// </summary>
internal sealed record FleetChanges(
    ImmutableArray<GatewayChange> Gateways, ImmutableArray<ZoneChange> Zones, ImmutableArray<CertificateChange> Certificates)
{
    public IEnumerable<RecordChange> Records => Zones.SelectMany(zone => zone.Records);

    public IEnumerable<GatewayChange> ChangedGateways => Gateways.Where(gateway => gateway.Kind != GatewayChangeKind.Unchanged);

    public IEnumerable<CertificateChange> ChangedCertificates => Certificates.Where(certificate => certificate.Kind != CertificateChangeKind.Unchanged);

    public bool IsEmpty => !ChangedGateways.Any() && !ChangedCertificates.Any() && !Records.Any();

    /// <summary>The worst risk of any record.</summary>
    public Risk Risk => Records.Select(record => record.Risk).DefaultIfEmpty().Max();

    /// <summary>Compares two fleets of which only the later must have passed the rules.</summary>
    public static FleetChanges Compare(Fleet before, Fleet after)
    {
        ImmutableArray<GatewayChange> gateways = [.. GatewayPairs.Of(before, after).Select(pair => GatewayComparison.Of(pair.Before, pair.After))];
        var created = gateways.Where(gateway => gateway is { Kind: GatewayChangeKind.Create, Before: not null }).Select(gateway => gateway.Before!.ServiceName).ToHashSet();
        return new(gateways, ZoneChange.Compare(before, after), CertificateChange.Compare(before, after, created));
    }

    /// <summary>Service names of both sides.</summary>
    public IEnumerable<DnsName> ServiceNames =>
        Gateways.SelectMany(gateway => new[] { gateway.ServiceName, gateway.FormerName }).OfType<DnsName>().Distinct();

    /// <summary>What concerns one gateway, by its service name on either side. CAA records are the zone's, and no gateway's.</summary>
    public FleetChanges Narrow(DnsName serviceName)
    {
        var gateway = Gateways.First(item => item.ServiceName == serviceName || item.FormerName == serviceName);
        return new(
            [gateway],
            [.. Zones.Select(zone => zone with { Records = [.. zone.Records.Where(record => record.Gateway is { } owner && IsOf(gateway, owner))] })],
            [.. Certificates.Where(certificate => certificate.Gateways.Any(name => IsOf(gateway, name)))]);
    }

    private static bool IsOf(GatewayChange gateway, DnsName name) => gateway.ServiceName == name || gateway.FormerName == name;
}
