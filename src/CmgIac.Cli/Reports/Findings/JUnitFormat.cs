using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Reports.Findings;

/// <summary>
/// A JUnit report as GitLab, Azure Pipelines and Jenkins read it: a test for each gateway or file that passes, and one for each finding, which
/// fails for an error and passes with a word for a warning. It has no times, so that equal runs give equal reports.
/// </summary>
internal static class JUnitFormat
{
    public static void Write(TextWriter output, FindingSet found, FindingFiles files)
    {
        var names = new HashSet<(string, string)>();
        var cases = found.Findings.SelectMany(finding => Places(finding, files).Select(place => Test(finding, place)))
            .Concat(found.Passed.Select(passed => Open(passed, found.Verb) + "/>\n"))
            .ToList();
        var failures = found.Findings.Where(finding => finding.IsError).Sum(finding => Places(finding, files).Length);
        var counts = $"""tests="{cases.Count}" failures="{failures}" errors="0" skipped="0" """;
        output.WriteLine("""<?xml version="1.0" encoding="UTF-8"?>""");
        output.WriteLine($"""<testsuites name="cmg" {counts}time="0">""");
        output.WriteLine($"""  <testsuite name="{FindingText.ForXmlAttribute($"cmg {found.Verb}".TrimEnd())}" {counts}time="0">""");
        foreach (var test in cases)
        {
            output.Write(test);
        }

        output.WriteLine("  </testsuite>");
        output.WriteLine("</testsuites>");

        string Test(Finding finding, string place)
        {
            var (code, message) = (finding.Diagnostic.Code, FindingText.ForXml(Described(finding)));
            var test = new StringBuilder(Open(place, RulePage.Of(code) is { } page ? $"{code}: {page.Title}" : code));
            if (!finding.IsNowhere)
            {
                test.Append($""" file="{FindingText.ForXmlAttribute(files.RepositoryPath(finding.Place.File) ?? finding.Place.File)}" """.TrimEnd());
            }

            return (finding.IsError
                ? test.Append($""">{'\n'}      <failure type="{code}" message="{FindingText.ForXmlAttribute(finding.Message)}">{message}</failure>""")
                : test.Append($">\n      <system-out>{message}</system-out>"))
                .Append("\n    </testcase>\n").ToString();
        }

        // A system that knows a test by its names would take two of one name for one.
        string Open(string place, string name)
        {
            var unique = name;
            for (var count = 2; !names.Add((place, unique)); count++)
            {
                unique = $"{name} ({count})";
            }

            return $"""    <testcase classname="{FindingText.ForXmlAttribute(place)}" name="{FindingText.ForXmlAttribute(unique)}" time="0" """.TrimEnd();
        }
    }

    /// <summary>What a finding is counted for: each of its gateways, else its file, else who speaks.</summary>
    private static ImmutableArray<string> Places(Finding finding, FindingFiles files)
    {
        var file = finding.Place.File;
        return !finding.Gateways.IsEmpty ? finding.Gateways
            : [finding.IsNowhere ? file : files.RepositoryPath(file) ?? file];
    }

    /// <summary>As in text, and what to write instead.</summary>
    private static string Described(Finding finding)
    {
        var text = $"{finding.Place}: {finding.Level} {finding.Diagnostic.Code}: {(finding.IsNowhere ? finding.Diagnostic.Message : finding.Message)}";
        return finding.Diagnostic.Fix is { Reach: FixReach.Text } fix ? $"{text}\n{fix.Title}." : text;
    }
}
