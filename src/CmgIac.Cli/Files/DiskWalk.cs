using System.Security.Cryptography;
using CmgIac.Core.Output;

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
    /// <summary>Larger files can't be of ours; only their hash is taken.</summary>
    private const int MaxBytes = ManifestReader.MaxBytes;

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
    public Found? Obstacle(string path)
    {
        for (var end = 0; end >= 0; end = end == path.Length ? -1 : NextEnd(path, end))
        {
            var kind = KindOf(FullPath(path[..end]));
            if (kind == EntryKind.Link)
            {
                return new Found.Link(path[..end]);
            }

            if (kind == EntryKind.File && end < path.Length)
            {
                return new Found.Blocked(path[..end]);
            }

            if (kind == EntryKind.Missing)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>What is found at <paramref name="path"/>; a disk that fails makes it unreadable, never an exception.</summary>
    public Found Look(string path)
    {
        try
        {
            return Obstacle(path) ?? KindOf(FullPath(path)) switch
            {
                EntryKind.File => Read(FullPath(path)),
                EntryKind.Directory => new Found.Directory(),
                EntryKind.Link => new Found.Link(path),
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
        // A pipe or a device would be waited for; like an empty file, it is none of ours.
        if (new FileInfo(fullPath).Length == 0)
        {
            return Found.File.Of([]);
        }

        using var stream = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
        if (stream.Length > MaxBytes)
        {
            return new(Convert.ToHexStringLower(SHA256.HashData(stream)), null);
        }

        var bytes = new byte[stream.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Found.File.Of(bytes[..read]);
    }

    private static int NextEnd(string path, int end)
    {
        var next = path.IndexOf('/', end + 1);
        return next < 0 ? path.Length : next;
    }
}
