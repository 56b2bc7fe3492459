using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Live.Git;

namespace CmgIac.Cli.Files;

/// <summary>An argument, its full path, and its path in the repository, without '/' at its end.</summary>
internal sealed record GitPlace(string Argument, string FullPath, string Path);

/// <summary>Where the arguments lie in the one repository that holds them all.</summary>
internal sealed record GitPlaces(GitRepository Repository, ImmutableArray<GitPlace> Places)
{
    /// <summary>CMG5031, CMG5032, CMG5035 or CMG5036 where there is no such repository.</summary>
    public static StageResult<GitPlaces> Find(GitProgram git, ImmutableArray<string> arguments, string revision, string workingFolder)
    {
        var diagnostics = new DiagnosticList('5');
        var places = ImmutableArray.CreateBuilder<GitPlace>();
        GitRepository? repository = null;
        foreach (var argument in arguments.IsEmpty ? [SpecFinder.DefaultName] : arguments)
        {
            if (argument.Length == 0 || argument.Contains('\0', StringComparison.Ordinal))
            {
                diagnostics.Add(FileDiagnostics.SpecNotFound(argument));
                continue;
            }

            var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(argument, workingFolder));
            var folder = NearestFolder(full);
            var opened = GitRepository.Open(git, folder);
            if (opened.Fault is { } fault)
            {
                diagnostics.Add(GitFaults.Report(fault, ShownPath.Of(folder, workingFolder), revision));
                continue;
            }

            var (own, prefix) = opened.Value!;
            repository ??= own;
            if (own.Root != repository.Root)
            {
                diagnostics.Add(GitDiagnostics.SeveralRepositories(ShownPath.Of(argument, workingFolder), own.Root, repository.Root));
            }

            var rest = full == folder ? "" : ShownPath.WithSlashes(System.IO.Path.GetRelativePath(folder, full));
            places.Add(new(argument, full, (prefix + rest).TrimEnd('/')));
        }

        return StageResult.Of(repository is null ? null : new GitPlaces(repository, places.ToImmutable()), diagnostics);
    }

    /// <summary>A path below <paramref name="folder"/> ('' or with '/' at its end), without '.' and '..'; null where it leaves the repository.</summary>
    public static string? Join(string folder, string path)
    {
        var slashed = ShownPath.WithSlashes(path);
        if (System.IO.Path.IsPathRooted(path))
        {
            return null;
        }

        var segments = new List<string>();
        foreach (var segment in (folder + slashed).Split('/').Where(segment => segment is not ("" or ".")))
        {
            if (segment != "..")
            {
                segments.Add(segment);
            }
            else if (segments.Count == 0)
            {
                return null;
            }
            else
            {
                segments.RemoveAt(segments.Count - 1);
            }
        }

        return string.Join('/', segments);
    }

    /// <summary>The folder itself, or the nearest above that is there: the rest may be what was deleted.</summary>
    private static string NearestFolder(string full)
    {
        var folder = full;
        while (!Directory.Exists(folder))
        {
            folder = System.IO.Path.GetDirectoryName(folder) ?? full;
        }

        return folder;
    }
}

/// <summary>What git's faults mean to a user.</summary>
internal static class GitFaults
{
    /// <param name="folder">The folder in which git was asked.</param>
    public static Diagnostic Report(GitFault fault, string folder, string revision) => fault.Kind switch
    {
        GitFaultKind.NoWorkTree => GitDiagnostics.NoWorkTree(folder, revision),
        GitFaultKind.ForeignOwner => GitDiagnostics.ForeignOwner(folder),
        GitFaultKind.NotStarted => GitDiagnostics.GitFailed("the program can't be started"),
        GitFaultKind.TimeUp => GitDiagnostics.GitFailed("it took longer than a minute"),
        GitFaultKind.TooMuch => GitDiagnostics.GitFailed("its answer isn't of the form that cmg knows, or too long"),
        _ => GitDiagnostics.GitFailed(fault.Text.Length == 0 ? "it failed without a word" : fault.Text.TrimEnd('.')),
    };
}
