using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Pipelines;

/// <summary>The workflows for GitHub Actions, step by step in real repositories.</summary>
public class GitHubWorkflowTest : IDisposable
{
    private readonly PipelineRepository repository = new();
    private readonly Dictionary<string, string> outputs = new(StringComparer.Ordinal);

    public GitHubWorkflowTest()
    {
        repository.Render(PipelineRepository.Spec);
        repository.Commit("Begin");
    }

    public void Dispose()
    {
        repository.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_good_change_passes_and_its_plan_becomes_a_comment_once()
    {
        repository.Propose(PipelineRepository.Spec + "dns: {ttl: 300}\n");
        Assert.Equal([0, 0, 0], Run("cmg-pull-request.yml", "check").Select(step => step.Run.ExitCode));
        Assert.All(new[] { "validate.sarif", "check.sarif" }, file =>
            Assert.Empty(JsonNode.Parse(repository.Read(file))!["runs"]![0]!["results"]!.AsArray()));

        Assert.Equal([0, 0, 0], Run("cmg-pull-request.yml", "plan").Select(step => step.Run.ExitCode));
        Assert.StartsWith("<!-- cmg diff -->", repository.Read("plan.md"), StringComparison.Ordinal);
        Assert.Contains("gh pr comment 7 --repo contoso/cmg --body-file plan.md\n", repository.Asked, StringComparison.Ordinal);
        Assert.Contains("<!-- cmg diff -->", repository.Read("summary"), StringComparison.Ordinal);

        repository.Answer("gh", "42\n43\n");
        Run("cmg-pull-request.yml", "plan");
        Assert.Contains("gh api --method PATCH repos/contoso/cmg/issues/comments/42 -F body=@plan.md --silent\n", repository.Asked, StringComparison.Ordinal);
        Assert.Single(repository.Asked.Split('\n'), line => line.StartsWith("gh pr comment", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_of_nothing_is_no_comment()
    {
        repository.Propose(PipelineRepository.Spec + "# a word\n");
        Assert.Equal([0, 0, 0], Run("cmg-pull-request.yml", "plan").Select(step => step.Run.ExitCode));
        Assert.DoesNotContain("comment 7", repository.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_were_not_rendered_fail_the_check_with_findings()
    {
        repository.Propose(PipelineRepository.Spec + "dns: {ttl: 300}\n", renders: false);
        var steps = Run("cmg-pull-request.yml", "check");
        Assert.Equal(2, steps.Single(step => step.Step.Name == "Are the rendered files what the specs render?").Run.ExitCode);
        Assert.NotEmpty(JsonNode.Parse(repository.Read("check.sarif"))!["runs"]![0]!["results"]!.AsArray());
        Assert.Contains("+    TTL: 300", steps[^1].Run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_spec_fails_the_check_at_its_line_and_leaves_no_comment()
    {
        repository.Propose("domain: contoso.com\nprefix: granite-falls\nregion: westus\n", renders: false);
        var steps = Run("cmg-pull-request.yml", "check");
        Assert.Equal(1, steps.Single(step => step.Step.Name == "Are the specs right?").Run.ExitCode);
        Assert.Contains("::error file=cmg.yaml,line=2,", steps[^1].Run.Output, StringComparison.Ordinal);
        Assert.Equal(1, Run("cmg-pull-request.yml", "plan")[^1].Run.ExitCode);
        Assert.DoesNotContain("comment 7", repository.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_a_guard_stops_is_shown_and_fails()
    {
        repository.Propose(PipelineRepository.Spec.Replace("granitefalls", "basalt", StringComparison.Ordinal));
        Assert.Equal(1, Run("cmg-pull-request.yml", "plan")[^1].Run.ExitCode);
        Assert.Contains("gh pr comment 7 ", repository.Asked, StringComparison.Ordinal);
        Assert.Contains("CMG8001", repository.Read("plan.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true, "gh issue close 5 --comment", "")]
    [InlineData("granitefalls.contoso.com. 300 IN CNAME elsewhere.example.com.\n", false, "gh issue create --title", "")]
    [InlineData("granitefalls.contoso.com. 300 IN CNAME elsewhere.example.com.\n", false, "gh issue edit 5 --body-file issue.md", "5\n")]
    public void Every_night_one_issue_is_opened_brought_up_to_date_and_closed(string records, bool agrees, string asked, string issue)
    {
        using var server = NameServer.Start("contoso.com", records);
        repository.Resolver = $"127.0.0.1:{server.Port}";
        repository.Render(PipelineRepository.Spec + "state: planned\ncertificate: {current: none.cer}\n");
        repository.Answer("gh", agrees ? "5\n" : issue);
        var steps = Run("cmg-nightly.yml", "drift");
        Assert.Equal(agrees ? 0 : 1, steps[^1].Run.ExitCode);
        Assert.Contains(asked, repository.Asked, StringComparison.Ordinal);
        Assert.Equal(!agrees, repository.Read("issue.md").Contains("    cmg.yaml(", StringComparison.Ordinal)
            && repository.Read("issue.md").Contains("CMG6009", StringComparison.Ordinal));
    }

    [Fact]
    public void The_shards_of_a_matrix_are_the_whole()
    {
        for (var shard = 1; shard <= 4; shard++)
        {
            var steps = Run("cmg-large-fleet.yml", "shard", ("matrix.shard", $"{shard}"), ("strategy.job-total", "4"));
            Assert.Equal(0, steps[^1].Run.ExitCode);
            if (Directory.Exists(Path.Combine(repository.Root, "rendered")))
            {
                Directory.CreateDirectory(Path.Combine(repository.Root, "shards"));
                Directory.Move(Path.Combine(repository.Root, "rendered"), Path.Combine(repository.Root, $"shards/cmg-shard-{shard}"));
            }
        }

        Assert.Equal(0, Run("cmg-large-fleet.yml", "whole")[^1].Run.ExitCode);
        Directory.Delete(Path.Combine(repository.Root, "shards"), recursive: true);
        Assert.Equal(1, Run("cmg-large-fleet.yml", "whole")[^1].Run.ExitCode);
    }

    /// <summary>The steps that run, as GitHub would have them, each with how it ended.</summary>
    private List<(PipelineStep Step, ProgramRun Run)> Run(string file, string job, params (string Expression, string Value)[] values)
    {
        var path = Repository.Path("examples", "pipelines", "github", file);
        var shared = PipelineStep.OfGitHub(path, job);
        var environment = (YamlDotNet.RepresentationModel.YamlMappingNode)PipelineStep.Root(path)["env"];
        var done = new List<(PipelineStep, ProgramRun)>();
        var failed = false;
        foreach (var step in shared)
        {
            if (!Applies(step.Condition, failed))
            {
                continue;
            }

            var variables = environment.Children.ToDictionary(item => $"{item.Key}", item => $"{item.Value}", StringComparer.Ordinal);
            foreach (var (name, value) in step.Environment)
            {
                variables[name] = Evaluate(value, values);
            }

            variables["GITHUB_OUTPUT"] = Path.Combine(repository.Root, "outputs");
            variables["GITHUB_STEP_SUMMARY"] = Path.Combine(repository.Root, "summary");
            variables["GITHUB_REPOSITORY"] = "contoso/cmg";
            var run = repository.Bash(step.Script, "--noprofile --norc -eo pipefail", variables);
            failed |= run.ExitCode != 0;
            done.Add((step, run));
            if (File.Exists(variables["GITHUB_OUTPUT"]))
            {
                foreach (var line in File.ReadAllLines(variables["GITHUB_OUTPUT"]))
                {
                    outputs[$"steps.{step.Id}.outputs.{line.Split('=')[0]}"] = line.Split('=')[1];
                }

                File.Delete(variables["GITHUB_OUTPUT"]);
            }
        }

        return done;
    }

    /// <summary>The few conditions that the files have.</summary>
    private bool Applies(string? condition, bool failed) => condition switch
    {
        null => !failed,
        "${{ !cancelled() }}" => true,
        "failure()" => failed,
        "github.event.pull_request.head.repo.full_name == github.repository" => !failed,
        _ when condition.Split(" != ") is [var name, var value] => !failed && outputs.GetValueOrDefault(name) != value.Trim('\''),
        _ when condition.Split(" == ") is [var name, var value] => !failed && outputs.GetValueOrDefault(name) == value.Trim('\''),
        _ => throw new InvalidOperationException(condition),
    };

    private string Evaluate(string text, (string Expression, string Value)[] values)
    {
        (string, string)[] known = [("github.token", "token"), ("github.repository", "contoso/cmg"), ("github.event.pull_request.number", "7"), .. values, .. outputs.Select(item => (item.Key, item.Value))];
        foreach (var (expression, value) in known)
        {
            text = text.Replace("${{ " + expression + " }}", value, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("${{", text, StringComparison.Ordinal);
        return text;
    }
}
