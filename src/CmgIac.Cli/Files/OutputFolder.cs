using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Output;

namespace CmgIac.Cli.Files;

/// <summary>What was found in an output folder, as far as it is this run's business.</summary>
internal sealed record OutputSurvey(
    OutputScope Scope, IReadOnlyDictionary<string, Found> Disk, ImmutableArray<JournalFolder> Journal);

/// <summary>The output folder on disk: looked at, compared and, by <see cref="Write"/> alone, changed.</summary>
internal static class OutputFolder
{
    /// <summary>What <see cref="Write"/> would do; touches nothing, takes no lock.</summary>
    public static StageResult<OutputPlan> Preview(OutputOrder order) =>
        Look(order).Then(s => OutputPlan.Compare(s.Scope, s.Disk));

    /// <summary>Is the folder what the specs render? Touches nothing, takes no lock.</summary>
    public static StageResult<OutputCheck> Check(OutputOrder order) =>
        Look(order).Then(s => OutputCheck.Compare(s.Scope, s.Disk));

    /// <summary>
    /// Brings the folder to what the specs render; the result is what was done, or every reason why nothing was.
    /// <paramref name="beforeStep"/> hears the path of each file before it is prepared, put in place or deleted.
    /// </summary>
    public static StageResult<OutputPlan> Write(OutputOrder order, Action<string>? beforeStep = null)
    {
        var request = order.ToRequest();
        if (RootObstacle(order, request) is { } obstacle)
        {
            return new(null, [obstacle]);
        }

        var isNew = DiskWalk.KindOf(order.Root) == EntryKind.Missing;
        if (isNew)
        {
            var preview = Preview(order);
            if (preview.Value is not { HasChanges: true })
            {
                return preview;
            }

            try
            {
                Directory.CreateDirectory(order.Root);
            }
            catch (Exception e) when (DiskFault.Is(e))
            {
                return new(null, [FileDiagnostics.OutputFailed(request.ShownRoot, DiskFault.Reason(e))]);
            }
        }

        var result = WriteLocked(order, request, beforeStep);
        if (isNew && result.HasErrors)
        {
            EmptyFolders.Remove(order.Root);
        }

        return result;
    }

    private static StageResult<OutputPlan> WriteLocked(OutputOrder order, OutputRequest request, Action<string>? beforeStep)
    {
        var locked = OutputLock.Acquire(order.Root, request, order.Patience);
        if (locked.Value is not { } held)
        {
            // Who may not write here may still hear that there is nothing to write.
            var preview = locked.Diagnostics.Any(d => d.Code == FileDiagnostics.OutputFailedCode) ? Preview(order) : null;
            return preview is { HasErrors: false, Value.HasChanges: false } ? preview : new(null, locked.Diagnostics);
        }

        using (held)
        {
            var survey = Survey(order, request, Journal.Read(held.ReadJournal()));
            var plan = survey.Then(s => OutputPlan.Compare(s.Scope, s.Disk));
            if (plan.HasErrors)
            {
                return plan;
            }

            var problem = new OutputWriter(order.Root, request, beforeStep).Apply(plan.Value!, survey.Value!.Journal, held);
            return problem is null ? plan : new(null, plan.Diagnostics.Add(problem));
        }
    }

    private static StageResult<OutputSurvey> Look(OutputOrder order)
    {
        var request = order.ToRequest();
        if (RootObstacle(order, request) is { } obstacle)
        {
            return new(null, [obstacle]);
        }

        var path = Path.Combine(order.Root, OutputPath.LockName);
        try
        {
            // A reader shares: what it must not do is to look into a folder that is being written.
            using var stream = DiskWalk.KindOf(path) == EntryKind.File
                ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read)
                : null;
            var journal = stream is null ? [] : OutputLock.ReadJournal(stream);
            return journal is null
                ? new(null, [FileDiagnostics.ForeignLock(request.Show(OutputPath.LockName))])
                : Survey(order, request, Journal.Read(journal));
        }
        catch (IOException e) when (DiskFault.IsInUse(e))
        {
            return new(null, [FileDiagnostics.OutputInUse(request.ShownRoot)]);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Survey(order, request, []);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return new(null, [FileDiagnostics.OutputFailed(request.Show(OutputPath.LockName), DiskFault.Reason(e))]);
        }
    }

    private static StageResult<OutputSurvey> Survey(
        OutputOrder order, OutputRequest request, ImmutableArray<JournalFolder> journal)
    {
        var walk = new DiskWalk(order.Root);
        IReadOnlyDictionary<string, Found> manifests;
        try
        {
            manifests = Manifests(walk, request);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return new(null, [FileDiagnostics.OutputFailed(request.ShownRoot, DiskFault.Reason(e))]);
        }

        var claims = FolderClaim.Read(manifests, journal);
        var specs = claims.SelectMany(c => c.Specs)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(s => s, order.Recall, StringComparer.Ordinal);
        return Snapshots.Keep(request, claims, walk.Look)
            .Then(wanted => OutputScope.Of(wanted, claims, specs))
            .Then(scope => new StageResult<OutputSurvey>(
                new(scope, scope.Paths.ToDictionary(p => p, walk.Look, StringComparer.Ordinal), journal), []));
    }

    /// <summary>The manifests by folder: of every folder that has one behind no link, and of those wanted, whatever stands there.</summary>
    private static Dictionary<string, Found> Manifests(DiskWalk walk, OutputRequest request)
    {
        var manifests = new Dictionary<string, Found>(StringComparer.Ordinal);
        foreach (var kind in OutputPath.Kinds.Where(k => DiskWalk.KindOf(walk.FullPath(k)) == EntryKind.Directory))
        {
            foreach (var fullPath in Directory.EnumerateDirectories(walk.FullPath(kind)))
            {
                var folder = $"{kind}/{Path.GetFileName(fullPath)}";
                if (OutputPath.FolderFlaw(folder) is null)
                {
                    Add(folder, isWanted: false);
                }
            }
        }

        foreach (var folder in request.Folders.Where(f => !manifests.ContainsKey(f.Path)))
        {
            Add(folder.Path, isWanted: true);
        }

        return manifests;

        void Add(string folder, bool isWanted)
        {
            var found = walk.Look(OutputPath.ManifestOf(folder));
            if (found is Found.File || (isWanted && found is not Found.Missing))
            {
                manifests.Add(folder, found);
            }
        }
    }

    /// <summary>The output folder is missing or a plain folder, or this is why not.</summary>
    private static Diagnostic? RootObstacle(OutputOrder order, OutputRequest request)
    {
        try
        {
            return DiskWalk.KindOf(order.Root) switch
            {
                EntryKind.Link => FileDiagnostics.LinkInTheWay(request.ShownRoot),
                EntryKind.File => FileDiagnostics.FileWhereFolderMustGo(request.ShownRoot),
                _ => null,
            };
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return FileDiagnostics.OutputFailed(request.ShownRoot, DiskFault.Reason(e));
        }
    }
}
