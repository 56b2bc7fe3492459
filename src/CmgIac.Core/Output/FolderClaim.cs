using System.Collections.Immutable;

namespace CmgIac.Core.Output;

/// <summary>
/// What is said to be ours in one folder, by its manifest and by the journal: the specs that it comes from, and for each
/// path (relative to the output folder) the hashes under which it is ours. <paramref name="Flaw"/> is what is wrong with
/// the manifest, which is then null.
/// </summary>
internal sealed record FolderClaim(
    string Folder,
    Found ManifestFound,
    Manifest? Manifest,
    string? Flaw,
    ImmutableSortedSet<string> Specs,
    ImmutableDictionary<string, ImmutableArray<string>> Hashes)
{
    /// <summary>Every folder that has a manifest, of <paramref name="manifests"/> by folder, or a line in the journal.</summary>
    public static ImmutableArray<FolderClaim> Read(
        IReadOnlyDictionary<string, Found> manifests, ImmutableArray<JournalFolder> journal)
    {
        var lines = journal.ToLookup(j => j.Folder, StringComparer.Ordinal);
        return
        [
            .. manifests.Keys.Union(lines.Select(l => l.Key), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(folder => Of(folder, manifests.GetValueOrDefault(folder) ?? new Found.Missing(), lines[folder])),
        ];
    }

    /// <param name="found">What stands in the place of the manifest.</param>
    /// <param name="lines">The folder's lines in the journal.</param>
    public static FolderClaim Of(string folder, Found found, IEnumerable<JournalFolder> lines)
    {
        Manifest? manifest = null;
        string? flaw = null;
        if (found is Found.File file)
        {
            ManifestReader.TryRead(file.Bytes, out manifest, out flaw);
        }

        var journal = lines.ToList();
        var files = (manifest?.Files ?? []).Concat(journal.SelectMany(j => j.Files));
        return new(
            folder, found, manifest, flaw,
            (manifest?.Specs ?? []).Concat(journal.SelectMany(j => j.Specs)).ToImmutableSortedSet(StringComparer.Ordinal),
            files.GroupBy(f => $"{folder}/{f.Path}", f => f.Sha256, StringComparer.Ordinal)
                .ToImmutableDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal));
    }
}
