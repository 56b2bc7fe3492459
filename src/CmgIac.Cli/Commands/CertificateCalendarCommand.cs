using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Core.Certificates.Calendar;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg certificate calendar</c>: when the certificates of the fleet must be renewed.</summary>
internal static class CertificateCalendarCommand
{
    private const int DefaultYears = 2;

    private sealed record CalendarQuestion(SpecQuestion Spec, ImmutableArray<string> Certificates, DateOnly Until);

    public static Command Create(Shell shell)
    {
        var command = new Verb("calendar",
            "Tells when each certificate must be renewed, and its renewals after that, under the limits that public CAs have on each day.",
            """
            cmg certificate calendar
            cmg certificate calendar specs/ --until 2029-12-31
            cmg certificate calendar --certificates granitefalls.cer graniteeu.cer
            cmg certificate calendar --format ics > renewals.ics
            """)
        {
            Job = VerbJob.Certificates,
            Summary = "when must each certificate be renewed?",
            Answer = "Each certificate with its renewals. ics: a calendar. json: {\"certificates\"}.",
        };
        var options = new SpecOptions(command, ReportFormat.Ics).WithShards(command);
        var certificates = SpecOptions.Certificates();
        var until = SpecOptions.Day("--until", "The last day of the calendar, as year-month-day. Default: two years from today.");
        command.Add(certificates);
        command.Add(until);
        command.Validators.Add(result => RefusePast(result, SpecOptions.DayOf(result.GetResult(until)), options.Today(result, shell)));
        command.SetAction(parsed =>
        {
            var spec = options.Read(parsed, shell);
            return Run(new(spec, [.. parsed.GetValue(certificates) ?? []], parsed.GetValue(until) ?? YearsAfter(spec.Today)), shell);
        });
        return command;
    }

    private static int Run(CalendarQuestion question, Shell shell)
    {
        var today = question.Spec.Today;
        var loaded = Pipeline.Load(question.Spec, shell)
            .Then(fleet => CurrentCertificateFiles.Replace(fleet, question.Certificates, shell.WorkingFolder));
        // A certificate that is shared is one, whoever was asked for.
        var reckoned = loaded.Then(fleet => CertificateCalendar.Bounded(fleet.Fleet.Gateways, fleet.Concerns, today, question.Until));
        var schedules = reckoned.HasErrors ? [] : reckoned.Value!;
        switch (question.Spec.Format)
        {
            case ReportFormat.Json:
                CalendarReport.WriteJson(shell, reckoned.Diagnostics, schedules, today, question.Until);
                break;
            case ReportFormat.Ics:
                TextReport.WriteDiagnostics(shell, reckoned.Diagnostics);
                shell.Out.Write(reckoned.HasErrors ? "" : RenewalEvents.Write(schedules, today));
                break;
            default:
                TextReport.WriteDiagnostics(shell, reckoned.Diagnostics);
                if (loaded.Value is { } fleet)
                {
                    ShardReport.WriteEmpty(shell.Out, fleet);
                }

                CalendarReport.WriteText(shell.Out, schedules, today);
                break;
        }

        return reckoned.HasErrors ? ExitCode.Error : ExitCode.Fine;
    }

    private static void RefusePast(CommandResult result, DateOnly? until, DateOnly? today)
    {
        if (until < today)
        {
            result.AddError($"'--until {Days.Text(until.Value)}' is before the calendar's first day, {Days.Text(today.Value)}, which is today or '--as-of'. Give that day or a later one.");
        }
    }

    /// <summary>The calendar's last day where none is given.</summary>
    public static DateOnly YearsAfter(DateOnly today) =>
        today.Year > DateOnly.MaxValue.Year - DefaultYears ? DateOnly.MaxValue : today.AddYears(DefaultYears);
}
