using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Changes;

/// <summary>Repositories that are broken, odd, or set up to make git do something.</summary>
public class HostileRepositoryTest
{
    private const string Spec = "domain: contoso.com\nregion: westus\nprefix: granite\n";
    private const string Changed = Spec + "dns: {ttl: 60}\n";

    /// <summary>Everything that a repository's own configuration can have git run, and a program of git's name in the working folder.</summary>
    [Fact]
    public void Nothing_of_the_repository_is_run()
    {
        using var history = History.Of(Spec, Changed);
        using var place = new TemporaryFolder();
        var trap = Script(history.Folder, "trap", $"touch '{place.Path}/sprung'");
        Script(history.Folder, "git", $"touch '{place.Path}/sprung'");
        foreach (var key in new[] { "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "credential.helper", "diff.external", "alias.rev-parse", "alias.ls-tree", "alias.cat-file", "filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "uploadpack.packObjectsHook", "pager.ls-tree", "pager.cat-file", "pager.rev-parse" })
        {
            history.Git("config", key, trap);
        }

        history.Folder.Write(".git/info/attributes", "* filter=evil diff=evil\n");
        foreach (var hook in new[] { "post-checkout", "post-index-change", "fsmonitor-watchman", "reference-transaction", "pre-auto-gc" })
        {
            Script(history.Folder, $".git/hooks/{hook}", $"touch '{place.Path}/sprung'");
        }

        var index = File.ReadAllBytes(Path.Combine(history.Path, ".git/index"));
        Assert.Single(history.Plan().Records);
        Assert.Single(history.Plan(".").Records);
        Assert.False(File.Exists(Path.Combine(place.Path, "sprung")));
        Assert.Equal(index, File.ReadAllBytes(Path.Combine(history.Path, ".git/index")));
        Assert.Equal(Changed, File.ReadAllText(Path.Combine(history.Path, "cmg.yaml")));
    }

    /// <summary>In a partial clone git would fetch what is missing by whatever its configuration says.</summary>
    [Fact]
    public void Nothing_is_fetched()
    {
        using var history = History.Of(Spec, Changed);
        using var place = new TemporaryFolder();
        var blob = history.Git("rev-parse", "HEAD:cmg.yaml");
        history.Git("config", "extensions.partialClone", "origin");
        history.Git("config", "core.repositoryFormatVersion", "1");
        history.Git("config", "remote.origin.url", $"ext::sh -c \"touch {place.Path}/sprung\"");
        history.Git("config", "remote.origin.promisor", "true");
        history.Git("config", "protocol.ext.allow", "always");
        var path = Path.Combine(history.Path, ".git/objects", blob[..2], blob[2..]);
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);

