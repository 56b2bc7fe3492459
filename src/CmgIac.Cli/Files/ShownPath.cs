using CmgIac.Core.Text;

namespace CmgIac.Cli.Files;

/// <summary>Paths as messages show them: relative to the working folder, with '/'.</summary>
internal static class ShownPath
{
    /// <summary>Which paths are one file: as the system's usual disk has it.</summary>
    public static StringComparer Comparer { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>
    /// <paramref name="path"/> relative to <paramref name="workingFolder"/>; a full path outside of it stays one, because
    /// the user gave it as such.
    /// </summary>
    public static string Of(string path, string workingFolder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, workingFolder));
        var relative = WithSlashes(Path.GetRelativePath(workingFolder, full));
        var isOutside = relative == ".." || relative.StartsWith("../", StringComparison.Ordinal);
        // A diagnostic is one line of text, whatever a file is called.
        return Shown.Line(isOutside && Path.IsPathFullyQualified(path) ? WithSlashes(full) : relative);
    }

    /// <summary>
    /// Can what is called so be found? The runtime puts U+FFFD where bytes of a name, a folder or an argument aren't UTF-8, and
    /// asks the system for another name then; a name that really has this character can't be told apart.
    /// </summary>
    public static bool IsUtf8(string name) => !name.Contains('\uFFFD', StringComparison.Ordinal);

    /// <summary>Has a path, as it is or as it would be shown, a character that isn't? A name that is no UTF-8 comes with such.</summary>
    public static bool HidesSomething(string path) => !IsUtf8(Shown.Line(path));

    /// <summary>On other systems than Windows, a '\' is a letter of a name.</summary>
    public static string WithSlashes(string path) =>
        OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
}
