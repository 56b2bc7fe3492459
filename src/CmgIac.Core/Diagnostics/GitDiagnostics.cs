using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG5030 to CMG5039: the other side of a comparison, which a file, a folder or git has.</summary>
internal static class GitDiagnostics
{
    public static Diagnostic GitMissing() => Error("CMG5030", "git",
        "There is no program 'git' in the folders of PATH, and a revision can't be read without it. Install git, or give the other side as a file or folder.");

    /// <param name="against">What was typed, which is no path.</param>
    public static Diagnostic NoWorkTree(string folder, string against) => Error("CMG5031", folder,
        $"'{against}' is no file or folder, and '{folder}' isn't in the work tree of a git repository, so that it can't be a revision either. Run cmg in a checkout, or give a path.");

    /// <param name="folder">The folder that a spec lies in.</param>
    public static Diagnostic ForeignOwner(string folder) => Error("CMG5032", folder,
        $"Git doesn't trust the repository around '{folder}', because another user owns it. If you do, say so to git: git config --global --add safe.directory PATH_OF_THE_REPOSITORY");

    public static Diagnostic PathMissing(string path) => Error("CMG5039", path,
        $"There is no file or folder '{path}' to compare with. Give one that is there, or a git revision without 'path:'.");

    public static Diagnostic UnknownRevision(string revision) => Error("CMG5033", revision,
        $"'{revision}' is neither a file or folder nor a revision of the repository. A revision is a branch, a tag or a commit, such as 'origin/main' or 'HEAD~1'.");

    public static Diagnostic RevisionBeyondShallow(string revision) => Error("CMG5034", revision,
        $"The revision '{revision}' isn't in this checkout, which is shallow: it has only the last commits. Fetch more: git fetch --unshallow (in GitHub Actions: fetch-depth: 0), and the branch, if it is one.");

    public static Diagnostic SeveralRepositories(string spec, string repository, string other) => Error("CMG5035", spec,
        $"The spec '{spec}' lies in the repository '{repository}', others in '{other}', and one revision can't be of both. Run once for each.");

    /// <param name="reason">A clause.</param>
    public static Diagnostic GitFailed(string reason) => Error("CMG5036", "git",
        $"Git gave no answer: {reason}. Mend that and run again, or give the other side as a file or folder.");

    /// <param name="spec">The path at the revision: 'HEAD:specs/cmg.yaml'.</param>
    public static Diagnostic BrokenLink(string spec) => Error("CMG5037", spec,
        $"'{spec}' is a link that leads out of the repository or nowhere, so that the commit doesn't say what was there. Give the other side as a file or folder.");

    /// <param name="spec">A spec below a folder that was given.</param>
    /// <param name="submodule">The submodule that it lies in.</param>
    public static Diagnostic InSubmodule(string spec, string submodule) => Error("CMG5038", spec,
        $"The spec '{spec}' lies in the submodule '{submodule}', which has revisions of its own. Run there for it, and give here only what is this repository's.");

    private static Diagnostic Error(string code, string place, string message) =>
        Diagnostic.Error(code, SourceSpan.Nowhere(place), message);
}
