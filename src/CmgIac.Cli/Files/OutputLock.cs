using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Output;

namespace CmgIac.Cli.Files;

/// <summary>
/// The lock of an output folder, held from before its files are looked at until after the last is written. The locked
/// file is the journal as well: it outlives a crash, while the lock doesn't.
/// </summary>
internal sealed class OutputLock : IDisposable
{
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The most gateways of a run leave 400 MiB.</summary>
    public const int MaxJournal = 512 * 1024 * 1024;

    private readonly FileStream file;
    private readonly string fullPath;
    private readonly long lengthBefore;

    private OutputLock(FileStream stream, string path, ImmutableArray<JournalFolder> journal)
    {
        file = stream;
        fullPath = path;
        lengthBefore = stream.Length;
        Journal = journal;
    }

    /// <summary>What runs that did not come to their end were about to write.</summary>
    public ImmutableArray<JournalFolder> Journal { get; }

    /// <summary>As below, waiting for another run as long as <paramref name="patience"/> lasts.</summary>
    public static StageResult<OutputLock> Acquire(string root, OutputRequest request, TimeSpan patience)
    {
        for (var waited = Stopwatch.StartNew(); ; Thread.Sleep(Pause))
        {
            Interruption.ThrowIfAsked();
            var locked = Acquire(root, request);
            if (!locked.Diagnostics.Any(d => d.Code == FileDiagnostics.OutputInUseCode) || waited.Elapsed >= patience)
            {
                return locked;
            }
        }
    }

    /// <summary>The lock, or CMG5005, CMG5006, CMG5009, CMG5010 or CMG5013. The folder <paramref name="root"/> exists.</summary>
    public static StageResult<OutputLock> Acquire(string root, OutputRequest request)
    {
        var path = Path.Combine(root, OutputPath.LockName);
        var shown = request.Show(OutputPath.LockName);
        try
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                switch (DiskWalk.KindOf(path))
                {
                    case EntryKind.Link:
                        return Failed(FileDiagnostics.LinkInTheWay(shown));
                    case EntryKind.Directory:
                        return Failed(FileDiagnostics.FolderWhereFileMustGo(shown));
                }

                // Without a buffer: what a full disk refused would be tried again by every later step, the lock's removal too.
                var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
                if (ReadJournal(stream) is not { } journal)
                {
                    stream.Dispose();
                    return Failed(FileDiagnostics.ForeignLock(shown));
                }

                if (IsStillAt(path, stream))
                {
                    return new(new OutputLock(stream, path, journal), []);
                }

                // Its holder removed the file between our opening and our locking it: we hold a lock on nothing.
                stream.Dispose();
            }

            return Failed(FileDiagnostics.OutputInUse(request.ShownRoot));
        }
        catch (IOException e) when (DiskFault.IsInUse(e))
        {
            return Failed(FileDiagnostics.OutputInUse(request.ShownRoot));
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return Failed(FileDiagnostics.OutputFailed(shown, DiskFault.Reason(e)));
        }
    }

    /// <summary>
    /// The file at <paramref name="path"/>, shared with other readers; null where there is none. A pipe would be waited for by
    /// who only reads it, so that an empty file, which a pipe seems to be, is opened for writing as well.
    /// </summary>
    public static FileStream? OpenShared(string path)
    {
        if (DiskWalk.KindOf(path) != EntryKind.File)
        {
            return null;
        }

        var isEmpty = BoundedFile.IsEmptyOrPipe(path);
        try
        {
            return new FileStream(path, FileMode.Open, isEmpty ? FileAccess.ReadWrite : FileAccess.Read, FileShare.Read);
        }
        catch (UnauthorizedAccessException) when (isEmpty)
        {
            // Nobody who may not write here is kept from reading by a journal of nothing.
            return null;
        }
    }

    /// <summary>The journal in an open file, or null for a file that is none.</summary>
    public static ImmutableArray<JournalFolder>? ReadJournal(FileStream stream)
    {
        if (!stream.CanSeek || stream.Length > MaxJournal)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(bytes);
        return Core.Output.Journal.Read(bytes);
    }

    /// <summary>Appends to the journal; on return it outlives this process.</summary>
    public void Append(byte[] bytes)
    {
        file.Position = file.Length;
        file.Write(bytes);
        file.Flush();
    }

    /// <summary>On return the journal is on the disk itself.</summary>
    public void Harden() => file.Flush(flushToDisk: true);

    /// <summary>Forgets what this run appended, because none of it happened or all of it did.</summary>
    public void TakeBack() => file.SetLength(lengthBefore);

    /// <summary>Forgets the whole journal: everything in it is settled.</summary>
    public void Clear() => file.SetLength(0);

    /// <summary>Gives the lock back; an empty journal goes with it.</summary>
    public void Dispose()
    {
        try
        {
            var isEmpty = file.Length == 0;
            if (isEmpty && !OperatingSystem.IsWindows())
            {
                // Before the lock is given back, or the next run's file would be what is deleted.
                File.Delete(fullPath);
            }

            file.Dispose();
            if (isEmpty && OperatingSystem.IsWindows())
            {
                // An open file can't be deleted there; one that the next run has opened neither, and that is right.
                File.Delete(fullPath);
            }
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            // An empty lock file that stays behind does no harm.
            file.Dispose();
        }
    }

    /// <summary>
    /// Is the locked file the one that stands at <paramref name="path"/>? A time that nothing else would have is set by
    /// the handle and read by the name, for want of a portable identity of files. Even seconds, whole ones: coarse file
    /// systems keep them.
    /// </summary>
    internal static bool IsStillAt(string path, FileStream stream)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        var mark = DateTime.UnixEpoch.AddSeconds(2L * RandomNumberGenerator.GetInt32(1, 500_000_000));
        File.SetLastWriteTimeUtc(stream.SafeFileHandle, mark);
        return DiskWalk.KindOf(path) == EntryKind.File && File.GetLastWriteTimeUtc(path) == mark;
    }

    private static StageResult<OutputLock> Failed(Diagnostic diagnostic) => new(null, [diagnostic]);
}
