using System.Collections.Immutable;

namespace CmgIac.Core.Output;

/// <summary>The words of <c>cmg check</c>; 'edited' also says it of a foreign file where ours must go.</summary>
internal enum CheckState
{
    Unchanged,
    Edited,
    Missing,
    Stale,
    Orphaned,

    /// <summary>As it should be, but in more than one of the parts that together are the output.</summary>
    Duplicate,
}

/// <summary>
/// A file's state and, where that isn't as it should be, its bytes on disk and those that the specs render, for the diff.
/// <paramref name="Shown"/> is the path as messages show it.
/// </summary>
internal sealed record CheckedFile(string Path, string Shown, CheckState State, byte[]? Before, byte[]? After)
{
    /// <summary>Which part it was found in, as messages show it; null where there are no parts, or none has it.</summary>
    public string? Part { get; init; }
}

/// <summary>A folder whose files another version of cmg has rendered; that alone makes nothing stale.</summary>
internal sealed record OtherVersion(string Folder, string Tool);

/// <summary>Is the output exactly what the specs render? In ordinal order of the paths.</summary>
internal sealed record OutputCheck(ImmutableArray<CheckedFile> Files, ImmutableArray<OtherVersion> OtherVersions)
{
    public bool HasDifferences => Files.Any(f => f.State != CheckState.Unchanged);
}

/// <summary>What was found of one folder's files, in ordinal order; <paramref name="Other"/> where another version has rendered them.</summary>
internal sealed record CheckedFolder(string Folder, ImmutableArray<CheckedFile> Files, OtherVersion? Other)
{
    public static CheckedFolder Of(OutputRequest request, FolderVerdicts judged)
    {
        var (folder, found) = (judged.Folder, judged.Folder?.Claim.Manifest);
        return new(
            folder?.Path ?? "",
            [.. judged.Files.Select(Of)],
            folder?.Manifest is not null && found is not null && found.Tool != request.Tool ? new(folder.Path, found.Tool) : null);

        CheckedFile Of(FileVerdict verdict)
        {
            var state = StateOf(verdict, folder, request);
            var isUnchanged = state == CheckState.Unchanged;
            return new(verdict.Path, request.Show(verdict.Path), state, isUnchanged ? null : verdict.Before, isUnchanged ? null : verdict.After);
        }
    }

    /// <summary>A snapshot that nobody asked for is never in excess: it is of Bicep that has changed.</summary>
    private static CheckState StateOf(FileVerdict verdict, ScopedFolder? folder, OutputRequest request) =>
        verdict.State == FileState.Orphaned && Snapshots.IsSnapshot(verdict.Path) && !request.WithSnapshots && folder is { Manifest: not null }
            ? CheckState.Stale
            : StateOf(verdict.State);

    private static CheckState StateOf(FileState state) => state switch
    {
        FileState.Unchanged => CheckState.Unchanged,
        FileState.Missing => CheckState.Missing,
        FileState.Stale => CheckState.Stale,
        FileState.Orphaned => CheckState.Orphaned,
        _ => CheckState.Edited,
    };
}
