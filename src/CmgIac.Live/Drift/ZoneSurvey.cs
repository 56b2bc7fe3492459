using System.Collections.Concurrent;
using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Live.Drift;

/// <summary>What is wrong with zones as a whole, and not with one gateway's records; each is looked at once.</summary>
internal sealed class ZoneSurvey(Fleet fleet, DriftSources sources, CancellationToken cancellation)
{
    private readonly ConcurrentDictionary<(DnsName Zone, bool IsInternal), Lazy<Task<ImmutableArray<DriftFinding>>>> known = new();
    private readonly IReadOnlyList<ZoneSet> sets = [.. ZoneSet.Of(fleet)];

    public Task<ImmutableArray<DriftFinding>> Of(WatchedRecord record) =>
        known.GetOrAdd((record.Zone, record.IsInternal), _ => new(() => Ask(record.Zone, record.IsInternal))).Value;

    /// <summary>Where the spec names the zone first, or the domain that it follows from.</summary>
    public SourceSpan At(DnsName zone, bool isInternal)
    {
        var first = fleet.Gateways.First(gateway => gateway.HasCname && (isInternal ? gateway.Dns.Internal?.Zone.Value == zone : gateway.Dns.Zone.Value == zone));
        var written = isInternal ? first.Dns.Internal!.Zone : first.Dns.Zone;
        return !written.IsDefault ? written.Span : isInternal ? first.Dns.Internal!.Span : first.Domain.Span;
    }

    private async Task<ImmutableArray<DriftFinding>> Ask(DnsName zone, bool isInternal)
    {
        var (at, view) = (At(zone, isInternal), sources.ViewOf(isInternal)!);
        var gateways = fleet.Gateways.Where(gateway => gateway.HasCname && (isInternal ? gateway.Dns.Internal?.Zone.Value : gateway.Dns.Zone.Value) == zone).ToList();
        var servers = await view.ServersOf(zone, cancellation);
        var findings = ImmutableArray.CreateBuilder<DriftFinding>();
        var azureFault = await AtAzure(gateways[0], zone, isInternal, at, findings);
        var hasAzure = sources.Azure is not null && AzureZones.Has(gateways[0], isInternal) && !azureFault;
        var isKnown = servers.IsKnown || hasAzure;
        ImmutableArray<string> silent = servers.Unfound is { } why ? servers.Silent.Add(why) : servers.Silent;
        if (!isKnown)
        {
            findings.Add(DriftFinding.Unknown(DriftDiagnostics.AuthorityUnknown(at, zone.Value, [.. servers.Lame, .. silent, .. servers.NotAsked], isInternal)));
        }
        else if (!silent.IsEmpty)
        {
            findings.Add(DriftFinding.Unknown(DriftDiagnostics.ServerSilent(at, zone.Value, silent, isInternal)));
        }

        if (sources.IsBeforeApply)
        {
            return findings.ToImmutable();
        }

        if (isKnown && !servers.Lame.IsEmpty)
        {
            findings.Add(DriftFinding.Difference(DriftDiagnostics.ServerLame(at, zone.Value, servers.Lame, isInternal)));
        }

        if (servers.IsMissing && gateways.Exists(gateway => gateway.State.Value is GatewayState.Live))
        {
            findings.Add(DriftFinding.Difference(DriftDiagnostics.ZoneMissing(at, zone.Value, servers.Above?.Value, isInternal)));
        }

        if (await view.BrokenSignaturesOf(zone, cancellation) is { IsEmpty: false } reasons)
        {
            findings.Add(DriftFinding.Difference(DriftDiagnostics.DnssecBroken(at, servers.Asked.Value, reasons, isInternal)));
        }

        if (!isInternal && !servers.IsMissing && sets.FirstOrDefault(set => set.Zone == zone && !set.IsInternal) is { } records
            && await new CaaSurvey(view).Missing(records, gateways, cancellation) is { } missing)
        {
            findings.Add(missing);
        }

        return findings.ToImmutable();
    }

    /// <summary>True where Azure can't be read.</summary>
    private async Task<bool> AtAzure(GatewaySpec gateway, DnsName zone, bool isInternal, SourceSpan at, ImmutableArray<DriftFinding>.Builder findings)
    {
        if (sources.Azure is not { } azure || !AzureZones.Has(gateway, isInternal))
        {
            return false;
        }

        if (azure.Lacking(gateway) is { } lacking)
        {
            findings.Add(DriftFinding.Unknown(DriftDiagnostics.AzureZoneUnnamed(at, zone.Value, lacking)));
            return true;
        }

        if (await azure.FaultOf(gateway, zone, isInternal, cancellation) is not { } fault)
        {
            return false;
        }

        findings.Add(DriftFinding.Unknown(DriftDiagnostics.AzureZoneUnread(at, zone.Value, fault)));
        return true;
    }
}
