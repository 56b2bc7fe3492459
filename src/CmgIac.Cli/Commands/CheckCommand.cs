using System.Collections.Immutable;
using System.CommandLine;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Output;
using CmgIac.Core.Proof;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg check</c>: is the output folder exactly what the specs render?</summary>
internal static class CheckCommand
{
    /// <param name="Merge">Folders of shards to look at, in the place of the output folder; or none.</param>
    private sealed record CheckQuestion(SpecQuestion Spec, string? Output, ImmutableArray<string> Merge, BicepQuestion Bicep, BuildQuestion Build);

    public static Command Create(Shell shell)
    {
        var command = new Verb("check",
            "Says whether a folder is exactly what specs render: edited, missing, stale or orphaned files, with what differs.",
            """
            cmg check
            cmg check specs/ -o infrastructure/cmg
            cmg check --format json
            cmg check --snapshot
            cmg check --format github
            cmg check specs/ --shard 2/8
            cmg check specs/ --merge shards/1 shards/2
            """)
        {
            Job = VerbJob.Look,
            Summary = "are the files exactly what the spec renders?",
            Answer = "A line for each file that differs: edited, missing, stale, orphaned; for text, what differs; then how many. json: {\"changes\":[{\"path\",\"change\"}]}.",
            Fine = "every file is what the specs render",
            Differences = "a file is edited, missing, stale or orphaned",
        };
        var options = new SpecOptions(command, FindingReport.Formats).WithShards(command).WithList(command);
        var output = OutputOptions.CreateFolder();
        command.Add(output);
        var bicep = new BicepOptions(command, canCompile: false, canEvaluate: true);
        var merge = SpecOptions.SeveralFiles(
            "--merge", "Folders that shards were rendered into, in the place of the output folder: are they together the whole? Specs stand before this option.", "DIR");
        command.Add(merge);
        command.Validators.Add(result =>
        {
            if (result.GetResult(merge) is not null && options.IsNarrowed(result))
            {
                result.AddError("'--merge' looks at the whole fleet. Leave '--gateway' and '--shard' out.");
            }
        });
        var build = new BuildOptions(command, writes: false);
        command.SetAction(parsed => Run(
            new(options.Read(parsed, shell), parsed.GetValue(output), [.. parsed.GetValue(merge) ?? []], bicep.Read(parsed, shell), build.Read(parsed)), shell));
        return command;
    }

    private static int Run(CheckQuestion question, Shell shell)
    {
        var loaded = Pipeline.Load(question.Spec, shell);
        var result = loaded.Then(fleet => Pipeline.Render(fleet, question.Spec, shell, question.Bicep).Then(rendered => Check(question, fleet, rendered, shell)));
        var exitCode = result.HasErrors ? ExitCode.Error : result.Value!.HasDifferences ? ExitCode.Differences : ExitCode.Fine;
        if (question.Spec.IsJson)
        {
            ChangeReport.WriteJson(
                shell, result.Diagnostics, (result.HasErrors ? [] : result.Value!.Files).Select(file => new ShownChange(file.Path, Choice.Word(file.State), file.Part)));
        }
        else if (FindingReport.Tells(question.Spec.Format))
        {
            FindingReport.Write(shell, question.Spec.Format, FindingSet.Of(
                "check",
                result.HasErrors ? result.Diagnostics : result.Diagnostics.AddRange(CheckFindings.Of(result.Value!)),
                result.HasErrors ? [] : result.Value!.Files.Where(file => file.State == CheckState.Unchanged).Select(file => file.Shown),
                exitCode));
        }
        else
        {
            TextReport.WriteDiagnostics(shell, result.Diagnostics);
            if (!result.HasErrors)
            {
                ShardReport.WriteEmpty(shell.Out, loaded.Value!);
                WriteText(shell.Out, result.Value!);
            }
        }

        return exitCode;
    }

    private static StageResult<OutputCheck> Check(CheckQuestion question, LoadedFleet loaded, RenderedFolders rendered, Shell shell)
    {
        var order = OutputOptions.Order(question.Output, loaded, rendered, shell, question.Bicep.WithSnapshots);
        return question.Build.Record(
            question.Merge.IsEmpty ? OutputFolder.Check(order) : MergedOutput.Check(order, question.Merge),
            check => BuildLists.Of(
                loaded, question.Spec.Templates, order.Output,
                check.Files.Where(file => file.State != CheckState.Orphaned).Select(file => file.Path), shell.WorkingFolder),
            shell);
    }

    private static void WriteText(TextWriter output, OutputCheck check)
    {
        var files = check.Files.ToDictionary(Listed, StringComparer.Ordinal);
        var changes = check.Files.Select(file => (Listed(file), Choice.Word(file.State))).ToList();
        ChangeReport.WriteText(output, changes, path => files[path] is { State: CheckState.Edited or CheckState.Stale, After: not null } file
            ? UnifiedDiff.Of(path, file.Before, file.After)
            : "");
        foreach (var (folder, tool) in check.OtherVersions)
        {
            output.WriteLine($"{folder} was rendered by cmg {tool}, this is {Shell.Version}: no difference by itself.");
        }

        output.WriteLine(ChangeReport.Count(changes.Select(item => item.Item2)) + ".");
    }

    /// <summary>Relative to the output; of one in a shard's folder, where that is.</summary>
    private static string Listed(CheckedFile file) => file.Part is null ? file.Path : file.Shown;
}
