using System.Text.Json;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Reports.Findings;

/// <summary>
/// A log in SARIF 2.1.0 (OASIS), with what GitHub asks of logs ("SARIF support for code scanning"). Findings that stand in no file are
/// notifications of the run, for GitHub takes no result without a file. Nothing in it is of the day or the machine.
/// </summary>
internal sealed class SarifFormat(FindingSet found, FindingFiles files)
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string Root = "%SRCROOT%";

    private readonly SarifRules rules = new(found.Findings.Select(finding => finding.Diagnostic));

    public void Write(Shell shell) => JsonReport.WriteDocument(shell, json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        WriteRun(json);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private void WriteRun(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "cmg");
        json.WriteString("fullName", "cmg-iac");
        json.WriteString("version", Shell.Version);
        json.WriteString("semanticVersion", Shell.Version);
        rules.Write(json);
        json.WriteEndObject();
        json.WriteEndObject();
        // So that the logs of two verbs, uploaded for one commit, stand side by side.
        json.WriteStartObject("automationDetails");
        json.WriteString("id", $"cmg-{found.Verb.Replace(' ', '-')}/");
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        WriteText(json, "description", "The repository's root folder, or the working folder where there is no repository.");
        json.WriteEndObject();
        json.WriteEndObject();
        WriteInvocation(json);
        json.WriteStartArray("results");
        foreach (var (finding, fingerprint) in Fingerprint.Of(found.Findings.Where(finding => !finding.IsNowhere), files))
        {
            WriteResult(json, finding, fingerprint);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteInvocation(Utf8JsonWriter json)
    {
        var notices = found.Findings.Where(finding => finding.IsNowhere).ToList();
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", !notices.Exists(notice => notice.IsError));
        json.WriteNumber("exitCode", found.ExitCode);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var notice in notices)
        {
            json.WriteStartObject();
            json.WriteStartObject("descriptor");
            json.WriteString("id", notice.Diagnostic.Code);
            json.WriteEndObject();
            json.WriteString("level", Level(notice.Diagnostic));
            WriteText(json, "message", notice.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteResult(Utf8JsonWriter json, Finding finding, string fingerprint)
    {
        var diagnostic = finding.Diagnostic;
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", rules.IndexOf(diagnostic.Code));
        json.WriteString("level", Level(diagnostic));
        WriteText(json, "message", finding.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteFile(json, finding.Place.File);
        WriteRegion(json, "region", finding.Place);
        json.WriteEndObject();
        WriteGateways(json, finding);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        if (files.HashOfLine(finding.Place.File, finding.Place.Line) is { } hash)
        {
            json.WriteString("primaryLocationLineHash", hash);
        }

        json.WriteString("cmgFinding/v1", fingerprint);
        json.WriteEndObject();
        if (diagnostic.Fix is { Reach: FixReach.Text } fix)
        {
            WriteFix(json, fix);
        }

        json.WriteEndObject();
    }

    private static void WriteGateways(Utf8JsonWriter json, Finding finding)
    {
        if (finding.Gateways.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("logicalLocations");
        foreach (var gateway in finding.Gateways)
        {
            json.WriteStartObject();
            json.WriteString("name", gateway);
            json.WriteString("fullyQualifiedName", gateway);
            json.WriteString("kind", "resource");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteFix(Utf8JsonWriter json, Fix fix)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        WriteText(json, "description", fix.Title + ".");
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        WriteFile(json, fix.Span.File);
        json.WriteStartArray("replacements");
        json.WriteStartObject();
        WriteRegion(json, "deletedRegion", fix.Span);
        WriteText(json, "insertedContent", fix.Text);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteFile(Utf8JsonWriter json, string file)
    {
        json.WriteStartObject("artifactLocation");
        if (files.RepositoryPath(file) is { } path)
        {
            json.WriteString("uri", Encoded(path));
            json.WriteString("uriBaseId", Root);
        }
        else
        {
            json.WriteString("uri", "file:///" + Encoded(Files.ShownPath.WithSlashes(files.FullPath(file)).TrimStart('/')));
        }

        json.WriteEndObject();
    }

    private static string Encoded(string path) =>
        string.Join('/', path.Split('/').Select(segment => Uri.EscapeDataString(FindingText.WellFormed(segment))));

    private static void WriteRegion(Utf8JsonWriter json, string name, SourceSpan span)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", span.Line);
        json.WriteNumber("startColumn", span.Column);
        json.WriteNumber("endLine", span.EndLine);
        json.WriteNumber("endColumn", span.EndColumn);
        json.WriteEndObject();
    }

    internal static string Level(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error ? "error" : "warning";

    internal static void WriteText(Utf8JsonWriter json, string name, string text, string? markdown = null)
    {
        json.WriteStartObject(name);
        json.WriteString("text", FindingText.WellFormed(text));
        if (markdown is not null)
        {
            json.WriteString("markdown", markdown);
        }

        json.WriteEndObject();
    }
}
