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

/// <summary>The verdicts on the files of one folder, in ordinal order of their paths; without a folder on what stands once in the output.</summary>
internal sealed record FolderVerdicts(ScopedFolder? Folder, ImmutableArray<FileVerdict> Files);

/// <summary>
/// One path's state: the ground on which writing and checking stand alike. <paramref name="Before"/> and
/// <paramref name="After"/> are the bytes on disk, where there are and they aren't huge, and those wanted.
/// </summary>
internal sealed record FileVerdict(string Path, FileState State, byte[]? Before, byte[]? After)
{
    /// <summary>The verdicts on a folder's files in ordinal order of their paths; what on disk can't be judged is reported.</summary>
    public static FolderVerdicts Of(OutputRequest request, ScopedFolder folder, Func<string, Found> look, OutputDiagnostics said)
    {
        var verdicts = ImmutableArray.CreateBuilder<FileVerdict>();
        var wanted = folder.Files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        foreach (var path in folder.Files.Select(f => f.Path).Union(folder.Claim.Hashes.Keys, StringComparer.Ordinal))
        {
            Judge(path, look(path), wanted.GetValueOrDefault(path), folder.Claim.Hashes.GetValueOrDefault(path, []));
        }

        JudgeManifest();
        verdicts.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new(folder, verdicts.ToImmutable());

        void Judge(string path, Found found, WantedFile? wanted, ImmutableArray<string> ours)
        {
            if (found is Found.File file)
            {
                verdicts.Add(new(path, StateOf(file, wanted, ours), file.Bytes, wanted?.Bytes));
            }
            else if (Obstacle(request, path, found, wanted is not null) is { } obstacle)
            {
                said.Add(OutputQuestion.Disk, [obstacle]);
            }
            else if (wanted is not null)
            {
                verdicts.Add(new(path, FileState.Missing, null, wanted.Bytes));
            }
        }

        void JudgeManifest()
        {
            var path = OutputPath.ManifestOf(folder.Path);
            var found = folder.Claim.ManifestFound;
            if (found is Found.File { Bytes: { } before } && folder.Manifest is { } manifest)
            {
                verdicts.Add(new(path, StateOf(before, folder.Claim.Manifest, manifest), before, manifest.ToBytes()));
            }
            else
            {
                var rendered = folder.Manifest is null ? null : new WantedFile(path, folder.Manifest.ToBytes());
                Judge(path, found, rendered, found is Found.File file ? [file.Sha256] : []);
            }
        }
    }

    /// <summary>What stands once in the output. Whatever is there is the user's own.</summary>
    public static FolderVerdicts OfAttributes(Found found) => new(
        null, [new(OutputPath.AttributesName, found is Found.Missing ? FileState.Missing : FileState.Unchanged, null, Attributes.ToArray())]);

    /// <summary>What git must be told so that it keeps our bytes.</summary>
    public static ReadOnlySpan<byte> Attributes => "* -text\n"u8;

    private static FileState StateOf(Found.File file, WantedFile? wanted, ImmutableArray<string> ours)
    {
        if (wanted is not null && (file.Bytes is { } bytes ? bytes.AsSpan().SequenceEqual(wanted.Bytes) : file.Sha256 == wanted.Sha256))
        {
            return FileState.Unchanged;
        }

        var isOurs = ours.Contains(file.Sha256, StringComparer.Ordinal);
        return wanted is null ? (isOurs ? FileState.Orphaned : FileState.EditedOrphan)
            : isOurs ? FileState.Stale
            : ours.IsEmpty ? FileState.Foreign : FileState.Edited;
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
