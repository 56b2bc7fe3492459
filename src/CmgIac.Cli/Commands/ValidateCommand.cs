using System.CommandLine;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Findings;
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
            cmg validate specs/ --format sarif > cmg.sarif
            """);
        var options = new SpecOptions(command, FindingReport.Formats);
        var bicep = new BicepOptions(command, canCompile: true, canEvaluate: false);
        command.SetAction(parsed => Run(options.Read(parsed, shell), bicep.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(SpecQuestion question, BicepQuestion bicep, Shell shell)
    {
        var loaded = Pipeline.Load(question, shell, Severity.Error);
        var result = loaded.Then(fleet => Pipeline.Render(fleet, question, shell, bicep));
        var exitCode = result.HasErrors ? ExitCode.Error : ExitCode.Fine;
        if (question.IsJson)
        {
            JsonReport.Write(shell, result.Diagnostics, json => JsonReport.WriteCounts(json, result.Diagnostics));
        }
        else if (FindingReport.Tells(question.Format))
        {
            // An error may keep a gateway from being looked at to the end.
            var passed = result.HasErrors ? [] : loaded.Value!.Gateways.Select(gateway => gateway.ServiceName.Value);
            FindingReport.Write(shell, question.Format, FindingSet.Of("validate", result.Diagnostics, passed, exitCode));
        }
        else
        {
            TextReport.WriteDiagnostics(shell, result.Diagnostics);
            var gateways = loaded.Value is { } fleet ? TextReport.Plural(fleet.Gateways.Length, "gateway") + ": " : "";
            shell.Out.WriteLine(gateways + TextReport.Count(result.Diagnostics));
        }

        return exitCode;
    }
}
