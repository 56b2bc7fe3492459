using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;

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
/// A file's state with its bytes on disk and those that the specs render, for the diff. <paramref name="Shown"/> is the path as
/// messages show it.
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

    public static StageResult<OutputCheck> Compare(OutputScope scope, IReadOnlyDictionary<string, Found> disk) =>
        FileVerdict.Of(scope, disk).Then(verdicts => StageResult.Of(
            new OutputCheck(
                [.. verdicts.Select(v => new CheckedFile(v.Path, scope.Request.Show(v.Path), StateOf(v, scope), v.Before, v.After))],
                [
                    .. from folder in scope.Folders
                       let found = folder.Claim.Manifest
                       where folder.Manifest is not null && found is not null && found.Tool != scope.Request.Tool
                       select new OtherVersion(folder.Path, found.Tool),
                ]),
            new DiagnosticList('5')));

    /// <summary>A snapshot that nobody asked for is never in excess: it is of Bicep that has changed.</summary>
    private static CheckState StateOf(FileVerdict verdict, OutputScope scope) =>
        verdict.State == FileState.Orphaned && Snapshots.IsSnapshot(verdict.Path) && !scope.Request.WithSnapshots
        && scope.Folders.Any(folder => folder.Manifest is not null && verdict.Path.StartsWith(folder.Path + "/", StringComparison.Ordinal))
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
