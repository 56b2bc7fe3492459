using System.CommandLine;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Core.Output;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg render</c>: brings the output folder to what the specs say.</summary>
internal static class RenderCommand
{
    private sealed record RenderQuestion(SpecQuestion Spec, string? Output, bool DryRun, bool Force, bool Adopt, BicepQuestion Bicep, BuildQuestion Build);

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
            """)
        {
            Job = VerbJob.Write,
            Summary = "write the files; what you edited is never overwritten",
            Answer = "A line for each file that changes: created, updated, deleted; then how many. json: {\"changes\":[{\"path\",\"change\"}]}.",
            Fine = "the files are what the specs render",
        };
        var options = new SpecOptions(command, FindingReport.Formats).WithShards(command).WithList(command);
        var output = OutputOptions.CreateFolder();
        var dryRun = SpecOptions.Flag("--dry-run", "Print the changes and write nothing.");
        var force = SpecOptions.Flag("--force", "Overwrite or delete edited files, foreign ones where rendered files must go, and what specs that are gone had in a zone.");
        var adopt = SpecOptions.Flag("--adopt", "Take over edited files, and foreign ones where rendered files must go, that say the same as what is rendered.");
        command.Add(output);
        command.Add(dryRun);
        command.Add(force);
        command.Add(adopt);
        var bicep = new BicepOptions(command, canCompile: true, canEvaluate: true);
        var build = new BuildOptions(command, writes: true);
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
                bicep.Read(parsed, shell), build.Read(parsed)),
            shell));
        return command;
    }

    private static int Run(RenderQuestion question, Shell shell)
    {
        var fleet = Pipeline.Load(question.Spec, shell);
        var result = fleet.Then(loaded =>
            Pipeline.Render(loaded, question.Spec, shell, question.Bicep).Then(rendered =>
            {
                var order = OutputOptions.Order(question.Output, loaded, rendered, shell, question.Bicep.WithSnapshots, question.Force, question.Adopt) with { Patience = question.Build.Patience };
                return question.Build.Record(
                    question.DryRun ? OutputFolder.Preview(order) : OutputFolder.Write(order),
                    plan => BuildLists.Of(
                        loaded, question.Spec.Templates, order.Output,
                        plan.Changes.Where(change => change.Kind != ChangeKind.Delete).Select(change => change.Path), shell.WorkingFolder),
                    shell);
            }));
        var exitCode = result.HasErrors ? ExitCode.Error : ExitCode.Fine;
        if (question.Spec.IsJson)
        {
            ChangeReport.WriteJson(
                shell, result.Diagnostics, (result.HasErrors ? [] : result.Value!.Changes).Select(change => new ShownChange(change.Path, Choice.Word(change.Kind))));
        }
        else if (FindingReport.Tells(question.Spec.Format))
        {
            FindingReport.Write(shell, question.Spec.Format, FindingSet.Of(
                "render", result.Diagnostics, result.HasErrors ? [] : result.Value!.Changes.Select(change => change.Path), exitCode));
        }
        else
        {
            TextReport.WriteDiagnostics(shell, result.Diagnostics);
            if (!result.HasErrors)
            {
                ShardReport.WriteEmpty(shell.Out, fleet.Value!);
                ChangeReport.WriteText(shell.Out, result.Value!.Changes.Select(change => (change.Path, Word(change))));
                shell.Out.WriteLine(ChangeReport.Count(result.Value.Changes.Select(Word)) + (question.DryRun ? ". Nothing was written." : "."));
            }
        }

        return exitCode;
    }

    private static string Word(FileChange change) => change.IsAdopted ? "adopt" : Choice.Word(change.Kind);
}
