using System.Collections.Immutable;
using System.Text;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports.Page;
using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Changes;
using CmgIac.Core.Changes.Steps;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Due;
using CmgIac.Core.Model;
using CmgIac.Core.Rules;
using CmgIac.Core.Syntax;

namespace CmgIac.Cli.Commands;

/// <summary>
/// What a page shows, collected of the models of the other verbs. <paramref name="HasErrors"/>: of the specs or of what was asked
/// for, and not of what a survey found. <paramref name="Watched"/> are the full paths of all whose change would change the page, as the disk has them when it is asked.
/// </summary>
internal sealed record ReportCollection(ReportFacts Facts, bool HasErrors, Func<IEnumerable<string>> Watched)
{
    public static ReportCollection Of(ReportQuestion question, Shell shell)
    {
        var spec = question.Spec;
        var found = Pipeline.Find(spec, shell);
        var texts = found.Then(Pipeline.Read);
        var loaded = texts
            .Then(read => Pipeline.Load(read, found.Value!, spec, shell, Severity.Warning, DiagnosticList.Limit))
            .Then(fleet => CurrentCertificateFiles.Replace(fleet, question.Certificates, shell.WorkingFolder));
        var rendered = loaded.Then(fleet => new StageResult<LoadedFleet>(fleet, Pipeline.Prove(fleet, spec, shell)));
        var until = LastDay(spec.Today);
        var files = found.Value?.Files ?? [];
        Func<IEnumerable<string>> watched = () => Watch(question, loaded.Value, shell);
        if (rendered.HasErrors)
        {
            return new(
                new(spec.Today, until, Excerpted(files, texts.Value, rendered.Diagnostics), rendered.Diagnostics, [], [], [], new([], []), null, null)
                {
                    IsBroken = true,
                    LeftOut = [.. Unasked(question, "it was left out, because the specs have errors: mend these first.")],
                },
                HasErrors: true,
                watched);
        }

        var fleet = loaded.Value!;
        var names = fleet.Gateways.Select(gateway => gateway.ServiceName).ToHashSet();
        var changes = question.Against is { } against ? Changes(fleet, against, spec, shell) : null;
        var drift = question.Drift is { } drifted ? DriftCommand.Survey(fleet, drifted, shell) : null;
        ImmutableArray<Diagnostic> own = [.. rendered.Diagnostics, .. changes?.Diagnostics ?? [], .. drift?.Diagnostics ?? []];
        ImmutableArray<Diagnostic> all = [.. own.Concat(drift?.Value?.Result.Diagnostics ?? []).Distinct()];
        return new(
            new(
                spec.Today,
                until,
                Excerpted(files, texts.Value, all),
                all,
                fleet.Gateways,
                [.. ZoneSet.Of(fleet.Fleet).Where(zone => zone.Records.Any(record => names.Contains(record.Gateway)))],
                [.. CertificateCalendar.Of(fleet.Fleet.Gateways, spec.Today, until).Where(item => fleet.Concerns(item.Gateways))],
                DueSteps.Of(fleet.Fleet, fleet.Concerns, spec.Today),
                changes?.Value,
                drift?.Value)
            {
                LeftOut = [.. Unasked(question with { Against = changes is { Value: null } ? question.Against : null, Drift = drift is { Value: null } ? question.Drift : null }, "it couldn't be told; the errors say why.")],
                Accepted = AcceptedWarning.Of(fleet.Fleet, spec.Today),
                Templates = fleet.Fleet.Specs.Where(item => item.Templates is not null).ToImmutableDictionary(item => item.Path, item => item.Templates!.Value, StringComparer.Ordinal),
            },
            own.Any(diagnostic => diagnostic.Severity == Severity.Error),
            watched);
    }

    private static IEnumerable<string> Unasked(ReportQuestion question, string why)
    {
        if (question.Against is { } against)
        {
            yield return $"What changes against {against} ('--against'): {why}";
        }

        if (question.Drift is not null)
        {
            yield return $"What the world says ('--drift'): {why}";
        }
    }

    /// <summary>Every spec by its name, with its text where something is told of it: as it is, whatever is wrong with it.</summary>
    private static ImmutableArray<(string Path, string? Text)> Excerpted(
        ImmutableArray<SpecPath> files, IReadOnlyList<SpecText>? texts, ImmutableArray<Diagnostic> diagnostics)
    {
        var told = diagnostics.Select(diagnostic => diagnostic.Span.File).ToHashSet(StringComparer.Ordinal);
        var bytes = (texts ?? []).Where(text => told.Contains(text.Path)).ToDictionary(text => text.Path, text => text.Bytes, StringComparer.Ordinal);
        return [.. files.Select(file => (file.Shown, bytes.TryGetValue(file.Shown, out var own) ? Encoding.UTF8.GetString(own).TrimStart('\uFEFF') : null))];
    }

    /// <summary>Specs, also such as come up since, what their run depends on, and the certificates that were given.</summary>
    private static IEnumerable<string> Watch(ReportQuestion question, LoadedFleet? loaded, Shell shell)
    {
        var specs = Pipeline.Find(question.Spec, shell).Value?.Files.Select(file => file.FullPath) ?? [];
        var lists = loaded is null ? null : BuildLists.Of(loaded, question.Spec.Templates, OutputOptions.DefaultFolder, [], shell.WorkingFolder);
        return specs.Concat(lists?.Read ?? []).Concat(lists?.Absent ?? []).Concat(question.Certificates.Select(file => Path.GetFullPath(file, shell.WorkingFolder)))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

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

    /// <summary>As far as the calendar, and half a year into the last limit of public CAs that is known: it changes what everybody has to do.</summary>
    private static DateOnly LastDay(DateOnly today)
    {
        var (usual, limit) = (CertificateCalendarCommand.YearsAfter(today), ValiditySchedule.Limits[^1].From.AddMonths(6));
        return limit > usual ? limit : usual;
    }
}
