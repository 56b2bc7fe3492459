namespace CmgIac.Cli.Files;

/// <summary>Makes folders, and removes those that hold nothing; one that won't go is left, because an empty folder harms nobody.</summary>
internal static class EmptyFolders
{
    /// <summary>Makes the folder and those above it, and adds each that wasn't there, the deepest first.</summary>
    public static void Create(string fullPath, List<string> created)
    {
        created.AddRange(Missing(fullPath));
        Directory.CreateDirectory(fullPath);
    }

    public static bool Remove(string fullPath)
    {
        try
        {
            if (DiskWalk.KindOf(fullPath) != EntryKind.Directory || Directory.EnumerateFileSystemEntries(fullPath).Any())
            {
                return false;
            }

            Directory.Delete(fullPath);
            return true;
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return false;
        }
    }

    /// <summary>The folders that writing into <paramref name="fullPath"/> will make, the deepest first.</summary>
    public static List<string> Missing(string fullPath)
    {
        var missing = new List<string>();
        for (var path = fullPath; path is not null && !Path.Exists(path); path = Path.GetDirectoryName(path))
        {
            missing.Add(path);
        }

        return missing;
    }

    /// <summary>The file that stands where one of the folders above <paramref name="fullPath"/>, or itself, must be.</summary>
    public static string? FileInTheWay(string fullPath)
    {
        var first = Missing(fullPath) is [.., var highest] ? Path.GetDirectoryName(highest) : fullPath;
        return File.Exists(first) ? first : null;
    }

    /// <summary>Removes <paramref name="path"/>, and each folder above it that is empty then, up to the root exclusive.</summary>
    public static void RemoveUpwards(DiskWalk walk, string path)
    {
        while (path.Length > 0 && walk.Obstacle(path) is null && Remove(walk.FullPath(path)))
        {
            path = Parent(path);
        }
    }

    /// <summary>The folder of a path relative to the root; '' is the root.</summary>
    public static string Parent(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
