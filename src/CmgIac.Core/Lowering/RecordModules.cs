using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Lowering;

/// <summary>A file of Bicep with a part of a zone's records; <paramref name="Number"/> counts from 1.</summary>
internal sealed record RecordModule(int Number, ImmutableArray<CnameRecord> Records)
{
    /// <summary>The file's name without its extension.</summary>
    public string Name => $"records-{Number}";

    public string Symbol => $"records_{Number}";
}

/// <summary>
/// A zone's records as modules of its Bicep. Azure Resource Manager takes 800 resources a template (Microsoft: "ARM
/// template best practices"), and counts those of a module apart.
/// </summary>
internal static class RecordModules
{
    public const int MaxResources = 800;

    /// <summary>None where all records fit into the main file, beside the zone and its CAA records.</summary>
    public static ImmutableArray<RecordModule> Of(ZoneSet set)
    {
        var records = set.Live.ToImmutableArray();
        var resourcesOfRecord = set.IsLocked ? 2 : 1;
        var besides = set.Caa.IsEmpty ? 1 : 2;
        if (besides + (records.Length * resourcesOfRecord) <= MaxResources)
        {
            return [];
        }

        // Each module looks the zone up.
        return [.. records.Chunk((MaxResources - 1) / resourcesOfRecord).Select((chunk, index) => new RecordModule(index + 1, [.. chunk]))];
    }
}
