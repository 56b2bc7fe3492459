using CmgIac.Core.Text;

namespace CmgIac.Cli.Reports.Findings;

/// <summary>
/// A line for each finding in the canonical form of MSBuild, <c>file(line,column): error CODE: text</c>, which its task Exec turns into errors
/// and warnings of the build. Paths are full, so that they are found whatever folder a build runs in. The end of a span is left out as
/// the compilers do: the problem matcher of GitHub's setup-dotnet knows no line with four numbers.
/// </summary>
internal static class MsBuildFormat
{
    public static void Write(TextWriter output, FindingSet found, FindingFiles files)
    {
        foreach (var finding in found.Findings)
        {
            var span = finding.Place;
            var (origin, text) = finding.IsNowhere
                ? (span.ToString(), finding.Diagnostic.Message)
                : ($"{span with { File = files.FullPath(span.File) }}", finding.Message);
            output.WriteLine(Shown.Line($"{origin}: {finding.Level} {finding.Diagnostic.Code}: {text}"));
        }
    }
}
