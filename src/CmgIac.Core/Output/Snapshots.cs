using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Output;

/// <summary>
/// Snapshots of what rendered Bicep deploys. Only the compiler makes them, so that most runs have none: whether one on
/// disk still fits, its manifest says, which also holds the hashes of the files that it was made of.
/// </summary>
internal static class Snapshots
{
    public const string Extension = ".snapshot.json";

    public static bool IsSnapshot(string path) => path.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>
    /// For a run that wasn't asked for snapshots: the request with those on disk that are ours, unedited and of the very
    /// files that are rendered now. A warning for each that is of others, which is wanted no longer.
    /// </summary>
    /// <param name="look">What stands at a path relative to the output folder.</param>
    public static StageResult<OutputRequest> Keep(OutputRequest request, ImmutableArray<FolderClaim> claims, Func<string, Found> look)
    {
        var diagnostics = new DiagnosticList('5');
        if (request.WithSnapshots)
        {
            return StageResult.Of(request, diagnostics);
        }

        var claimOf = claims.ToDictionary(claim => claim.Folder, StringComparer.Ordinal);
        var edited = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        ImmutableArray<RenderedFolder> folders = [.. request.Folders.Select(Kept)];
        return StageResult.Of(request with { Folders = folders, EditedSnapshots = edited.ToImmutable() }, diagnostics);

        RenderedFolder Kept(RenderedFolder folder)
        {
            if (claimOf.GetValueOrDefault(folder.Path) is not { Manifest: { } manifest } claim)
            {
                return folder;
            }

            var kept = folder.Files.ToBuilder();
            foreach (var snapshot in manifest.Files.Where(file => IsSnapshot(file.Path) && !folder.Files.Any(other => other.Path == $"{folder.Path}/{file.Path}")))
            {
                var path = $"{folder.Path}/{snapshot.Path}";
                if (look(path) is not Found.File found)
                {
                    // Gone: what is said of any file holds.
                    continue;
                }

                var fits = Of(folder, path).SequenceEqual(Of(manifest, folder.Path, path));
                if (found.Sha256 != snapshot.Sha256)
                {
                    if (fits && !request.Force && !claim.Hashes[path].Contains(found.Sha256, StringComparer.Ordinal))
                    {
                        edited.Add(path);
                    }
                }
                else if (fits && found.Bytes is { } bytes)
                {
                    kept.Add(new Artifact(path, Encoding.UTF8.GetString(bytes), TextForm.Utf8, path));
                }
                else
                {
                    diagnostics.Add(CompilerDiagnostics.SnapshotOutdated(request.Show(path)));
                }
            }

            return folder with { Files = kept.ToImmutable() };
        }
    }

    /// <summary>What a snapshot is made of: all that is rendered beside and below it.</summary>
    private static IEnumerable<(string Path, string Sha256)> Of(RenderedFolder folder, string snapshot) => folder.Files
        .Where(file => IsBeside(file.Path, snapshot))
        .Select(file => (file.Path, ContentHash.Of(file.ToBytes())))
        .OrderBy(file => file.Path, StringComparer.Ordinal);

    private static IEnumerable<(string Path, string Sha256)> Of(Manifest manifest, string folder, string snapshot) => manifest.Files
        .Select(file => (Path: $"{folder}/{file.Path}", file.Sha256))
        .Where(file => IsBeside(file.Path, snapshot))
        .OrderBy(file => file.Path, StringComparer.Ordinal);

    private static bool IsBeside(string path, string snapshot) =>
        !IsSnapshot(path) && path.StartsWith(snapshot[..(snapshot.LastIndexOf('/') + 1)], StringComparison.Ordinal);
}
