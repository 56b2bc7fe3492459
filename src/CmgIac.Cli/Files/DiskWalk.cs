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

    /// <summary>
    /// Looks at several paths, one thread's, at each folder above them once: enough to compare, and not to change anything.
    /// </summary>
    public Func<string, Found> Glance()
    {
        var folders = new Dictionary<string, (Found? Obstacle, EntryKind Kind)>(StringComparer.Ordinal);
        return path => Look(path, at =>
        {
            var folder = EmptyFolders.Parent(at);
            if (!folders.TryGetValue(folder, out var above))
            {
                above = (Obstacle(folder, out var kind), kind);
                folders.Add(folder, above);
            }

            return above.Obstacle is not null || above.Kind == EntryKind.Missing ? (above.Obstacle, EntryKind.Missing)
                : above.Kind != EntryKind.Directory ? (new Found.Blocked(folder), above.Kind)
                : KindOf(FullPath(at)) is var last && last == EntryKind.Link ? (new Found.Link(at), last)
                : (null, last);
        });
    }

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
    public Found? Obstacle(string path) => Obstacle(path, out _);

    /// <summary>As above; <paramref name="last"/> is what the last segment is.</summary>
    private Found? Obstacle(string path, out EntryKind last)
    {
        last = EntryKind.Missing;
        for (var end = 0; end >= 0; end = end == path.Length ? -1 : NextEnd(path, end))
        {
            last = KindOf(FullPath(path[..end]));
            if (last == EntryKind.Link)
            {
                return new Found.Link(path[..end]);
            }

            if (last == EntryKind.File && end < path.Length)
            {
                return new Found.Blocked(path[..end]);
            }

            if (last == EntryKind.Missing)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>What is found at <paramref name="path"/>; a disk that fails makes it unreadable, never an exception.</summary>
    public Found Look(string path) => Look(path, at => (Obstacle(at, out var last), last));

    private Found Look(string path, Func<string, (Found? Obstacle, EntryKind Last)> walk)
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
        // A pipe or a device would be waited for; like an empty file, it is none of ours.
        if (new FileInfo(fullPath).Length == 0)
        {
            return Found.File.Of([]);
        }

        using var file = File.OpenHandle(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
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

    private static int NextEnd(string path, int end)
    {
        var next = path.IndexOf('/', end + 1);
        return next < 0 ? path.Length : next;
    }
}
