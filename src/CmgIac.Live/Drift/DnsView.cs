using System.Collections.Concurrent;
using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Live.Dns;

namespace CmgIac.Live.Drift;

/// <summary>A server given for the zones of a run, or for <paramref name="Zone"/> alone.</summary>
internal sealed record GivenServer(DnsName? Zone, Resolver Server);

/// <summary>DNS seen from one side: its resolvers, and the servers of each zone, which are looked for once.</summary>
internal sealed class DnsView(ResolverSet resolvers, IReadOnlyList<GivenServer> given)
{
    private readonly ConcurrentDictionary<DnsName, Lazy<Task<ZoneServers>>> zones = new();
    private readonly ConcurrentDictionary<DnsName, Lazy<Task<ImmutableArray<string>>>> brokenSignatures = new();

    public ResolverSet Resolvers => resolvers;

    public Task<ZoneServers> ServersOf(DnsName zone, CancellationToken cancellation) => zones.GetOrAdd(zone, _ => new(() => ZoneServerSearch.Find(
        zone,
        [.. given.Where(item => item.Zone is null || item.Zone == zone).Select(item => item.Server)],
        resolvers.All,
        cancellation))).Value;

    /// <summary>What is wrong with the zone's DNSSEC, as clauses.</summary>
    public Task<ImmutableArray<string>> BrokenSignaturesOf(DnsName zone, CancellationToken cancellation) => brokenSignatures.GetOrAdd(zone, _ => new(async () =>
        await DnssecQuestions.Ask(await ServersOf(zone, cancellation), resolvers, cancellation))).Value;
}
