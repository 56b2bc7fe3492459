using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Live.Dns;
using DnsClient;
using DnsClient.Protocol;

namespace CmgIac.Live.Drift;

/// <summary>The names that aliases lead to, one after the other, the first being the owner of the first alias.</summary>
/// <param name="HasNoEnd">A name came twice, or there were more than anybody follows.</param>
internal sealed record AliasChain(ImmutableArray<DnsName> Names, bool HasNoEnd)
{
    /// <summary>Resolvers give up earlier: BIND after 16.</summary>
    public const int MaxLength = 32;

    public IReadOnlyCollection<string> Shown => [.. Names.Select(name => name.Value)];

    public IReadOnlyCollection<string> UpTo(DnsName last) => [.. Names.Take(Names.IndexOf(last) + 1).Select(name => name.Value)];

    /// <summary>Names of the zone are asked of its servers, the others of the resolvers; where nobody answers the chain ends.</summary>
    public static async Task<AliasChain> Follow(
        DnsName owner, DnsName target, DnsName zone, IReadOnlyList<Resolver> servers, ResolverSet resolvers, CancellationToken cancellation)
    {
        var names = ImmutableArray.CreateBuilder<DnsName>();
        names.Add(owner);
        var next = (DnsName?)target;
        while (next is not null)
        {
            var isKnown = names.Contains(next);
            names.Add(next);
            if (isKnown || names.Count > MaxLength)
            {
                return new(names.ToImmutable(), HasNoEnd: true);
            }

            next = await Next(next, zone, servers, resolvers, cancellation);
        }

        return new(names.ToImmutable(), HasNoEnd: false);
    }

    private static async Task<DnsName?> Next(
        DnsName name, DnsName zone, IReadOnlyList<Resolver> servers, ResolverSet resolvers, CancellationToken cancellation)
    {
        var isOfZone = name.IsAtOrBelow(zone) && servers.Count > 0;
        foreach (var server in isOfZone ? servers : resolvers.All)
        {
            var reply = await server.Ask(name, QueryType.CNAME, cancellation, isOfZone ? QuestionForm.WithoutRecursion : QuestionForm.Usual);
            if (reply.Response is { } response)
            {
                return response.At<CNameRecord>(name).FirstOrDefault()?.CanonicalName.Name();
            }
        }

        return null;
    }
}
