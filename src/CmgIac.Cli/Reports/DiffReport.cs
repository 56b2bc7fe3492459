using System.Collections.Immutable;
using System.Text.Json;
using CmgIac.Cli.Commands;
using CmgIac.Core.Changes;
using CmgIac.Core.Changes.Steps;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Reports;

/// <summary>The answer of <c>cmg diff</c> in each of its forms, all of one model.</summary>
internal static class DiffReport
{
    /// <param name="result">The plan with all that is said of it.</param>
    /// <param name="stopped">The plan, also where a guard stopped it; null where there is none.</param>
    public static void Write(Shell shell, DiffQuestion question, StageResult<FleetChanges> result, FleetChanges? stopped)
    {
        if (question.Spec.IsJson)
        {
            WriteJson(shell, result);
            return;
        }

        TextReport.WriteDiagnostics(shell, result.Diagnostics);
        if (stopped is null)
        {
            return;
        }

        switch (question.Spec.Format)
        {
            case ReportFormat.Markdown:
                shell.Out.Write(DiffMarkdown.Of(stopped, question, Steps(stopped, question), [.. result.Diagnostics]));
                break;
            case ReportFormat.Nsupdate when result.HasErrors:
                // Whoever pipes it on must get nothing.
                break;
            case ReportFormat.Nsupdate:
                DiffNsupdate.Write(shell, stopped, question.Updates);
                break;
            default:
                DiffText.Write(shell.Out, stopped, question, Steps(stopped, question));
                break;
        }
    }

    private static ImmutableArray<ChangeStep> Steps(FleetChanges changes, DiffQuestion question) =>
        StepPlan.Of(changes, question.Folder, question.Command);

    private static void WriteJson(Shell shell, StageResult<FleetChanges> result) => JsonReport.Write(shell, result.Diagnostics, json =>
    {
        var changes = result.HasErrors ? null : result.Value;
        json.WriteStartArray("gateways");
        foreach (var gateway in changes?.Gateways ?? [])
        {
            json.WriteStartObject();
            json.WriteString("serviceName", gateway.ServiceName.Value);
            json.WriteString("change", Choice.Word(gateway.Kind));
            JsonReport.WriteStrings(json, "reasons", gateway.Reasons);
            json.WriteString("formerName", gateway.FormerName?.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("records");
        foreach (var record in changes?.Records ?? [])
        {
            WriteRecord(json, record);
        }

        json.WriteEndArray();
        json.WriteStartArray("certificates");
        foreach (var certificate in changes?.Certificates ?? [])
        {
            json.WriteStartObject();
            json.WriteString("commonName", certificate.CommonName);
            json.WriteString("change", Choice.Word(certificate.Kind));
            JsonReport.WriteStrings(json, "reasons", certificate.Reasons);
            JsonReport.WriteStrings(json, "gateways", certificate.Gateways.Select(name => name.Value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("checksum", changes is null ? null : PlanChecksum.Of(changes));
    });

    private static void WriteRecord(Utf8JsonWriter json, RecordChange record)
    {
        json.WriteStartObject();
        json.WriteString("zone", record.Zone.Value);
        json.WriteString("name", record.Name);
        json.WriteString("type", record.Type);
        json.WriteString("change", Choice.Word(record.Kind));
        WriteValue(json, "before", record.Before);
        WriteValue(json, "after", record.After);
        json.WriteString("risk", Choice.Word(record.Risk));
        json.WriteBoolean("internal", record.IsInternal);
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, RecordValue? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("target", value.Target);
        json.WriteNumber("ttl", value.Ttl);
        json.WriteEndObject();
    }
}
