using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Output;
using CmgIac.Core.Rendering;

namespace CmgIac.Cli.Files;

/// <summary>
/// An output folder held against what specs render, as far as it is this run's business: one folder after the other, and
/// several at once, while they are rendered.
/// </summary>
internal sealed class OutputSurvey(OutputOrder order, OutputRequest request, ImmutableArray<JournalFolder> journal)
{
    private readonly DiskWalk walk = new(order.Root);
    private readonly OutputDiagnostics said = new();
    private readonly Func<string, KnownSpec> recall = order.Recall();
    private readonly ILookup<string, JournalFolder> lines = journal.ToLookup(line => line.Folder, StringComparer.Ordinal);

    /// <summary>
    /// The plan, or every reason why nothing may be written. <paramref name="stage"/> prepares what becomes of a folder, as
    /// long as nothing is known that keeps it from becoming so.
    /// </summary>
    public StageResult<OutputPlan> Plan(Func<FolderPlan, FolderVerdicts, FolderPlan>? stage = null) => Each(
        judged =>
        {
            var plan = FolderPlan.Of(request, judged, said);
            return stage is null || said.HasErrors ? plan : stage(plan, judged);
        },
        (plans, scope) => new OutputPlan([.. plans.OrderBy(plan => plan.Folder, OutputPath.FolderOrder)], scope.KeepsJournal));

    public StageResult<OutputCheck> Check() => Each(
        judged => CheckedFolder.Of(request, judged),
        (folders, _) => new OutputCheck(
            [.. folders.OrderBy(folder => folder.Folder, OutputPath.FolderOrder).SelectMany(folder => folder.Files)],
            [.. folders.Select(folder => folder.Other).OfType<OtherVersion>()]));

    private StageResult<TResult> Each<T, TResult>(Func<FolderVerdicts, T> use, Func<IReadOnlyList<T>, OutputScope, TResult> sum)
        where T : class
        where TResult : class
    {
        ImmutableArray<FolderClaim> others;
        try
        {
            others = OtherClaims();
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return order.Folders.Refuse<TResult>([FileDiagnostics.OutputFailed(request.ShownRoot, DiskFault.Reason(e))]);
        }

        var scope = OutputScope.Of(request, others, recall, said);
        return order.Folders.Each(folder => Judge(folder) is { } judged ? use(judged) : null).Then(wanted =>
        {
            List<T> all = [.. wanted.OfType<T>(), .. scope.Dropped.Select(folder => use(FileVerdict.Of(request, folder, new DiskGlance(walk).Look, said)))];
            if (request.WithAttributes && wanted.Count > 0)
            {
                all.Add(use(FileVerdict.OfAttributes(walk.Look(OutputPath.AttributesName))));
            }

            return new StageResult<TResult>(said.HasErrors ? null : sum(all, scope), said.ToImmutable());
        });
    }

    private FolderVerdicts? Judge(RenderedFolder folder)
    {
        Func<string, Found> look = new DiskGlance(walk).Look;
        var claim = FolderClaim.Of(folder.Path, look(OutputPath.ManifestOf(folder.Path)), lines[folder.Path]);
        return OutputScope.Wanted(request, folder, claim, recall, look, said) is { } scoped
            ? FileVerdict.Of(request, scoped, look, said)
            : null;
    }

    /// <summary>What is claimed of folders that aren't wanted: of each that has a manifest behind no link, or a line in the journal.</summary>
    private ImmutableArray<FolderClaim> OtherClaims()
    {
        var wanted = order.Folders.Paths.ToHashSet(StringComparer.Ordinal);
        var manifests = new Dictionary<string, Found>(StringComparer.Ordinal);
        foreach (var kind in OutputPath.Kinds.Where(k => DiskWalk.KindOf(walk.FullPath(k)) == EntryKind.Directory))
        {
            foreach (var fullPath in Directory.EnumerateDirectories(walk.FullPath(kind)))
            {
                var folder = $"{kind}/{Path.GetFileName(fullPath)}";
                if (!wanted.Contains(folder) && OutputPath.FolderFlaw(folder) is null
                    && walk.Look(OutputPath.ManifestOf(folder)) is Found.File found)
                {
                    manifests.Add(folder, found);
                }
            }
        }

        return FolderClaim.Read(manifests, [.. journal.Where(line => !wanted.Contains(line.Folder))]);
    }
}
