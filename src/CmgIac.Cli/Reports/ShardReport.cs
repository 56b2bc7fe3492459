using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Cli.Reports;

/// <summary>What is said of a shard that has nothing to do, which is no mistake: silence would look like one.</summary>
internal static class ShardReport
{
    /// <summary>Says so where a run was narrowed to a shard with no gateway in it.</summary>
    public static void WriteEmpty(TextWriter output, LoadedFleet loaded) => WriteNothing(output, loaded, loaded.Gateways);

    /// <summary>As above where only <paramref name="concerned"/> are this verb's business; true where there are none.</summary>
    public static bool WriteNothing(TextWriter output, LoadedFleet loaded, ImmutableArray<GatewaySpec> concerned)
    {
        if (loaded.Shard is not { } shard || !concerned.IsEmpty)
        {
            return false;
        }

        output.WriteLine(loaded.IsEmptyShard
            ? $"Shard {shard} is empty: the fleet has {TextReport.Plural(loaded.Fleet.Gateways.Length, "gateway")}, and none is in it."
            : $"Shard {shard} has nothing to do: none of its {TextReport.Plural(loaded.Gateways.Length, "gateway")} is concerned.");
        return true;
    }
}
