using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Changes;

/// <summary>The other side out of git: from anywhere in a repository, of every kind of revision, and never more than read.</summary>
public class GitSideTest
{
    private const string Spec = "domain: contoso.com\nregion: westus\nprefix: granite\n";
    private const string Changed = Spec + "dns: {ttl: 60}\n";

    [Theory]
    [InlineData("HEAD")]
    [InlineData("main")]
    [InlineData("git:main")]
    [InlineData("v1")]
    [InlineData("refs/tags/v1")]
    [InlineData("HEAD~1", 2)]
    [InlineData("HEAD^{/first}", 2)]
    [InlineData("@{0}")]
    [InlineData("größe")]
    public void A_revision_is_whatever_git_takes_for_one(string revision, int plan = 1)
    {
        using var history = new History();
        history.Folder.Write("cmg.yaml", Spec.Replace("granite", "basalt"));
        history.Git("add", ".");
        history.Git("commit", "-q", "-m", "first");
        history.Commit(("cmg.yaml", Spec));
        history.Git("tag", "-a", "v1", "-m", "one");
        history.Git("branch", "größe");
        history.Folder.Write("cmg.yaml", Changed);
        var run = history.Diff("--against", revision, "--allow-removal", "--format", "json");
        Assert.Equal((0, plan), (run.ExitCode, Plan.Of(run).Gateways.Length));
    }

    [Fact]
    public void A_name_in_full_is_a_revision()
    {
        using var history = History.Of(Spec, Changed);
        Assert.Single(Plan.Of(history.Diff("--against", history.Git("rev-parse", "HEAD"), "--format", "json")).Records);
    }

    [Fact]
    public void A_path_goes_before_a_revision_unless_one_is_forced()
    {
        using var history = History.Of(Spec, Changed);
        history.Folder.Write("main", Changed);
        Assert.Empty(Plan.Of(history.Diff("--against", "main", "--format", "json")).Records);
        Assert.Empty(Plan.Of(history.Diff("--against", "path:main", "--format", "json")).Records);
        Assert.Single(Plan.Of(history.Diff("--against", "git:main", "--format", "json")).Records);
        Assert.Contains("error CMG5039: There is no file or folder 'HEAD'", history.Diff("--against", "path:HEAD").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("git:-x")]
    [InlineData("git:--output=pwned")]
    [InlineData("main..main")]
    [InlineData("HEAD:cmg.yaml")]
    [InlineData("git:")]
    [InlineData("HEAD\nHEAD")]
    public void What_names_no_commit_is_an_error(string revision)
    {
        using var history = History.Of(Spec, Changed);
        var run = history.Diff("--against", revision);
        Assert.Equal((1, "", true), (run.ExitCode, run.Out, run.Error.Contains("error CMG5033: ", StringComparison.Ordinal)));
        Assert.False(File.Exists(Path.Combine(history.Path, "pwned")));
    }

    [Theory]
    [InlineData("", "infra/a folder/cmg.yaml")]
    [InlineData("infra", "a folder/cmg.yaml")]
    [InlineData("infra/a folder", "cmg.yaml")]
    [InlineData("infra/a folder", ".")]
    [InlineData("infra/a folder/deeper", "../cmg.yaml")]
    [InlineData("", "infra")]
    [InlineData("", ".")]
    public void Specs_are_found_from_every_folder(string from, string spec)
    {
        using var history = new History().Commit(("infra/a folder/cmg.yaml", Spec), ("infra/a folder/deeper/x.txt", ""));
        history.Folder.Write("infra/a folder/cmg.yaml", Changed);
        var run = CmgRun.In(Path.Combine(history.Path, from), "diff", spec, "--against", "HEAD", "--format", "json");
        Assert.Equal(["update granite CNAME granite.westus:3600 → granite.westus:60 none"], Plan.Of(run).Records);
    }

    [Theory]
    [InlineData("a b.cmg.yaml")]
    [InlineData("q'uo\"te.cmg.yaml")]
    [InlineData("größe-東京.cmg.yaml")]
    [InlineData("-x.cmg.yaml")]
    [InlineData("star*[a].cmg.yaml")]
    [InlineData(":colon:.cmg.yaml")]
    [InlineData("back\\slash.cmg.yaml")]
    public void A_name_may_be_anything(string name)
    {
        using var history = new History().Commit((name, Spec));
        history.Folder.Write(name, Changed);
        Assert.Single(history.Plan("./" + name).Records);
        Assert.Single(history.Plan(".").Records);
    }

    [Fact]
    public void A_worktree_is_a_repository_too()
    {
        using var history = new History().Commit(("cmg.yaml", Spec));
        using var place = new TemporaryFolder();
        var tree = Path.Combine(place.Path, "tree");
        history.Git("worktree", "add", "-q", tree, "-b", "topic");
        File.WriteAllText(Path.Combine(tree, "cmg.yaml"), Changed);
        Assert.Single(Plan.Of(CmgRun.In(tree, "diff", "--against", "main", "--format", "json")).Records);
    }

    [Fact]
    public void A_shallow_checkout_says_so()
    {
        using var history = new History().Commit(("cmg.yaml", Spec)).Commit(("cmg.yaml", Changed));
        using var place = new TemporaryFolder();
        History.GitIn(place.Path, "clone", "-q", "--depth", "1", "file://" + history.Path, "clone");
        var clone = Path.Combine(place.Path, "clone");
        var run = CmgRun.In(clone, "diff", "--against", "HEAD~1");
        Assert.Equal((1, true), (run.ExitCode, run.Error.StartsWith("HEAD~1: error CMG5034: ", StringComparison.Ordinal)));
        Assert.Equal(0, CmgRun.In(clone, "diff", "--against", "HEAD").ExitCode);
    }

    [Fact]
    public void Outside_of_a_work_tree_there_is_no_revision()
    {
        using var place = new TemporaryFolder();
        place.Write("cmg.yaml", Spec);
        Assert.StartsWith(".: error CMG5031: 'main' is no file or folder, and '.' isn't in the work tree", CmgRun.In(place.Path, "diff", "--against", "main").Error, StringComparison.Ordinal);

        History.GitIn(place.Path, "init", "-q", "--bare", "bare");
        place.Write("bare/cmg.yaml", Spec);
        Assert.Contains("error CMG5031: ", CmgRun.In(Path.Combine(place.Path, "bare"), "diff", "--against", "main").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_git_there_is_no_revision_but_there_are_paths()
    {
        using var history = History.Of(Spec, Changed);
        var old = history.Folder.Write("old/cmg.yaml", Spec);
        var run = CmgRun.With(shell => shell with { Variable = name => name == "PATH" ? history.Path : null }, history.Path, "diff", "--against", "HEAD");
        Assert.Equal((1, true), (run.ExitCode, run.Error.StartsWith("git: error CMG5030: ", StringComparison.Ordinal)));
        Assert.Equal(0, CmgRun.With(shell => shell with { Variable = _ => null }, history.Path, "diff", "--against", old).ExitCode);
        Assert.Single(Plan.Of(history.Diff("--against", "old", "--format", "json")).Records);
    }

    [Fact]
    public void Specs_of_two_repositories_have_no_common_revision()
    {
        using var one = new History().Commit(("cmg.yaml", Spec));
        using var other = new History().Commit(("cmg.yaml", Spec.Replace("granite", "basalt")));
        Assert.Contains("error CMG5035: ", one.Diff("cmg.yaml", Path.Combine(other.Path, "cmg.yaml"), "--against", "HEAD").Error, StringComparison.Ordinal);
    }
}
