using System.Collections.Immutable;
using System.Net;
using CmgIac.Core.Model;
using CmgIac.Live.Dns;
using DnsClient;
using DnsClient.Protocol;

namespace CmgIac.Live.Drift;

/// <summary>
/// Finds the servers of a zone: those given, else those that its NS records name. A resolver that itself answers for the zone with
/// authority, as the servers of an organization's own network do, knows no others; where no other resolver does, they are the zone's servers.
/// </summary>
internal static class ZoneServerSearch
{
    private const int DnsPort = 53;

    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(3);

    private enum Standing
    {
        Good,
        Lame,
        Silent,
        NoRoute,
    }

    /// <param name="port">At which servers answer that NS records name.</param>
    public static async Task<ZoneServers> Find(
        DnsName zone, IReadOnlyList<Resolver> given, IReadOnlyList<Resolver> resolvers, CancellationToken cancellation, int port = DnsPort)
    {
        if (given.Count > 0)
        {
            var examined = await Examine(new(zone), given, cancellation);
            return !examined.Good.IsEmpty || await Above(zone, given, cancellation) is not { } above
                ? examined
                : await Examine(new(above), given, cancellation) with { Zone = zone, IsMissing = true, Above = above };
        }

        var (outside, inside) = (new List<Resolver>(), new List<Resolver>());
        foreach (var resolver in resolvers)
        {
            (await HasZone(resolver, zone, cancellation) ? inside : outside).Add(resolver);
        }

        var found = outside.Count == 0 && inside.Count > 0 ? null : await Follow(zone, outside, port, cancellation);
        return found is null || (found.Unfound is not null && inside.Count > 0) ? new(zone) { Good = [.. inside] } : found;
    }

    private static async Task<ZoneServers> Follow(DnsName zone, List<Resolver> resolvers, int port, CancellationToken cancellation)
    {
        var faults = new List<string>();
        foreach (var resolver in resolvers)
        {
            var reply = await resolver.Ask(zone, QueryType.NS, cancellation);
            var questions = new AddressQuestions(resolver);
            if (reply.IsServerFailure && await UncheckedQuestion.Ask(resolver, zone, QueryType.NS, cancellation) is { Records.IsEmpty: false } hidden)
            {
                // Signatures that don't hold hide the zone, not its servers.
                return await Examine(zone, [.. hidden.Names(QueryType.NS)], questions, port, cancellation);
            }

            if (reply.Response is not { } response)
            {
                faults.Add(reply.Why);
                continue;
            }

            if (response.Header.ResponseCode == DnsHeaderResponseCode.NotExistentDomain)
            {
                return new(zone) { IsMissing = true };
            }

            var names = response.At<NsRecord>(zone).Select(record => record.NSDName.Name()).ToList();
            if (names.Count > 0)
            {
                return await Examine(zone, names, questions, port, cancellation);
            }

            if (Above(zone, response) is { } above)
            {
                return await Find(above, [], [resolver], cancellation, port) with { Zone = zone, IsMissing = true, Above = above };
            }

            faults.Add($"{resolver.Shown} names no server of '{zone}'");
        }

        return new(zone) { Unfound = faults.Count == 0 ? "no resolver was given" : string.Join(", ", faults) };
    }

    private static async Task<ZoneServers> Examine(DnsName zone, IReadOnlyList<DnsName> names, AddressQuestions questions, int port, CancellationToken cancellation)
    {
        var servers = new List<Resolver>();
        var (lame, silent) = (new List<string>(), new List<string>());
        foreach (var name in names.OrderBy(name => name.Value, StringComparer.Ordinal))
        {
            var (addresses, fault) = await questions.Of(name, cancellation);
            servers.AddRange(addresses.Where(address => !servers.Exists(server => server.Endpoint.Address.Equals(address)))
                .Select(address => new Resolver(new IPEndPoint(address, port), $"{name} ({address})", questions.Patience)));
            if (addresses.IsEmpty)
            {
                (fault is null ? lame : silent).Add(fault ?? $"{name} has no address");
            }
        }

        var examined = await Examine(new(zone), servers, cancellation);
        return examined with { Lame = examined.Lame.AddRange(lame), Silent = examined.Silent.AddRange(silent) };
    }

    private static async Task<ZoneServers> Examine(ZoneServers zone, IReadOnlyList<Resolver> servers, CancellationToken cancellation)
    {
        var examined = await Task.WhenAll(servers.Select(async server => (Server: server, Found: await Examine(server, zone.Zone, cancellation))));
        return zone with
        {
            Good = [.. examined.Where(item => item.Found.Standing == Standing.Good).Select(item => item.Server)],
            Lame = Those(Standing.Lame),
            Silent = Those(Standing.Silent),
            NotAsked = Those(Standing.NoRoute),
        };

        ImmutableArray<string> Those(Standing standing) => [.. examined.Where(item => item.Found.Standing == standing).Select(item => item.Found.Why)];
    }

    /// <summary>The zone that has the names of one that there isn't, as servers that were given say.</summary>
    private static async Task<DnsName?> Above(DnsName zone, IReadOnlyList<Resolver> servers, CancellationToken cancellation)
    {
        foreach (var server in servers)
        {
            var reply = await server.Ask(zone, QueryType.SOA, cancellation, QuestionForm.WithoutRecursion);
            if (reply.Response is { Header.HasAuthorityAnswer: true } response && Above(zone, response) is { } above)
            {
                return above;
            }
        }

        return null;
    }

    private static DnsName? Above(DnsName zone, IDnsQueryResponse response) => response.Authorities.OfType<SoaRecord>()
        .Select(record => record.DomainName.Name()).FirstOrDefault(name => name != zone && zone.IsAtOrBelow(name));

    private static async Task<(Standing Standing, string Why)> Examine(Resolver server, DnsName zone, CancellationToken cancellation)
    {
        var reply = await server.Ask(zone, QueryType.SOA, cancellation, QuestionForm.WithoutRecursion);
        return reply switch
        {
            { Response: { } response } when response.Header.HasAuthorityAnswer && response.At<SoaRecord>(zone).Any() => (Standing.Good, ""),
            { Response.Header.HasAuthorityAnswer: true } => (Standing.Lame, $"{server.Shown} says that there is no such zone"),
            { Response: not null } => (Standing.Lame, $"{server.Shown} answers without authority"),
            { Failure: DnsFailure.Unable } => (Standing.Lame, reply.Why),
            { Failure: DnsFailure.NoRoute } => (Standing.NoRoute, reply.Why),
            _ => (Standing.Silent, reply.Why),
        };
    }

    /// <summary>Asked as usual first: some resolvers leave a question without recursion unanswered. Some repeat what an authority told them.</summary>
    private static async Task<bool> HasZone(Resolver resolver, DnsName zone, CancellationToken cancellation)
    {
        var usual = await resolver.Ask(zone, QueryType.SOA, cancellation);
        if (usual.Response?.Header.HasAuthorityAnswer != true)
        {
            return false;
        }

        using var brief = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        brief.CancelAfter(ShortPatience);
        return (await Examine(resolver, zone, brief.Token)).Standing == Standing.Good;
    }
}
