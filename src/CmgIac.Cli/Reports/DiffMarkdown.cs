using System.Collections.Immutable;
using System.Text;
using CmgIac.Cli.Commands;
using CmgIac.Core.Changes;
using CmgIac.Core.Changes.Steps;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Reports;

/// <summary>
/// A plan as a pull request's comment, with a part for each team. It begins with a comment in HTML by which a pipeline finds
/// the one that it wrote last.
/// </summary>
internal sealed class DiffMarkdown
{
    /// <summary>GitHub's limit of a comment, in characters; counted in bytes here, which are never fewer.</summary>
    public const int MaxBytes = 65_536;

    private const int MaxMessageLength = 1000;
    private const int FewestCommands = 25;

    /// <summary>How many items of a list are shown, in the order in which it is tried.</summary>
    private static readonly int[] ListLimits = [int.MaxValue, 200, 100, 50, 25, 10, 5, 3, 1];

    private readonly StringBuilder output = new();
    private readonly FleetChanges changes;
    private readonly DiffQuestion question;
    private readonly int limit;
    private bool isShortened;

    private DiffMarkdown(FleetChanges changes, DiffQuestion question, int limit)
    {
        this.changes = changes;
        this.question = question;
        this.limit = limit;
    }

    public static string Of(FleetChanges changes, DiffQuestion question, IReadOnlyList<ChangeStep> steps, IReadOnlyList<Diagnostic> diagnostics)
    {
        var text = "";
        foreach (var most in ListLimits)
        {
            text = new DiffMarkdown(changes, question, most).Write(steps, diagnostics);
            if (Encoding.UTF8.GetByteCount(text) <= MaxBytes)
            {
                break;
            }
        }

        return text;
    }

    private string Write(IReadOnlyList<ChangeStep> steps, IReadOnlyList<Diagnostic> diagnostics)
    {
        output.Append("<!-- cmg diff -->\n## Cloud management gateways: ").Append(DiffSummary.Of(changes)).Append("\n\n");
        WriteDiagnostics(diagnostics);
        if (!changes.IsEmpty)
        {
            WriteRecords();
            WriteGateways();
            WriteCertificates();
            WriteOrder(steps);
            foreach (var team in new[] { Team.Dns, Team.Pki, Team.Platform })
            {
                WriteTeam(team, steps);
            }
        }

        if (isShortened)
        {
            output.Append("This comment is shortened, because GitHub takes no longer one. All of it:\n\n");
            MarkdownCode.Block(output, [question.Command.Text], "");
            output.Append('\n');
        }

        return output.Append("Compared with ").Append(MarkdownCode.Span(question.Against.Text))
            .Append(". A later job applies this plan and no other by ").Append(MarkdownCode.Span($"--expect {PlanChecksum.Of(changes)}")).Append(".\n").ToString();
    }

    private void WriteDiagnostics(IReadOnlyList<Diagnostic> diagnostics)
    {
        if (diagnostics.Count == 0)
        {
            return;
        }

        if (diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
        {
            output.Append("**This plan is stopped.** Nothing of it may be done before the errors are gone.\n\n");
        }

        Each(diagnostics.OrderByDescending(diagnostic => diagnostic.Severity), diagnostic => output.Append(
            $"- {(diagnostic.Severity == Severity.Error ? "**error**" : "warning")} {diagnostic.Code} at {MarkdownCode.Span(diagnostic.Span.ToString())}: {MarkdownCode.Span(diagnostic.Message, MaxMessageLength)}\n"));
        output.Append('\n');
    }

    private void WriteRecords()
    {
        var records = changes.Records.ToList();
        if (records.Count == 0)
        {
            return;
        }

        output.Append("### DNS records\n\n| Change | Record | Type | Zone | Before | After | Risk |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        var left = Shown(records, record => output.Append(
            $"| {Choice.Word(record.Kind)} | {MarkdownCode.Cell(record.Name)} | {record.Type} | {MarkdownCode.Cell(record.Zone.Value)}{(record.IsInternal ? ", internal" : "")} | {Value(record.Before)} | {Value(record.After)} | {(record.Risk == Risk.None ? "none" : $"**{DiffSummary.RiskOf(record)}**")} |\n"));
        output.Append(left == 0 ? "\n" : $"\n… and {left} more.\n\n");
        foreach (var risk in records.Select(record => record.Risk).Distinct().OrderDescending().Where(risk => risk != Risk.None))
        {
            output.Append($"- **{Choice.Word(risk)}**: {DiffSummary.Explain(risk, records)}\n");
        }

        output.Append(changes.Risk == Risk.None ? "" : "\n");
        DiffPicture.Write(output, changes);
    }

