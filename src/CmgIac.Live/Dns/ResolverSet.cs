using System.Net;
using System.Net.Sockets;
using CmgIac.Core.Diagnostics;
using DnsClient;

namespace CmgIac.Live.Dns;

/// <summary>The DNS servers to ask. The system's stand in for each other; of those that were named, each is asked.</summary>
internal sealed record ResolverSet(IReadOnlyList<Resolver> All, bool AreNamed)
{
    /// <summary>The servers named, else the system's; CMG6055 where there is none, or a host name has no address.</summary>
    public static StageResult<ResolverSet> Open(IReadOnlyCollection<ResolverAddress> named, string verb, TimeSpan? patience = null)
    {
        if (named.Count == 0)
        {
            // Never a public server that nobody chose: the library's own default would be Google's.
            var found = NameServer.ResolveNameServers(skipIPv6SiteLocal: true, fallbackToGooglePublicDns: false)
                .Select(server => new Resolver(new IPEndPoint(IPAddress.Parse(server.Address), server.Port), $"{server}", patience))
                .ToList();
            return found.Count == 0
                ? new(null, [NameDiagnostics.ResolverUnusable(verb, "the system names none")])
                : new(new ResolverSet(found, AreNamed: false), []);
        }

        return Named(named, "--resolver", patience);
    }

    /// <summary>Nobody to ask.</summary>
    public static readonly ResolverSet None = new([], AreNamed: true);

    /// <summary>The servers that the option named.</summary>
    public static StageResult<ResolverSet> Named(IEnumerable<ResolverAddress> named, string option, TimeSpan? patience = null)
    {
        var resolvers = new List<Resolver>();
        var diagnostics = new DiagnosticList('6');
        foreach (var address in named.Distinct())
        {
            if (AddressesOf(address.Host) is [var ip, ..])
            {
                resolvers.Add(new Resolver(new IPEndPoint(ip, address.Port), address.ToString(), patience));
            }
            else
            {
                diagnostics.Add(NameDiagnostics.ResolverUnusable($"{address}", $"the host '{address.Host}' has no address", option));
            }
        }

        return StageResult.Of(new ResolverSet(resolvers, AreNamed: true), diagnostics);
    }

    /// <summary>The addresses of a host that was typed, as the system knows them.</summary>
    public static IPAddress[] AddressesOf(string host)
    {
        if (IPAddress.TryParse(host, out var ip))
        {
            return [ip];
        }

        try
        {
            return System.Net.Dns.GetHostAddresses(host);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
