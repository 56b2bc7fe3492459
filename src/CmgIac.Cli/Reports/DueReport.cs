using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Due;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Reports;

/// <summary>What is due, for people and as JSON. Its bytes change when what is due does, and not from day to day.</summary>
internal static class DueReport
{
    public static void WriteText(TextWriter output, DueList list)
    {
        foreach (var step in list.Steps)
        {
            var when = step.Due is { } day ? $" {Days.Text(day)}" : "";
            output.WriteLine($"{(step.IsOverdue ? "overdue" : "due")}{when}: {Title(step)}");
            output.WriteLine($"  {step.Reason}");
            if (step.Command is not null)
            {
                output.WriteLine($"  {step.Command}");
            }
        }

        foreach (var name in list.UnknownCertificates)
        {
            output.WriteLine($"not known: the certificate in use of {name}. Name its file in 'certificate.current', or give it by '--certificates'.");
        }

        output.WriteLine(list.Steps.IsEmpty
            ? "Nothing is due."
            : $"{list.Steps.Length} due, {list.Steps.Count(step => step.IsOverdue)} overdue.");
    }

    public static void WriteJson(Shell shell, IReadOnlyCollection<Diagnostic> diagnostics, DueList list) =>
        JsonReport.Write(shell, diagnostics, json =>
        {
            json.WriteStartArray("due");
            foreach (var step in list.Steps)
            {
                json.WriteStartObject();
                json.WriteString("action", Choice.Word(step.Action));
                json.WriteString("serviceName", step.Gateways[0].ServiceName.Value);
                JsonReport.WriteStrings(json, "gateways", step.Gateways.Select(gateway => gateway.ServiceName.Value));
                if (step.CommonName is { } commonName)
                {
                    json.WriteString("commonName", commonName);
                }

                if (step.Record is { } record)
                {
                    json.WriteString("record", record);
                }

                CalendarReport.WriteDay(json, "due", step.Due);
                json.WriteBoolean("overdue", step.IsOverdue);
                json.WriteString("reason", step.Reason);
                json.WriteString("command", step.Command);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            JsonReport.WriteStrings(json, "unknownCertificates", list.UnknownCertificates);
        });

    /// <summary>What is done in each of several steps.</summary>
    public static string Title(DueAction action) => action switch
    {
        DueAction.Renew => "renew a certificate",
        DueAction.ValidateDomain => "have a domain validated again",
        DueAction.Request => "request a certificate",
        DueAction.Publish => "publish a record",
        DueAction.LowerTtl => "lower a record's TTL",
        DueAction.Remove => "remove a record",
        _ => "review a suppression",
    };

    public static string Title(DueStep step) => step.Action switch
    {
        DueAction.Renew => $"renew the certificate {step.CommonName}",
        DueAction.ValidateDomain => $"have the domain of {step.CommonName} validated again",
        DueAction.Request => $"request the certificate {step.CommonName}",
        DueAction.Publish => $"publish the record {step.Record}",
        DueAction.LowerTtl => $"lower the TTL of {step.Record}",
        DueAction.Remove => $"remove the record {step.Record}",
        _ => "review a suppression",
    };
}
