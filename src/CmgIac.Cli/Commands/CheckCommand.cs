using System.CommandLine;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Core.Output;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg check</c>: is the output folder exactly what the specs render?</summary>
internal static class CheckCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Verb("check",
            "Says whether a folder is exactly what specs render: edited, missing, stale or orphaned files, with what differs. Exit code 2 where it isn't.",
            """
            cmg check
            cmg check specs/ -o infrastructure/cmg
            cmg check --format json
            cmg check --snapshot
            cmg check --format github
            """);
        var options = new SpecOptions(command, FindingReport.Formats);
        var output = OutputOptions.CreateFolder();
        command.Add(output);
        var bicep = new BicepOptions(command, canCompile: false, canEvaluate: true);
        command.SetAction(parsed => Run(options.Read(parsed, shell), parsed.GetValue(output), bicep.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(SpecQuestion question, string? output, BicepQuestion bicep, Shell shell)
    {
        var result = Pipeline.Load(question, shell).Then(loaded =>
            Pipeline.Render(loaded, question, shell, bicep).Then(rendered =>
                OutputFolder.Check(OutputOptions.Order(output, loaded, rendered, shell, bicep.WithSnapshots))));
        var changes = result.HasErrors ? [] : result.Value!.Files.Select(file => (file.Path, Word(file.State))).ToList();
        var exitCode = result.HasErrors ? ExitCode.Error : result.Value!.HasDifferences ? ExitCode.Differences : ExitCode.Fine;
        if (question.IsJson)
        {
            ChangeReport.WriteJson(shell, result.Diagnostics, changes);
        }
        else if (FindingReport.Tells(question.Format))
        {
            FindingReport.Write(shell, question.Format, FindingSet.Of(
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
                WriteText(shell.Out, result.Value!, changes);
            }
        }

        return exitCode;
    }

    private static void WriteText(TextWriter output, OutputCheck check, List<(string Path, string Change)> changes)
    {
        var files = check.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        ChangeReport.WriteText(output, changes, path => files[path] is { State: CheckState.Edited or CheckState.Stale, After: not null } file
            ? UnifiedDiff.Of(path, file.Before, file.After)
            : "");
        foreach (var (folder, tool) in check.OtherVersions)
        {
            output.WriteLine($"{folder} was rendered by cmg {tool}, this is {Shell.Version}: no difference by itself.");
        }

        output.WriteLine(ChangeReport.Count(changes) + ".");
    }

    private static string Word(CheckState state) => state.ToString().ToLowerInvariant();
}
