using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Pipelines;

/// <summary>The pipeline for GitLab CI, job by job in real repositories.</summary>
public class GitLabPipelineTest : IDisposable
{
    private const string Changed = PipelineRepository.Spec + "dns: {ttl: 300}\n";

    private readonly PipelineRepository repository = new();
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal)
    {
        ["CI_API_V4_URL"] = "https://gitlab.example.com/api/v4",
        ["CI_PROJECT_ID"] = "3",
        ["CI_MERGE_REQUEST_IID"] = "7",
        ["CMG_NOTE_TOKEN"] = "s3cret",
    };

    public GitLabPipelineTest()
    {
        repository.Render(PipelineRepository.Spec);
        repository.Commit("Begin");
        variables["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = repository.Git("rev-parse", "HEAD");
    }

    public void Dispose()
    {
        repository.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_good_change_passes_and_becomes_a_note_once()
    {
        Oracle.Require("jq", "jq");
        repository.Propose(Changed);
        repository.Answer("curl", "[]");
        Assert.All(new[] { "cmg-validate", "cmg-check", "cmg-plan" }, job => Assert.True(Run(job) is { ExitCode: 0 }, job));
        Assert.Equal("[]", repository.Read("validate-quality.json").Trim());
        Assert.Contains("--request POST https://gitlab.example.com/api/v4/projects/3/merge_requests/7/notes --data-urlencode body@plan.md", repository.Asked, StringComparison.Ordinal);
        Assert.Contains("curl stdin: header = \"PRIVATE-TOKEN: s3cret\"", repository.Asked, StringComparison.Ordinal);

        repository.Answer("curl", """[{"id":8,"author":{"id":1},"body":"<!-- cmg diff -->"},{"id":9,"author":{"id":7},"body":"<!-- cmg diff -->\nold"}]""");
        Assert.Equal(0, Run("cmg-plan").ExitCode);
        Assert.Contains("--request PUT https://gitlab.example.com/api/v4/projects/3/merge_requests/7/notes/9 --data-urlencode body@plan.md", repository.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_was_not_rendered_fails_with_its_reports()
    {
        repository.Propose(Changed, renders: false);
        Assert.Equal(0, Run("cmg-validate").ExitCode);
        Assert.Equal(2, Run("cmg-check").ExitCode);
        Assert.Contains("CMG5082", repository.Read("check-quality.json"), StringComparison.Ordinal);
        Assert.Contains("CMG5082", repository.Read("check.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_spec_fails_each_job()
    {
        repository.Propose("domain: contoso.com\nprefix: granite-falls\nregion: westus\n", renders: false);
        Assert.All(new[] { "cmg-validate", "cmg-check", "cmg-plan" }, job => Assert.Equal(1, Run(job).ExitCode));
    }

    [Fact]
    public void A_plan_that_a_guard_stops_fails_after_its_note()
    {
        repository.Propose(PipelineRepository.Spec.Replace("granitefalls", "basalt", StringComparison.Ordinal));
        repository.Answer("curl", "[]");
        Assert.NotEqual(0, Run("cmg-plan").ExitCode);
        Assert.Contains("--request POST", repository.Asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("granitefalls.contoso.com. 300 IN CNAME elsewhere.example.com.\n", 2)]
    public void A_schedule_fails_while_the_world_differs(string records, int exitCode)
    {
        using var server = NameServer.Start("contoso.com", records);
        repository.Resolver = $"127.0.0.1:{server.Port}";
        repository.Write("cmg.yaml", PipelineRepository.Spec + "state: planned\n");
        Assert.Equal(exitCode, Run("cmg-drift").ExitCode);
    }

    [Fact]
    public void Parallel_jobs_are_the_whole()
    {
        variables["CI_NODE_TOTAL"] = "3";
        for (var node = 1; node <= 3; node++)
        {
            variables["CI_NODE_INDEX"] = $"{node}";
            Assert.Equal(0, Run("cmg-shard").ExitCode);
        }

        Assert.Equal(0, Run("cmg-whole").ExitCode);
    }

    private ProgramRun Run(string job)
    {
        var step = PipelineStep.OfGitLab(Repository.Path("examples", "pipelines", "gitlab", ".gitlab-ci.yml"), job);
        var all = new Dictionary<string, string>(step.Environment, StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            all[name] = value;
        }

        return repository.Bash(step.Script, "-eo pipefail", all);
    }
}
