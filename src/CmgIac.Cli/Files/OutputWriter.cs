using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Output;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Files;

/// <summary>
/// Changes an output folder so that a crash at any moment leaves each file old or new: all new bytes are first written
/// beside their targets and flushed, so that a full disk is met before anything changes; then renamed over them; then what
/// is no longer wanted is deleted; the manifests come last.
/// </summary>
internal sealed class OutputWriter(string root, OutputRequest request, OutputLock held, Action<string>? beforeStep)
{
    private readonly DiskWalk walk = new(root);
    private readonly StagedNames names = new();
    private readonly List<FolderPlan> staged = [];
    private Diagnostic? problem;
    private volatile bool hasChanged;

    /// <summary>Removes the temporary files of runs that did not come to their end, from the folders that they wrote to.</summary>
    public void RemoveLeftOvers(ImmutableArray<JournalFolder> unfinished) => Try(OutputPath.LockName, () =>
    {
        var folders = unfinished
            .SelectMany(j => j.Files.Select(f => EmptyFolders.Parent($"{j.Folder}/{f.Path}")).Append(j.Folder))
            .Append("")
            .ToHashSet(StringComparer.Ordinal);
        foreach (var folder in folders.Where(f => walk.Look(f) is Found.Directory))
        {
            RemoveTemporaryFiles(folder);
            EmptyFolders.RemoveUpwards(walk, folder);
        }
    });

    /// <summary>
    /// Notes in the journal what is about to be written into a folder, and writes it beside its place. Called from several
    /// threads. Up to here a run that is to end has changed nothing; what comes later is soon done.
    /// </summary>
    public FolderPlan Stage(FolderPlan plan, FolderVerdicts judged)
    {
        if (!plan.HasChanges)
        {
            return plan;
        }

        var numbered = plan with { Number = names.Next() };
        Try(OutputPath.LockName, () =>
        {
            lock (staged)
            {
                staged.Add(numbered);
                if (judged.Folder is { } scoped && plan.Announce(scoped) is { } announced)
                {
                    held.Append(Journal.ToBytes([announced]));
                }
            }
        });
        var (glance, own) = (new DiskGlance(walk), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < plan.Changes.Length; i++)
        {
            Interruption.ThrowIfAsked();
            var change = numbered.Changes[i];
            if (change.IsWrite)
            {
                var (temporary, bytes) = (TemporaryOf(numbered, i), judged.Files[i].After);
                // A link in the file's own place is met when the file is put there.
                Step(change.Path, path => glance.ObstacleAt(EmptyFolders.Parent(path)), path =>
                {
                    Prepare(EmptyFolders.Parent(path), glance, own);
                    StagedFile.Write(temporary, bytes, change.Kind == ChangeKind.Update ? walk.FullPath(path) : null);
                });
            }
        }

        return numbered;
    }

    /// <summary>
    /// Puts everything in its place, or nothing where there is no plan. Null, or what stopped it: then temporary files are
    /// gone and the journal knows what was done.
    /// </summary>
    public Diagnostic? Finish(OutputPlan? plan)
    {
        if (plan is { HasChanges: true })
        {
            Change(plan);
        }

        var hasFailed = plan is null || problem is not null;
        Try(OutputPath.LockName, () => Settle(hasFailed, plan?.KeepsJournal == true), evenAfterProblem: true);
        return problem;
    }

    private void Change(OutputPlan plan)
    {
        Try(OutputPath.LockName, held.Harden);
        ImmutableArray<FolderPlan> changed = [.. plan.Folders.Where(folder => folder.HasChanges)];
        var dropped = Dropped(plan);
        Place(changed, areManifests: false);
        Delete(changed, dropped, areManifests: false);
        Place(changed, areManifests: true);
        Delete(changed, dropped, areManifests: true);
        if (problem is null)
        {
            foreach (var path in dropped)
            {
                EmptyFolders.RemoveUpwards(walk, EmptyFolders.Parent(path));
            }
        }
    }

    /// <summary>What is to be deleted. Where capitals don't count, a path that is dropped and one that is written may be one file.</summary>
    private static HashSet<string> Dropped(OutputPlan plan)
    {
        var dropped = plan.Changes.Where(change => change.Kind == ChangeKind.Delete).Select(change => change.Path).ToHashSet(ShownPath.Comparer);
        if (dropped.Count > 0)
        {
            dropped.ExceptWith(plan.Changes.Where(change => change.Kind != ChangeKind.Delete).Select(change => change.Path));
        }

        return dropped;
    }

