using CmgIac.Core.Model;

namespace CmgIac.Core.Changes;

/// <summary>What to try in the place of a prefix that is taken: the next of its kind that no gateway of a plan has.</summary>
internal sealed class FreePrefixes(FleetChanges changes)
{
    private readonly HashSet<GatewayPrefix> taken = [.. changes.Gateways.Select(gateway => gateway.Latest.Prefix.Value)];

    /// <summary>Of a fleet that is numbered through, each would walk by all behind it: they share what the first has found.</summary>
    private readonly Dictionary<GatewayPrefix, GatewayPrefix> known = [];

    public GatewayPrefix After(GatewayPrefix prefix)
    {
        List<GatewayPrefix> passed = [prefix, .. PrefixSequence.After(prefix).TakeWhile(next => taken.Contains(next) && !known.ContainsKey(next))];
        var next = PrefixSequence.After(passed[^1]).First();
        var free = known.GetValueOrDefault(next, next);
        passed.ForEach(item => known[item] = free);
        return free;
    }
}
