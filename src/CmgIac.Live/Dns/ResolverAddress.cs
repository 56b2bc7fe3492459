using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CmgIac.Core.Model;

namespace CmgIac.Live.Dns;

/// <summary>A server as it is typed: an IP address or host name, and a port, which is 53 unless given or another is usual.</summary>
internal sealed record ResolverAddress(string Host, int Port)
{
    public const string ValidValues = "A server is written as HOST:PORT, such as 10.0.0.53, 127.0.0.1:5300, [::1]:53 or dns.contoso.com:53.";

    private const int DefaultPort = 53;

    /// <summary>Reads <c>HOST</c>, <c>HOST:PORT</c>, <c>[IPv6]:PORT</c> or a bare IPv6 address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ResolverAddress? address, int defaultPort = DefaultPort)
    {
        var (host, port) = Split(text, defaultPort.ToString(CultureInfo.InvariantCulture));
        var isHost = IPAddress.TryParse(host, out var ip)
            // '53' and '10.53' are addresses as well, by an old rule that nobody means.
            ? ip.AddressFamily == AddressFamily.InterNetworkV6 || host.Split('.').Length == 4
            : DnsName.TryParse(host, out _);
        address = isHost && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= IPEndPoint.MaxPort
            ? new ResolverAddress(host, number)
            : null;
        return address is not null;
    }

    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    private static (string Host, string Port) Split(string text, string defaultPort)
    {
        if (text.StartsWith('['))
        {
            var end = text.IndexOf(']', StringComparison.Ordinal);
            return end < 0 ? ("", "")
                : end == text.Length - 1 ? (text[1..end], defaultPort)
                : text[end + 1] == ':' ? (text[1..end], text[(end + 2)..]) : ("", "");
        }

        var colon = text.LastIndexOf(':');
        return colon < 0 || text.IndexOf(':', StringComparison.Ordinal) < colon ? (text, defaultPort) : (text[..colon], text[(colon + 1)..]);
    }
}