    private void Place(ImmutableArray<FolderPlan> folders, bool areManifests) => SideBySide.Select(folders, () => this, (writer, folder) =>
    {
        var glance = new DiskGlance(walk);
        for (var i = 0; i < folder.Changes.Length; i++)
        {
            if (folder.Changes[i] is { IsWrite: true } change && change.IsManifest == areManifests)
            {
                var temporary = writer.TemporaryOf(folder, i);
                writer.Step(change.Path, glance.Obstacle, path =>
                {
                    File.Move(temporary, writer.walk.FullPath(path), overwrite: true);
                    writer.hasChanged = true;
                });
            }
        }

        return folder;
    });

    private void Delete(ImmutableArray<FolderPlan> folders, HashSet<string> dropped, bool areManifests)
    {
        foreach (var change in folders.SelectMany(folder => folder.Changes).Where(change =>
            change.Kind == ChangeKind.Delete && change.IsManifest == areManifests && dropped.Contains(change.Path)))
        {
            Step(change.Path, walk.Obstacle, path =>
            {
                hasChanged = true;
                try
                {
                    File.Delete(walk.FullPath(path));
                }
                catch (DirectoryNotFoundException)
                {
                    // Someone was faster: it is gone.
                }
            });
        }
    }

    /// <summary>Runs <paramref name="step"/> for a file behind a last look for what is in its way, unless there was a problem.</summary>
    private void Step(string path, Func<string, Found?> obstacle, Action<string> step) => Try(path, () =>
    {
        beforeStep?.Invoke(path);
        switch (obstacle(path))
        {
            case Found.Link link:
                Report(FileDiagnostics.LinkInTheWay(request.Show(link.At)));
                break;
            case Found.Blocked blocked:
                Report(FileDiagnostics.FileWhereFolderMustGo(request.Show(blocked.At)));
                break;
            default:
                step(path);
                break;
        }
    });

    private void Try(string path, Action action, bool evenAfterProblem = false)
    {
        if (Volatile.Read(ref problem) is not null && !evenAfterProblem)
        {
            return;
        }

        try
        {
            action();
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            Report(FileDiagnostics.OutputFailed(request.Show(path), DiskFault.Reason(e)));
        }
    }

    /// <summary>The first problem is the one to tell.</summary>
    private void Report(Diagnostic diagnostic) => Interlocked.CompareExchange(ref problem, diagnostic, null);

    private string TemporaryOf(FolderPlan folder, int index) =>
        Path.Combine(walk.FullPath(EmptyFolders.Parent(folder.Changes[index].Path)), names.Of(folder.Number, index));

    /// <summary>Makes a folder, or clears it of what was left over; <paramref name="own"/> are those that need it no more.</summary>
    private void Prepare(string folder, DiskGlance glance, HashSet<string> own)
    {
        if (own.Contains(folder))
        {
            return;
        }

        Make(folder, glance, own);
        if (own.Add(folder))
        {
            RemoveTemporaryFiles(folder);
        }
    }

    /// <summary>Makes a folder and those above it, and adds to <paramref name="own"/> what wasn't there.</summary>
    private static void Make(string folder, DiskGlance glance, HashSet<string> own)
    {
        if (!glance.IsFolder(folder))
        {
            if (folder.Length == 0)
            {
                throw new DirectoryNotFoundException("The output folder was there when it was locked.");
            }

            Make(EmptyFolders.Parent(folder), glance, own);
            glance.Make(folder);
            own.Add(folder);
        }
    }

    private void RemoveTemporaryFiles(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(walk.FullPath(folder)).Where(f => OutputPath.IsTemporaryName(Path.GetFileName(f))))
        {
            StagedFile.Remove(file);
        }
    }

    private void TakeAway(ImmutableArray<FolderPlan> folders)
    {
        SideBySide.Select(folders, () => this, (writer, folder) =>
        {
            for (var i = 0; i < folder.Changes.Length; i++)
            {
                if (folder.Changes[i].IsWrite)
                {
                    StagedFile.Remove(writer.TemporaryOf(folder, i));
                }
            }

            return folder;
        });
        var left = folders.SelectMany(folder => folder.Changes.Where(change => change.IsWrite)).Select(change => EmptyFolders.Parent(change.Path));
        foreach (var folder in left.Distinct(StringComparer.Ordinal))
        {
            EmptyFolders.RemoveUpwards(walk, folder);
        }
    }

    private void Settle(bool hasFailed, bool keepsJournal)
    {
        if (hasFailed)
        {
            TakeAway([.. staged]);
        }

        if (!hasFailed && !keepsJournal)
        {
            held.Clear();
        }
        else if (!hasFailed || !hasChanged)
        {
            held.TakeBack();
        }
    }
}
