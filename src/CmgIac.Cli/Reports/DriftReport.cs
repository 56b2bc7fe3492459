using CmgIac.Cli.Reports.Findings;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;
using CmgIac.Live.Drift;

namespace CmgIac.Cli.Reports;

/// <summary>What the world says of gateways: a line each, and what is left open.</summary>
internal static class DriftReport
{
    public static void WriteText(TextWriter output, DriftResult found, string asked)
    {
        var width = found.Gateways.Max(item => item.Gateway.ServiceName.Value.Length);
        foreach (var item in found.Gateways)
        {
            output.WriteLine($"{item.Gateway.ServiceName.Value.PadRight(width)}  {Choice.Word(item.Gateway.State.Value),-8}  {Describe(item)}");
        }

        output.WriteLine($"Asked {asked}.");
        foreach (var limit in found.Limits)
        {
            output.WriteLine($"  {limit}");
        }

        var (unknown, differs) = (found.Gateways.Count(item => item.IsUnknown), found.Gateways.Count(item => !item.IsUnknown && item.Differs));
        output.WriteLine($"{TextReport.Plural(found.Gateways.Length, "gateway")}: {found.Gateways.Length - unknown - differs} as the spec says, {differs} different, {unknown} unknown.");
    }

    public static void WriteJson(Shell shell, IReadOnlyCollection<Diagnostic> diagnostics, DriftResult found) =>
        JsonReport.Write(shell, diagnostics, json =>
        {
            json.WriteStartArray("gateways");
            foreach (var item in found.Gateways)
            {
                json.WriteStartObject();
                json.WriteString("serviceName", item.Gateway.ServiceName.Value);
                json.WriteString("state", Choice.Word(item.Gateway.State.Value));
                json.WriteString("result", Result(item));
                JsonReport.WriteDiagnostics(json, DiagnosticList.Sort(item.Findings.Select(finding => finding.Diagnostic)));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            JsonReport.WriteStrings(json, "limits", found.Limits);
        });

    /// <summary>
    /// Each diagnostic with the gateways that it was found for: what is wrong with a zone is wrong with each of its gateways. One that stands at
    /// a server is shown at the first gateway's prefix, so that whoever reads the spec finds it.
    /// </summary>
    public static FindingSet Findings(IEnumerable<Diagnostic> diagnostics, DriftResult found, int exitCode)
    {
        var gateways = found.Gateways
            .SelectMany(item => item.Findings.Select(finding => (finding.Diagnostic, item.Gateway)))
            .ToLookup(item => item.Diagnostic, item => item.Gateway);
        var specs = found.Gateways.Select(item => item.Gateway.SpecPath).ToHashSet(StringComparer.Ordinal);
        return new(
            "drift",
            [.. diagnostics.Select(Of)],
            [.. found.Gateways.Where(item => !item.IsUnknown && !item.Differs).Select(item => item.Gateway.ServiceName.Value)],
            exitCode);

        Finding Of(Diagnostic diagnostic)
        {
            var concerned = gateways[diagnostic].ToList();
            return new(
                diagnostic,
                [.. concerned.Select(gateway => gateway.ServiceName.Value).Distinct(StringComparer.Ordinal)],
                concerned.Count > 0 && !specs.Contains(diagnostic.Span.File) ? concerned[0].Prefix.Span : null);
        }
    }

    private static string Result(SurveyedDrift item) => item.IsUnknown ? "unknown" : item.Differs ? "different" : "same";

    private static string Describe(SurveyedDrift item)
    {
        var codes = string.Join(", ", item.Findings.Select(finding => finding.Diagnostic.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var verdict = item.IsUnknown ? item.Differs ? "different, and not all is known" : "unknown" : item.Differs ? "different" : "as the spec says";
        return codes.Length == 0 ? verdict : $"{verdict}: {codes}";
    }
}
