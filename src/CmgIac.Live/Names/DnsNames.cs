using System.Collections.Concurrent;
using CmgIac.Core.Model;
using CmgIac.Live.Dns;
using DnsClient;
using DnsClient.Protocol;

namespace CmgIac.Live.Names;

/// <summary>
/// Asks DNS whether a name exists. NXDOMAIN (RFC 8020: nothing is there or below) is probably free; any other answer is
/// taken, with or without records. A server that answers for what can't exist, or denies what must, has said nothing.
/// </summary>
internal sealed class DnsNames(ResolverSet resolvers)
{
    /// <summary>
    /// A name that Azure gives nobody: it begins with a digit, which no DNS label of a deployment does, and has more than
    /// the 24 characters of a key vault or storage account.
    /// </summary>
    private const string Impossible = "0-cmg-iac-probe-that-azure-gives-nobody";

    private readonly ConcurrentDictionary<(string Resolver, string Suffix), Lazy<Task<bool>>> answersAnything = new();
    private readonly ConcurrentDictionary<(string Resolver, string Suffix), Lazy<Task<bool>>> deniesSuffix = new();

    private sealed record Verdict(string Resolver, NameState State, NameFault? Fault);

    public async Task<NameAnswer> Ask(GlobalName name, CancellationToken cancellation)
    {
        var verdicts = new List<Verdict>();
        foreach (var resolver in resolvers.All)
        {
            var verdict = await Ask(resolver, name.Fqdn, cancellation);
            if (cancellation.IsCancellationRequested)
            {
                return NameAnswer.Unknown(name, NameFaultKind.TimeUp, $"{resolver.Shown} was being asked");
            }

            verdicts.Add(verdict);
            if (verdict.State == NameState.Taken || (verdict.State == NameState.Free && !resolvers.AreNamed))
            {
                break;
            }
        }

        var known = verdicts.FirstOrDefault(verdict => verdict.State == NameState.Taken) ?? verdicts.FirstOrDefault(verdict => verdict.State == NameState.Free);
        if (known is not null)
        {
            return new(name, known.State)
            {
                PassedOver = [.. verdicts.Where(verdict => verdict.Fault is not null).Select(verdict => (verdict.Resolver, verdict.Fault!.Why))],
            };
        }

        var kind = verdicts.Exists(verdict => verdict.Fault!.Kind == NameFaultKind.ResolverFalse) ? NameFaultKind.ResolverFalse : NameFaultKind.ResolverFailed;
        return NameAnswer.Unknown(name, kind, string.Join(", ", verdicts.Select(verdict => verdict.Fault!.Why)));
    }

    private async Task<Verdict> Ask(Resolver resolver, DnsName name, CancellationToken cancellation)
    {
        var reply = await resolver.Ask(name, QueryType.A, cancellation);
        if (reply is { Response: null, Failure: DnsFailure.Unable })
        {
            // What the name points to may be out of order; the name itself is then still there.
            var alias = await resolver.Ask(name, QueryType.CNAME, cancellation);
            reply = alias.Response is null ? reply : alias;
        }

        if (reply.Response is not { } response)
        {
            return Unknown(resolver, reply.Failure == DnsFailure.False ? NameFaultKind.ResolverFalse : NameFaultKind.ResolverFailed, reply.Why);
        }

        var suffix = DnsName.Join(name.Labels[1..]);
        if (Exists(name, response))
        {
            return await Once(answersAnything, resolver, suffix, () => AnswersAnything(resolver, suffix, cancellation))
                ? Unknown(resolver, NameFaultKind.ResolverFalse, $"{resolver.Shown} also answers for '{Impossible}.{suffix}', which can't exist")
                : new(resolver.Shown, NameState.Taken, null);
        }

        return IsDeniedFromTheTop(response) && await Once(deniesSuffix, resolver, suffix, () => Denies(resolver, suffix, cancellation))
            ? Unknown(resolver, NameFaultKind.ResolverFalse, $"{resolver.Shown} knows nothing of '{suffix}', which is Azure's own")
            : new(resolver.Shown, NameState.Free, null);
    }

    /// <summary>NXDOMAIN speaks of the end of a chain of aliases (RFC 6604 3); an alias that is there is a name that is taken.</summary>
    private static bool Exists(DnsName name, IDnsQueryResponse response) =>
        response.Header.ResponseCode == DnsHeaderResponseCode.NoError
        || response.Answers.Any(record => record.DomainName.Is(name));

    /// <summary>Does the root or a top-level domain deny the name? So a server does that is cut off from the Internet.</summary>
    private static bool IsDeniedFromTheTop(IDnsQueryResponse response) =>
        response.Authorities.OfType<SoaRecord>().Any(soa => !soa.DomainName.Value.TrimEnd('.').Contains('.', StringComparison.Ordinal));

    private static async Task<bool> AnswersAnything(Resolver resolver, DnsName suffix, CancellationToken cancellation)
    {
        var probe = DnsName.Join([Impossible, suffix.Value]);
        return (await resolver.Ask(probe, QueryType.A, cancellation)).Response is { } response && Exists(probe, response);
    }

    private static async Task<bool> Denies(Resolver resolver, DnsName suffix, CancellationToken cancellation) =>
        (await resolver.Ask(suffix, QueryType.A, cancellation)).Response is { } response && !Exists(suffix, response);

    private static Task<bool> Once(
        ConcurrentDictionary<(string, string), Lazy<Task<bool>>> known, Resolver resolver, DnsName suffix, Func<Task<bool>> ask) =>
        known.GetOrAdd((resolver.Shown, suffix.Value), _ => new Lazy<Task<bool>>(ask)).Value;

    private static Verdict Unknown(Resolver resolver, NameFaultKind kind, string why) => new(resolver.Shown, NameState.Unknown, new NameFault(kind, why));
}