        var run = history.Diff("--against", "HEAD");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error CMG5036: ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(place.Path, "sprung")));
    }

    /// <summary>As in a hook, where git's variables say where another repository is.</summary>
    [Fact]
    public void The_variables_of_git_are_not_heeded()
    {
        using var history = History.Of(Spec, Changed);
        using var other = new History().Commit(("cmg.yaml", Spec.Replace("granite", "basalt")));
        var run = InSurroundings(
            history.Path, [$"GIT_DIR={other.Path}/.git", $"GIT_TRACE={other.Path}/trace", "GIT_WORK_TREE=/", "GIT_INDEX_FILE=/nowhere"], "diff", "--against", "HEAD", "--format", "json");
        Assert.Equal(["update granite.contoso.com"], Plan.Of(run).Gateways);
        Assert.False(File.Exists(Path.Combine(other.Path, "trace")));
    }

    [Fact]
    public void A_file_that_the_repository_lost_is_not_one_that_was_not_there()
    {
        using var history = History.Of(Spec, Changed);
        var blob = history.Git("rev-parse", "HEAD:cmg.yaml");
        var path = Path.Combine(history.Path, ".git/objects", blob[..2], blob[2..]);
        File.SetAttributes(path, FileAttributes.Normal);
        File.WriteAllText(path, "rubbish");
        var run = history.Diff("--against", "HEAD");
        Assert.Equal((1, "", true), (run.ExitCode, run.Out, run.Error.StartsWith("git: error CMG5036: Git gave no answer: the commit has 'cmg.yaml', and its content isn't in this repository. ", StringComparison.Ordinal)));
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("../outside.yaml")]
    [InlineData("nowhere.yaml")]
    [InlineData("cmg.yaml")]
    [InlineData("/etc/passwd")]
    public void A_link_to_nowhere_in_the_commit_is_told(string target)
    {
        using var history = new History();
        File.CreateSymbolicLink(Path.Combine(history.Path, "cmg.yaml"), target);
        history.Commit();
        File.Delete(Path.Combine(history.Path, "cmg.yaml"));
        history.Folder.Write("cmg.yaml", Spec);
        Assert.StartsWith("HEAD:cmg.yaml: error CMG5037: ", history.Diff("--against", "HEAD").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_within_the_commit_is_followed()
    {
        using var history = new History().Commit(("shared/fleet.yaml", Spec));
        File.CreateSymbolicLink(Path.Combine(history.Path, "cmg.yaml"), "shared/fleet.yaml");
        history.Commit();
        history.Folder.Write("shared/fleet.yaml", Changed);
        Assert.Single(history.Plan().Records);
    }

    [Fact]
    public void Specs_of_a_submodule_are_of_its_own_revisions()
    {
        using var shared = new History().Commit(("cmg.yaml", Spec));
        using var history = new History().Commit(("own.cmg.yaml", Spec.Replace("granite", "basalt")));
        history.Git("submodule", "add", "-q", shared.Path, "shared");
        history.Commit();
        Assert.StartsWith("shared/cmg.yaml: error CMG5038: The spec 'shared/cmg.yaml' lies in the submodule 'shared'", history.Diff(".", "--against", "HEAD").Error, StringComparison.Ordinal);
        history.Folder.Write("shared/cmg.yaml", Changed);
        Assert.Single(history.Plan("shared").Records);
    }

    /// <summary>Git's rule is in force where somebody else made the checkout, as in a container; root can make it so.</summary>
    [Fact]
    public void A_foreign_repository_is_not_read()
    {
        using var history = History.Of(Spec, Changed);
        var chown = ProgramRun.Of("chown", "-R", "12345:12345", history.Path);
        if (chown.ExitCode != 0)
        {
            Assert.Skip("Only root can give a folder away.");
        }

        string[] untrusting = ["GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null"];
        Assert.StartsWith(
            ".: error CMG5032: Git doesn't trust the repository around '.'", InSurroundings(history.Path, untrusting, "diff", "--against", "HEAD").Error, StringComparison.Ordinal);
        Assert.Equal(0, InSurroundings(
            history.Path, [.. untrusting, "GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=safe.directory", "GIT_CONFIG_VALUE_0=*"], "diff", "--against", "HEAD").ExitCode);
    }

    [Fact]
    public void A_huge_blob_is_cut_and_said_to_be_too_large()
    {
        using var history = new History().Commit(("cmg.yaml", Spec + "# " + new string('x', 40 * 1024 * 1024) + "\n"));
        history.Folder.Write("cmg.yaml", Spec);
        Assert.StartsWith("HEAD:cmg.yaml(1,1): error CMG1001: ", history.Diff("--against", "HEAD").Error, StringComparison.Ordinal);
    }

    /// <summary>The tool as a process of its own: variables are of a whole process, and other tests run in this one.</summary>
    private static CmgRun InSurroundings(string folder, string[] variables, params string[] arguments)
    {
        var run = ProgramRun.Of("env", ["-C", folder, .. variables, "dotnet", Path.Combine(AppContext.BaseDirectory, "cmg.dll"), .. arguments]);
        return new CmgRun(run.ExitCode, run.Output, run.Errors);
    }

    private static string Script(TemporaryFolder folder, string name, string command) =>
        folder.WriteProgram(name, $"#!/bin/sh\n{command}\n");
}
