using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Live.Drift;

/// <summary>May the public CA of a gateway issue for its names, and has the zone the CAA records of the spec?</summary>
internal sealed class CaaSurvey(DnsView view)
{
    private readonly CaaQuestions questions = new(view);

    /// <summary>Only of gateways that are to have a certificate, and of a public CA: no other looks at CAA records.</summary>
    /// <param name="isRight">Its record is as the spec says; else what an alias there leads to says nothing of a certificate.</param>
    /// <param name="isKnown">Servers and resolvers answer; else it has been said that nothing is known.</param>
    public async Task<ImmutableArray<DriftFinding>> Run(GatewaySpec gateway, bool isRight, bool isKnown, CancellationToken cancellation)
    {
        if (gateway.Certificate.Issuer.Value != CertificateIssuer.Public || !gateway.HasCname || gateway.State.Value is not (GatewayState.Live or GatewayState.Planned)
            || PublicIssuers.IsNobody(gateway))
        {
            return [];
        }

        var issuers = PublicIssuers.Of(gateway);
        var findings = new List<DriftFinding>();
        foreach (var name in gateway.SubjectAlternativeNames.Select(name => name.ToLowerInvariant()))
        {
            var isWildcard = name.StartsWith("*.", StringComparison.Ordinal);
            var isOfWrongRecord = !isRight && name == gateway.ServiceName.Value;
            var start = DnsName.Join([isWildcard ? name[2..] : isOfWrongRecord ? gateway.Domain.Value.Value : name]);
            var (set, fault) = await questions.Find(start, gateway.Dns.Zone.Value, cancellation);
            if (set is null && isKnown)
            {
                findings.Add(DriftFinding.Unknown(DriftDiagnostics.CaaUnknown(gateway.Prefix.Span, name, fault!)));
            }
            else if (set?.Forbids(isWildcard, issuers) == true)
            {
                findings.Add(DriftFinding.Difference(DriftDiagnostics.CaaForbids(gateway.Prefix.Span, name, issuers.IsEmpty ? null : issuers[0], set.Shown)));
            }
        }

        return [.. findings.Take(1)];
    }

    /// <summary>The records of the spec that a zone lacks at its apex; what others have there is theirs.</summary>
    public async Task<DriftFinding?> Missing(ZoneSet zone, IEnumerable<GatewaySpec> gateways, CancellationToken cancellation)
    {
        if (zone.Caa.IsEmpty)
        {
            return null;
        }

        var (found, fault) = await questions.At(zone.Zone, zone.Zone, cancellation);
        var lacking = zone.Caa.Select(record => new CaaProperty(false, $"{record.Tag}".ToLowerInvariant(), record.Value.Value))
            .Where(wanted => !found.Any(there => there.Tag == wanted.Tag && there.Value == wanted.Value)).ToList();
        // What forbids the issuer is said of the gateway.
        var isSaid = gateways.Any(gateway => new CaaSet(zone.Zone, found).Forbids(gateway.Certificate.Wildcard.Value, PublicIssuers.Of(gateway)));
        return fault is not null || lacking.Count == 0 || isSaid ? null : DriftFinding.Difference(DriftDiagnostics.CaaMissing(
            zone.Caa[0].Span, zone.Zone.Value, Shown(lacking), found.IsEmpty ? "none" : Shown(found)));
    }

    private static string Shown(IEnumerable<CaaProperty> properties) => string.Join(", ", properties.Select(property => property.Shown));
}
