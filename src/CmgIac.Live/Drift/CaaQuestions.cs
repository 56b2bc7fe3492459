using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Live.Dns;
using DnsClient;
using DnsClient.Protocol;

namespace CmgIac.Live.Drift;

/// <summary>
/// Finds the CAA records that count for a name as a CA does: those at the name, else at the nearest name above. Aliases are
/// followed, and above their targets nothing is looked for (RFC 8659 3).
/// </summary>
internal sealed class CaaQuestions(DnsView view)
{
    private const int CriticalFlag = 128;

    /// <summary>Null where nobody knows, with the reason; an empty set where there are none up to the top-level domain.</summary>
    public async Task<(CaaSet? Set, string? Fault)> Find(DnsName name, DnsName zone, CancellationToken cancellation)
    {
        for (var labels = name.Labels; labels.Length > 1; labels = labels[1..])
        {
            var at = DnsName.Join(labels);
            var (set, fault) = await At(at, zone, cancellation);
            if (fault is not null)
            {
                // What is above a zone is hidden from many an internal server.
                return zone.IsAtOrBelow(at) && at != zone ? (new(at, []), null) : (null, fault);
            }

            if (!set.IsEmpty)
            {
                return (new(at, set), null);
            }
        }

        return (new(name, []), null);
    }

    /// <summary>The records at a name, or at the end of its aliases.</summary>
    public async Task<(ImmutableArray<CaaProperty> Set, string? Fault)> At(DnsName name, DnsName zone, CancellationToken cancellation)
    {
        var servers = await view.ServersOf(zone, cancellation);
        var faults = new List<string>();
        if (name.IsAtOrBelow(servers.Asked))
        {
            foreach (var server in servers.Good)
            {
                var reply = await server.Ask(name, QueryType.CAA, cancellation, QuestionForm.WithoutRecursion);
                if (reply.Response is { Header.HasAuthorityAnswer: true } response)
                {
                    return response.Answers.OfType<CaaRecord>().Any() || EndOf(name, response) is not { } end || end.IsAtOrBelow(servers.Asked)
                        ? (Properties(response), null)
                        : await AtResolvers(end, cancellation);
                }

                faults.Add(reply.Response is null ? reply.Why : $"{server.Shown} answers without authority");
            }
        }

        return faults.Count > 0 ? ([], string.Join(", ", faults)) : await AtResolvers(name, cancellation);
    }

    private async Task<(ImmutableArray<CaaProperty> Set, string? Fault)> AtResolvers(DnsName name, CancellationToken cancellation)
    {
        var faults = new List<string>();
        foreach (var resolver in view.Resolvers.All)
        {
            var reply = await resolver.Ask(name, QueryType.CAA, cancellation);
            if (reply.Response is { } response)
            {
                return (Properties(response), null);
            }

            faults.Add(reply.Why);
        }

        return ([], faults.Count == 0 ? "no resolver was given" : string.Join(", ", faults));
    }

    /// <summary>Where the aliases of the answer lead; null without one.</summary>
    private static DnsName? EndOf(DnsName name, IDnsQueryResponse response)
    {
        var end = name;
        foreach (var _ in response.Answers)
        {
            end = response.At<CNameRecord>(end).FirstOrDefault()?.CanonicalName.Name() ?? end;
        }

        return end == name ? null : end;
    }

    private static ImmutableArray<CaaProperty> Properties(IDnsQueryResponse response) =>
        [.. response.Answers.OfType<CaaRecord>().Select(record => new CaaProperty((record.Flags & CriticalFlag) != 0, record.Tag.ToLowerInvariant(), record.Value))];
}
