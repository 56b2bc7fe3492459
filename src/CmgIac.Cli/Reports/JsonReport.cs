using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Reports;

/// <summary>
/// The JSON forms: exactly one document on standard output, with <c>diagnostics</c> in each, and every other array empty
/// where there are errors.
/// </summary>
internal static class JsonReport
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes what <paramref name="body"/> adds, then the diagnostics.</summary>
    public static void Write(Shell shell, IReadOnlyCollection<Diagnostic> diagnostics, Action<Utf8JsonWriter> body) => WriteDocument(shell, json =>
    {
        json.WriteStartObject();
        body(json);
        WriteDiagnostics(json, diagnostics);
        json.WriteEndObject();
    });

    /// <summary>Writes a document that <paramref name="write"/> makes the whole of.</summary>
    public static void WriteDocument(Shell shell, Action<Utf8JsonWriter> write) => shell.Out.WriteLine(Text(write));

    /// <summary>The document's text, without a line end behind it.</summary>
    public static string Text(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>The document of a verb that came to nothing.</summary>
    public static void WriteFailure(Shell shell, string verb, IReadOnlyCollection<Diagnostic> diagnostics) =>
        Write(shell, diagnostics, json =>
        {
            switch (verb)
            {
                case "show" or "init":
                    WriteEmpty(json, "gateways");
                    break;
                case "render" or "check":
                    WriteEmpty(json, "changes");
                    break;
                case "diff":
                    WriteEmpty(json, "gateways");
                    WriteEmpty(json, "records");
                    WriteEmpty(json, "certificates");
                    json.WriteNull("checksum");
                    break;
                case "drift":
                    WriteEmpty(json, "gateways");
                    WriteEmpty(json, "limits");
                    break;
                case "report":
                    json.WriteNull("file");
                    break;
                case "names":
                    WriteEmpty(json, "names");
                    WriteEmpty(json, "limits");
                    break;
                case "certificate request":
                    WriteEmpty(json, "requests");
                    break;
                case "certificate calendar":
                    WriteEmpty(json, "certificates");
                    break;
                case "next":
                    WriteEmpty(json, "due");
                    WriteEmpty(json, "unknownCertificates");
                    break;
                case "validate":
                    WriteCounts(json, diagnostics);
                    break;
                case "certificate check":
                    WriteCounts(json, diagnostics);
                    CheckedFileReport.WriteJson(json, []);
                    break;
                default:
                    break;
            }
        });

    public static void WriteCounts(Utf8JsonWriter json, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        json.WriteNumber("errors", TextReport.Errors(diagnostics));
        json.WriteNumber("warnings", TextReport.Warnings(diagnostics));
    }

    public static void WriteStrings(Utf8JsonWriter json, string array, IEnumerable<string> values)
    {
        json.WriteStartArray(array);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteEmpty(Utf8JsonWriter json, string array)
    {
        json.WriteStartArray(array);
        json.WriteEndArray();
    }

    public static void WriteDiagnostics(Utf8JsonWriter json, IEnumerable<Diagnostic> diagnostics)
    {
        json.WriteStartArray("diagnostics");
        foreach (var (code, severity, span, message, fix) in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteString("severity", severity == Severity.Error ? "error" : "warning");
            json.WriteString("message", message);
            json.WriteString("file", span.File);
            WriteSpan(json, span);
            if (fix is { Reach: FixReach.Text })
            {
                json.WriteStartObject("fix");
                json.WriteString("title", fix.Title);
                WriteSpan(json, fix.Span);
                json.WriteString("text", fix.Text);
                json.WriteBoolean("certain", !fix.IsGuess);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What speaks without a place in a file, such as the command line, has the place of a whole file.</summary>
    public static void WriteSpan(Utf8JsonWriter json, Core.Text.SourceSpan span)
    {
        json.WriteNumber("line", Math.Max(1, span.Line));
        json.WriteNumber("column", Math.Max(1, span.Column));
        json.WriteNumber("endLine", Math.Max(1, span.EndLine));
        json.WriteNumber("endColumn", Math.Max(1, span.EndColumn));
    }
}
