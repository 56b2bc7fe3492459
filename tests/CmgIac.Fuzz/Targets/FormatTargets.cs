using System.Globalization;
using System.Text.Json;
using System.Xml;
using CmgIac.Cli;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Fuzz.Targets;

/// <summary>Messages that quote what strangers wrote, in the forms that CI systems read: none of them says more than one finding.</summary>
internal static class FormatTargets
{
    private static readonly string[] Words = ["::error ::", "%0A", "%25", "\n", "\r", "##vso[task.complete]", "\u2028", "\u0085", "]]>", "&lt;", "<", "\"", "\u001B[31m", "\uFFFE", ": error CMG1001: "];

    private static readonly FindingFiles Files = new("/");

    public static readonly FuzzTarget[] All =
    [
        Of("write-github", GitHub),
        Of("write-msbuild", MsBuild),
        Of("write-junit", JUnit),
        Of("write-sarif", Sarif),
        Of("write-gitlab", GitLab),
    ];

    private static FuzzTarget Of(string name, Action<string> judge) => new(name, input => judge(Texts.Any(input))) { Words = Words, MaxLength = 512 };

    private static FindingSet Set(string message) => new(
        "validate", [new Finding(new Diagnostic("CMG2001", Severity.Error, new("cmg.yaml", 2, 3, 2, 9), message)), new(new Diagnostic("CMG6001", Severity.Warning, SourceSpan.Nowhere("cmg"), message))], [], 1);

    private static string[] Lines(Action<TextWriter> write)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        write(output);
        var text = $"{output}";
        BrokenContractException.Unless(text.EndsWith('\n'), "format: The last line doesn't end");
        return text[..^1].Split('\n');
    }

    /// <summary>A command for each finding, whose message is what was meant once the toolkit's escapes are resolved.</summary>
    private static void GitHub(string message)
    {
        var lines = Lines(output => GitHubFormat.Write(output, Set(message), Files));
        BrokenContractException.Unless(lines.Length == 2 && !Array.Exists(lines, line => line.Any(char.IsControl)), "github: A message makes another line");
        var data = lines[0][(lines[0].IndexOf("::", 2, StringComparison.Ordinal) + 2)..];
        var read = data.Replace("%25", "%", StringComparison.Ordinal);
        BrokenContractException.Unless(read == Texts.Visible(message), $"github: '{data}' isn't what was meant");
    }

    private static void MsBuild(string message)
    {
        var lines = Lines(output => MsBuildFormat.Write(output, Set(message), Files));
        BrokenContractException.Unless(lines.Length == 2 && !Array.Exists(lines, line => line.Any(char.IsControl)), "msbuild: A message makes another line");
        BrokenContractException.Unless(lines[0] == $"/cmg.yaml(2,3,2,9): error CMG2001: {Texts.Visible(message)}" || lines[0].EndsWith(Texts.Visible(message), StringComparison.Ordinal), "msbuild: Not what was meant");
    }

    private static void JUnit(string message)
    {
        var document = new XmlDocument { XmlResolver = null };
        document.LoadXml(string.Join('\n', Lines(output => JUnitFormat.Write(output, Set(message), Files))));
        var failures = document.SelectNodes("//failure")!;
        BrokenContractException.Unless(failures.Count == 1 && document.SelectNodes("//testcase")!.Count == 2, "junit: A message makes another element");
        BrokenContractException.Unless(failures[0]!.Attributes!["message"]!.Value == Texts.Visible(message), "junit: Not what was meant");
    }

    private static void Sarif(string message)
    {
        using var document = Json(shell => new SarifFormat(Set(message), Files).Write(shell));
        var run = document.RootElement.GetProperty("runs")[0];
        var (results, notices) = (run.GetProperty("results"), run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications"));
        BrokenContractException.Unless((results.GetArrayLength(), notices.GetArrayLength()) == (1, 1), "sarif: A message makes another finding");
        static string? TextOf(JsonElement finding) => finding.GetProperty("message").GetProperty("text").GetString();
        BrokenContractException.Unless(TextOf(results[0]) == Texts.Visible(message) && TextOf(notices[0]) == $"cmg: {Texts.Visible(message)}", "sarif: Not what was meant");
    }

    private static void GitLab(string message)
    {
        using var document = Json(shell => GitLabFormat.Write(shell, Set(message), Files));
        BrokenContractException.Unless(document.RootElement.GetArrayLength() == 2, "gitlab: A message makes another finding");
        BrokenContractException.Unless(document.RootElement[0].GetProperty("description").GetString() == Texts.Visible(message), "gitlab: Not what was meant");
    }

    private static JsonDocument Json(Action<Shell> write) =>
        JsonDocument.Parse(string.Join('\n', Lines(output => write(new Shell(output, TextWriter.Null, "/", new DateOnly(2026, 11, 30), UseColour: false)))));
}
