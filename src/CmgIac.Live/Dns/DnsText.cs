using CmgIac.Core.Model;
using DnsClient;
using DnsClient.Protocol;

namespace CmgIac.Live.Dns;

/// <summary>Names as servers write them, in any case and with a dot at their end, against ours.</summary>
internal static class DnsText
{
    /// <summary>In lower case and without the dot; a name from elsewhere may have labels that ours can't.</summary>
    public static DnsName Name(this DnsString read) => DnsName.Join([read.Value.TrimEnd('.').ToLowerInvariant()]);

    public static bool Is(this DnsString read, DnsName name) =>
        string.Equals(read.Value.TrimEnd('.'), name.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The records of a type that the answer has at a name; what else stands in it is of other names.</summary>
    public static IEnumerable<T> At<T>(this IDnsQueryResponse response, DnsName name)
        where T : DnsResourceRecord => response.Answers.OfType<T>().Where(record => record.DomainName.Is(name));
}
