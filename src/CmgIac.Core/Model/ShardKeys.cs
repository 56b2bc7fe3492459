using System.Collections.Immutable;

namespace CmgIac.Core.Model;

/// <summary>
/// What decides the shard of a gateway. Gateways that share a zone or a certificate, by others too, have one key: the
/// ordinally least name of their zones, or the common name where there is no zone. Who else is in the fleet, and in
/// which order, changes nothing.
/// </summary>
internal static class ShardKeys
{
    /// <summary>The key of each gateway, in the fleet's order. A retired one keeps its place, so that the others do.</summary>
    public static ImmutableArray<string> Of(Fleet fleet)
    {
        var links = fleet.Gateways.Select(Links).ToList();
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var link in links.SelectMany(names => names.Select(name => (First: names[0], Other: name))))
        {
            Join(parents, Root(parents, link.First), Root(parents, link.Other));
        }

        return [.. links.Select(names => NameOf(Root(parents, names[0])))];
    }

    /// <summary>Zones sort before certificates, so that the least name of a group is a zone where it has one.</summary>
    private static ImmutableArray<string> Links(GatewaySpec gateway) =>
    [
        .. (gateway.HasCname ? gateway.Dns.Zones : []).Select(zone => $"0{zone.Value}"),
        "1" + gateway.CommonNameKey,
    ];

    private static string NameOf(string link) => link[1..];

    private static string Root(Dictionary<string, string> parents, string name)
    {
        while (parents.TryGetValue(name, out var parent))
        {
            if (parents.TryGetValue(parent, out var above))
            {
                parents[name] = above;
            }

            name = parent;
        }

        return name;
    }

    private static void Join(Dictionary<string, string> parents, string one, string other)
    {
        var order = string.CompareOrdinal(one, other);
        if (order != 0)
        {
            parents[order < 0 ? other : one] = order < 0 ? one : other;
        }
    }
}
