using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Proof;

namespace CmgIac.Core.Adoption;

/// <summary>Gateways that zones and certificates tell of together, in natural order of their service names.</summary>
internal sealed record FoundFleet(ImmutableArray<FoundGateway> Gateways, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>Joins records and certificates by name; what has only one of the two is told.</summary>
    public static FoundFleet Of(ImmutableArray<FoundZone> zones, ImmutableArray<FoundCertificate> certificates)
    {
        var findings = new List<Diagnostic>();
        var current = Current(certificates, findings);
        var recorded = new List<FoundGateway>();
        foreach (var zone in zones)
        {
            var (gateways, leftOut) = ZoneSearch.Find(zone);
            findings.AddRange(leftOut);
            recorded.AddRange(gateways.Select(gateway => gateway with { Certificate = CertificateOf(gateway, current) }));
        }

        // Where two claim one prefix, the one with a certificate is the gateway.
        var taken = new Dictionary<(string, AzureCloud?), FoundGateway>();
        foreach (var gateway in recorded.OrderBy(gateway => gateway.Certificate is null).ThenBy(gateway => gateway.ServiceName).Concat(Unrecorded(zones, current, recorded, findings)))
        {
            var key = (gateway.Target.Prefix, gateway.Target.Cloud);
            if (!taken.TryAdd(key, gateway))
            {
                findings.Add(AdoptionDiagnostics.PrefixTaken(gateway.At, gateway.ServiceName.Value, gateway.Target.Prefix, taken[key].ServiceName.Value));
            }
        }

        if (!certificates.IsEmpty)
        {
            findings.AddRange(taken.Values.Where(gateway => gateway.Certificate is null)
                .Select(gateway => AdoptionDiagnostics.RecordWithoutCertificate(gateway.At, gateway.ServiceName.Value)));
        }

        var adopted = taken.Values.OrderBy(gateway => gateway.ServiceName).ToImmutableArray();
        return new([.. Challenges(Authorizations(adopted, findings), findings)], [.. findings]);
    }

    /// <summary>By common name; of several the one that is valid for longest.</summary>
    private static Dictionary<string, FoundCertificate> Current(ImmutableArray<FoundCertificate> certificates, List<Diagnostic> findings)
    {
        var current = new Dictionary<string, FoundCertificate>(StringComparer.Ordinal);
        foreach (var certificate in certificates.OrderByDescending(item => item.NotAfter))
        {
            if (!current.TryAdd(certificate.Key, certificate))
            {
                findings.Add(AdoptionDiagnostics.OlderCertificate(certificate.At, certificate.CommonName, current[certificate.Key].At));
            }
        }

        return current;
    }

    private static FoundCertificate? CertificateOf(FoundGateway gateway, Dictionary<string, FoundCertificate> certificates) =>
        certificates.GetValueOrDefault(gateway.ServiceName.Value) ?? certificates.GetValueOrDefault($"*.{gateway.Domain}");

    /// <summary>The gateways of which only certificates tell: those of zones that nobody gave, and those with a name of Azure's.</summary>
    private static IEnumerable<FoundGateway> Unrecorded(
        ImmutableArray<FoundZone> zones, Dictionary<string, FoundCertificate> certificates, List<FoundGateway> recorded, List<Diagnostic> findings)
    {
        var used = recorded.Select(gateway => gateway.Certificate?.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var certificate in certificates.Values.Where(item => !used.Contains(item.Key)).OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            var labels = certificate.Key.Split('.');
            var (isAzure, target) = AzureTarget.Of(certificate.Key);
            if (certificate.IsWildcard || !DnsName.TryParse(certificate.Key, out var name) || labels.Length < 2 || (isAzure && target?.Cloud is null)
                || GatewayPrefix.FirstFault(labels[0]) is not null)
            {
                findings.Add(AdoptionDiagnostics.CertificateWithoutRecord(certificate.At, certificate.CommonName, certificate.IsWildcard
                    ? "no record of a gateway below it was found"
                    : "no gateway has such a name"));
            }
            else if (isAzure)
            {
                yield return new(certificate.At, name, target!) { Certificate = certificate };
            }
            else if (zones.FirstOrDefault(zone => name.IsAtOrBelow(zone.Name)) is { } zone)
            {
                findings.Add(AdoptionDiagnostics.CertificateWithoutRecord(
                    certificate.At, certificate.CommonName, $"the zone '{zone.Name}' has no record of that name that leads to a gateway"));
            }
            else
            {
                yield return new(certificate.At, name, new(labels[0], null, AzureCloud.Public, DeploymentMethod.ScaleSet, null))
                {
                    Domain = DnsName.Join(labels[1..]),
                    Certificate = certificate,
                };
            }
        }
    }

    /// <summary>A zone's CAA records are adopted as they are or not at all: part of the set would mean something else.</summary>
    private static ImmutableArray<FoundGateway> Authorizations(ImmutableArray<FoundGateway> gateways, List<Diagnostic> findings)
    {
        var sets = new Dictionary<FoundZone, ImmutableArray<MasterRecord>>();
        foreach (var zone in gateways.Select(gateway => gateway.Zone).OfType<FoundZone>().Distinct())
        {
            var set = zone.Records.Where(record => record.Type == "CAA" && record.Owner == zone.Name.Value)
                .DistinctBy(record => string.Join(' ', record.Data), StringComparer.Ordinal).ToImmutableArray();
            var ttl = gateways.Where(gateway => gateway.Zone == zone).Min(gateway => gateway.Record!.Ttl);
            var reason = set.IsEmpty ? null
                : set.Any(record => record.Data[0] != "0" || record.Data[1].ToLowerInvariant() is not ("issue" or "issuewild" or "iodef"))
                    ? "one of them has flags, or a tag that a spec doesn't have"
                    : set.Any(record => record.Ttl != ttl) ? $"their TTL isn't the least of the zone's gateways, {ttl}" : null;
            if (reason is not null)
            {
                findings.Add(AdoptionDiagnostics.LeftOut(zone.At(set[0]), $"zone '{zone.Name}'", $"its CAA records stay yours: {reason}"));
            }

            sets.Add(zone, reason is null ? set : []);
        }

        return [.. gateways.Select(gateway => gateway.Zone is null ? gateway : gateway with { Caa = sets[gateway.Zone] })];
    }

    private static IEnumerable<FoundGateway> Challenges(ImmutableArray<FoundGateway> gateways, List<Diagnostic> findings)
    {
        var names = gateways.Select(gateway => gateway.Zone).OfType<FoundZone>().Distinct().ToDictionary(
            zone => zone,
            zone => zone.Records.Where(record => record.Type == "CNAME" && record.Owner.StartsWith("_acme-challenge.", StringComparison.Ordinal))
                .ToLookup(record => record.Owner, StringComparer.Ordinal));
        foreach (var gateway in gateways)
        {
            var owner = $"_acme-challenge.{(gateway.Certificate is { IsWildcard: true } ? gateway.Domain : gateway.ServiceName)}";
            if (gateway.Zone is not { } zone || names[zone][owner].ToList() is not { Count: > 0 } records)
            {
                yield return gateway;
                continue;
            }

            var target = records[0].Data[0];
            var sharing = gateways.Where(other => other.Zone == zone && other.Certificate is { IsWildcard: true } && other.Domain == gateway.Domain);
            var ttls = (gateway.Certificate is { IsWildcard: true } ? sharing : [gateway]).Select(other => other.Record!.Ttl).Distinct();
            var reason = records.DistinctBy(record => record.Data[0], StringComparer.Ordinal).Count() > 1 ? "there are several"
                : !DnsName.TryParse(target, out _) || target == owner ? $"its target '{target}' is no host name"
                : ttls.Any(ttl => ttl != records[0].Ttl) ? $"its TTL isn't that of the gateway's own record" : null;
            if (reason is null)
            {
                yield return gateway with { Challenge = records[0] };
            }
            else
            {
                findings.Add(AdoptionDiagnostics.LeftOut(zone.At(records[0]), $"gateway '{gateway.ServiceName}'", $"the CNAME at '{owner}' stays yours: {reason}"));
                yield return gateway;
            }
        }
    }
}
