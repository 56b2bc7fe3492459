using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Changes;

/// <summary>Which gateway of the earlier side is which of the later.</summary>
internal static class GatewayPairs
{
    /// <summary>Could the two be one gateway? Asked of those that no stronger way has paired.</summary>
    private delegate bool Way(GatewaySpec before, GatewaySpec after);

    /// <summary>
    /// From the strongest: the service name, which clients know; the former name that the spec tells; and the names in Azure,
    /// which two gateways of one cloud can't have at a time.
    /// </summary>
    private static readonly ImmutableArray<Way> Ways =
    [
        (before, after) => before.ServiceName == after.ServiceName,
        (before, after) => after.RenamedFrom?.Value == before.ServiceName,
        (before, after) => before.IsRendered && after.IsRendered
            && before.Prefix.Value == after.Prefix.Value && before.Cloud.Value == after.Cloud.Value,
    ];

    /// <summary>Each gateway of both sides once, in natural order of the later side's service names.</summary>
    public static ImmutableArray<(GatewaySpec? Before, GatewaySpec? After)> Of(Fleet before, Fleet after)
    {
        var pairs = new List<(GatewaySpec? Before, GatewaySpec? After)>();
        var old = before.Gateways.ToList();
        var now = after.Gateways.ToList();
        foreach (var way in Ways)
        {
            foreach (var gateway in now.ToList())
            {
                if (old.Find(other => way(other, gateway)) is { } same)
                {
                    pairs.Add((same, gateway));
                    old.Remove(same);
                    now.Remove(gateway);
                }
            }
        }

        pairs.AddRange(old.Select(gateway => ((GatewaySpec?)gateway, (GatewaySpec?)null)));
        pairs.AddRange(now.Select(gateway => ((GatewaySpec?)null, (GatewaySpec?)gateway)));
        return [.. pairs.OrderBy(pair => (pair.After ?? pair.Before)!.ServiceName).ThenBy(pair => pair.After is null)];
    }
}
