using System.Text;
using CmgIac.Cli.Files;

namespace CmgIac.Cli.Reports.Findings;

/// <summary>The files that findings stand in, by the paths that diagnostics show: where they lie, and their text.</summary>
internal sealed class FindingFiles(string workingFolder)
{
    private const int MaxLength = 8 * 1024 * 1024;

    private readonly Dictionary<string, byte[]?> contents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> hashes = new(StringComparer.Ordinal);
    private readonly string root = RootOf(workingFolder);

    public string FullPath(string file) => Path.GetFullPath(file, workingFolder);

    /// <summary>
    /// The path that CI systems know a file by: from the repository's root, which is the nearest folder above with '.git', or from
    /// the working folder where there is none. Null for a file outside of it.
    /// </summary>
    public string? RepositoryPath(string file)
    {
        var path = ShownPath.WithSlashes(Path.GetRelativePath(root, FullPath(file)));
        return path == ".." || path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path) ? null : path;
    }

    /// <summary>A line by its number from 1, without what ends it; null where there is none.</summary>
    public string? Line(string file, int number)
    {
        if (Content(file) is not { } bytes)
        {
            return null;
        }

        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        for (var skipped = 1; skipped < number; skipped++)
        {
            if (reader.ReadLine() is null)
            {
                return null;
            }
        }

        return reader.ReadLine();
    }

    /// <summary>GitHub's hash of a line; null where there is no such line.</summary>
    public string? HashOfLine(string file, int number)
    {
        if (!hashes.TryGetValue(file, out var lines))
        {
            // As GitHub reads it, whatever the encoding.
            hashes.Add(file, lines = Content(file) is { } bytes ? LineHash.OfLines(Encoding.UTF8.GetString(bytes)) : []);
        }

        return number <= lines.Count ? lines[number - 1] : null;
    }

    private byte[]? Content(string file)
    {
        if (!contents.TryGetValue(file, out var bytes))
        {
            contents.Add(file, bytes = Read(FullPath(file)));
        }

        return bytes;
    }

    /// <summary>Null where there is no file, or one that is too long.</summary>
    private static byte[]? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            // A pipe or a device would never end.
            return file.Exists && file.Length is > 0 and <= MaxLength ? File.ReadAllBytes(path) : null;
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return null;
        }
    }

    private static string RootOf(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            // A file in worktrees and submodules.
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }

        return folder;
    }
}
