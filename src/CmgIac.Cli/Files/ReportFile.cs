using System.Text;
using CmgIac.Cli.Reports.Page;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Output;

namespace CmgIac.Cli.Files;

/// <summary>The file of <c>cmg report</c>, which is replaced whole or not at all, and only where it is a page of ours.</summary>
internal static class ReportFile
{
    /// <summary>Null, or what stopped it.</summary>
    /// <param name="path">As given.</param>
    /// <param name="page">The text.</param>
    /// <param name="force">May anything else be overwritten?</param>
    /// <param name="workingFolder">Where relative paths start.</param>
    public static Diagnostic? Write(string path, string page, bool force, string workingFolder)
    {
        var full = Path.GetFullPath(path, workingFolder);
        var shown = ShownPath.Of(path, workingFolder);
        var folder = Path.GetDirectoryName(full) ?? full;
        var temporary = Path.Combine(folder, OutputPath.TemporaryName(Guid.NewGuid().ToString("N")));
        try
        {
            switch (DiskWalk.KindOf(full))
            {
                case EntryKind.Directory:
                    return ReportDiagnostics.NotWritten(shown, "a folder stands there; name a file in it");
                case EntryKind.Link:
                    return ReportDiagnostics.NotWritten(shown, "a symbolic link stands there, and none is followed");
                case EntryKind.File when !force && !IsOurs(full):
                    return ReportDiagnostics.FileForeign(shown);
                default:
                    break;
            }

            Directory.CreateDirectory(folder);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(Encoding.UTF8.GetBytes(page));
            }

            File.Move(temporary, full, overwrite: true);
            return null;
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            Remove(temporary);
            return ReportDiagnostics.NotWritten(shown, DiskFault.Reason(e));
        }
    }

    private static bool IsOurs(string full)
    {
        using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read);
        var beginning = new byte[ReportPage.Beginning.Length];
        var read = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(beginning, 0, read) == ReportPage.Beginning;
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            // What can't be removed is named like what render leaves, and nobody takes it for a page.
        }
    }
}
