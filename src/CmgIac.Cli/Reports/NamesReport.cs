using System.Collections.Immutable;
using System.Text.Json;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;
using CmgIac.Live.Names;

namespace CmgIac.Cli.Reports;

/// <summary>What is known of names, who said it, and what they can't know.</summary>
internal static class NamesReport
{
    private static readonly string[] DnsLimits =
    [
        "'free' says that DNS has no record of the name: it is probably free.",
        "DNS doesn't know a name that Azure holds back without a record, such as that of a deployment whose address was released, or of something deleted a moment ago.",
        "DNS doesn't say who has a name: it may be you; and a key vault may be a deleted one, which keeps its name for up to 90 days.",
        "A server with private zones for Azure, as private endpoints need them, may know other names than the Internet does.",
    ];

    private static readonly string[] AzureLimits =
    [
        "'free' is true of the moment: nothing holds the name until it is deployed.",
        "Azure doesn't say who has a name: it may be you; deleted key vaults show in the subscription that was asked, and in no other.",
    ];

    public static void WriteText(TextWriter output, ImmutableArray<SurveyedGateway> found, bool isAzure, string asked)
    {
        foreach (var item in found)
        {
            output.WriteLine(item.Gateway.ServiceName);
            var width = item.Answers.Max(answer => answer.Name.Fqdn.Value.Length);
            foreach (var answer in item.Answers)
            {
                output.WriteLine($"  {answer.Name.Title,-17}{answer.Name.Fqdn.Value.PadRight(width)}  {Describe(item, answer, isAzure)}");
            }

            if (!item.Suggestions.IsEmpty)
            {
                output.WriteLine($"  {"free instead",-17}{string.Join(", ", item.Suggestions)}");
            }
        }

        output.WriteLine($"Asked {(isAzure ? "Azure Resource Manager" : "DNS")}: {asked}.");
        foreach (var limit in isAzure ? AzureLimits : DnsLimits)
        {
            output.WriteLine($"  {limit}");
        }

        output.WriteLine(Count([.. found.SelectMany(item => item.Answers)]));
    }

    public static void WriteJson(Shell shell, IReadOnlyCollection<Diagnostic> diagnostics, ImmutableArray<SurveyedGateway> found, bool isAzure) =>
        JsonReport.Write(shell, diagnostics, json =>
        {
            json.WriteStartArray("names");
            foreach (var item in found)
            {
                foreach (var answer in item.Answers)
                {
                    WriteJson(json, item, answer, isAzure);
                }
            }

            json.WriteEndArray();
            JsonReport.WriteStrings(json, "limits", found.IsEmpty ? [] : isAzure ? AzureLimits : DnsLimits);
        });

    private static void WriteJson(Utf8JsonWriter json, SurveyedGateway item, NameAnswer answer, bool isAzure)
    {
        json.WriteStartObject();
        json.WriteString("serviceName", item.Gateway.ServiceName.Value);
        json.WriteString("kind", Choice.Word(answer.Name.Kind));
        json.WriteString("fqdn", answer.Name.Fqdn.Value);
        json.WriteString("state", Choice.Word(answer.State));
        json.WriteString("source", isAzure ? "azure" : "dns");
        json.WriteBoolean("deployed", item.IsOurs);
        if (answer.Deleted is { } deleted)
        {
            json.WriteStartObject("softDeleted");
            json.WriteString("deletionDate", deleted.DeletionDay);
            json.WriteString("scheduledPurgeDate", deleted.PurgeDay);
            json.WriteEndObject();
        }

        JsonReport.WriteStrings(json, "suggestions", item.IsLost(answer) ? item.Suggestions.Select(prefix => prefix.Value) : []);
        json.WriteEndObject();
    }

    private static string Describe(SurveyedGateway item, NameAnswer answer, bool isAzure) => answer.State switch
    {
        NameState.Free => isAzure ? "free" : "probably free",
        NameState.Unknown => "unknown",
        _ when answer.Deleted is { } deleted => $"taken by a deleted key vault{(deleted.PurgeDay is { } day ? $", to be purged on {day}" : "")}",
        _ when answer.Refusal is { } refusal => $"refused ({refusal})",
        _ => item.IsOurs ? "taken, as it should be" : "taken",
    };

    /// <summary>"3 names: 1 taken, 2 free."</summary>
    private static string Count(IReadOnlyCollection<NameAnswer> answers) => TextReport.Plural(answers.Count, "name") + ": " + string.Join(", ",
        answers.GroupBy(answer => answer.Refusal is null ? Choice.Word(answer.State) : "refused", StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key}")) + ".";
}
