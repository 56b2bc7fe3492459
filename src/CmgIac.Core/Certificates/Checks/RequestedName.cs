using CmgIac.Core.Model;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>What keeps a name from standing in a gateway's certificate, as the end of a sentence.</summary>
internal sealed record NameFault(string Text, bool IsWildcard);

/// <summary>A name in a request: a host name, or '*' and a domain.</summary>
internal static class RequestedName
{
    /// <summary>Null for a host name of two labels or more, and for one whose first label alone is '*' (RFC 6125 6.4.3).</summary>
    public static NameFault? Fault(string name)
    {
        var isWildcard = name.StartsWith("*.", StringComparison.Ordinal);
        var host = isWildcard ? name[2..] : name;
        if (host.Contains('*', StringComparison.Ordinal))
        {
            return new("has a '*' elsewhere than as its first label alone", IsWildcard: true);
        }

        if (!DnsName.TryParse(host, out var parsed))
        {
            var ascii = host.All(char.IsAscii) ? null : HostNameText.ToAscii(host);
            return new(ascii is null ? HostNameText.Fault(host) : $"isn't in ASCII; its form for DNS is '{(isWildcard ? "*." : "")}{ascii}'", IsWildcard: false);
        }

        if (parsed.Labels.Length > 1)
        {
            return null;
        }

        return isWildcard ? new("covers a whole top-level domain", IsWildcard: true) : new("has one label and no domain", IsWildcard: false);
    }

    /// <summary>Equal in any case, or a wildcard in the place of the first label.</summary>
    public static bool Covers(string pattern, string name) =>
        Same(pattern, name)
        || (pattern.StartsWith("*.", StringComparison.Ordinal) && name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
            && Same(pattern[1..], name[dot..]));

    private static bool Same(string a, string b) => string.Equals(a.TrimEnd('.'), b.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}
