using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Live.Dns;
using DnsClient;
using DnsClient.Protocol;

namespace CmgIac.Live.Drift;

/// <summary>Asks one server what stands at a name.</summary>
internal static class NameQuestions
{
    /// <summary>No zone gives it away: a first label that no host, gateway or protocol has.</summary>
    private const string Nobody = "0-cmg-iac-probe-that-nobody-has";

    /// <summary>Resolvers that leave unusual questions without an answer are not waited for.</summary>
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(1.5);

    /// <summary>They can stand beside a CNAME only where a server breaks RFC 1034 3.6.2.</summary>
    private static readonly QueryType[] Addresses = [QueryType.A, QueryType.AAAA];

    private static readonly QueryType[] Others = [QueryType.A, QueryType.AAAA, QueryType.TXT, QueryType.MX, QueryType.NS, QueryType.SRV, QueryType.CAA];

    /// <summary>What a server of the zone has at <paramref name="owner"/>.</summary>
    public static async Task<NameStatement> AtAuthority(Resolver server, DnsName owner, DnsName zone, CancellationToken cancellation)
    {
        var statement = await Authority(server, owner, zone, cancellation);
        if (statement.Fault is not null || statement.IsAbsent || statement.DelegatedAt is not null)
        {
            return statement;
        }

        var probe = await Authority(server, Beside(owner), zone, cancellation);
        return statement with { IsOfWildcard = probe.Fault is null && !probe.IsAbsent && probe.Shown == statement.Shown };
    }

    /// <summary>
    /// What a resolver tells its clients. The alias is asked for and not the address: whether that is to be had is another
    /// question, and some resolvers chase aliases while others don't.
    /// </summary>
    public static async Task<NameStatement> AtResolver(Resolver resolver, DnsName owner, CancellationToken cancellation)
    {
        var held = await Held(resolver, owner, cancellation);
        var reply = await resolver.Ask(owner, QueryType.CNAME, cancellation);
        if (reply.Response is not { } response)
        {
            return new(resolver.Shown) { Fault = reply.Why };
        }

        // What else a cache has beside an alias is older than that.
        var statement = await Read(resolver, owner, response, [], QuestionForm.Usual, cancellation);
        return statement with
        {
            Ttl = null,
            IsOwn = response.Header.HasAuthorityAnswer || held == false,
            CachedFor = response.Answers.Concat(response.Authorities).Select(record => (int?)record.InitialTimeToLive).Min(),
        };
    }

    private static async Task<NameStatement> Authority(Resolver server, DnsName owner, DnsName zone, CancellationToken cancellation)
    {
        var reply = await server.Ask(owner, QueryType.CNAME, cancellation, QuestionForm.WithoutRecursion);
        if (reply.Response is not { } response)
        {
            return new(server.Shown) { Fault = reply.Why };
        }

        if (!response.Header.HasAuthorityAnswer)
        {
            var cut = response.Authorities.OfType<NsRecord>().Select(record => record.DomainName.Name())
                .FirstOrDefault(name => name != zone && name.IsAtOrBelow(zone) && owner.IsAtOrBelow(name));
            return cut is null
                ? new(server.Shown) { Fault = $"{server.Shown} answers for '{owner}' without authority" }
                : new(server.Shown) { DelegatedAt = cut, IsOwn = true };
        }

        return await Read(server, owner, response, Addresses, QuestionForm.WithoutRecursion, cancellation) with { IsOwn = true };
    }

    /// <param name="beside">Types to ask for beside an alias.</param>
    private static async Task<NameStatement> Read(
        Resolver server, DnsName owner, IDnsQueryResponse response, QueryType[] beside, QuestionForm form, CancellationToken cancellation)
    {
        var aliases = response.At<CNameRecord>(owner).ToList();
        var statement = new NameStatement(server.Shown)
        {
            Targets = [.. aliases.Select(record => record.CanonicalName.Name()).Distinct().OrderBy(name => name.Value, StringComparer.Ordinal)],
            Ttl = aliases.Count == 0 ? null : aliases.Min(record => record.InitialTimeToLive),
        };
        // Of a name that isn't there, no type is (RFC 8020).
        var isNowhere = aliases.Count == 0 && response.Header.ResponseCode == DnsHeaderResponseCode.NotExistentDomain;
        var types = isNowhere ? [] : aliases.Count == 0 ? Others : beside;
        var there = ImmutableArray.CreateBuilder<string>();
        foreach (var type in types)
        {
            var reply = await server.Ask(owner, type, cancellation, form);
            if (reply.Response?.At<DnsResourceRecord>(owner).Any(record => (int)record.RecordType == (int)type) == true)
            {
                there.Add($"{type}");
            }
        }

        return statement with { OtherTypes = there.ToImmutable() };
    }

    /// <summary>Did the resolver have an answer before it was asked to get one? Null where it doesn't say.</summary>
    private static async Task<bool?> Held(Resolver resolver, DnsName owner, CancellationToken cancellation)
    {
        using var brief = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        brief.CancelAfter(ShortPatience);
        var reply = await resolver.Ask(owner, QueryType.CNAME, brief.Token, QuestionForm.WithoutRecursion);
        return reply.Response is { } response
            ? response.Answers.Any() || response.Header.ResponseCode == DnsHeaderResponseCode.NotExistentDomain || response.Authorities.OfType<SoaRecord>().Any()
            : null;
    }

    private static DnsName Beside(DnsName owner) => DnsName.Join(owner.Labels.Skip(1).Prepend(Nobody));
}
