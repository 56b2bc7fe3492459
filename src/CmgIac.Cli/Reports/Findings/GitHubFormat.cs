using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Reports.Findings;

/// <summary>
/// Workflow commands of GitHub Actions, which annotate files: GitHub, "Workflow commands for GitHub Actions". What is escaped, and how, is
/// in the toolkit's <c>command.ts</c>.
/// </summary>
internal static class GitHubFormat
{
    public static void Write(TextWriter output, FindingSet found, FindingFiles files)
    {
        foreach (var finding in found.Findings)
        {
            output.WriteLine(Command(finding, files));
        }
    }

    private static string Command(Finding finding, FindingFiles files)
    {
        var span = finding.Place;
        var command = new StringBuilder(finding.IsError ? "::error " : "::warning ");
        if (!finding.IsNowhere)
        {
            Add("file", files.RepositoryPath(span.File) ?? files.FullPath(span.File));
            Add("line", $"{span.Line}");
            Add("endLine", $"{span.EndLine}");
            // An annotation of several lines has no columns.
            if (span.Line == span.EndLine)
            {
                Add("col", $"{span.Column}");
                Add("endColumn", $"{span.EndColumn}");
            }
        }

        Add("title", RulePage.Of(finding.Diagnostic.Code) is { } page ? $"{page.Code}: {page.Title}" : finding.Diagnostic.Code);
        command[^1] = ':';
        return command.Append(':').Append(Escape(finding.Message)).ToString();

        void Add(string name, string value) => command.Append(name).Append('=')
            .Append(Escape(value).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal)).Append(',');
    }

    private static string Escape(string text) => Shown.Line(text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal));
}
