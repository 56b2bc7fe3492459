using System.Collections.Immutable;
using CmgIac.Cli.Commands;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Core.Binding;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Fixes;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;
using CmgIac.Core.Rules;
using CmgIac.Core.Syntax;
using CmgIac.Live.Bicep;

namespace CmgIac.Cli;

/// <summary>The stages one after the other: the core's arrows, with the shell's reading before each that needs files.</summary>
internal static class Pipeline
{
    /// <summary>
    /// Specs found, read, parsed, bound and checked. An ended suppression is an error where
    /// <paramref name="endedSuppression"/> says so, so that no render breaks by the calendar.
    /// </summary>
    public static StageResult<LoadedFleet> Load(SpecQuestion question, Shell shell, Severity endedSuppression = Severity.Warning) =>
        Find(question, shell).Then(found =>
            Load(found, question, shell, endedSuppression).Then(fleet => Narrow(fleet, found, question)));

    /// <summary>The specs that were given, as arguments or in a list.</summary>
    public static StageResult<SpecSelection> Find(SpecQuestion question, Shell shell) =>
        question.SpecList is { } list ? SpecList.Find(list, shell) : SpecFinder.Find(question.Specs, shell.WorkingFolder);

    /// <summary>Specs that were found, as <see cref="Load(SpecQuestion, Shell, Severity)"/> has them, but for whole fleets.</summary>
    public static StageResult<Fleet> Load(SpecSelection found, SpecQuestion question, Shell shell, Severity endedSuppression = Severity.Warning) =>
        Read(found).Then(texts => Check(texts, found, question, shell, endedSuppression, DiagnosticList.Limit));

    /// <summary>As the first, of specs that were found and whose texts are these; each stage shows up to <paramref name="most"/>.</summary>
    public static StageResult<LoadedFleet> Load(
        IReadOnlyList<SpecText> texts, SpecSelection found, SpecQuestion question, Shell shell, Severity endedSuppression, int most) =>
        Check(texts, found, question, shell, endedSuppression, most).Then(fleet => Narrow(fleet, found, question));

    /// <summary>Specs that were found, read, parsed and bound: typed and complete, and judged by no rule.</summary>
    public static StageResult<Fleet> Bind(SpecSelection found) => Read(found).Then(Bind);

    public static StageResult<Fleet> Bind(IReadOnlyList<SpecText> texts) => WithWholeFixes(SpecParser.Parse(texts).Then(specs => SpecBinder.Bind(specs)), texts);

    /// <summary>
    /// A checked fleet lowered, to be rendered and proved when an output folder asks for it. By the Bicep compiler too where
    /// that was asked for: then it is done here.
    /// </summary>
    public static StageResult<RenderedFolders> Render(LoadedFleet loaded, SpecQuestion question, Shell shell, BicepQuestion bicep) =>
        Lower(loaded, question, shell).Then(run => bicep.Access is null
            ? new(RenderedFolders.Of(run), [])
            : Compile(run, loaded.Fleet, bicep, shell).Then(jobs => new StageResult<RenderedFolders>(RenderedFolders.Of(jobs.Jobs.Select(job => job.ToFolder())), [])));

    /// <summary>A checked fleet lowered, rendered and proved, for what is found on the way.</summary>
    public static ImmutableArray<Diagnostic> Prove(LoadedFleet loaded, SpecQuestion question, Shell shell) =>
        Lower(loaded, question, shell).Then(run =>
        {
            using var progress = new Progress(shell, run.Jobs.Jobs.Length, "folders");
            return run.Each(_ =>
            {
                progress.Step();
                return true;
            });
        }).Diagnostics;

    /// <summary>As above, by the Bicep compiler too where that was asked for.</summary>
    public static ImmutableArray<Diagnostic> Prove(LoadedFleet loaded, SpecQuestion question, Shell shell, BicepQuestion bicep) =>
        bicep.Access is null
            ? Prove(loaded, question, shell)
            : Lower(loaded, question, shell).Then(run => Compile(run, loaded.Fleet, bicep, shell)).Diagnostics;

    private static StageResult<RenderRun> Lower(LoadedFleet loaded, SpecQuestion question, Shell shell) =>
        TemplateFolder.ReadAll(loaded, question.Templates, shell.WorkingFolder)
            .Then(overlay => TemplateSet.Load(overlay))
            .Then(templates => Lowerer.Lower(loaded.Fleet, loaded.Chosen).Then(jobs => new StageResult<RenderRun>(new(jobs, templates), [])));

    private static StageResult<RenderedJobs> Compile(RenderRun run, Fleet fleet, BicepQuestion bicep, Shell shell) =>
        run.Each(job => job).Then(jobs =>
        {
            using var progress = new Progress(shell, jobs.Sum(job => BicepSource.In(job).Count()), "Bicep files");
            return CompilerProof.Prove(new([.. jobs]), fleet, bicep.Access!, bicep.WithSnapshots, progress.Step).GetAwaiter().GetResult();
        });

    private static StageResult<Fleet> Check(
        IReadOnlyList<SpecText> texts, SpecSelection found, SpecQuestion question, Shell shell, Severity endedSuppression, int most) =>
        WithWholeFixes(
            SpecParser.Parse(texts, most)
                .Then(specs => SpecBinder.Bind(specs, most))
                .Then(fleet => CurrentCertificateFiles.Read(fleet, found, question.Today, shell.WorkingFolder))
                .Then(fleet => RuleSet.Check(fleet, question.Today, endedSuppression, most)),
            texts);

    private static StageResult<Fleet> WithWholeFixes(StageResult<Fleet> result, IReadOnlyList<SpecText> texts) =>
        result with { Diagnostics = Removal.Resolve(result.Diagnostics, texts) };

    /// <summary>The specs' bytes, in the order in which they were found.</summary>
    public static StageResult<IReadOnlyList<SpecText>> Read(SpecSelection found)
    {
        var diagnostics = new DiagnosticList('5');
        var texts = new List<SpecText>();
        foreach (var file in found.Files)
        {
            var read = SpecFinder.Read(file);
            diagnostics.AddRange(read.Diagnostics);
            if (read.Value is { } bytes)
            {
                texts.Add(new SpecText(file.Shown, bytes));
            }
        }

        return StageResult.Of<IReadOnlyList<SpecText>>(texts, diagnostics);
    }

    private static StageResult<LoadedFleet> Narrow(Fleet fleet, SpecSelection found, SpecQuestion question)
    {
        var whole = new LoadedFleet(fleet, found);
        if (question.Gateway is { } serviceName)
        {
            var gateway = fleet.Gateways.FirstOrDefault(
                item => string.Equals(item.ServiceName.Value, serviceName.TrimEnd('.'), StringComparison.OrdinalIgnoreCase));
            return gateway is not null
                ? new(whole with { Chosen = [gateway.ServiceName] }, [])
                : new(null, [FileDiagnostics.UnknownGateway(found.Files[0].Shown, serviceName, [.. fleet.Gateways.Select(item => item.ServiceName.Value)])]);
        }

        return new(question.Shard is { } shard ? whole.NarrowTo(shard) : whole, []);
    }
}
