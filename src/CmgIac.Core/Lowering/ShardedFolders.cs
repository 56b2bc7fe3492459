using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Lowering;

/// <summary>In which shard each folder of the output is, those of the whole fleet and those that it renders no more.</summary>
/// <param name="Keys">The key of each folder that the fleet renders.</param>
internal sealed record ShardedFolders(ImmutableSortedDictionary<string, string> Keys)
{
    public static ShardedFolders Of(Fleet fleet) => new(
        fleet.Gateways.Zip(ShardKeys.Of(fleet))
            .Where(item => item.First.IsRendered)
            .SelectMany(item => Lowerer.FoldersOf(item.First), (item, folder) => KeyValuePair.Create(folder, item.Second))
            .DistinctBy(item => item.Key, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>What nothing renders any more has its own name for a key: it is in one shard only, whoever had it before.</summary>
    public int NumberOf(string folder, int count) =>
        Shard.NumberOf(Keys.GetValueOrDefault(folder) ?? folder[(folder.LastIndexOf('/') + 1)..], count);

    /// <summary>What stands once in the output is of the shard that has the least key, which is never an empty one.</summary>
    public int NumberOfRoot(int count) => Keys.IsEmpty ? 1 : Shard.NumberOf(Keys.Values.Min(StringComparer.Ordinal)!, count);
}

/// <summary>What a run that was narrowed to a shard answers for.</summary>
internal sealed record ShardShare(Shard Shard, ShardedFolders Folders)
{
    public bool Has(string folder) => Folders.NumberOf(folder, Shard.Count) == Shard.Number;

    public bool HasRoot => Folders.NumberOfRoot(Shard.Count) == Shard.Number;
}
