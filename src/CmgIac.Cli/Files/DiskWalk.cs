using System.Security.Cryptography;
using CmgIac.Core.Output;
using CmgIac.Core.Rendering;

namespace CmgIac.Cli.Files;

internal enum EntryKind
{
    Missing,
    File,
    Directory,
    Link,
}

/// <summary>
/// Looks at paths below a folder without ever following a link: each segment is looked at for itself. Paths are relative
/// to <paramref name="root"/>, with '/'; '' is the root.
/// </summary>
internal sealed class DiskWalk(string root)
{
    /// <summary>Of larger files only the hash is taken.</summary>
    private const int MaxBytes = ManifestReader.MaxBytes;

    /// <summary>No rendered file has more: no character takes more than three bytes.</summary>
    private const long MaxRendered = 3L * LiteralContext.MaxOutput;

    /// <summary>Of what can't be of ours. No file has it.</summary>
    private const string NoHash = "";

    public string FullPath(string path) => path.Length == 0 ? root : Path.Combine(root, path);

    /// <summary>What stands at a full path, itself and not what it may point to.</summary>
    public static EntryKind KindOf(string fullPath)
    {
        var entry = new FileInfo(fullPath);
        var attributes = entry.Attributes;
        if ((int)attributes == -1)
        {
            return EntryKind.Missing;
        }

        // A reparse point without a target is no link: files of a cloud drive are such.
        if (attributes.HasFlag(FileAttributes.ReparsePoint) && entry.LinkTarget is not null)
        {
            return EntryKind.Link;
        }

        return attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Directory : EntryKind.File;
    }

    /// <summary>
    /// Null where <paramref name="path"/> can be reached through plain folders (it may be missing, from any depth on);
    /// else the link or the file in the way. The last segment may be anything but a link.
    /// </summary>
    public Found? Obstacle(string path) => new DiskGlance(this).Obstacle(path);

    /// <summary>What is found at <paramref name="path"/>; a disk that fails makes it unreadable, never an exception.</summary>
    public Found Look(string path) => new DiskGlance(this).Look(path);

    /// <summary>As above, on a way that <paramref name="walk"/> has gone.</summary>
    public Found Look(string path, Func<string, (Found? Obstacle, EntryKind Last)> walk)
    {
        try
        {
            var (obstacle, last) = walk(path);
            return obstacle ?? last switch
            {
                EntryKind.File => Read(FullPath(path)),
                EntryKind.Directory => new Found.Directory(),
                _ => new Found.Missing(),
            };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Found.Missing();
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return new Found.Unreadable(DiskFault.Reason(e));
        }
    }

    private static Found.File Read(string fullPath)
    {
        // Like an empty file, it is none of ours.
        if (BoundedFile.IsEmptyOrPipe(fullPath))
        {
            return Found.File.Of([]);
        }

        using var file = File.OpenHandle(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        if (length > MaxRendered)
        {
            return new(null, NoHash);
        }

        if (length > MaxBytes)
        {
            using var stream = new FileStream(file, FileAccess.Read, 0);
            return new(null, Convert.ToHexStringLower(SHA256.HashData(stream)));
        }

        var bytes = new byte[length];
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), read) is var more and > 0)
        {
            read += more;
        }

        return Found.File.Of(read == bytes.Length ? bytes : bytes[..read]);
    }
}
