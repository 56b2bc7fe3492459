using System.CommandLine;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Core.Output;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg render</c>: brings the output folder to what the specs say.</summary>
internal static class RenderCommand
{
    private sealed record RenderQuestion(SpecQuestion Spec, string? Output, bool DryRun, bool Force, bool Adopt, BicepQuestion Bicep);

    public static Command Create(Shell shell)
    {
        var command = new Verb("render",
            "Renders specs into a folder: certificate requests, DNS records, Bicep. Only files that are cmg's own and unedited are overwritten or deleted.",
            """
            cmg render
            cmg render specs/ -o infrastructure/cmg
            cmg render --dry-run
            cmg render --adopt --dry-run
            cmg render --templates templates/
            cmg render --bicep --snapshot
            """);
        var options = new SpecOptions(command, FindingReport.Formats);
        var output = OutputOptions.CreateFolder();
        var dryRun = SpecOptions.Flag("--dry-run", "Print the changes and write nothing.");
        var force = SpecOptions.Flag("--force", "Overwrite or delete edited files, foreign ones where rendered files must go, and what specs that are gone had in a zone.");
        var adopt = SpecOptions.Flag("--adopt", "Take over edited files, and foreign ones where rendered files must go, that say the same as what is rendered.");
        command.Add(output);
        command.Add(dryRun);
        command.Add(force);
        command.Add(adopt);
        var bicep = new BicepOptions(command, canCompile: true, canEvaluate: true);
        command.Validators.Add(result =>
        {
            if (result.GetResult(force) is not null && result.GetResult(adopt) is not null)
            {
                result.AddError("'--force' overwrites what '--adopt' would stop at. Give one of the two.");
            }
        });
        command.SetAction(parsed => Run(
            new(
                options.Read(parsed, shell), parsed.GetValue(output), parsed.GetValue(dryRun), parsed.GetValue(force), parsed.GetValue(adopt),
                bicep.Read(parsed, shell)),
            shell));
        return command;
    }

    private static int Run(RenderQuestion question, Shell shell)
    {
        var result = Pipeline.Load(question.Spec, shell).Then(loaded =>
            Pipeline.Render(loaded, question.Spec, shell, question.Bicep).Then(rendered =>
            {
                var order = OutputOptions.Order(question.Output, loaded, rendered, shell, question.Bicep.WithSnapshots, question.Force, question.Adopt);
                return question.DryRun ? OutputFolder.Preview(order) : OutputFolder.Write(order);
            }));
        var changes = result.HasErrors
            ? []
            : result.Value!.Changes.Select(change => (change.Path, Word(change.Kind))).ToList();
        var exitCode = result.HasErrors ? ExitCode.Error : ExitCode.Fine;
        if (question.Spec.IsJson)
        {
            ChangeReport.WriteJson(shell, result.Diagnostics, changes);
        }
        else if (FindingReport.Tells(question.Spec.Format))
        {
            FindingReport.Write(shell, question.Spec.Format, FindingSet.Of(
                "render", result.Diagnostics, result.HasErrors ? [] : changes.Select(change => change.Path), exitCode));
        }
        else
        {
            TextReport.WriteDiagnostics(shell, result.Diagnostics);
            if (!result.HasErrors)
            {
                var shown = result.Value!.Changes.Select(change => (change.Path, change.IsAdopted ? "adopt" : Word(change.Kind))).ToList();
                ChangeReport.WriteText(shell.Out, shown);
                shell.Out.WriteLine(ChangeReport.Count(shown) + (question.DryRun ? ". Nothing was written." : "."));
            }
        }

        return exitCode;
    }

    private static string Word(ChangeKind kind) => kind.ToString().ToLowerInvariant();
}
