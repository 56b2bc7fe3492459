using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Pipelines;

/// <summary>The plain git hook in real repositories, and the configuration of pre-commit.</summary>
public class GitHookTest : IDisposable
{
    private readonly PipelineRepository repository = new("a repository");

    public GitHookTest()
    {
        repository.Git("config", "cmg.command", "dotnet cmg");
        foreach (var hook in new[] { "pre-commit", "pre-merge-commit" })
        {
            File.Copy(Repository.Path("examples", "pipelines", "git-hooks", "pre-commit"), Path.Combine(repository.Root, ".git", "hooks", hook));
        }
    }

    public void Dispose()
    {
        repository.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void The_first_commit_passes_when_all_is_rendered()
    {
        repository.Render(PipelineRepository.Spec);
        repository.Git("add", "-A");
        Assert.Equal(0, Commit().ExitCode);
    }

    [Fact]
    public void A_broken_spec_is_refused_at_its_line()
    {
        repository.Write("cmg.yaml", "domain: contoso.com\nprefix: granite-falls\nregion: westus\n");
        repository.Git("add", "-A");
        var run = Commit();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("cmg.yaml(2,9): error CMG2004: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_staged_counts_and_not_the_work_tree()
    {
        Begin();
        repository.Render(PipelineRepository.Spec + "dns: {ttl: 300}\n");
        repository.Git("add", "cmg.yaml");
        var half = Commit();
        Assert.Equal(1, half.ExitCode);
        Assert.Contains("stale     zones/contoso.com/bind/records.zone", half.Output + half.Errors, StringComparison.Ordinal);

        repository.Git("add", "rendered");
        repository.Write("cmg.yaml", "broken: [");
        Assert.Equal(0, Commit().ExitCode);
    }

    [Fact]
    public void What_is_deleted_is_missed()
    {
        Begin();
        repository.Git("rm", "-r", "-q", "rendered");
        var files = Commit();
        Assert.Equal(1, files.ExitCode);
        Assert.Contains("missing   zones/contoso.com/bind/records.zone", files.Output + files.Errors, StringComparison.Ordinal);

        repository.Git("reset", "-q", "--hard");
        repository.Git("rm", "-q", "cmg.yaml");
        var spec = Commit();
        Assert.Equal(1, spec.ExitCode);
        Assert.Contains("The last spec goes, and what it rendered stays", spec.Errors, StringComparison.Ordinal);

        repository.Git("rm", "-r", "-q", "rendered");
        Assert.Equal(0, Commit().ExitCode);
    }

    [Fact]
    public void A_commit_of_named_files_is_checked_as_it_will_be()
    {
        Begin();
        repository.Render(PipelineRepository.Spec + "dns: {ttl: 300}\n");
        Assert.Equal(1, Commit("cmg.yaml").ExitCode);
        Assert.Equal(0, Commit("cmg.yaml", "rendered").ExitCode);
    }

    [Fact]
    public void Merges_are_checked_too()
    {
        Begin();
        repository.Git("checkout", "-q", "-b", "other");
        repository.Render(PipelineRepository.Spec + "dns: {ttl: 300}\n");
        repository.Commit();
        repository.Git("checkout", "-q", "main");
        repository.Write("cmg.yaml", PipelineRepository.Spec + "\n\n# far away\norganization: Contoso\n");
        repository.Commit("Forget to render");
        var merge = InRepository("git", "merge", "--no-edit", "-q", "other");
        Assert.NotEqual(0, merge.ExitCode);
    }

    [Fact]
    public void Without_a_spec_or_without_a_change_of_one_it_says_nothing()
    {
        repository.Git("config", "cmg.command", "false");
        repository.Write("readme.md", "Hello\n");
        repository.Git("add", "-A");
        Assert.Equal(0, Commit().ExitCode);

        repository.Render(PipelineRepository.Spec);
        repository.Commit("Begin");
        repository.Write("readme.md", "Hello again\n");
        repository.Git("add", "-A");
        Assert.Equal(0, Commit().ExitCode);
    }

    [Fact]
    public void An_edited_file_and_a_lost_one_are_refused()
    {
        Begin();
        File.AppendAllText(Path.Combine(repository.Root, "rendered/zones/contoso.com/bind/records.zone"), "; mine\n");
        repository.Git("add", "-A");
        Assert.Equal(1, Commit().ExitCode);
        repository.Git("reset", "-q", "--hard");
        repository.Git("rm", "-q", "rendered/zones/contoso.com/bind/records.zone");
        Assert.Equal(1, Commit().ExitCode);
    }

    [Fact]
    public void A_folder_that_is_demanded_must_be_there()
    {
        repository.Write("cmg.yaml", PipelineRepository.Spec);
        repository.Git("add", "-A");
        Assert.Equal(0, Commit().ExitCode);
        repository.Git("config", "cmg.output", "out put");
        repository.Write("cmg.yaml", PipelineRepository.Spec + "# again\n");
        repository.Git("add", "-A");
        Assert.Equal(1, Commit().ExitCode);
        Assert.Equal(0, CmgRun.In(repository.Root, "render", "-o", "out put").ExitCode);
        repository.Git("add", "-A");
        Assert.Equal(0, Commit().ExitCode);
    }

    [Fact]
    public void Without_cmg_it_says_what_to_do()
    {
        repository.Git("config", "--unset", "cmg.command");
        repository.Write("cmg.yaml", PipelineRepository.Spec);
        repository.Git("add", "-A");
        var environment = repository.Environment(new Dictionary<string, string>(StringComparer.Ordinal));
        environment["PATH"] = "/usr/bin:/bin";
        var run = ProgramRun.With(environment, "git", "-C", repository.Root, "commit", "-q", "-m", "Change");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("cmg isn't installed", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>The real pre-commit, with entries that begin with 'dotnet cmg', as the file itself says.</summary>
    [Fact]
    public void The_configuration_of_pre_commit_finds_what_was_not_rendered()
    {
        var program = Oracle.Require("pre-commit", "pre-commit");
        Begin();
        var configuration = File.ReadAllText(Repository.Path("examples", "pipelines", "git-hooks", ".pre-commit-config.yaml"));
        repository.Write(".pre-commit-config.yaml", configuration.Replace("entry: cmg", "entry: dotnet cmg", StringComparison.Ordinal));
        repository.Git("add", "-A");
        Assert.Equal(0, InRepository(program, "run", "--all-files").ExitCode);
        repository.Write("cmg.yaml", PipelineRepository.Spec + "dns: {ttl: 300}\n");
        repository.Git("add", "-A");
        var run = InRepository(program, "run");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Are the specs of gateways right?", run.Output, StringComparison.Ordinal);
        Assert.Contains("stale     zones/contoso.com/bind/records.zone", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("examples/pipelines/git-hooks/pre-commit")]
    [InlineData("examples/pipelines/azure-pipelines/run-bicep")]
    [InlineData("build/test")]
    [InlineData("build/pack-twice")]
    [InlineData("build/render-sample")]
    [InlineData("build/release-notes")]
    public void Shellcheck_has_nothing_to_say(string script)
    {
        var run = ProgramRun.Of(Oracle.Require("shellcheck", "shellcheck"), Repository.Path(script.Split('/')));
        Assert.True(run.ExitCode == 0, run.Output);
    }

    private void Begin()
    {
        repository.Render(PipelineRepository.Spec);
        repository.Commit("Begin");
    }

    private ProgramRun Commit(params string[] files) => InRepository("git", ["commit", "-q", "-m", "Change", .. files]);

    private ProgramRun InRepository(string program, params string[] arguments)
    {
        var environment = repository.Environment(new Dictionary<string, string>(StringComparer.Ordinal));
        return ProgramRun.With(environment, "bash", ["-c", "cd \"$1\" && shift && exec \"$@\"", "_", repository.Root, program, .. arguments]);
    }
}
