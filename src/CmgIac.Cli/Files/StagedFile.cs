using CmgIac.Core.Output;
using Microsoft.Win32.SafeHandles;

namespace CmgIac.Cli.Files;

/// <summary>New bytes beside the file that they will replace, flushed, so that the file is old or new and never half.</summary>
internal static class StagedFile
{
    /// <summary>Who may read, write and execute; a file of text has no business with the special bits.</summary>
    private const UnixFileMode Permissions = (UnixFileMode)0x1FF;

    /// <summary>A name of cmg's own in <paramref name="folder"/>, which nothing has yet.</summary>
    public static string NameIn(string folder) => Path.Combine(folder, OutputPath.TemporaryName(Guid.NewGuid().ToString("N")));

    /// <summary>
    /// Writes the bytes. The mode is that of <paramref name="replaced"/>, and the file has it while it is still empty:
    /// nobody reads it meanwhile.
    /// </summary>
    public static void Write(string temporary, ReadOnlySpan<byte> bytes, string? replaced)
    {
        using var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        if (replaced is not null && !OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(replaced) & Permissions;
            if (mode != File.GetUnixFileMode(file))
            {
                File.SetUnixFileMode(file, mode);
            }
        }

        RandomAccess.Write(file, bytes, 0);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>The whole file at once, of a mode of its own; where that fails nothing is left beside it, and it is as it was.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = NameIn(Path.GetDirectoryName(path)!);
        using var busy = Interruption.Hold();
        try
        {
            Write(temporary, bytes, replaced: null);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            Remove(temporary);
            throw;
        }
    }

    /// <summary>
    /// A file where nothing stands, nor has come since a look: false where something does. Where the disk fails, nothing is left.
    /// </summary>
    public static bool TryCreate(string path, ReadOnlySpan<byte> bytes)
    {
        using var busy = Interruption.Hold();
        SafeFileHandle file;
        try
        {
            file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        catch (IOException) when (Path.Exists(path))
        {
            return false;
        }

        try
        {
            using (file)
            {
                RandomAccess.Write(file, bytes, 0);
            }

            return true;
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            Remove(path);
            throw;
        }
    }

    /// <summary>The first problem is the one to tell: what can't be removed is left.</summary>
    public static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
        }
    }
}

/// <summary>Names of temporary files that no other run has, told apart by two numbers.</summary>
internal sealed class StagedNames
{
    private readonly string run = Guid.NewGuid().ToString("N")[..16];
    private int last;

    public int Next() => Interlocked.Increment(ref last);

    public string Of(int folder, int file) => OutputPath.TemporaryName($"{run}{folder:x8}{file:x8}");
}
