using System.Text;
using CmgIac.Cli.Reports.Page;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Files;

/// <summary>The file of <c>cmg report</c>, which is replaced whole or not at all, and only where it is a page of ours.</summary>
internal static class ReportFile
{
    /// <summary>Null, or what stopped it. Folders above the file that aren't there are made, and taken away again where it can't be written.</summary>
    /// <param name="path">As given.</param>
    /// <param name="page">The text.</param>
    /// <param name="force">May anything else be overwritten?</param>
    /// <param name="inputs">Full paths of what the page was made of, which is never overwritten.</param>
    /// <param name="workingFolder">Where relative paths start.</param>
    public static Diagnostic? Write(string path, string page, bool force, Func<IEnumerable<string>> inputs, string workingFolder)
    {
        var full = Path.GetFullPath(path, workingFolder);
        var shown = ShownPath.Of(path, workingFolder);
        var folder = Path.GetDirectoryName(full) ?? full;
        var newFolders = EmptyFolders.Missing(folder);
        try
        {
            if (Obstacle(full, shown, force, inputs) is { } obstacle)
            {
                return obstacle;
            }

            Directory.CreateDirectory(folder);
            StagedFile.Replace(full, Encoding.UTF8.GetBytes(page));
            return null;
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            newFolders.ForEach(made => EmptyFolders.Remove(made));
            return ReportDiagnostics.NotWritten(shown, Reason(e, folder));
        }
    }

    /// <summary>What stands where the page is to go, and may not be replaced.</summary>
    private static Diagnostic? Obstacle(string full, string shown, bool force, Func<IEnumerable<string>> inputs) => DiskWalk.KindOf(full) switch
    {
        EntryKind.Directory => ReportDiagnostics.NotWritten(shown, "a folder stands there; name a file in it"),
        EntryKind.Link => ReportDiagnostics.NotWritten(shown, "a symbolic link stands there, and none is followed"),
        EntryKind.File when !BoundedFile.IsPlain(full) => ReportDiagnostics.NotWritten(shown, "a device or a pipe stands there; '-o -' writes to standard output"),
        EntryKind.File when RealPath.Of(full) is var real && inputs().Any(input => ShownPath.Comparer.Equals(RealPath.Of(input), real)) =>
            ReportDiagnostics.NotWritten(shown, "the page is made of this very file, which is never overwritten, with '--force' neither"),
        EntryKind.File when !force && !IsOurs(full) => ReportDiagnostics.FileForeign(shown),
        EntryKind.Missing when Path.EndsInDirectorySeparator(full) => ReportDiagnostics.NotWritten(shown, "it is named as a folder; name a file in it"),
        _ => null,
    };

    private static bool IsOurs(string full)
    {
        using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read);
        var beginning = new byte[ReportPage.Beginning.Length];
        var read = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(beginning, 0, read) == ReportPage.Beginning;
    }

    /// <summary>Some folders, such as those of /proc, say that a new file "isn't there".</summary>
    private static string Reason(Exception e, string folder) =>
        e is FileNotFoundException or DirectoryNotFoundException ? Directory.Exists(folder) ? "its folder takes no files" : "its folder can't be made: what is above takes none"
        : e is IOException && File.Exists(folder) ? "a file stands where a folder must be"
        : DiskFault.Reason(e);
}