    private void WriteGateways()
    {
        if (changes.ChangedGateways.Any())
        {
            output.Append("### Gateways\n\n");
            Each(changes.ChangedGateways, gateway =>
            {
                output.Append($"- **{Choice.Word(gateway.Kind)}** {MarkdownCode.Span(gateway.ServiceName.Value)}{(gateway.FormerName is { } former ? $", which was {MarkdownCode.Span(former.Value)}" : "")}\n");
                Each(gateway.Reasons, reason => output.Append($"  - {MarkdownCode.Span(reason)}\n"), "  ");
            });
            output.Append('\n');
        }
    }

    private void WriteCertificates()
    {
        if (changes.ChangedCertificates.Any())
        {
            output.Append("### Certificates\n\n");
            Each(changes.ChangedCertificates, certificate =>
            {
                output.Append($"- **{Choice.Word(certificate.Kind)}** {MarkdownCode.Span(certificate.CommonName)}\n");
                Each(certificate.Reasons, reason => output.Append($"  - {MarkdownCode.Span(reason)}\n"), "  ");
            });
            output.Append('\n');
        }
    }

    private void WriteOrder(IReadOnlyList<ChangeStep> steps)
    {
        output.Append(steps.Count == 0 ? "" : "### What to do, in this order\n\n");
        for (var i = 0; i < steps.Count; i++)
        {
            output.Append($"{i + 1}. **{DiffSummary.TeamOf(steps[i].Team)}**: {steps[i].What}{(steps[i].Wait is { } wait ? $" Then wait {wait}" : "")}\n");
        }

        output.Append(steps.Count == 0 ? "" : "\n");
    }

    private void WriteTeam(Team team, IReadOnlyList<ChangeStep> steps)
    {
        var own = steps.Select((step, index) => (Step: step, Number: index + 1)).Where(item => item.Step.Team == team).ToList();
        if (own.Count == 0)
        {
            return;
        }

        output.Append($"<details>\n<summary><b>For {DiffSummary.TeamOf(team)}</b>: {(own.Count == 1 ? "step" : "steps")} {string.Join(", ", own.Select(item => item.Number))}, with commands and ways back</summary>\n\n");
        foreach (var (step, number) in own)
        {
            output.Append($"#### Step {number}\n\n{step.What}\n\n");
            Each(step.Items, item =>
            {
                output.Append($"- {MarkdownCode.Span(item.Name)}{(item.Detail is null ? "" : $": {MarkdownCode.Span(item.Detail)}")}\n");
                if (!item.Commands.IsEmpty)
                {
                    output.Append('\n');
                    MarkdownCode.Block(output, Shown(item.Commands), "  ");
                    output.Append('\n');
                }
            });
            output.Append(step.Wait is { } wait ? $"\n**Then wait** {wait}\n" : "").Append($"\n**Way back:** {step.WayBack}\n\n");
        }

        output.Append("</details>\n\n");
    }

    private static string Value(RecordValue? value) => value is null ? "" : $"{MarkdownCode.Cell(value.Target)}, TTL {value.Ttl}";

    private void Each<T>(IEnumerable<T> items, Action<T> write, string indent = "")
    {
        var left = Shown([.. items], write);
        output.Append(left == 0 ? "" : $"{indent}- … and {left} more\n");
    }

    /// <summary>As many commands as may be shown, and never fewer than what one record needs at all hosts.</summary>
    private ImmutableArray<string> Shown(ImmutableArray<string> commands)
    {
        var most = Math.Max(limit, FewestCommands);
        if (commands.Length <= most)
        {
            return commands;
        }

        isShortened = true;
        return [.. commands.Take(most), $"# … and {commands.Length - most} more"];
    }

    /// <summary>Writes as many as may be shown; how many are left.</summary>
    private int Shown<T>(List<T> items, Action<T> write)
    {
        items.Take(limit).ToList().ForEach(write);
        var left = Math.Max(0, items.Count - limit);
        isShortened |= left > 0;
        return left;
    }
}
