using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Core.Output;

/// <summary>How a file on disk stands to what is wanted and to what is known as ours.</summary>
internal enum FileState
{
    Unchanged,

    /// <summary>Wanted and not there.</summary>
    Missing,

    /// <summary>Ours, and something else is wanted there.</summary>
    Stale,

    /// <summary>Known as ours, but no longer with those bytes; something else is wanted there.</summary>
    Edited,

    /// <summary>Not known as ours; something else is wanted there.</summary>
    Foreign,

    /// <summary>Ours, and no longer wanted.</summary>
    Orphaned,

    /// <summary>Known as ours, but no longer with those bytes, and no longer wanted.</summary>
    EditedOrphan,
}

/// <summary>
/// One path's state: the ground on which writing and checking stand alike. <paramref name="Before"/> and
/// <paramref name="After"/> are the bytes on disk, where there are and they aren't huge, and those wanted.
/// </summary>
internal sealed record FileVerdict(string Path, FileState State, byte[]? Before, byte[]? After)
{
    /// <summary>The verdicts in ordinal order of their paths, and what on disk can't be judged.</summary>
    public static StageResult<IReadOnlyList<FileVerdict>> Of(OutputScope scope, IReadOnlyDictionary<string, Found> disk)
    {
        var diagnostics = new DiagnosticList('5');
        var verdicts = new List<FileVerdict>();
        foreach (var folder in scope.Folders)
        {
            var wanted = folder.Files.ToDictionary(f => f.Path, StringComparer.Ordinal);
            foreach (var path in folder.Paths.Distinct(StringComparer.Ordinal))
            {
                Judge(path, disk[path], wanted.GetValueOrDefault(path), folder.Claim.Hashes.GetValueOrDefault(path, []));
            }

            JudgeManifest(folder);
        }

        if (scope.Request.WithAttributes && scope.Folders.Any(f => f.Manifest is not null))
        {
            // Whatever stands there is the user's own.
            verdicts.Add(new(
                OutputPath.AttributesName,
                disk[OutputPath.AttributesName] is Found.Missing ? FileState.Missing : FileState.Unchanged,
                null, Attributes.ToArray()));
        }

        verdicts.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return StageResult.Of<IReadOnlyList<FileVerdict>>(verdicts, diagnostics);

        void Judge(string path, Found found, WantedFile? wanted, ImmutableArray<string> ours)
        {
            if (found is Found.File file)
            {
                verdicts.Add(new(path, StateOf(file, wanted, ours), file.Bytes, wanted?.Bytes));
            }
            else if (Obstacle(scope.Request, path, found, wanted is not null) is { } obstacle)
            {
                diagnostics.Add(obstacle);
            }
            else if (wanted is not null)
            {
                verdicts.Add(new(path, FileState.Missing, null, wanted.Bytes));
            }
        }

        void JudgeManifest(ScopedFolder folder)
        {
            var path = OutputPath.ManifestOf(folder.Path);
            var found = folder.Claim.ManifestFound;
            if (found is Found.File { Bytes: { } before } && folder.Manifest is { } manifest)
            {
                verdicts.Add(new(path, StateOf(before, folder.Claim.Manifest, manifest), before, manifest.ToBytes()));
            }
            else
            {
                var wanted = folder.Manifest is null ? null : new WantedFile(path, folder.Manifest.ToBytes());
                Judge(path, found, wanted, found is Found.File file ? [file.Sha256] : []);
            }
        }
    }

    /// <summary>What git must be told so that it keeps our bytes.</summary>
    public static ReadOnlySpan<byte> Attributes => "* -text\n"u8;

    private static FileState StateOf(Found.File file, WantedFile? wanted, ImmutableArray<string> ours)
    {
        var isOurs = ours.Contains(file.Sha256, StringComparer.Ordinal);
        return wanted switch
        {
            null => isOurs ? FileState.Orphaned : FileState.EditedOrphan,
            _ when file.Sha256 == wanted.Sha256 => FileState.Unchanged,
            _ when isOurs => FileState.Stale,
            _ => ours.IsEmpty ? FileState.Foreign : FileState.Edited,
        };
    }

    /// <summary>A manifest that differs by the version of cmg alone stays: an upgrade rewrites nothing.</summary>
    private static FileState StateOf(byte[] before, Manifest? read, Manifest wanted)
    {
        var isSame = read is not null
            && before.AsSpan().SequenceEqual(read.ToBytes())
            && (read with { Tool = wanted.Tool }).ToBytes().AsSpan().SequenceEqual(wanted.ToBytes());
        return isSame ? FileState.Unchanged : FileState.Stale;
    }

    /// <summary>
    /// What stops the run at a path that is no file. Where nothing is wanted, a folder is none of ours; but of a link
    /// nobody can say whether our file lies behind it.
    /// </summary>
    private static Diagnostic? Obstacle(OutputRequest request, string path, Found found, bool isWanted) => found switch
    {
        Found.Link link => FileDiagnostics.LinkInTheWay(request.Show(link.At)),
        Found.Unreadable unreadable => FileDiagnostics.OutputFailed(request.Show(path), unreadable.Reason),
        Found.Directory when isWanted => FileDiagnostics.FolderWhereFileMustGo(request.Show(path)),
        Found.Blocked blocked when isWanted => FileDiagnostics.FileWhereFolderMustGo(request.Show(blocked.At)),
        _ => null,
    };
}
