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

/// <summary>What becomes of one file: <paramref name="Name"/> is relative to its folder.</summary>
internal readonly record struct FileChange(string Folder, string Name, ChangeKind Kind)
{
    /// <summary>Was it somebody else's, or edited, and says what ours says?</summary>
    public bool IsAdopted { get; init; }

    /// <summary>Relative to the output folder.</summary>
    public string Path => Folder.Length == 0 ? Name : $"{Folder}/{Name}";

    public bool IsWrite => Kind is ChangeKind.Create or ChangeKind.Update;

    /// <summary>The proof by which its folder's other files are overwritten and deleted: so it changes after them.</summary>
    public bool IsManifest => Name == OutputPath.ManifestName && Folder.Length > 0;
}

/// <summary>
/// What becomes of the files of one folder, in ordinal order; '' is the output folder itself. It holds no texts: of a fleet
/// there are many.
/// </summary>
internal sealed record FolderPlan(string Folder, ImmutableArray<FileChange> Changes)
{
    /// <summary>Tells its temporary files from those of other folders.</summary>
    public int Number { get; init; }

    public bool HasChanges => Changes.Any(change => change.Kind != ChangeKind.Unchanged);

    /// <summary>What becomes of a folder's files; why they may not be changed is reported.</summary>
    public static FolderPlan Of(OutputRequest request, FolderVerdicts judged, OutputDiagnostics said)
    {
        if (!request.Force)
        {
            said.Add(OutputQuestion.Change, judged.Files.Select(file => Refusal(request, file)).OfType<Diagnostic>());
        }

        var folder = judged.Folder?.Path ?? "";
        return new(
            folder,
            [
                .. judged.Files.Select(file => new FileChange(folder, NameIn(folder, file.Path), KindOf(file.State))
                {
                    IsAdopted = request.Adopt && file.State is FileState.Edited or FileState.Foreign,
                }),
            ]);
    }

    /// <summary>
    /// What the journal must know before the first change, or null: the files about to be written, and those to be deleted,
    /// these for the empty folders that a crash may leave.
    /// </summary>
    public JournalFolder? Announce(ScopedFolder scoped)
    {
        var changed = Changes.Where(change => change.Kind != ChangeKind.Unchanged).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        if (changed.Count == 0)
        {
            return null;
        }

        var claimed = scoped.Claim.Hashes.Select(h => (Path: h.Key, Sha256: h.Value[0]));
        return new(
            Folder,
            scoped.Specs,
            [
                .. scoped.Files.Select(file => (file.Path, file.Sha256)).Concat(claimed)
                    .Where(file => changed.Contains(file.Path))
                    .DistinctBy(file => file.Path, StringComparer.OrdinalIgnoreCase)
                    .Select(file => new ManifestFile(NameIn(Folder, file.Path), file.Sha256)),
            ]);
    }

    /// <summary>The same few names come again in every folder.</summary>
    private static string NameIn(string folder, string path) => folder.Length == 0 ? path : string.Intern(path[(folder.Length + 1)..]);

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
}

/// <summary>
/// What writing would do. <paramref name="Folders"/> are in the ordinal order of their files' paths;
/// <paramref name="KeepsJournal"/>: older lines of it belong to folders that this run doesn't settle.
/// </summary>
internal sealed record OutputPlan(ImmutableArray<FolderPlan> Folders, bool KeepsJournal)
{
    public IEnumerable<FileChange> Changes => Folders.SelectMany(folder => folder.Changes);

    public bool HasChanges => Folders.Any(folder => folder.HasChanges);
}
