using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Lowering;

/// <summary>A fleet to jobs: which files there are, and the plain values of each. Spans stop here.</summary>
internal static class Lowerer
{
    /// <summary>
    /// Jobs in the order certificates, gateways, zones. With <paramref name="serviceNames"/> only those that concern these
    /// gateways; their zones hold the records of all gateways as ever.
    /// </summary>
    public static StageResult<RenderJobs> Lower(Fleet fleet, IReadOnlySet<DnsName>? serviceNames = null)
    {
        var rendered = fleet.Gateways.Where(gateway => gateway.IsRendered).ToList();
        var chosen = serviceNames is null ? rendered : rendered.Where(gateway => serviceNames.Contains(gateway.ServiceName)).ToList();
        var certificates = chosen.Select(gateway => gateway.CommonNameKey).ToHashSet(StringComparer.Ordinal);
        var zones = chosen.SelectMany(ZonesOf).ToHashSet();
        return new(
            new RenderJobs(
            [
                .. rendered.GroupBy(gateway => gateway.CommonNameKey, StringComparer.Ordinal)
                    .Where(group => certificates.Contains(group.Key)).Select(OfCertificate),
                .. chosen.Select(OfGateway),
                .. ZoneSet.Of(fleet).Where(set => zones.Contains(set.Zone)).GroupBy(set => set.Zone).Select(OfZone),
            ]),
            []);
    }

    /// <summary>The folders that hold something of a gateway, some of them together with others.</summary>
    public static IEnumerable<string> FoldersOf(GatewaySpec gateway) =>
        [CertificateFolder(gateway), GatewayFolder(gateway), .. ZonesOf(gateway).Select(ZoneFolder)];

    private static IEnumerable<DnsName> ZonesOf(GatewaySpec gateway) =>
        gateway.HasCname ? gateway.Dns.Zones.Select(zone => zone.Value) : [];

    private static string CertificateFolder(GatewaySpec gateway) => $"certificates/{gateway.CertificateFileName}";

    private static string GatewayFolder(GatewaySpec gateway) => $"gateways/{gateway.ServiceName}";

    private static string ZoneFolder(DnsName zone) => $"zones/{zone}";

    private static RenderJob OfCertificate(IGrouping<string, GatewaySpec> sharing)
    {
        var gateways = sharing.ToList();
        return new RenderJob(
            JobScope.Certificate,
            CertificateFolder(gateways[0]),
            GatewaySpec.SpecPathsOf(gateways),
            () => [CertificateView.PartOf(gateways[0].WithSections(), gateways)]);
    }

    private static RenderJob OfGateway(GatewaySpec gateway) => new(
        JobScope.Gateway, GatewayFolder(gateway), [gateway.SpecPath], () => [GatewayView.PartOf(gateway.WithSections())]);

    private static RenderJob OfZone(IGrouping<DnsName, ZoneSet> sets) => new(
        JobScope.Zone,
        ZoneFolder(sets.Key),
        [.. sets.SelectMany(set => set.Specs).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        () => [.. sets.Select(ZoneView.PartOf)]);
}
