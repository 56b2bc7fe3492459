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
    /// For a run that wasn't asked for snapshots: the folder with those on disk that are ours, unedited and of the very
    /// files that are rendered now. A warning for each that is of others, which is wanted no longer. Those that somebody has
    /// edited while their Bicep is still that of the manifest, it goes on holding, although without the compiler nobody knows
    /// their bytes.
    /// </summary>
    /// <param name="look">What stands at a path relative to the output folder.</param>
    public static (RenderedFolder Folder, ImmutableArray<ManifestFile> Edited) Keep(
        OutputRequest request, RenderedFolder folder, FolderClaim claim, Func<string, Found> look, OutputDiagnostics said)
    {
        if (request.WithSnapshots || claim.Manifest is not { } manifest)
        {
            return (folder, []);
        }

        var kept = folder.Files.ToBuilder();
        var edited = ImmutableArray.CreateBuilder<ManifestFile>();
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
                    edited.Add(snapshot);
                }
            }
            else if (fits && found.Bytes is { } bytes)
            {
                kept.Add(new Artifact(path, Encoding.UTF8.GetString(bytes), TextForm.Utf8, path));
            }
            else
            {
                said.Add(OutputQuestion.Snapshots, [CompilerDiagnostics.SnapshotOutdated(request.Show(path))]);
            }
        }

        return (folder with { Files = kept.ToImmutable() }, edited.ToImmutable());
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
