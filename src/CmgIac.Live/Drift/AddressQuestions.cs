using System.Collections.Immutable;
using System.Net;
using CmgIac.Core.Model;
using CmgIac.Live.Dns;
using DnsClient;
using DnsClient.Protocol;

namespace CmgIac.Live.Drift;

/// <summary>Asks a resolver for the addresses of a host, of IPv4 first.</summary>
internal sealed class AddressQuestions(Resolver resolver)
{
    public TimeSpan Patience => resolver.Patience;

    /// <summary>No address and no fault: the host has none.</summary>
    public async Task<(ImmutableArray<IPAddress> Addresses, string? Fault)> Of(DnsName host, CancellationToken cancellation)
    {
        var addresses = ImmutableArray.CreateBuilder<IPAddress>();
        string? fault = null;
        foreach (var type in new[] { QueryType.A, QueryType.AAAA })
        {
            var reply = await resolver.Ask(host, type, cancellation);
            // Whatever aliases lead there, the addresses stand at the end.
            addresses.AddRange((reply.Response?.Answers ?? []).OfType<AddressRecord>().Select(record => record.Address));
            if (reply.IsServerFailure && await UncheckedQuestion.Ask(resolver, host, type, cancellation) is { } hidden)
            {
                addresses.AddRange(hidden.Addresses);
            }
            else
            {
                fault ??= reply.Response is null ? $"the address of {host} isn't to be had: {reply.Why}" : null;
            }
        }

        return (addresses.ToImmutable(), addresses.Count == 0 ? fault : null);
    }
}
