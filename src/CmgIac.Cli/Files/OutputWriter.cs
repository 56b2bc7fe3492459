using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Output;

namespace CmgIac.Cli.Files;

/// <summary>
/// Applies a plan so that a crash at any moment leaves each file old or new: all new bytes are first written beside their
/// targets and flushed, so that a full disk is met before anything changes; then renamed over them; then what is no
/// longer wanted is deleted; the manifests come last.
/// </summary>
internal sealed class OutputWriter(string root, OutputRequest request, Action<string>? beforeStep)
{
    private readonly DiskWalk walk = new(root);
    private readonly Dictionary<string, string> staged = new(StringComparer.Ordinal);
    private readonly List<string> createdFolders = [];
    private string current = OutputPath.LockName;
    private bool hasChanged;

    /// <summary>Null, or what stopped it: then temporary files are gone and the journal knows what was done.</summary>
    public Diagnostic? Apply(OutputPlan plan, ImmutableArray<JournalFolder> unfinished, OutputLock held)
    {
        Diagnostic? problem;
        try
        {
            RemoveLeftOvers(unfinished);
            problem = Change(plan, held);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            problem = FileDiagnostics.OutputFailed(request.Show(current), DiskFault.Reason(e));
        }

        try
        {
            Settle(plan, held, problem is not null);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            problem ??= FileDiagnostics.OutputFailed(request.Show(OutputPath.LockName), DiskFault.Reason(e));
        }

        return problem;
    }

    private Diagnostic? Change(OutputPlan plan, OutputLock held)
    {
        if (!plan.HasChanges)
        {
            return null;
        }

        held.Append(Journal.ToBytes(plan.Journal));
        var writes = plan.Changes.Where(c => c.Kind is ChangeKind.Create or ChangeKind.Update).OrderBy(c => c.IsManifest).ToList();
        var kept = plan.Changes.Where(c => c.Kind != ChangeKind.Delete).Select(c => c.Path).ToHashSet(ShownPath.Comparer);

        // Where capitals don't count, a path that is dropped and one that is written may be one file.
        var deletes = plan.Changes.Where(c => c.Kind == ChangeKind.Delete && !kept.Contains(c.Path)).ToList();
        var problem = Each(writes, Stage)
            ?? Each(writes.Where(c => !c.IsManifest), Place)
            ?? Each(deletes.Where(c => !c.IsManifest), Delete)
            ?? Each(writes.Where(c => c.IsManifest), Place)
            ?? Each(deletes.Where(c => c.IsManifest), Delete);
        if (problem is null)
        {
            deletes.ForEach(c => EmptyFolders.RemoveUpwards(walk, EmptyFolders.Parent(c.Path)));
        }

        return problem;
    }

    /// <summary>Runs <paramref name="step"/> for each file behind a last look for links; the first problem ends it.</summary>
    private Diagnostic? Each(IEnumerable<FileChange> changes, Action<FileChange> step)
    {
        foreach (var change in changes)
        {
            current = change.Path;
            beforeStep?.Invoke(change.Path);
            switch (walk.Obstacle(change.Path))
            {
                case Found.Link link:
                    return FileDiagnostics.LinkInTheWay(request.Show(link.At));
                case Found.Blocked blocked:
                    return FileDiagnostics.FileWhereFolderMustGo(request.Show(blocked.At));
                default:
                    step(change);
                    break;
            }
        }

        return null;
    }

    private void Stage(FileChange change)
    {
        var folder = EmptyFolders.Parent(change.Path);
        CreateFolder(folder);
        var temporary = StagedFile.NameIn(walk.FullPath(folder));
        staged.Add(change.Path, temporary);
        StagedFile.Write(temporary, change.After, change.Kind == ChangeKind.Update ? walk.FullPath(change.Path) : null);
    }

    private void Place(FileChange change)
    {
        File.Move(staged[change.Path], walk.FullPath(change.Path), overwrite: true);
        staged.Remove(change.Path);
        hasChanged = true;
    }

    private void Delete(FileChange change)
    {
        hasChanged = true;
        try
        {
            File.Delete(walk.FullPath(change.Path));
        }
        catch (DirectoryNotFoundException)
        {
            // Someone was faster: it is gone.
        }
    }

    private void CreateFolder(string path)
    {
        if (DiskWalk.KindOf(walk.FullPath(path)) != EntryKind.Directory)
        {
            if (path.Length == 0)
            {
                throw new DirectoryNotFoundException("The output folder was there when it was locked.");
            }

            CreateFolder(EmptyFolders.Parent(path));
            Directory.CreateDirectory(walk.FullPath(path));
            createdFolders.Add(path);
        }
    }

    private void Settle(OutputPlan plan, OutputLock held, bool hasFailed)
    {
        if (hasFailed)
        {
            foreach (var temporary in staged.Values)
            {
                StagedFile.Remove(temporary);
            }

            createdFolders.AsEnumerable().Reverse().ToList().ForEach(f => EmptyFolders.Remove(walk.FullPath(f)));
        }

        if (!hasFailed && !plan.KeepsJournal)
        {
            held.Clear();
        }
        else if (!hasFailed || !hasChanged)
        {
            held.TakeBack();
        }
    }

    /// <summary>Removes the temporary files of runs that did not come to their end, from the folders that they wrote to.</summary>
    private void RemoveLeftOvers(ImmutableArray<JournalFolder> unfinished)
    {
        var folders = unfinished
            .SelectMany(j => j.Files.Select(f => EmptyFolders.Parent($"{j.Folder}/{f.Path}")).Append(j.Folder))
            .Append("")
            .ToHashSet(StringComparer.Ordinal);
        foreach (var folder in folders.Where(f => walk.Look(f) is Found.Directory))
        {
            foreach (var file in Directory.EnumerateFiles(walk.FullPath(folder)).Where(f => OutputPath.IsTemporaryName(Path.GetFileName(f))))
            {
                StagedFile.Remove(file);
            }

            EmptyFolders.RemoveUpwards(walk, folder);
        }
    }
}
