using System.CommandLine;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Core.Due;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg next</c>: what is due today, for a nightly job.</summary>
internal static class NextCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Verb("next",
            "Says what is due today for the whole fleet: renew a certificate, publish, remove or prepare a change of a record.",
            """
            cmg next
            cmg next specs/ --format json
            cmg next --certificates granitefalls.cer
            cmg next --as-of 2027-03-15
            """)
        {
            Job = VerbJob.Watch,
            Summary = "what is due today: renew, publish, remove",
            Answer = "What is due, a line each, by its day. json: {\"due\"}.",
            Fine = "nothing is overdue",
            Differences = "something is overdue",
        };
        var options = new SpecOptions(command).WithShards(command);
        var certificates = SpecOptions.Certificates();
        command.Add(certificates);
        command.SetAction(parsed => Run(options.Read(parsed, shell), parsed.GetValue(certificates) ?? [], shell));
        return command;
    }

    private static int Run(SpecQuestion question, string[] certificates, Shell shell)
    {
        var loaded = Pipeline.Load(question, shell)
            .Then(fleet => CurrentCertificateFiles.Replace(fleet, certificates, shell.WorkingFolder));
        var list = loaded.HasErrors ? new DueList([], []) : DueSteps.Of(loaded.Value!.Fleet, loaded.Value.Concerns, question.Today);
        if (question.IsJson)
        {
            DueReport.WriteJson(shell, loaded.Diagnostics, list);
        }
        else
        {
            TextReport.WriteDiagnostics(shell, loaded.Diagnostics);
            if (!loaded.HasErrors)
            {
                ShardReport.WriteEmpty(shell.Out, loaded.Value!);
                DueReport.WriteText(shell.Out, list);
            }
        }

        return loaded.HasErrors ? ExitCode.Error : list.HasOverdue ? ExitCode.Differences : ExitCode.Fine;
    }
}
