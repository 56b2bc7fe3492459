using System.Text;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Files;

/// <summary>
/// What a build system must know to leave a run out: the files that were read, those that were looked for and weren't
/// there, the folders whose every file counts, and what is rendered. Full paths, one a line, in ordinal order.
/// </summary>
internal sealed record BuildLists(
    IEnumerable<string> Read, IEnumerable<string> Absent, IEnumerable<string> Folders, IEnumerable<string> Rendered)
{
    /// <summary>So many bytes show whether a file is a list: no path is as long.</summary>
    private const int MaxLooked = 64 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="templates">The folder of templates that the command line names, or null.</param>
    /// <param name="output">The output folder as given.</param>
    /// <param name="rendered">Paths relative to the output folder.</param>
    public static BuildLists Of(LoadedFleet loaded, string? templates, string output, IEnumerable<string> rendered, string workingFolder)
    {
        var folderOf = loaded.Specs.FoldersBySpec();
        var folders = TemplateFolders(loaded, folderOf).Append(templates).OfType<string>().Select(folder => Path.GetFullPath(folder, workingFolder)).ToList();
        var certificates = loaded.Fleet.Gateways
            .Where(gateway => gateway.Certificate.Current is not null)
            .Select(gateway => Path.GetFullPath(gateway.Certificate.Current!.Value, folderOf[gateway.SpecPath]))
            .ToLookup(File.Exists);
        return new(
            [
                .. loaded.Specs.Files.Select(file => file.FullPath),
                .. certificates[true],
                .. folders.SelectMany(FilesBelow),
            ],
            certificates[false], folders, rendered.Select(path => Path.Combine(Path.GetFullPath(output, workingFolder), path)));
    }

    /// <summary>Writes the four files <c>read</c>, <c>absent</c>, <c>folders</c> and <c>rendered</c>; null, or CMG5095.</summary>
    public Diagnostic? Write(string folder, string workingFolder)
    {
        var full = Path.GetFullPath(folder, workingFolder);
        try
        {
            var lists = new[] { ("read", Read), ("absent", Absent), ("folders", Folders), ("rendered", Rendered) };
            Directory.CreateDirectory(full);
            if (lists.Select(list => Path.Combine(full, list.Item1)).Prepend(full).Select(Obstacle).OfType<string>().FirstOrDefault() is { } obstacle)
            {
                return FileDiagnostics.BuildListsFailed(ShownPath.Of(folder, workingFolder), obstacle);
            }

            foreach (var (name, paths) in lists)
            {
                StagedFile.Replace(Path.Combine(full, name), Utf8.GetBytes(string.Concat(paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(path => path + "\n"))));
            }

            return null;

            string? Obstacle(string path) => DiskWalk.KindOf(path) switch
            {
                EntryKind.Link => $"'{ShownPath.Of(path, workingFolder)}' is a symbolic link, and none is followed",
                EntryKind.Directory when path != full => $"'{ShownPath.Of(path, workingFolder)}' is a folder, where a list must go",
                EntryKind.File when path != full && !IsList(path) => $"'{ShownPath.Of(path, workingFolder)}' is there and no list of cmg's: it isn't made of full paths",
                _ => null,
            };
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return FileDiagnostics.BuildListsFailed(ShownPath.Of(folder, workingFolder), DiskFault.Reason(e));
        }
    }

    /// <summary>Does it begin as one? With an empty file nothing is lost.</summary>
    private static bool IsList(string path)
    {
        if (!BoundedFile.IsPlain(path))
        {
            return false;
        }

        var beginning = BoundedFile.Read(path, MaxLooked);
        var lines = Utf8.GetString(beginning).Split('\n');
        return lines[..^1].All(Path.IsPathFullyQualified) && (beginning.Length == MaxLooked || lines[^1].Length == 0);
    }

    /// <summary>None of a folder that isn't there: whoever reads it says so.</summary>
    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];

    private static IEnumerable<string> TemplateFolders(LoadedFleet loaded, Dictionary<string, string> folderOf) =>
        from spec in loaded.Fleet.Specs
        where spec.Templates is not null
        select Path.Combine(folderOf[spec.Path], spec.Templates!.Value);
}
