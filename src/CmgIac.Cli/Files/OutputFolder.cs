using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Output;

namespace CmgIac.Cli.Files;

/// <summary>The output folder on disk: looked at, compared and, by <see cref="Write"/> alone, changed.</summary>
internal static class OutputFolder
{
    /// <summary>What <see cref="Write"/> would do; touches nothing, takes no lock.</summary>
    public static StageResult<OutputPlan> Preview(OutputOrder order) => Look(order, survey => survey.Plan());

    /// <summary>Is the folder what the specs render? Touches nothing, takes no lock.</summary>
    public static StageResult<OutputCheck> Check(OutputOrder order) => Look(order, survey => survey.Check());

    /// <summary>
    /// Brings the folder to what the specs render; the result is what was done, or every reason why nothing was.
    /// <paramref name="beforeStep"/> hears the path of each file before it is prepared, put in place or deleted.
    /// </summary>
    public static StageResult<OutputPlan> Write(OutputOrder order, Action<string>? beforeStep = null)
    {
        var request = order.ToRequest();
        if (RootObstacle(order, request) is { } obstacle)
        {
            return order.Folders.Refuse<OutputPlan>([obstacle]);
        }

        var created = new List<string>();
        try
        {
            EmptyFolders.Create(order.Root, created);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            created.ForEach(folder => EmptyFolders.Remove(folder));
            var preview = Preview(order);
            return preview.Value is { HasChanges: true }
                ? order.Folders.Refuse<OutputPlan>([FileDiagnostics.OutputFailed(request.ShownRoot, DiskFault.Reason(e))])
                : preview;
        }

        StageResult<OutputPlan>? result = null;
        using var busy = Interruption.Hold();
        try
        {
            return result = WriteLocked(order, request, beforeStep);
        }
        finally
        {
            if (result?.Value is not { HasChanges: true })
            {
                created.ForEach(folder => EmptyFolders.Remove(folder));
            }
        }
    }

    private static StageResult<OutputPlan> WriteLocked(OutputOrder order, OutputRequest request, Action<string>? beforeStep)
    {
        var locked = OutputLock.Acquire(order.Root, request, order.Patience);
        if (locked.Value is not { } held)
        {
            // Who may not write here may still hear that there is nothing to write.
            var preview = locked.Diagnostics.Any(d => d.Code == FileDiagnostics.OutputFailedCode) ? Preview(order) : null;
            return preview is { HasErrors: false, Value.HasChanges: false } ? preview : order.Folders.Refuse<OutputPlan>(locked.Diagnostics);
        }

        using (held)
        {
            var journal = held.Journal;
            var writer = new OutputWriter(order.Root, request, held, beforeStep);
            writer.RemoveLeftOvers(journal);
            try
            {
                var plan = new OutputSurvey(order, request, journal).Plan(writer.Stage);
                var problem = writer.Finish(plan.HasErrors ? null : plan.Value);
                return problem is null || plan.HasErrors ? plan : new(null, plan.Diagnostics.Add(problem));
            }
            catch (InterruptedException)
            {
                writer.Finish(plan: null);
                throw;
            }
        }
    }

    private static StageResult<T> Look<T>(OutputOrder order, Func<OutputSurvey, StageResult<T>> look)
        where T : class
    {
        var request = order.ToRequest();
        if (RootObstacle(order, request) is { } obstacle)
        {
            return order.Folders.Refuse<T>([obstacle]);
        }

        var path = Path.Combine(order.Root, OutputPath.LockName);
        try
        {
            // A reader shares: what it must not do is to look into a folder that is being written.
            using var stream = OutputLock.OpenShared(path);
            return (stream is null ? [] : OutputLock.ReadJournal(stream)) is { } journal
                ? look(new(order, request, journal))
                : order.Folders.Refuse<T>([FileDiagnostics.ForeignLock(request.Show(OutputPath.LockName))]);
        }
        catch (IOException e) when (DiskFault.IsInUse(e))
        {
            return order.Folders.Refuse<T>([FileDiagnostics.OutputInUse(request.ShownRoot)]);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return look(new(order, request, []));
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return order.Folders.Refuse<T>([FileDiagnostics.OutputFailed(request.Show(OutputPath.LockName), DiskFault.Reason(e))]);
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
                EntryKind.Directory => null,
                _ => EmptyFolders.FileInTheWay(order.Root) is { } file ? FileDiagnostics.FileWhereFolderMustGo(ShownPath.Of(file, order.WorkingFolder)) : null,
            };
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return FileDiagnostics.OutputFailed(request.ShownRoot, DiskFault.Reason(e));
        }
    }
}
