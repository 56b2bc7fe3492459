using System.Collections.Concurrent;
using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Live.Names;

namespace CmgIac.Live.Drift;

/// <summary>Surveys gateways, several at once.</summary>
internal sealed class DriftSurvey(Fleet fleet, DriftSources sources, CancellationToken cancellation)
{
    private readonly ZoneSurvey zones = new(fleet, sources, cancellation);
    private readonly DnsNames targets = new(sources.Public.Resolvers);
    private readonly ConcurrentDictionary<(string Resolver, bool IsInternal), ConcurrentBag<(GatewaySpec Gateway, string Owner, string Why)>> silentResolvers = new();
    private readonly ConcurrentBag<DnsName> unseen = [];

    /// <summary>The gateways whose certificate wasn't looked at, because their name doesn't lead to them.</summary>
    public ImmutableArray<DnsName> Unseen => [.. unseen.Order()];

    /// <summary>Is there anything of the gateway that the world could tell?</summary>
    public static bool IsWatched(GatewaySpec gateway, DriftSources sources) =>
        gateway.HasCname || (sources.Certificates is { } certificates && (gateway.State.Value == GatewayState.Live || (certificates.HasPlace && gateway.State.Value == GatewayState.Planned)));

    /// <param name="progress">Called after each gateway, from any thread.</param>
    public async Task<ImmutableArray<SurveyedDrift>> Run(IReadOnlyList<GatewaySpec> gateways, int atOnce, Action progress)
    {
        var found = new SurveyedDrift[gateways.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, gateways.Count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (index, _) =>
        {
            found[index] = await Survey(gateways[index]);
            progress();
        });
        return WithSilentResolvers(found);
    }

    /// <summary>How far a survey came.</summary>
    private sealed record Way(HashSet<ChainLink> Asked, HashSet<ChainLink> Unreached);

    private async Task<SurveyedDrift> Survey(GatewaySpec gateway)
    {
        var way = new Way([], []);
        var findings = cancellation.IsCancellationRequested ? [] : await Find(gateway, way);
        // After the end of time nobody's answer counts.
        return cancellation.IsCancellationRequested
            ? new(gateway, [DriftFinding.Unknown(DriftDiagnostics.DriftTimeUp(gateway.Prefix.Span, gateway.ServiceName.Value))])
            : new(gateway, [.. findings]) { Asked = [.. way.Asked], Unreached = [.. way.Unreached] };
    }

    private async Task<List<DriftFinding>> Find(GatewaySpec gateway, Way way)
    {
        var findings = new List<DriftFinding>();
        var (leadsThere, isKnown) = (!gateway.HasCname, true);
        foreach (var record in WatchedRecord.Of(gateway, fleet, withInternal: sources.Internal is not null).Where(IsAsked))
        {
            way.Asked.Add(ChainLink.Record);
            var zone = await zones.Of(record);
            // A zone that isn't there lacks no record that isn't wanted.
            findings.AddRange(zone.Where(finding => !findings.Contains(finding) && (record.Presence == Presence.Published || finding.Diagnostic.Code != ChainLinks.ZoneMissing)));
            var survey = new RecordSurvey(sources.ViewOf(record.IsInternal)!, sources.Azure, targets);
            var found = await survey.Run(record, sources.IsBeforeApply, cancellation);
            findings.AddRange(found.Findings);
            leadsThere |= found.IsRight && record is { IsChallenge: false, IsInternal: false };
            if (!found.SilentServers.IsEmpty)
            {
                findings.Add(DriftFinding.Unknown(DriftDiagnostics.ServerSilent(record.At, record.Zone.Value, found.SilentServers, record.IsInternal)));
            }

            isKnown &= found.SilentResolvers.IsEmpty;
            foreach (var (resolver, why) in cancellation.IsCancellationRequested ? [] : found.SilentResolvers)
            {
                silentResolvers.GetOrAdd((resolver, record.IsInternal), _ => []).Add((gateway, record.Owner.Value, why));
            }
        }

        if (!sources.IsBeforeApply)
        {
            findings.AddRange(await AtTheEnd(gateway, leadsThere, isKnown && !findings.Exists(finding => finding.Kind == DriftKind.Unknown), way));
        }

        return findings;
    }

    /// <summary>Before files are applied, a record matters that will be applied.</summary>
    private bool IsAsked(WatchedRecord record) => !sources.IsBeforeApply
        || record.Presence == Presence.Published || record.Gateway.State.Value == GatewayState.Retiring;

    /// <summary>What the name leads to: is there anybody, may a CA issue for it, and what does it present?</summary>
    private async Task<List<DriftFinding>> AtTheEnd(GatewaySpec gateway, bool leadsThere, bool isKnown, Way way)
    {
        var findings = new List<DriftFinding>();
        var (isLive, isRight) = (gateway.State.Value == GatewayState.Live, leadsThere);
        if (isLive && gateway.HasCname && leadsThere)
        {
            way.Asked.Add(ChainLink.Target);
            var label = gateway.GlobalNames.Single(name => name.Kind == GlobalNameKind.DnsLabel);
            var answer = await targets.Ask(label, cancellation);
            leadsThere = answer.State == NameState.Taken;
            if (answer.State == NameState.Free)
            {
                findings.Add(DriftFinding.Difference(DriftDiagnostics.TargetFree(gateway.Prefix.Span, gateway.ServiceName.Value, gateway.DeploymentName.Value)));
            }
            else if (answer.State == NameState.Unknown)
            {
                findings.Add(DriftFinding.Unknown(DriftDiagnostics.TargetUnknown(gateway.Prefix.Span, gateway.DeploymentName.Value, answer.Fault!.Why)));
            }
        }

        else if (isLive && gateway.HasCname)
        {
            way.Unreached.Add(ChainLink.Target);
        }

        findings.AddRange(await new CaaSurvey(sources.Public).Run(gateway, isRight, isKnown && !findings.Exists(finding => finding.Kind == DriftKind.Unknown), cancellation));
        if (sources.Certificates is not { } certificates || gateway.State.Value is GatewayState.Retiring or GatewayState.Retired)
        {
            return findings;
        }

        if (certificates.HasPlace || (isLive && leadsThere))
        {
            way.Asked.UnionWith([ChainLink.Https, ChainLink.Certificate]);
            findings.AddRange(await certificates.Run(gateway, cancellation));
        }
        else if (isLive)
        {
            way.Unreached.UnionWith([ChainLink.Https, ChainLink.Certificate]);
            unseen.Add(gateway.ServiceName);
        }

        return findings;
    }

    /// <summary>A resolver that fails is one fault, however many names it was asked for.</summary>
    private ImmutableArray<SurveyedDrift> WithSilentResolvers(SurveyedDrift[] found)
    {
        foreach (var ((resolver, isInternal), silences) in silentResolvers.OrderBy(item => item.Key.IsInternal).ThenBy(item => item.Key.Resolver, StringComparer.Ordinal))
        {
            string[] whys = [.. silences.Select(silence => silence.Why).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            var finding = DriftFinding.Unknown(DriftDiagnostics.ResolverSilent(resolver, silences.Select(silence => silence.Owner).Distinct(StringComparer.Ordinal).Count(), whys, isInternal));
            for (var i = 0; i < found.Length; i++)
            {
                if (silences.Any(silence => ReferenceEquals(silence.Gateway, found[i].Gateway)))
                {
                    found[i] = found[i] with { Findings = found[i].Findings.Add(finding) };
                }
            }
        }

        return [.. found];
    }
}
