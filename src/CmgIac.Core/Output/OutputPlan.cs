using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Output.Meanings;

namespace CmgIac.Core.Output;

internal enum ChangeKind
{
    Create,
    Update,
    Delete,
    Unchanged,
}

/// <summary>
/// What becomes of one file. <paramref name="Path"/> is relative to the output folder; <paramref name="Before"/> and
/// <paramref name="After"/> are its bytes, null where there is no file (or, before, a huge one).
/// </summary>
internal sealed record FileChange(string Path, ChangeKind Kind, byte[]? Before, byte[]? After)
{
    /// <summary>Was it somebody else's, or edited, and says what ours says?</summary>
    public bool IsAdopted { get; init; }

    /// <summary>The proof by which its folder's other files are overwritten and deleted: so it changes after them.</summary>
    public bool IsManifest => OutputPath.IsManifest(Path) && Path.Count(c => c == '/') == 2;
}

/// <summary>
/// What writing would do, in ordinal order of the paths. <paramref name="Journal"/> is to be on disk before the first
/// change; <paramref name="KeepsJournal"/>: older lines of it belong to folders that this run doesn't settle.
/// </summary>
internal sealed record OutputPlan(
    ImmutableArray<FileChange> Changes, ImmutableArray<JournalFolder> Journal, bool KeepsJournal)
{
    public static readonly OutputPlan Empty = new([], [], false);

    public bool HasChanges => Changes.Any(c => c.Kind != ChangeKind.Unchanged);

    /// <summary>The plan, or every reason why nothing may be written.</summary>
    public static StageResult<OutputPlan> Compare(OutputScope scope, IReadOnlyDictionary<string, Found> disk) =>
        FileVerdict.Of(scope, disk).Then(verdicts =>
        {
            var diagnostics = new DiagnosticList('5');
            if (!scope.Request.Force)
            {
                diagnostics.AddRange(verdicts.Select(v => Refusal(scope.Request, v)).OfType<Diagnostic>());
            }

            ImmutableArray<FileChange> changes =

            [
                .. verdicts.Select(v => new FileChange(v.Path, KindOf(v.State), v.Before, v.After)
                {
                    IsAdopted = scope.Request.Adopt && v.State is FileState.Edited or FileState.Foreign,
                }),
            ];
            return StageResult.Of(new OutputPlan(changes, Announce(scope, changes), !scope.Abandoned.IsEmpty), diagnostics);
        });

    private static Diagnostic? Refusal(OutputRequest request, FileVerdict verdict) => verdict.State switch
    {
        FileState.Edited or FileState.Foreign when request.Adopt => Disagreement(request, verdict),
        FileState.Edited or FileState.EditedOrphan => FileDiagnostics.EditedFile(request.Show(verdict.Path)),
        FileState.Foreign => FileDiagnostics.ForeignFile(request.Show(verdict.Path)),
        _ => null,
    };

    private static Diagnostic? Disagreement(OutputRequest request, FileVerdict verdict)
    {
        var difference = verdict.Before is { } before ? FileMeaning.Difference(verdict.Path, before, verdict.After!) : "it is too large to be read";
        return difference is null ? null : FileDiagnostics.OtherMeaning(request.Show(verdict.Path), difference);
    }

    private static ChangeKind KindOf(FileState state) => state switch
    {
        FileState.Unchanged => ChangeKind.Unchanged,
        FileState.Missing => ChangeKind.Create,
        FileState.Stale or FileState.Edited or FileState.Foreign => ChangeKind.Update,
        _ => ChangeKind.Delete,
    };

    /// <summary>
    /// Each folder in which something changes, with the files about to be written, and those to be deleted: these for the
    /// empty folders that a crash may leave.
    /// </summary>
    private static ImmutableArray<JournalFolder> Announce(OutputScope scope, ImmutableArray<FileChange> changes)
    {
        var kinds = changes.ToDictionary(c => c.Path, c => c.Kind, StringComparer.Ordinal);
        bool IsChanged(string path) => kinds.GetValueOrDefault(path, ChangeKind.Unchanged) != ChangeKind.Unchanged;
        return
        [
            .. from folder in scope.Folders
               let claimed = folder.Claim.Hashes.Select(h => (Path: h.Key, Sha256: h.Value[0]))
               let files = folder.Files.Select(f => (f.Path, f.Sha256)).Concat(claimed)
                   .Where(f => IsChanged(f.Path))
                   .DistinctBy(f => f.Path, StringComparer.OrdinalIgnoreCase)
                   .Select(f => new ManifestFile(f.Path[(folder.Path.Length + 1)..], f.Sha256))
                   .ToImmutableArray()
               where !files.IsEmpty || IsChanged(OutputPath.ManifestOf(folder.Path))
               select new JournalFolder(folder.Path, folder.Specs, files),
        ];
    }
}
