using System.CommandLine;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Page;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg report</c>: a page to look at.</summary>
internal static class ReportCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Verb("report",
            "Makes a page to look at: each gateway's chain as a picture, the fleet, renewals, and, where asked for, what changes and what the world says. Also of specs with errors.",
            """
            cmg report -o gateways.html
            cmg report specs/ -o gateways.html --against origin/main
            cmg report specs/ --drift --certificates certs/granitefalls.cer
            cmg report --serve
            """)
        {
            Job = VerbJob.Look,
            Summary = "a page with pictures, for those who approve",
            Answer = "Where the page is; with '-o -' the page itself; with --serve its address. json: {\"file\",\"diagnostics\"}.",
            Fine = "the page is made, whatever changes",
            Differences = "with '--drift': the page is made, and the world differs, as 'cmg drift' says it",
        };
        var options = new ReportOptions(command);
        command.SetAction(parsed => Run(options.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(ReportQuestion question, Shell shell)
    {
        if (question.Port is { } port)
        {
            return ReportServer.Run(port, isAgain => ReportCollection.Of(question, shell, isAgain), shell);
        }

        var (facts, hasErrors, watched) = ReportCollection.Of(question, shell);
        if (facts.Specs.IsEmpty)
        {
            return NothingToShow(facts, question, shell);
        }

        var page = Draw(facts, shell);
        var isAnswer = question.Output == ReportOptions.StandardOutput;
        var fault = isAnswer ? null : ReportFile.Write(question.Output, page, question.Force, watched, shell.WorkingFolder);
        var diagnostics = fault is null ? facts.Diagnostics : facts.Diagnostics.Add(fault);
        var file = ShownPath.Of(question.Output, shell.WorkingFolder);

        if (question.Spec.IsJson)
        {
            JsonReport.Write(shell, diagnostics, json => json.WriteString("file", fault is null ? file : null));
        }
        else
        {
            TextReport.WriteDiagnostics(shell, diagnostics);
            shell.Out.Write(isAnswer ? page : "");
            if (!isAnswer && fault is null)
            {
                shell.Out.WriteLine($"{file}: {Summary(facts)}");
                foreach (var left in facts.LeftOut)
                {
                    shell.Out.WriteLine($"  {left}");
                }
            }
        }

        return hasErrors || fault is not null ? ExitCode.Error
            : facts.Drift is { Result: var found } ? DriftCommand.ExitCodeOf(found) : ExitCode.Fine;
    }

    private static string Draw(ReportFacts facts, Shell shell)
    {
        using var progress = new Progress(shell, facts.Gateways.Length, "gateways");
        return ReportPage.Of(facts, drawn: progress.Step);
    }

    /// <summary>No spec was found: a page would show nothing, and the one of yesterday is better than none.</summary>
    private static int NothingToShow(ReportFacts facts, ReportQuestion question, Shell shell)
    {
        if (question.Spec.IsJson)
        {
            JsonReport.Write(shell, facts.Diagnostics, json => json.WriteNull("file"));
        }
        else
        {
            TextReport.WriteDiagnostics(shell, facts.Diagnostics);
        }

        return ExitCode.Error;
    }

    /// <summary>What the page is of: "12 gateways; drift: 1 different, 0 not known, 11 as the spec says".</summary>
    private static string Summary(ReportFacts facts) => facts.IsBroken
        ? "the errors"
        : TextReport.Plural(facts.Gateways.Length, "gateway") + (facts.Drift is { } drift ? $"; {Overview.Summary(drift)}" : "");
}
