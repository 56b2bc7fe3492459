using CmgIac.Cli.Commands;
using CmgIac.Cli.Files;

namespace CmgIac.Cli.Reports.Findings;

/// <summary>Findings in the forms of the systems that read them: exactly one document on standard output.</summary>
internal static class FindingReport
{
    /// <summary>The formats that tell what is wrong where, and nothing else.</summary>
    public static ReadOnlySpan<ReportFormat> Formats =>
        [ReportFormat.Sarif, ReportFormat.GitHub, ReportFormat.GitLab, ReportFormat.JUnit, ReportFormat.MsBuild];

    public static bool Tells(ReportFormat format) => Formats.Contains(format);

    /// <param name="format">One of <see cref="Formats"/>.</param>
    public static void Write(Shell shell, ReportFormat format, FindingSet found)
    {
        var files = new FindingFiles(shell.WorkingFolder);
        switch (format)
        {
            case ReportFormat.Sarif:
                new SarifFormat(found, files).Write(shell);
                break;
            case ReportFormat.GitHub:
                GitHubFormat.Write(shell.Out, found, files);
                break;
            case ReportFormat.GitLab:
                GitLabFormat.Write(shell, found, files);
                break;
            case ReportFormat.JUnit:
                JUnitFormat.Write(shell.Out, found, files);
                break;
            default:
                MsBuildFormat.Write(shell.Out, found, files);
                break;
        }
    }
}
