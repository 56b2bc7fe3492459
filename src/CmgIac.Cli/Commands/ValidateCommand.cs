using System.Collections.Immutable;
using System.CommandLine;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg validate</c>: parse, bind, check and a dry render; with <c>--fix</c> also what mends a spec.</summary>
internal static class ValidateCommand
{
    private sealed record ValidateQuestion(SpecQuestion Spec, bool Fix, bool DryRun, BicepQuestion Bicep);

    public static Command Create(Shell shell)
    {
        var command = new Verb("validate",
            "Says whether specs are right: parses, binds and checks them, renders in memory and proves what came out.",
            """
            cmg validate
            cmg validate specs/ --format json
            cmg validate contoso.cmg.yaml --as-of 2027-03-15
            cmg validate --bicep
            cmg validate specs/ --format sarif > cmg.sarif
            cmg validate --fix --dry-run
            cmg validate --fix
            """)
        {
            Job = VerbJob.Look,
            Summary = "is the spec right? also renders in memory, and proves it",
            Answer = "How many gateways, errors and warnings there are, as a line; with --fix what was fixed before it; with --dry-run the diff alone. json: {\"diagnostics\",\"errors\",\"warnings\"}, with --fix also \"fixed\".",
            Fine = "the specs are right; there may be warnings",
        };
        var options = new SpecOptions(command, FindingReport.Formats).WithShards(command).WithList(command);
        var fix = SpecOptions.Flag("--fix", "Write the fixes that have one right answer into the specs, and leave every other byte as it is.");
        var dryRun = SpecOptions.Flag("--dry-run", "With --fix: print the fixes as a unified diff and write nothing.");
        command.Add(fix);
        command.Add(dryRun);
        var bicep = new BicepOptions(command, canCompile: true, canEvaluate: false);
        command.Validators.Add(result =>
        {
            if (result.GetResult(dryRun) is not null && result.GetResult(fix) is null)
            {
                result.AddError("'--dry-run' shows what '--fix' would write. Give '--fix' too; without it nothing is ever written.");
            }
            else if (result.GetResult(dryRun) is not null && FindingReport.Tells(options.FormatOf(result)))
            {
                result.AddError("'--dry-run' prints a diff, or JSON. Findings in other formats are those of files as they are: leave out '--fix', or '--dry-run'.");
            }
        });
        command.SetAction(parsed => Run(
            new(options.Read(parsed, shell), parsed.GetValue(fix), parsed.GetValue(dryRun), bicep.Read(parsed, shell)), shell));
        return command;
    }

    private static int Run(ValidateQuestion question, Shell shell)
    {
        var mended = question.Fix ? SpecFixing.Run(question.Spec, shell, writes: !question.DryRun) : null;
        var loaded = mended?.Loaded ?? Pipeline.Load(question.Spec, shell, Severity.Error);
        var result = loaded.Then(fleet => new StageResult<LoadedFleet>(fleet, Pipeline.Prove(fleet, question.Spec, shell, question.Bicep)));
        ImmutableArray<Diagnostic> diagnostics = [.. mended?.Remarks ?? [], .. result.Diagnostics];
        var exitCode = TextReport.Errors(diagnostics) > 0 ? ExitCode.Error : ExitCode.Fine;
        if (question.Spec.IsJson)
        {
            JsonReport.Write(shell, diagnostics, json =>
            {
                JsonReport.WriteCounts(json, diagnostics);
                if (mended is not null)
                {
                    FixReport.WriteJson(json, mended.Applied);
                }
            });
        }
        else if (FindingReport.Tells(question.Spec.Format))
        {
            // An error may keep a gateway from being looked at to the end.
            var passed = result.HasErrors ? [] : loaded.Value!.Gateways.Select(gateway => gateway.ServiceName.Value);
            FindingReport.Write(shell, question.Spec.Format, FindingSet.Of("validate", diagnostics, passed, exitCode));
        }
        else
        {
            TextReport.WriteDiagnostics(shell, diagnostics);
            WriteAnswer(question, mended, loaded.Value, diagnostics, shell.Out);
        }

        return exitCode;
    }

    /// <summary>A diff stands alone, so that other programs can apply it.</summary>
    private static void WriteAnswer(
        ValidateQuestion question, FixedFleet? mended, LoadedFleet? loaded, ImmutableArray<Diagnostic> diagnostics, TextWriter output)
    {
        if (question.DryRun)
        {
            FixReport.WriteDiff(output, mended!.Specs.Select(spec => (spec.Path.Shown, spec.Before, spec.After)));
            return;
        }

        if (mended is not null)
        {
            FixReport.WriteText(output, mended.Applied);
        }

        if (loaded is not null)
        {
            ShardReport.WriteEmpty(output, loaded);
            output.Write(Scope(loaded));
        }

        output.WriteLine(TextReport.Count(diagnostics));
    }

    private static string Scope(LoadedFleet loaded)
    {
        var gateways = TextReport.Plural(loaded.Fleet.Gateways.Length, "gateway");
        return loaded.Shard is { } shard ? $"shard {shard}, {loaded.Gateways.Length} of {gateways}: " : $"{gateways}: ";
    }
}
