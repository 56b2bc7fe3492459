using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Live.Drift;

/// <summary>What was found, and what nobody was asked or can know, in sentences.</summary>
internal sealed record DriftResult(ImmutableArray<SurveyedDrift> Gateways, ImmutableArray<string> Limits)
{
    public static readonly DriftResult None = new([], []);

    /// <summary>Each once: what is wrong with a zone is found for each of its gateways.</summary>
    public ImmutableArray<Diagnostic> Diagnostics
    {
        get
        {
            var diagnostics = new DiagnosticList('6');
            foreach (var finding in Gateways.SelectMany(gateway => gateway.Findings))
            {
                // Of a world of servers, several things may be wrong at one place.
                diagnostics.Add(finding.Diagnostic, finding.Diagnostic.Message);
            }

            return diagnostics.ToImmutable();
        }
    }
}

/// <summary>What the answer leaves open.</summary>
internal static class DriftLimits
{
    public static async Task<ImmutableArray<string>> Of(
        IReadOnlyCollection<GatewaySpec> gateways, DriftSources sources, DriftSurvey survey, CancellationToken cancellation)
    {
        var limits = ImmutableArray.CreateBuilder<string>();
        if (sources.Internal is null)
        {
            limits.AddRange(gateways.Where(gateway => gateway is { HasCname: true, Dns.Internal: not null }).Select(gateway => gateway.Dns.Internal!.Zone.Value).Distinct().Order()
                .Select(zone => $"The internal zone '{zone}' wasn't asked: name a server of it by '--internal-server', or a resolver inside by '--internal-resolver'."));
        }

        foreach (var zone in gateways.Where(gateway => gateway.HasCname).Select(gateway => gateway.Dns.Zone.Value).Distinct().Order())
        {
            limits.AddRange((await sources.Public.ServersOf(zone, cancellation)).NotAsked.Select(why => $"A server of the zone '{zone}' wasn't asked: {why}."));
        }

        limits.AddRange(survey.Unseen.Select(name => $"The certificate of '{name}' wasn't looked at: its name doesn't lead to the gateway."));
        if (sources.Certificates is not null)
        {
            limits.Add("Whether clients trust the CA of a certificate that is served, and whether it was revoked, isn't known.");
        }

        return limits.ToImmutable();
    }
}
