using CmgIac.Core.Output;

namespace CmgIac.Cli.Files;

/// <summary>
/// Looks at paths below a walk's root, one thread's, and at each folder above them once: for as long as one folder of the
/// output takes, because what was seen may change.
/// </summary>
internal sealed class DiskGlance(DiskWalk walk)
{
    private readonly Dictionary<string, (Found? Obstacle, EntryKind Kind)> folders = new(StringComparer.Ordinal);

    /// <summary>As <see cref="DiskWalk.Look(string)"/>.</summary>
    public Found Look(string path) => walk.Look(path, at => (Obstacle(at, out var last), last));

    /// <summary>As <see cref="DiskWalk.Obstacle(string)"/>.</summary>
    public Found? Obstacle(string path) => Obstacle(path, out _);

    /// <summary>The link or the file that keeps <paramref name="folder"/> from being a plain folder; it may be missing.</summary>
    public Found? ObstacleAt(string folder) => Above(folder) switch
    {
        (null, EntryKind.File) => new Found.Blocked(folder),
        var (obstacle, _) => obstacle,
    };

    public bool IsFolder(string folder) => Above(folder) is (null, EntryKind.Directory);

    /// <summary>Makes a missing folder, whose parent is there.</summary>
    public void Make(string folder)
    {
        Directory.CreateDirectory(walk.FullPath(folder));
        folders[folder] = (null, EntryKind.Directory);
    }

    private Found? Obstacle(string path, out EntryKind last)
    {
        last = EntryKind.Missing;
        if (path.Length > 0)
        {
            var folder = EmptyFolders.Parent(path);
            if (!IsFolder(folder))
            {
                return ObstacleAt(folder);
            }
        }

        last = DiskWalk.KindOf(walk.FullPath(path));
        return last == EntryKind.Link ? new Found.Link(path) : null;
    }

    private (Found? Obstacle, EntryKind Kind) Above(string folder)
    {
        if (!folders.TryGetValue(folder, out var known))
        {
            known = (Obstacle(folder, out var kind), kind);
            folders.Add(folder, known);
        }

        return known;
    }
}
