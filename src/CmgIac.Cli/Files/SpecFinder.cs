using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Files;

/// <summary>A spec file; <paramref name="Shown"/> is how diagnostics and manifests' makers name it.</summary>
internal sealed record SpecPath(string Shown, string FullPath)
{
    /// <summary>It lies in a folder, and nobody named it, or it was read before: a pipe or a device there is not waited for.</summary>
    public bool IsFound { get; init; }
}

/// <summary>The specs of a run, none twice, and the full paths of the folders that were given as arguments.</summary>
internal sealed record SpecSelection(ImmutableArray<SpecPath> Files, ImmutableArray<string> Folders)
{
    /// <summary>The same, to be read once more: who was waited for the first time isn't again.</summary>
    public SpecSelection Again() => this with { Files = [.. Files.Select(file => file with { IsFound = true })] };

    /// <summary>The full path of the folder that each spec lies in, by the spec as shown.</summary>
    public Dictionary<string, string> FoldersBySpec() =>
        Files.ToDictionary(file => file.Shown, file => Path.GetDirectoryName(file.FullPath)!, StringComparer.Ordinal);
}

/// <summary>From arguments to spec files, and from a spec file to its bytes.</summary>
internal static class SpecFinder
{
    public const string DefaultName = "cmg.yaml";

    /// <summary>One byte above the limit of a spec is enough for the parser to say that it is too large.</summary>
    public const int MaxBytes = (4 * 1024 * 1024) + 1;

    private static readonly EnumerationOptions Everything = new()
    {
        // Hidden files are specs as well; what can't be entered is an error and not an empty folder.
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    /// <summary>
    /// Files as given, and of each folder every <c>cmg.yaml</c> and <c>*.cmg.yaml</c> below in ordinal order; without
    /// arguments <c>cmg.yaml</c>. CMG5001, CMG5002 or CMG5003 for each argument that yields none,
    /// CMG5012 for each spec whose path no message could tell, and each folder below one whose name isn't UTF-8.
    /// </summary>
    public static StageResult<SpecSelection> Find(IReadOnlyCollection<string> arguments, string workingFolder)
    {
        var diagnostics = new DiagnosticList('5');
        var files = ImmutableArray.CreateBuilder<SpecPath>();
        var folders = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(ShownPath.Comparer);
        foreach (var argument in arguments.Count == 0 ? [DefaultName] : arguments)
        {
            if (argument.Length == 0 || argument.Contains('\0', StringComparison.Ordinal))
            {
                diagnostics.Add(FileDiagnostics.SpecNotFound(argument));
                continue;
            }

            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(argument, workingFolder));
            var shown = ShownPath.Of(argument, workingFolder);
            if (File.Exists(full))
            {
                Add(new(shown, full) { IsFound = arguments.Count == 0 });
            }
            else if (Directory.Exists(full))
            {
                folders.Add(full);
                FindBelow(full, shown);
            }
            else
            {
                diagnostics.Add(FileDiagnostics.SpecNotFound(shown));
            }
        }

        return StageResult.Of(new SpecSelection(files.ToImmutable(), folders.ToImmutable()), diagnostics);

        void FindBelow(string folder, string shown)
        {
            try
            {
                var found = SpecsBelow(new(folder), shown == "." ? "" : shown + "/").ToList();
                if (found.Count == 0)
                {
                    diagnostics.Add(FileDiagnostics.FolderWithoutSpec(shown));
                }

                found.Sort((a, b) => string.CompareOrdinal(a.Shown, b.Shown));
                found.ForEach(Add);
            }
            catch (Exception e) when (DiskFault.Is(e))
            {
                diagnostics.Add(FileDiagnostics.SpecUnreadable(shown, DiskFault.Reason(e)));
            }
        }

        void Add(SpecPath file)
        {
            if (ShownPath.HidesSomething(file.Shown))
            {
                diagnostics.Add(FileDiagnostics.UnshownSpecPath(file.Shown));
            }
            else if (seen.Add(file.FullPath))
            {
                files.Add(file);
            }
        }
    }

    /// <summary>The spec's bytes, cut behind the limit of a spec's size; CMG5001 or CMG5002 where it can't be read.</summary>
    public static StageResult<byte[]> Read(SpecPath spec)
    {
        try
        {
            return new(spec.IsFound && BoundedFile.IsEmptyOrPipe(spec.FullPath) ? [] : BoundedFile.Read(spec.FullPath, MaxBytes), []);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(null, [FileDiagnostics.SpecNotFound(spec.Shown)]);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return new(null, [FileDiagnostics.SpecUnreadable(spec.Shown, DiskFault.Reason(e))]);
        }
    }

    /// <summary>Is a file of this name a spec wherever it lies?</summary>
    public static bool IsSpecName(string name) => name == DefaultName || name.EndsWith("." + DefaultName, StringComparison.Ordinal);

    private static IEnumerable<SpecPath> SpecsBelow(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
        {
            if (entry is DirectoryInfo && !ShownPath.IsUtf8(entry.Name))
            {
                // It can't be looked into, whatever it holds.
                yield return new(prefix + entry.Name, entry.FullName);
                continue;
            }

            if (entry.LinkTarget is not null)
            {
                continue;
            }

            if (entry is DirectoryInfo below)
            {
                foreach (var spec in SpecsBelow(below, $"{prefix}{entry.Name}/"))
                {
                    yield return spec;
                }
            }
            else if (IsSpecName(entry.Name))
            {
                yield return new(prefix + entry.Name, entry.FullName) { IsFound = true };
            }
        }
    }
}
