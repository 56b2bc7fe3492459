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
    private const int MostNamed = 10;

    private const string SpecsHaveErrors = "it was left out, because specs have errors: mend these first.";

    /// <param name="isAgain">Were the same specs collected before? A pipe that has come into the place of one would never end.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="shell">The surroundings.</param>
    public static ReportCollection Of(ReportQuestion question, Shell shell, bool isAgain = false)
    {
        var spec = question.Spec;
        var found = Pipeline.Find(spec, shell);
        found = isAgain && found.Value is { } selected ? found with { Value = selected.Again() } : found;
        var texts = found.Then(Pipeline.Read);
        var sound = SoundSpecs.Of(found, texts, spec, shell);
        var rendered = sound.Fleet.Then(fleet => CurrentCertificateFiles.ReplaceUsable(fleet, question.Certificates, shell.WorkingFolder));
        var until = LastDay(spec.Today);
        var files = found.Value?.Files ?? [];
        // Also what specs with errors name is to be watched, if they can be read so far.
        var named = rendered.Value is { } whole && sound.Broken.IsEmpty ? whole
            : texts.Then(Pipeline.Bind).Value is { } bound ? new LoadedFleet(bound, found.Value!) : rendered.Value;
        Func<IEnumerable<string>> watched = () => Watch(question, named, shell);
        if (rendered.Value is not { } fleet)
        {
            return new(
                new(spec.Today, until, Excerpted(files, texts.Value, rendered.Diagnostics), rendered.Diagnostics, [], [], [], new([], []), null, null)
                {
                    IsBroken = true,
                    LeftOut = [.. NotShown(files.Length > 1 ? [.. files.Select(file => file.Shown)] : [], ""), .. Unasked(question, SpecsHaveErrors)],
                },
                HasErrors: true,
                watched);
        }

        var isWhole = sound.Broken.IsEmpty;
        var names = fleet.Gateways.Select(gateway => gateway.ServiceName).ToHashSet();
        var changes = question.Against is { } against && isWhole ? Changes(fleet, against, spec, shell) : null;
        var drift = question.Drift is { } drifted && isWhole ? DriftCommand.Survey(fleet, drifted, shell) : null;
        ImmutableArray<Diagnostic> own = [.. sound.Told, .. rendered.Diagnostics, .. changes?.Diagnostics ?? [], .. drift?.Diagnostics ?? []];
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
                LeftOut =
                [
                    .. NotShown(sound.Broken, " What is shown of zones and shared certificates lacks them."),
                    .. CertificatesFailed(rendered.Diagnostics, question.Certificates, shell),
                    .. isWhole
                        ? Unasked(question with { Against = changes is { Value: null } ? question.Against : null, Drift = drift is { Value: null } ? question.Drift : null }, "it couldn't be told; the errors say why.")
                        : Unasked(question, SpecsHaveErrors),
                ],
                Accepted = AcceptedWarning.Of(fleet.Fleet, spec.Today),
                Templates = fleet.Fleet.Specs.Where(item => item.Templates is not null).ToImmutableDictionary(item => item.Path, item => item.Templates!.Value, StringComparer.Ordinal),
            },
            own.Any(diagnostic => diagnostic.Severity == Severity.Error),
            watched);
    }

    private static IEnumerable<string> CertificatesFailed(ImmutableArray<Diagnostic> diagnostics, ImmutableArray<string> files, Shell shell)
    {
        var failed = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Span.File).ToHashSet(StringComparer.Ordinal);
        return files.Select(file => ShownPath.Of(file, shell.WorkingFolder)).Distinct(StringComparer.Ordinal).Where(failed.Contains)
            .Select(file => $"The certificate in {file} ('--certificates'): it can't be used; the errors say why.");
    }

    private static IEnumerable<string> NotShown(ImmutableArray<string> specs, string then)
    {
        if (!specs.IsEmpty)
        {
            yield return $"The gateways of {string.Join(", ", specs.Take(MostNamed))}{(specs.Length > MostNamed ? $" and {specs.Length - MostNamed} more specs" : "")}: they were left out, because of errors that stand under Diagnostics.{then}";
        }
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

    /// <summary>Specs, also such as come up since and those that these are compared with, what their run depends on, and the certificates that were given.</summary>
    private static IEnumerable<string> Watch(ReportQuestion question, LoadedFleet? loaded, Shell shell)
    {
        var specs = Pipeline.Find(question.Spec, shell).Value?.Files.Select(file => file.FullPath) ?? [];
        var lists = loaded is null ? null : BuildLists.Of(loaded, question.Spec.Templates, OutputOptions.DefaultFolder, [], shell.WorkingFolder);
        var earlier = question.Against is { } typed && Against.Read(typed, shell) is { IsPath: true } against
            ? SpecFinder.Find([against.Text], shell.WorkingFolder).Value?.Files.Select(file => file.FullPath) : null;
        return specs.Concat(earlier ?? []).Concat(lists?.Read ?? []).Concat(lists?.Absent ?? []).Concat(question.Certificates.Select(file => Path.GetFullPath(file, shell.WorkingFolder)))
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
