using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Pipelines;

/// <summary>The pipelines for Azure Pipelines, step by step in real repositories.</summary>
public class AzurePipelineTest : IDisposable
{
    private const string Deployed = PipelineRepository.Spec + "dns: {azure: {resourceGroup: rg-dns}}\n";

    private readonly PipelineRepository repository = new();
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal)
    {
        ["specs"] = ".",
        ["output"] = "rendered",
        ["Build.ArtifactStagingDirectory"] = "staging",
        ["System.AccessToken"] = "s3cret",
        ["System.CollectionUri"] = "https://dev.azure.com/contoso/",
        ["System.TeamProjectId"] = "project",
        ["Build.Repository.ID"] = "repo",
        ["System.PullRequest.PullRequestId"] = "7",
        ["plan"] = "2",
    };

    public AzurePipelineTest()
    {
        repository.Render(Deployed);
        repository.Commit("Begin");
    }

    public void Dispose()
    {
        repository.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_good_change_passes_and_becomes_a_comment_of_the_pull_request()
    {
        Oracle.Require("jq", "jq");
        repository.Propose(Deployed.Replace("rg-dns}", "rg-dns}, ttl: 300", StringComparison.Ordinal));
        repository.Answer("curl", """{"value":[{"id":1,"comments":[{"id":1,"content":"hello"}]},{"id":2,"comments":[]}]}""");
        var runs = Run("cmg-pull-request.yml");
        Assert.All(runs.Where(item => item.Step.Script != "exit 1"), item => Assert.True(item.Run.ExitCode == 0, item.Step.Name + item.Run.Errors));
        Assert.Contains("##vso[task.setvariable variable=plan]2", runs.Single(item => item.Step.Name == "What the change means").Run.Output, StringComparison.Ordinal);
        Assert.Contains("curl --config - --fail --silent --show-error --header Content-Type: application/json --request POST https://dev.azure.com/contoso/project/_apis/git/repositories/repo/pullRequests/7/threads?api-version=7.1 --data @thread.json", repository.Asked, StringComparison.Ordinal);
        Assert.Contains("curl stdin: header = \"Authorization: Bearer s3cret\"", repository.Asked, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", string.Concat(repository.Asked.Split('\n').Where(line => !line.Contains("stdin", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("<!-- cmg diff -->", repository.Read("thread.json"), StringComparison.Ordinal);

        repository.Answer("curl", """{"value":[{"id":9,"comments":[{"id":3,"content":"<!-- cmg diff -->\nold"}]}]}""");
        Run("cmg-pull-request.yml");
        Assert.Contains("--request PATCH https://dev.azure.com/contoso/project/_apis/git/repositories/repo/pullRequests/7/threads/9/comments/3?api-version=7.1 --data @comment.json", repository.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_was_not_rendered_fails_and_its_reports_are_written()
    {
        repository.Propose(Deployed.Replace("rg-dns}", "rg-dns}, ttl: 300", StringComparison.Ordinal), renders: false);
        var runs = Run("cmg-pull-request.yml");
        Assert.Equal(2, runs.Single(item => item.Step.Name == "Are the rendered files what the specs render?").Run.ExitCode);
        Assert.Contains("CMG5082", repository.Read("check.xml"), StringComparison.Ordinal);
        Assert.Contains("CMG5082", repository.Read("staging/sarif/check.sarif"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_reviewed_plan_is_previewed_and_deployed_gateways_before_zones()
    {
        repository.Propose(Deployed.Replace("rg-dns}", "rg-dns}, ttl: 300", StringComparison.Ordinal));
        using var server = NameServer.Start("contoso.com", "granitefalls.contoso.com. 3600 IN CNAME granitefalls.westus.cloudapp.azure.com.\n");
        repository.Resolver = $"127.0.0.1:{server.Port}";
        variables["against"] = "HEAD^1";
        variables["reviewed"] = Checksum();
        Assert.All(Deploy(), item => Assert.True(item.Run.ExitCode == 0, item.Step.Name + item.Run.Output + item.Run.Errors));
        Assert.Equal(
            [
                "az deployment sub what-if --location westus --parameters main.bicepparam",
                "az deployment group what-if --resource-group rg-dns --parameters main.bicepparam",
                "az deployment sub create --name cmg-granitefalls-westus --location westus --parameters main.bicepparam",
                "az deployment group create --name cmg-contoso.com --resource-group rg-dns --parameters main.bicepparam",
            ],
            repository.Asked.Split('\n').Where(line => line.StartsWith("az ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_plan_than_the_reviewed_one_stops_before_azure_is_asked()
    {
        repository.Propose(Deployed.Replace("rg-dns}", "rg-dns}, ttl: 300", StringComparison.Ordinal));
        variables["against"] = "HEAD^1";
        variables["reviewed"] = new string('0', 64);
        var runs = Deploy();
        Assert.Equal(("Is it the plan that was reviewed?", 1), (runs[^1].Step.Name, runs[^1].Run.ExitCode));
        Assert.Contains("CMG8006", runs[^1].Run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("az ", repository.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_somebody_else_s_stops_before_azure_is_asked()
    {
        using var server = NameServer.Start("contoso.com", "granitefalls.contoso.com. 3600 IN CNAME elsewhere.example.com.\n");
        repository.Resolver = $"127.0.0.1:{server.Port}";
        repository.Propose(Deployed.Replace("rg-dns}", "rg-dns}, ttl: 300", StringComparison.Ordinal));
        variables["against"] = "HEAD^1";
        variables["reviewed"] = Checksum();
        var runs = Deploy();
        Assert.Equal(("Is each name absent, or ours?", 2), (runs[^1].Step.Name, runs[^1].Run.ExitCode));
        Assert.DoesNotContain("az ", repository.Asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("preview", "rockets", 2, "usage: ")]
    [InlineData("deploy", "zones", 1, "write 'dns.azure.resourceGroup' into the spec")]
    public void Run_bicep_refuses_what_it_can_t_do(string verb, string kind, int exitCode, string message)
    {
        repository.Render(PipelineRepository.Spec);
        var run = repository.Bash(File.ReadAllText(Repository.Path("examples", "pipelines", "azure-pipelines", "run-bicep")), "", variables);
        Assert.Equal(2, run.ExitCode);
        run = repository.Bash($"bash '{Repository.Path("examples", "pipelines", "azure-pipelines", "run-bicep")}' {verb} {kind}", "", variables);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_bicep_stops_at_the_first_deployment_that_fails()
    {
        repository.Answer("az", "", status: 3);
        var run = repository.Bash($"bash '{Repository.Path("examples", "pipelines", "azure-pipelines", "run-bicep")}' deploy gateways", "", variables);
        Assert.Equal(3, run.ExitCode);
    }

    [Fact]
    public void Shards_of_parallel_jobs_are_the_whole()
    {
        variables["System.TotalJobsInPhase"] = "3";
        for (var shard = 1; shard <= 3; shard++)
        {
            variables["System.JobPositionInPhase"] = $"{shard}";
            var run = Run("cmg-large-fleet.yml").Single(item => item.Step.Name == "Render the shard into an empty folder").Run;
            Assert.True(run.ExitCode == 0, run.Errors);
            Directory.CreateDirectory(Path.Combine(repository.Root, "shards"));
            Directory.Move(Path.Combine(repository.Root, "rendered"), Path.Combine(repository.Root, $"shards/cmg-shard-{shard}"));
        }

        var whole = PipelineStep.OfAzure(Repository.Path("examples", "pipelines", "azure-pipelines", "cmg-large-fleet.yml"))[^1];
        Assert.Equal(0, repository.Bash(PipelineRepository.Expand(whole.Script, variables), "", variables).ExitCode);
    }

    private string Checksum() => (string)System.Text.Json.Nodes.JsonNode.Parse(CmgRun.In(repository.Root, "diff", ".", "--against", "HEAD^1", "--format", "json").Out)!["checksum"]!;

    /// <summary>The stages up to the first step that fails.</summary>
    private List<(PipelineStep Step, ProgramRun Run)> Deploy()
    {
        File.Copy(Repository.Path("examples", "pipelines", "azure-pipelines", "run-bicep"), Path.Combine(repository.Root, "run-bicep"));
        return Run("cmg-deploy.yml", stopsAtFailure: true);
    }

    private List<(PipelineStep Step, ProgramRun Run)> Run(string file, bool stopsAtFailure = false)
    {
        var done = new List<(PipelineStep, ProgramRun)>();
        foreach (var step in PipelineStep.OfAzure(Repository.Path("examples", "pipelines", "azure-pipelines", file)))
        {
            var environment = step.Environment.ToDictionary(item => item.Key, item => PipelineRepository.Expand(item.Value, variables)
                .Replace("${{ parameters.against }}", variables.GetValueOrDefault("against"), StringComparison.Ordinal)
                .Replace("${{ parameters.reviewed }}", variables.GetValueOrDefault("reviewed"), StringComparison.Ordinal), StringComparer.Ordinal);
            var run = repository.Bash(PipelineRepository.Expand(step.Script, variables), "", environment);
            done.Add((step, run));
            if (stopsAtFailure && run.ExitCode != 0)
            {
                break;
            }
        }

        return done;
    }
}
