using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using CmgIac.Cli.Commands;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Tests.Reports;

/// <summary>Findings in every machine format, read back by readers that are not ours.</summary>
public abstract class FindingFixture : Fixture
{
    public static Xunit.TheoryData<string> Formats => ["sarif", "github", "gitlab", "junit", "msbuild"];

    /// <summary>What was found: level, code, file and line, as a format tells it; file is '' where there is none.</summary>
    protected sealed record Told(string Level, string Code, string File, int Line, string Message);

    /// <summary>The document of findings that are made for the purpose, at cmg.yaml(2,9) to (2,12) unless <paramref name="file"/> says otherwise.</summary>
    private protected string Write(ReportFormat format, string message, string file = "cmg.yaml", Fix? fix = null, params string[] gateways)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var finding = new Finding(Diagnostic.Error("CMG2004", SourceSpan.At(file, 2, 9, 3), message, fix), [.. gateways]);
        FindingReport.Write(new Shell(output, output, Folder, new DateOnly(2026, 11, 24), UseColour: false), format, new FindingSet("validate", [finding], [], 1));
        return output.ToString();
    }

    protected static IReadOnlyList<Told> Read(string format, string document) => format switch
    {
        "sarif" => [.. Results(document).Select(ReadResult).Concat(Notices(document))],
        "github" => [.. document.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(WorkflowCommand.Read)],
        "gitlab" => [.. JsonNode.Parse(document)!.AsArray().Select(item => new Told(
            (string)item!["severity"]! == "major" ? "error" : "warning", (string)item["check_name"]!, (string)item["location"]!["path"]!,
            (int)item["location"]!["lines"]!["begin"]!, (string)item["description"]!))],
        "junit" => [.. Xml(document).Descendants("failure").Select(failure => new Told(
            "error", (string)failure.Attribute("type")!, (string?)failure.Parent!.Attribute("file") ?? "", 0, (string)failure.Attribute("message")!))],
        _ => [.. document.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(CanonicalLine.Read)],
    };

    protected static JsonNode Run(string document) => JsonNode.Parse(document)!["runs"]!.AsArray().Single()!;

    protected static IEnumerable<JsonNode> Results(string document) => Run(document)["results"]!.AsArray()!;

    /// <summary>By a reader that refuses what XML 1.0 does not allow.</summary>
    protected static XElement Xml(string document)
    {
        using var reader = XmlReader.Create(new StringReader(document), new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader).Root!;
    }

    private static IEnumerable<Told> Notices(string document) => Run(document)["invocations"]![0]!["toolExecutionNotifications"]!.AsArray().Select(notice =>
        new Told((string)notice!["level"]!, (string)notice["descriptor"]!["id"]!, "", 0, (string)notice["message"]!["text"]!));

    private static Told ReadResult(JsonNode result)
    {
        var place = result["locations"]![0]!["physicalLocation"]!;
        return new((string)result["level"]!, (string)result["ruleId"]!, Uri.UnescapeDataString((string)place["artifactLocation"]!["uri"]!),
            (int)place["region"]!["startLine"]!, (string)result["message"]!["text"]!);
    }

    /// <summary>Workflow commands as GitHub's runner reads them: what is escaped in data, and besides in properties.</summary>
    private static class WorkflowCommand
    {
        public static Told Read(string line)
        {
            Xunit.Assert.StartsWith("::", line, StringComparison.Ordinal);
            var end = line.IndexOf("::", 2, StringComparison.Ordinal);
            var words = line[2..end].Split(' ', 2);
            var properties = words[1].Split(',').Select(property => property.Split('=', 2))
                .ToDictionary(pair => pair[0], pair => Data(pair[1].Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)), StringComparer.Ordinal);
            return new(words[0], properties["title"].Split(':')[0], properties.GetValueOrDefault("file", ""),
                int.Parse(properties.GetValueOrDefault("line", "0"), System.Globalization.CultureInfo.InvariantCulture), Data(line[(end + 2)..]));
        }

        private static string Data(string text) => text
            .Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
    }

    /// <summary>A line as MSBuild's CanonicalError takes it apart.</summary>
    private static partial class CanonicalLine
    {
        public static Told Read(string line)
        {
            var parts = System.Text.RegularExpressions.Regex.Match(
                line, @"^(?<origin>[^:]*?)(\((?<line>\d+),(?<column>\d+)\))?: (?<level>error|warning) (?<code>[^: ]+): (?<text>.*)$",
                System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            Xunit.Assert.True(parts.Success, line);
            var isFile = parts.Groups["line"].Success;
            return new(parts.Groups["level"].Value, parts.Groups["code"].Value, isFile ? parts.Groups["origin"].Value : "",
                isFile ? int.Parse(parts.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0, parts.Groups["text"].Value);
        }
    }
}
