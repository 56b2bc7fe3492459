using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Page;
using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Changes;
using CmgIac.Core.Changes.Steps;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Due;
using CmgIac.Core.Model;

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
        };
        var options = new ReportOptions(command);
        command.SetAction(parsed => Run(options.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(ReportQuestion question, Shell shell)
    {
        if (question.Port is { } port)
        {
            return ReportServer.Run(port, facts => Watched(facts, question, shell), () => Collect(question, shell), shell);
        }

        var facts = Collect(question, shell);
        var page = ReportPage.Of(facts);
        var isAnswer = question.Output == ReportOptions.StandardOutput;
        var fault = isAnswer ? null : ReportFile.Write(question.Output, page, question.Force, shell.WorkingFolder);
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
                shell.Out.WriteLine($"{file}: {(facts.IsBroken ? "the errors" : TextReport.Plural(facts.Gateways.Length, "gateway"))}");
            }
        }

        return diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) ? ExitCode.Error : ExitCode.Fine;
    }

    /// <summary>Specs, also such as come up, the certificates in use that they name or that were given, and templates.</summary>
    private static IEnumerable<string> Watched(ReportFacts facts, ReportQuestion question, Shell shell)
    {
        var specs = SpecsOf(question, shell);
        var folders = specs.ToDictionary(spec => spec.Shown, spec => Path.GetDirectoryName(spec.FullPath)!, StringComparer.Ordinal);
        var named = facts.Gateways.Where(gateway => gateway.Certificate.Current is not null && folders.ContainsKey(gateway.SpecPath))
            .Select(gateway => Path.Combine(folders[gateway.SpecPath], gateway.Certificate.Current!.Value));
        var templates = facts.TemplateFolders.Where(item => folders.ContainsKey(item.Spec)).Select(item => Path.Combine(folders[item.Spec], item.Folder))
            .Concat(question.Spec.Templates is { } given ? [Path.GetFullPath(given, shell.WorkingFolder)] : [])
            .Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
        return specs.Select(spec => spec.FullPath).Concat(named).Concat(templates)
            .Concat(question.Certificates.Select(file => Path.GetFullPath(file, shell.WorkingFolder))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static ImmutableArray<SpecPath> SpecsOf(ReportQuestion question, Shell shell) =>
        SpecFinder.Find(question.Spec.Specs, shell.WorkingFolder).Value?.Files ?? [];

    private static ReportFacts Collect(ReportQuestion question, Shell shell)
    {
        var spec = question.Spec;
        var loaded = Pipeline.Load(spec, shell)
            .Then(fleet => CurrentCertificateFiles.Replace(fleet, question.Certificates, shell.WorkingFolder));
        var rendered = loaded.Then(fleet => new StageResult<LoadedFleet>(fleet, Pipeline.Prove(fleet, spec, shell)));
        var until = CertificateCalendarCommand.YearsAfter(spec.Today);
        var texts = SpecsOf(question, shell).Select(file => (file.Shown, SpecFinder.Read(file).Value is { } bytes ? Text(bytes) : null)).ToImmutableArray();
        if (rendered.HasErrors)
        {
            return new(spec.Today, until, texts, rendered.Diagnostics, [], [], [], new([], []), null, null) { IsBroken = true };
        }

        var fleet = loaded.Value!;
        var names = fleet.Gateways.Select(gateway => gateway.ServiceName).ToHashSet();
        var changes = question.Against is { } against ? Changes(fleet, against, spec, shell) : null;
        var drift = question.Drift is { } drifted ? DriftCommand.Survey(fleet, drifted, shell) : null;
        return new(
            spec.Today,
            until,
            texts,
            [.. rendered.Diagnostics, .. changes?.Diagnostics ?? [], .. drift?.Diagnostics ?? []],
            fleet.Gateways,
            [.. ZoneSet.Of(fleet.Fleet).Where(zone => zone.Records.Any(record => names.Contains(record.Gateway)))],
            [.. CertificateCalendar.Of(fleet.Fleet.Gateways, spec.Today, until).Where(item => fleet.Concerns(item.Gateways))],
            DueSteps.Of(fleet.Fleet, fleet.Concerns, spec.Today),
            changes?.Value,
            drift?.Value)
        {
            TemplateFolders = [.. fleet.Fleet.Specs.Where(item => item.Templates is not null).Select(item => (item.Path, item.Templates!.Value))],
        };
    }

    /// <summary>To be shown as it is, whatever is wrong with it.</summary>
    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');

    /// <summary>A plan that a guard stops is shown with what stops it.</summary>
    private static StageResult<PlannedChanges> Changes(LoadedFleet fleet, string typed, SpecQuestion spec, Shell shell)
    {
        var against = Against.Read(typed, shell);
        var compared = DiffCommand.Earlier(against, spec, shell).Then(earlier =>
            DiffCommand.Narrow(FleetChanges.Compare(earlier.Fleet, fleet.Fleet), spec, fleet.Fleet));
        if (compared.Value is not { } changes)
        {
            return new(null, compared.Diagnostics);
        }

        var guards = ChangeGuards.Check(changes, new(AllowsRemoval: false, null, null, null), against.Text, "cmg report").Diagnostics;
        var steps = StepPlan.Of(changes, OutputOptions.DefaultFolder, DiffOptions.CommandOf(spec, against, typed));
        return new(new(changes, against.Text, steps, guards), [.. compared.Diagnostics, .. guards]);
    }
}
