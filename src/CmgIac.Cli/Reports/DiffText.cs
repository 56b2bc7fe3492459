using CmgIac.Cli.Commands;
using CmgIac.Core.Changes;
using CmgIac.Core.Text;
using CmgIac.Core.Changes.Steps;

namespace CmgIac.Cli.Reports;

/// <summary>A plan for people at a terminal: what changes, then who does what in which order. Commands are in the Markdown form.</summary>
internal static class DiffText
{
    private const string Indent = "              ";

    public static void Write(TextWriter output, FleetChanges changes, DiffQuestion question, IReadOnlyList<ChangeStep> steps)
    {
        output.WriteLine($"Against {question.Against.Text}: {DiffSummary.Of(changes)}.");
        WriteGateways(output, changes);
        WriteRecords(output, [.. changes.Records]);
        WriteCertificates(output, changes);
        WriteSteps(output, steps);
        output.WriteLine();
        output.WriteLine($"Checksum {PlanChecksum.Of(changes)}");
    }

    private static void WriteGateways(TextWriter output, FleetChanges changes)
    {
        Heading(output, "Gateways", changes.ChangedGateways.Any());
        foreach (var gateway in changes.ChangedGateways)
        {
            output.WriteLine($"  {Mark(gateway.Kind)}{gateway.ServiceName}" + (gateway.FormerName is { } former ? $", which was {former}" : ""));
            Reasons(output, gateway.Reasons);
        }
    }

    private static void WriteRecords(TextWriter output, List<RecordChange> records)
    {
        Heading(output, "Records", records.Count > 0);
        // Of a name in two zones the lines would say the opposite of each other.
        var moving = records.GroupBy(record => (record.Owner, record.IsInternal)).Where(name => name.Select(record => record.Zone).Distinct().Count() > 1)
            .Select(name => name.Key).ToHashSet();
        var width = records.Select(record => DiffSummary.NameOf(record).Length).DefaultIfEmpty().Max();
        foreach (var record in records)
        {
            var zone = moving.Contains((record.Owner, record.IsInternal)) ? $", zone {record.Zone}" : "";
            output.WriteLine($"  {Mark(record.Kind)}{DiffSummary.NameOf(record).PadRight(width)}  {record.Type,-5}  {DiffSummary.Values(record)}{zone}  [{DiffSummary.RiskOf(record)}]");
        }

        foreach (var risk in records.Select(record => record.Risk).Distinct().OrderDescending().Where(risk => risk != Risk.None))
        {
            output.WriteLine($"  {Choice.Word(risk)}: {DiffSummary.Explain(risk, records)}");
        }
    }

    private static void WriteCertificates(TextWriter output, FleetChanges changes)
    {
        Heading(output, "Certificates", changes.ChangedCertificates.Any());
        foreach (var certificate in changes.ChangedCertificates)
        {
            output.WriteLine($"  {Mark(certificate.Kind)}{certificate.CommonName}");
            Reasons(output, certificate.Reasons);
        }
    }

    private static void WriteSteps(TextWriter output, IReadOnlyList<ChangeStep> steps)
    {
        Heading(output, "Steps (with their commands and ways back: --format markdown)", steps.Count > 0);
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            output.WriteLine($"  {$"{i + 1}. {DiffSummary.TeamOf(step.Team)}",-12}{step.What}");
            output.WriteLine(Indent + string.Join(", ", step.Items.Select(item => item.Name)));
            if (step.Wait is { } wait)
            {
                output.WriteLine($"{Indent}Then wait {wait}");
            }
        }
    }

    private static void Heading(TextWriter output, string title, bool isNeeded)
    {
        if (isNeeded)
        {
            output.WriteLine();
            output.WriteLine(title);
        }
    }

    private static void Reasons(TextWriter output, IEnumerable<string> reasons)
    {
        foreach (var reason in reasons)
        {
            output.WriteLine(Indent + reason);
        }
    }

    /// <summary>The sign and the word of a kind, in 12 characters.</summary>
    private static string Mark<T>(T kind)
        where T : struct, Enum
    {
        var word = Choice.Word(kind);
        var sign = word switch
        {
            "create" => '+',
            "remove" or "delete" => '-',
            "redeploy" => '!',
            _ => '~',
        };
        return $"{sign} {word,-10}";
    }
}
