using System.Text;

namespace CmgIac.Live.Git;

/// <summary>What stands at a path of a commit, once links within the repository are followed.</summary>
internal enum GitEntryKind
{
    Missing,
    File,
    Folder,

    /// <summary>A link that leads out of the repository, to nothing, through a file or in a circle.</summary>
    BrokenLink,
}

/// <summary>An entry of a commit's tree; a file has its bytes, cut behind the limit that was given.</summary>
internal sealed record GitEntry(string Path, GitEntryKind Kind, byte[]? Bytes);

/// <summary>A file or a submodule below a folder of a commit.</summary>
internal sealed record GitListed(string Path, bool IsSubmodule);

/// <summary>
/// A repository with a work tree, which is only read. Paths are relative to its root, with '/'; a commit is its full
/// hexadecimal name.
/// </summary>
internal sealed class GitRepository
{
    private const int MaxLineLength = 64 * 1024;
    private const int MaxArguments = 100;
    private readonly GitProgram git;

    private GitRepository(GitProgram git, string root)
    {
        this.git = git;
        Root = root;
    }

    /// <summary>The full path of the work tree's root, links resolved.</summary>
    public string Root { get; }

    /// <summary>The repository around <paramref name="folder"/>, a full path, and the folder's own path in it: '' or with '/' at its end.</summary>
    public static GitAnswer<Tuple<GitRepository, string>> Open(GitProgram git, string folder) =>
        git.Run(folder, "", Line, "rev-parse", "--is-inside-work-tree", "--show-prefix").Then(inside =>
            inside.StartsWith("true\n", StringComparison.Ordinal)
                ? git.Run(folder, "", Line, "rev-parse", "--show-toplevel").Then(root =>
                    new GitAnswer<Tuple<GitRepository, string>>(Tuple.Create(new GitRepository(git, root), inside["true\n".Length..]), null))
                : new(null, new(GitFaultKind.NoWorkTree, "")));

    /// <summary>The commit that a revision names; null without fault where it names none.</summary>
    public GitAnswer<string> Resolve(string revision)
    {
        // No revision begins so, and an option does.
        if (revision.Length == 0 || revision.StartsWith('-') || revision.Any(char.IsControl))
        {
            return new(null, null);
        }

        var answer = git.Run(Root, "", Line, "rev-parse", "--verify", "--quiet", revision + "^{commit}");
        return answer.Value is { } name
            ? new(IsName(name) ? name : null, null)
            : answer.Fault is { Kind: GitFaultKind.Failed or GitFaultKind.TooMuch } ? new(null, null) : answer;
    }

    /// <summary>Does the repository lack a part of its history?</summary>
    public bool IsShallow => git.Run(Root, "", Line, "rev-parse", "--is-shallow-repository").Value == "true";

    /// <summary>Files and submodules below a folder ('' for the root) whose last segment <paramref name="isMeant"/> wants; links are no files.</summary>
    public GitAnswer<List<GitListed>> List(string commit, string folder, Func<string, bool> isMeant)
    {
        string[] place = folder.Length == 0 ? [] : ["--", folder.TrimEnd('/') + "/"];
        return git.Run(Root, "", output => GitTreeReader.Read(output, isMeant), ["ls-tree", "-r", "-z", "--full-tree", commit, .. place]);
    }

    /// <summary>What stands at each path, in their order. What the commit has and the repository lacks is a fault, and not missing.</summary>
    public GitAnswer<List<GitEntry>> Look(string commit, IReadOnlyList<string> paths, int maxBytes) =>
        LookUp(commit, paths, maxBytes).Then<List<GitEntry>>(entries =>
        {
            var missing = entries.Where(entry => entry.Kind == GitEntryKind.Missing && entry.Path.Length > 0).Select(entry => entry.Path);
            foreach (var some in missing.Chunk(MaxArguments))
            {
                var listed = git.Run(Root, "", output => GitTreeReader.Read(output, _ => true), ["ls-tree", "-z", "--full-tree", commit, "--", .. some]);
                if (listed.Value?.Find(item => !item.IsSubmodule) is { } lost)
                {
                    return new(null, new(GitFaultKind.Failed, $"the commit has '{lost.Path}', and its content isn't in this repository"));
                }

                if (listed.Fault is { } fault)
                {
                    return new(null, fault);
                }
            }

            return new(entries, null);
        });

    private GitAnswer<List<GitEntry>> LookUp(string commit, IReadOnlyList<string> paths, int maxBytes)
    {
        // Older versions have no -z, and only a name with a line feed needs it.
        var isPlain = paths.All(path => !path.Contains('\n', StringComparison.Ordinal));
        var names = paths.Select(path => $"{commit}:{path.TrimEnd('/')}").ToList();
        return git.Run(
            Root,
            string.Concat(names.Select(name => name + (isPlain ? '\n' : '\0'))),
            output => GitBatchReader.Read(output, paths, names, maxBytes),
            ["cat-file", "--batch", "--follow-symlinks", .. isPlain ? Array.Empty<string>() : ["-z"]]);
    }

    /// <summary>SHA-1 or SHA-256.</summary>
    private static bool IsName(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>All of an answer but the line feed at its end, which a path may have as well.</summary>
    private static string? Line(Stream output)
    {
        var buffer = new byte[MaxLineLength];
        var length = output.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length == buffer.Length)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(buffer, 0, length);
        return text.EndsWith('\n') ? text[..^1] : text;
    }
}
