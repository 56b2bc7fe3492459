using CmgIac.Core.Diagnostics;

namespace CmgIac.Live.Bicep;

/// <summary>
/// Which compiler is asked, and how long it may take over one answer. <paramref name="Path"/> is the executable as the user
/// gave it, null to look for one; <paramref name="Variable"/> gives environment variables.
/// </summary>
internal sealed record BicepAccess(string? Path, TimeSpan Patience, string WorkingFolder, Func<string, string?> Variable)
{
    /// <summary>How long the compiler may take over one answer; the first includes its start.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(60);
}

/// <summary>A compiler that was found: its full path, and as messages show it.</summary>
internal sealed record BicepExecutable(string FullPath, string Shown)
{
    private static string FileName => OperatingSystem.IsWindows() ? "bicep.exe" : "bicep";

    /// <summary>The one given, else the first on the PATH, else that of Azure's command line.</summary>
    public static StageResult<BicepExecutable> Find(BicepAccess access)
    {
        if (access.Path is { } given)
        {
            var full = Path.GetFullPath(given, access.WorkingFolder);
            return File.Exists(full) ? new(new BicepExecutable(full, given), []) : new(null, [CompilerDiagnostics.CompilerNotThere(given)]);
        }

        var (folder, shown) = AzureFolder(access.Variable);
        var onPath = (access.Variable("PATH") ?? "").Split(Path.PathSeparator)
            // A relative folder on the PATH is wherever somebody happens to stand.
            .Where(Path.IsPathFullyQualified)
            .Select(directory => Path.Combine(directory, FileName))
            .FirstOrDefault(IsExecutable);
        return onPath is not null ? new(new BicepExecutable(onPath, FileName), [])
            : folder is not null && IsExecutable(Path.Combine(folder, FileName)) ? new(new BicepExecutable(Path.Combine(folder, FileName), $"{shown}/{FileName}"), [])
            : new(null, [CompilerDiagnostics.CompilerMissing(shown)]);
    }

    /// <summary>Where 'az bicep install' puts it: 'bin' below the folder of Azure's command line.</summary>
    private static (string? Folder, string Shown) AzureFolder(Func<string, string?> variable)
    {
        if (variable("AZURE_CONFIG_DIR") is { Length: > 0 } configured && Path.IsPathFullyQualified(configured))
        {
            return (Path.Combine(configured, "bin"), "AZURE_CONFIG_DIR/bin");
        }

        var name = OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME";
        return variable(name) is { Length: > 0 } home
            ? (Path.Combine(home, ".azure", "bin"), OperatingSystem.IsWindows() ? "%USERPROFILE%/.azure/bin" : "~/.azure/bin")
            : (null, "~/.azure/bin");
    }

    private static bool IsExecutable(string path) => File.Exists(path)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None);
}
