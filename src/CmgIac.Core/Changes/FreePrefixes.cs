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
        var passed = new List<GatewayPrefix> { prefix };
        var free = prefix;
        foreach (var next in PrefixSequence.After(prefix))
        {
            if (!taken.Contains(next))
            {
                free = next;
                break;
            }

            if (known.TryGetValue(next, out var found))
            {
                free = found;
                break;
            }

            passed.Add(next);
        }

        passed.ForEach(item => known[item] = free);
        return free;
    }
}
