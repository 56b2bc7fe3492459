using System.CommandLine;
using CmgIac.Cli.Reports;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg validate</c>: parse, bind, check and a dry render.</summary>
internal static class ValidateCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Verb("validate",
            "Says whether specs are right: parses, binds and checks them, renders in memory and proves what came out.",
            """
            cmg validate
            cmg validate specs/ --format json
            cmg validate contoso.cmg.yaml --as-of 2027-03-15
            cmg validate --bicep
            """);
        var options = new SpecOptions(command).WithShards(command);
        var bicep = new BicepOptions(command, canCompile: true, canEvaluate: false);
        command.SetAction(parsed => Run(options.Read(parsed, shell), bicep.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(SpecQuestion question, BicepQuestion bicep, Shell shell)
    {
        var loaded = Pipeline.Load(question, shell, Severity.Error);
        var result = loaded.Then(fleet => Pipeline.Render(fleet, question, shell, bicep));
        if (question.IsJson)
        {
            JsonReport.Write(shell, result.Diagnostics, json => JsonReport.WriteCounts(json, result.Diagnostics));
        }
        else
        {
            TextReport.WriteDiagnostics(shell, result.Diagnostics);
            if (loaded.Value is { } fleet)
            {
                ShardReport.WriteEmpty(shell.Out, fleet);
                shell.Out.Write(Scope(fleet));
            }

            shell.Out.WriteLine(TextReport.Count(result.Diagnostics));
        }

        return result.HasErrors ? ExitCode.Error : ExitCode.Fine;
    }

    private static string Scope(LoadedFleet loaded)
    {
        var gateways = TextReport.Plural(loaded.Fleet.Gateways.Length, "gateway");
        return loaded.Shard is { } shard ? $"shard {shard}, {loaded.Gateways.Length} of {gateways}: " : $"{gateways}: ";
    }
}
