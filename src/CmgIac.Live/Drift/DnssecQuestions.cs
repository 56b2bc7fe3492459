using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Live.Dns;
using DnsClient;
using DnsClient.Protocol;

namespace CmgIac.Live.Drift;

/// <summary>
/// What can be said of a zone's DNSSEC without checking a signature: does a resolver that checks them keep the zone back, and
/// has a zone that its parent calls signed the keys and signatures for it?
/// </summary>
internal static class DnssecQuestions
{
    public static async Task<ImmutableArray<string>> Ask(ZoneServers servers, ResolverSet resolvers, CancellationToken cancellation)
    {
        var (zone, reasons) = (servers.Asked, ImmutableArray.CreateBuilder<string>());
        foreach (var resolver in resolvers.All)
        {
            var reply = await resolver.Ask(zone, QueryType.SOA, cancellation);
            if (await IsKeptBack(resolver, reply, zone, QueryType.SOA, cancellation))
            {
                reasons.Add(KeptBack(resolver, zone));
            }

            if (reply.Response is not null && !resolvers.AreNamed)
            {
                break;
            }
        }

        if (await DelegationOf(zone, resolvers, cancellation) is { Count: > 0 } delegation)
        {
            var faults = await Task.WhenAll(servers.Good.Select(server => FaultOf(server, zone, delegation, cancellation)));
            reasons.AddRange(faults.OfType<string>());
        }

        return reasons.ToImmutable();
    }

    /// <summary>A resolver fails, and doesn't when it is told not to check.</summary>
    public static async Task<bool> IsKeptBack(Resolver resolver, DnsReply reply, DnsName name, QueryType type, CancellationToken cancellation) =>
        reply.IsServerFailure && (await UncheckedQuestion.Ask(resolver, name, type, cancellation))?.IsAnswer == true;

    public static string KeptBack(Resolver resolver, DnsName name) =>
        $"{resolver.Shown} answers SERVFAIL for '{name}', and has an answer when it is told not to check signatures";

    /// <summary>What the parent zone says of the zone's keys; a server of the zone itself has none to tell.</summary>
    private static async Task<IReadOnlyCollection<KeyDigest>> DelegationOf(DnsName zone, ResolverSet resolvers, CancellationToken cancellation)
    {
        foreach (var resolver in resolvers.All)
        {
            var reply = await resolver.Ask(zone, QueryType.DS, cancellation);
            if (reply.Response is { } response && response.At<DsRecord>(zone).ToList() is { Count: > 0 } records)
            {
                return [.. records.Select(KeyDigest.Of)];
            }

            if (reply.IsServerFailure && await UncheckedQuestion.Ask(resolver, zone, QueryType.DS, cancellation) is { } answer)
            {
                return [.. answer.Records.Where(record => record.Type == (int)QueryType.DS).Select(record => KeyDigest.Of(record.Data))];
            }
        }

        return [];
    }

    /// <summary>Null also where the server doesn't answer, or the parent names nothing that could be compared.</summary>
    private static async Task<string?> FaultOf(Resolver server, DnsName zone, IReadOnlyCollection<KeyDigest> delegation, CancellationToken cancellation)
    {
        const QuestionForm Form = QuestionForm.WithoutRecursion | QuestionForm.WithSignatures;
        var keys = (await server.Ask(zone, QueryType.DNSKEY, cancellation, Form)).Response;
        if (keys is null)
        {
            return null;
        }

        var own = keys.At<DnsKeyRecord>(zone).ToList();
        if (own.Count == 0)
        {
            return $"the parent zone has a DS record, and {server.Shown} has no key of '{zone}'";
        }

        if (delegation.All(digest => digest.IsKnown) && !own.Exists(key => delegation.Any(digest => digest.Fits(zone, key))))
        {
            return $"no key of '{zone}' at {server.Shown} fits the DS record in the parent zone";
        }

        var start = (await server.Ask(zone, QueryType.SOA, cancellation, Form)).Response;
        var signatures = start?.At<RRSigRecord>(zone).Where(record => (int)record.CoveredType == (int)QueryType.SOA).ToList();
        var now = DateTimeOffset.UtcNow;
        return signatures switch
        {
            null => null,
            [] => $"the parent zone has a DS record, and {server.Shown} has '{zone}' without signatures",
            _ when signatures.TrueForAll(record => record.SignatureExpiration < now) =>
                $"the signatures of '{zone}' at {server.Shown} ended on {Day(signatures.Max(record => record.SignatureExpiration))}",
            _ when signatures.TrueForAll(record => record.SignatureInception > now) =>
                $"the signatures of '{zone}' at {server.Shown} don't begin before {Day(signatures.Min(record => record.SignatureInception))}",
            _ => null,
        };
    }

    private static string Day(DateTimeOffset moment) => $"{moment.UtcDateTime:yyyy-MM-dd}";
}
