using CmgIac.Cli.Files;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Reports.Findings;

/// <summary>A report of GitLab's Code Quality: GitLab, "Code Quality", "Code Quality report format". Every finding must have a file there.</summary>
internal static class GitLabFormat
{
    public static void Write(Shell shell, FindingSet found, FindingFiles files) => JsonReport.WriteDocument(shell, json =>
    {
        json.WriteStartArray();
        foreach (var (finding, fingerprint) in Fingerprint.Of(found.Findings, files))
        {
            var span = finding.Place;
            json.WriteStartObject();
            json.WriteString("type", "issue");
            json.WriteString("description", FindingText.WellFormed(finding.Message));
            json.WriteString("check_name", finding.Diagnostic.Code);
            json.WriteString("fingerprint", fingerprint);
            json.WriteString("severity", finding.IsError ? "major" : "minor");
            json.WriteStartObject("location");
            // What no file says stands at the spec that is asked for unless another is given.
            json.WriteString("path", finding.IsNowhere ? SpecFinder.DefaultName : Shown.Line(files.RepositoryPath(span.File) ?? files.FullPath(span.File)));
            json.WriteStartObject("lines");
            json.WriteNumber("begin", Math.Max(1, span.Line));
            json.WriteNumber("end", Math.Max(1, span.EndLine));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
