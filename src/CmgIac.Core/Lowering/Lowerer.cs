using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Lowering;

/// <summary>A fleet to jobs: which files there are, and the plain values of each. Spans stop here.</summary>
internal static class Lowerer
{
    /// <summary>
    /// Jobs in the order certificates, gateways, zones. With <paramref name="serviceName"/> only those that concern that
    /// gateway; its zones hold the records of all gateways as ever.
    /// </summary>
    public static StageResult<RenderJobs> Lower(Fleet fleet, DnsName? serviceName = null)
    {
        var rendered = fleet.Gateways.Where(gateway => gateway.IsRendered).ToList();
        var chosen = rendered.Where(gateway => serviceName is null || gateway.ServiceName == serviceName).ToList();
        var certificates = chosen.Select(gateway => gateway.CommonNameKey).ToHashSet(StringComparer.Ordinal);
        var zones = chosen.Where(gateway => gateway.HasCname)
            .SelectMany(gateway => gateway.Dns.Zones).Select(zone => zone.Value).ToHashSet();
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

    private static RenderJob OfCertificate(IGrouping<string, GatewaySpec> sharing)
    {
        var gateways = sharing.ToList();
        return new RenderJob(
            JobScope.Certificate,
            "certificates/" + gateways[0].CertificateFileName,
            GatewaySpec.SpecPathsOf(gateways),
            [new CertificatePart(gateways[0], CertificateView.Of(gateways))]);
    }

    private static RenderJob OfGateway(GatewaySpec gateway) => new(
        JobScope.Gateway, $"gateways/{gateway.ServiceName}", [gateway.SpecPath], [GatewayView.PartOf(gateway)]);

    private static RenderJob OfZone(IGrouping<DnsName, ZoneSet> sets) => new(
        JobScope.Zone,
        $"zones/{sets.Key}",
        [.. sets.SelectMany(set => set.Specs).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        [.. sets.Select(ZoneView.PartOf)]);
}
