using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Changes;

/// <summary>Which gateway of the earlier side is which of the later.</summary>
internal static class GatewayPairs
{
    /// <summary>
    /// What is the same on both sides where two are one gateway, null where it says nothing. Asked of those that no stronger
    /// way has paired.
    /// </summary>
    private sealed record Way(Func<GatewaySpec, object?> Before, Func<GatewaySpec, object?> After);

    /// <summary>
    /// From the strongest: the service name, which clients know; the former name that the spec tells; and the names in Azure,
    /// which two gateways of one cloud can't have at a time.
    /// </summary>
    private static readonly ImmutableArray<Way> Ways =
    [
        new(before => before.ServiceName, after => after.ServiceName),
        new(before => before.ServiceName, after => after.RenamedFrom?.Value),
        new(AzureNames, AzureNames),
    ];

    private static object? AzureNames(GatewaySpec gateway) => gateway.IsRendered ? (gateway.Prefix.Value, gateway.Cloud.Value) : null;

    /// <summary>Each gateway of both sides once, in natural order of the later side's service names.</summary>
    public static ImmutableArray<(GatewaySpec? Before, GatewaySpec? After)> Of(Fleet before, Fleet after)
    {
        var pairs = new List<(GatewaySpec? Before, GatewaySpec? After)>();
        var old = before.Gateways;
        var now = after.Gateways;
        foreach (var way in Ways)
        {
            var found = Pairs(old, now, way).ToList();
            var paired = found.SelectMany(pair => new[] { pair.Before, pair.After }).ToHashSet<GatewaySpec>(ReferenceEqualityComparer.Instance);
            pairs.AddRange(found.Select(pair => ((GatewaySpec?)pair.Before, (GatewaySpec?)pair.After)));
            old = old.RemoveAll(paired.Contains);
            now = now.RemoveAll(paired.Contains);
        }

        pairs.AddRange(old.Select(gateway => ((GatewaySpec?)gateway, (GatewaySpec?)null)));
        pairs.AddRange(now.Select(gateway => ((GatewaySpec?)null, (GatewaySpec?)gateway)));
        return [.. pairs.OrderBy(pair => (pair.After ?? pair.Before)!.ServiceName).ThenBy(pair => pair.After is null)];
    }

    /// <summary>Of several that could be one, which only a side that no rule has judged has, the first.</summary>
    private static IEnumerable<(GatewaySpec Before, GatewaySpec After)> Pairs(ImmutableArray<GatewaySpec> old, ImmutableArray<GatewaySpec> now, Way way)
    {
        var waiting = old.Where(gateway => way.Before(gateway) is not null).GroupBy(gateway => way.Before(gateway)!).ToDictionary(same => same.Key, same => new Queue<GatewaySpec>(same));
        foreach (var gateway in now)
        {
            if (way.After(gateway) is { } key && waiting.GetValueOrDefault(key)?.TryDequeue(out var same) is true)
            {
                yield return (same, gateway);
            }
        }
    }
}
