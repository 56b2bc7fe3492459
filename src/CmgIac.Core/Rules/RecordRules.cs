using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rules;

/// <summary>Rules on the records of gateways together.</summary>
internal static class RecordRules
{
    /// <summary>Longer ways than resolvers go are not followed.</summary>
    private const int MaxAliases = 32;

    /// <summary>A CNAME stands alone at its name (RFC 1034 3.6.2): not where a zone begins, nor beside another CNAME.</summary>
    public static IEnumerable<Diagnostic> RecordsCollide(Fleet fleet)
    {
        var recorded = fleet.WithRecords.ToList();
        var zones = recorded
            .SelectMany(gateway => gateway.Dns.Zones)
            .GroupBy(zone => zone.Value).ToDictionary(group => group.Key, group => group.First());
        var challenges = new Dictionary<DnsName, Located<DnsName>>();
        foreach (var gateway in recorded)
        {
            if (zones.TryGetValue(gateway.ServiceName, out var zone) && zone.Span != gateway.Dns.Zone.Span
                && zone.Span != gateway.Dns.Internal?.Zone.Span)
            {
                yield return RuleDiagnostics.RecordCollision(
                    gateway.Prefix.Span, gateway.ServiceName.Value, $"zone '{zone}' begins there", zone.Span);
            }

            if (gateway.Dns.AcmeDelegateTo is { } target && target.Value != gateway.AcmeChallengeName
                && !challenges.TryAdd(gateway.AcmeChallengeName, target) && challenges[gateway.AcmeChallengeName].Value != target.Value)
            {
                yield return RuleDiagnostics.RecordCollision(
                    target.Span, gateway.AcmeChallengeName.Value, "another gateway delegates it elsewhere", challenges[gateway.AcmeChallengeName].Span);
            }
        }
    }

    /// <summary>Where a zone lies between a name and its own, the servers of that are asked, and never those of its own (RFC 1034 4.3.2).</summary>
    public static IEnumerable<Diagnostic> RecordHidden(Fleet fleet)
    {
        var recorded = fleet.WithRecords.ToList();
        return [.. HiddenIn(recorded, gateway => gateway.Dns.Zone), .. HiddenIn(recorded, gateway => gateway.Dns.Internal?.Zone)];
    }

    /// <summary>A challenge is a text record, and none can stand where the fleet has an alias.</summary>
    public static IEnumerable<Diagnostic> ChallengeLeadsNowhere(Fleet fleet)
    {
        var recorded = fleet.WithRecords.ToList();
        var services = recorded.Select(gateway => gateway.ServiceName).ToHashSet();
        var aliases = recorded.Where(gateway => gateway.Dns.AcmeDelegateTo is not null)
            .DistinctBy(gateway => gateway.AcmeChallengeName)
            .ToDictionary(gateway => gateway.AcmeChallengeName, gateway => gateway.Dns.AcmeDelegateTo!.Value);
        foreach (var gateway in recorded)
        {
            if (gateway.Dns.AcmeDelegateTo is not { } target || target.Value == gateway.AcmeChallengeName)
            {
                continue;
            }

            var end = target.Value;
            for (var step = 0; step < MaxAliases && end != gateway.AcmeChallengeName && aliases.TryGetValue(end, out var next); step++)
            {
                end = next;
            }

            if (end == gateway.AcmeChallengeName)
            {
                yield return RuleDiagnostics.AcmeForwardsInCircle(target.Span, end.Value, target.Value.Value);
            }
            else if (services.Contains(end))
            {
                yield return RuleDiagnostics.AcmeForwardsToAlias(target.Span, end.Value);
            }
        }
    }

    private static IEnumerable<Diagnostic> HiddenIn(List<GatewaySpec> recorded, Func<GatewaySpec, Located<DnsName>?> zone)
    {
        var zones = recorded.Select(zone).OfType<Located<DnsName>>().DistinctBy(own => own.Value).ToDictionary(own => own.Value.Value, StringComparer.Ordinal);
        foreach (var gateway in recorded)
        {
            // Of a zone that can't hold the record at all, that is told.
            if (zone(gateway) is { } own && gateway.ServiceName.IsAtOrBelow(own.Value) && Between(gateway.ServiceName.Value, own.Value.Value).FirstOrDefault(zones.ContainsKey) is { } nearer)
            {
                yield return RuleDiagnostics.RecordHidden(own.Span, gateway.ServiceName.Value, own.Value.Value, nearer, zones[nearer].Span);
            }
        }
    }

    /// <summary>The names above <paramref name="name"/> and below <paramref name="zone"/>, the longest first.</summary>
    private static IEnumerable<string> Between(string name, string zone)
    {
        for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0 && name.Length - dot - 1 > zone.Length; dot = name.IndexOf('.', dot + 1))
        {
            yield return name[(dot + 1)..];
        }
    }
}
