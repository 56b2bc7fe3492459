using System.Collections.Immutable;
using CmgIac.Core.Certificates.InUse;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;
using CmgIac.Live;
using CmgIac.Live.Git;

namespace CmgIac.Cli.Files;

/// <summary>
/// The specs that a commit has at the places of the arguments, read out of git's own store. A spec is called as git calls it,
/// <c>REVISION:path</c>, with the path from the repository's root.
/// </summary>
internal static class GitSide
{
    /// <summary>No repository takes nearly as long.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Of these each may have 4 MiB.</summary>
    private const int CertificatesAtOnce = 100;

    /// <summary>A commit of a repository, and what it is called in messages.</summary>
    private sealed record Side(GitRepository Repository, string Commit, string Revision)
    {
        public string Shown(string path) => Core.Text.Shown.Line($"{Revision}:{path}");
    }

    public static StageResult<EarlierSide> Read(string revision, IReadOnlyCollection<string> arguments, DateOnly today, Shell shell)
    {
        if (GitProgram.Find(shell.Variable) is not { } program)
        {
            return new(null, [GitDiagnostics.GitMissing()]);
        }

        using var deadline = new Deadline(Limit);
        var git = new GitProgram(program, deadline.Token);
        return GitPlaces.Find(git, [.. arguments], revision, shell.WorkingFolder).Then(places =>
            Resolve(places.Repository, revision).Then(side => Read(side, places, today, shell.WorkingFolder)));
    }

    private static StageResult<Side> Resolve(GitRepository repository, string revision)
    {
        var commit = repository.Resolve(revision);
        return commit.Value is { } name ? new(new Side(repository, name, revision), [])
            : commit.Fault is { } fault ? new(null, [GitFaults.Report(fault, repository.Root, revision)])
            : new(null, [repository.IsShallow ? GitDiagnostics.RevisionBeyondShallow(revision) : GitDiagnostics.UnknownRevision(revision)]);
    }

    private static StageResult<EarlierSide> Read(Side side, GitPlaces places, DateOnly today, string workingFolder) =>
        Look(side, [.. places.Places.Select(place => place.Path)], SpecFinder.MaxBytes).Then(entries =>
        {
            var present = places.Places.Zip(entries).Where(pair => pair.Second.Kind != GitEntryKind.Missing).ToList();
            var renamed = Renamed(side, places, present, workingFolder);
            return Texts(side, [.. present, .. renamed.Value!], workingFolder).Then(texts =>
                EarlierSide.WithoutWarnings(Pipeline.Bind(texts)).Then(fleet =>
                    EarlierSide.Of(fleet, WithCertificates(side, fleet, today), [.. present.Select(pair => pair.First.Argument)])
                        with { Diagnostics = renamed.Diagnostics }));
        });

    /// <summary>For each spec that only the disk has, what it was called; a folder that is new was called nothing.</summary>
    private static StageResult<List<(GitPlace, GitEntry)>> Renamed(Side side, GitPlaces places, List<(GitPlace Place, GitEntry Entry)> present, string workingFolder)
    {
        var diagnostics = new DiagnosticList('8');
        var found = new List<(GitPlace, GitEntry)>();
        foreach (var place in places.Places.Where(place => File.Exists(place.FullPath) && present.TrueForAll(item => item.Place != place)))
        {
            foreach (var former in RenamedSpecs.Of(side.Repository, side.Commit, place.FullPath, workingFolder))
            {
                found.Add((place with { Path = former.Path }, former));
                diagnostics.Add(ChangeDiagnostics.SpecRenamed(ShownPath.Of(place.Argument, workingFolder), side.Shown(former.Path)));
            }
        }

        return StageResult.Of(found, diagnostics);
    }

    /// <summary>The text of every spec, each once.</summary>
    private static StageResult<List<SpecText>> Texts(Side side, List<(GitPlace Place, GitEntry Entry)> present, string workingFolder)
    {
        var diagnostics = new DiagnosticList('5');
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var listed = new List<string>();
        foreach (var (place, entry) in present)
        {
            switch (entry.Kind)
            {
                case GitEntryKind.File:
                    files[place.Path] = entry.Bytes!;
                    break;
                case GitEntryKind.Folder:
                    var below = side.Repository.List(side.Commit, place.Path, SpecFinder.IsSpecName);
                    diagnostics.AddRange(below.Fault is { } fault ? [GitFaults.Report(fault, side.Repository.Root, side.Revision)] : Submodules(place, below.Value!, workingFolder));
                    listed.AddRange((below.Value ?? []).Where(item => !item.IsSubmodule).Select(item => item.Path));
                    break;
                default:
                    diagnostics.Add(GitDiagnostics.BrokenLink(side.Shown(place.Path)));
                    break;
            }
        }

        return StageResult.Of(listed, diagnostics).Then(paths => Look(side, paths, SpecFinder.MaxBytes)).Then(entries =>
        {
            foreach (var entry in entries)
            {
                files[entry.Path] = entry.Bytes ?? [];
            }

            return new StageResult<List<SpecText>>([.. files.Select(file => new SpecText(side.Shown(file.Key), file.Value))], []);
        });
    }

    /// <summary>Specs on disk that lie in a repository of their own.</summary>
    private static IEnumerable<Diagnostic> Submodules(GitPlace place, List<GitListed> listed, string workingFolder) =>
        from submodule in listed
        where submodule.IsSubmodule
        let below = submodule.Path[place.Path.Length..].TrimStart('/')
        let folder = Path.Combine(place.FullPath, below)
        where Directory.Exists(folder)
        let specs = SpecFinder.Find([folder], workingFolder).Value
        where specs is not null
        select GitDiagnostics.InSubmodule(ShownPath.Of(specs.Files[0].FullPath, workingFolder), submodule.Path);

    private static StageResult<List<GitEntry>> Look(Side side, List<string> paths, int maxBytes)
    {
        var entries = side.Repository.Look(side.Commit, paths, maxBytes);
        return entries.Fault is { } fault ? new(null, [GitFaults.Report(fault, side.Repository.Root, side.Revision)]) : new(entries.Value, []);
    }

    /// <summary>The certificates that the specs name, as the same commit has them; what lies outside of the repository, it doesn't.</summary>
    private static StageResult<Fleet> WithCertificates(Side side, Fleet fleet, DateOnly today)
    {
        var named = new Dictionary<SourceSpan, string>();
        foreach (var gateway in fleet.Gateways)
        {
            var folder = gateway.SpecPath[(side.Revision.Length + 1)..];
            if (gateway.Certificate.Current is { } current && GitPlaces.Join(folder[..(folder.LastIndexOf('/') + 1)], current.Value) is { } path)
            {
                named[current.Span] = path;
            }
        }

        var files = new Dictionary<string, CurrentFile>(StringComparer.Ordinal);
        foreach (var paths in named.Values.Distinct(StringComparer.Ordinal).Chunk(CertificatesAtOnce))
        {
            var entries = Look(side, [.. paths], HandedFile.MaxBytes + 1);
            if (entries.Value is null)
            {
                return new(null, entries.Diagnostics);
            }

            foreach (var entry in entries.Value.Where(entry => entry.Kind == GitEntryKind.File && entry.Bytes!.Length <= HandedFile.MaxBytes))
            {
                files[entry.Path] = CurrentFile.Of(side.Shown(entry.Path), entry.Bytes!);
            }
        }

        return CurrentCertificates.Apply(fleet, named.Where(item => files.ContainsKey(item.Value)).ToDictionary(item => item.Key, item => files[item.Value]), today);
    }
}
