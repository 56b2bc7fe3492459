using YamlDotNet.RepresentationModel;

namespace CmgIac.Cli.Tests.Pipelines;

/// <summary>A step of a pipeline file that runs a script; <paramref name="Condition"/> is null where a failure before it skips it.</summary>
internal sealed record PipelineStep(string Name, string Script, IReadOnlyDictionary<string, string> Environment, string? Condition, string? Id = null)
{
    /// <summary>Of a job of a workflow of GitHub Actions.</summary>
    public static IReadOnlyList<PipelineStep> OfGitHub(string file, string job) =>
    [
        .. Steps(Root(file)["jobs"][job]).Where(step => Has(step, "run")).Select(step => new PipelineStep(
            Text(step, "name")!, Text(step, "run")!, Variables(step), Text(step, "if"), Text(step, "id"))),
    ];

    /// <summary>Of a pipeline of Azure Pipelines: the steps of all its jobs, in order, those of its templates among them.</summary>
    public static IReadOnlyList<PipelineStep> OfAzure(string file) => [.. Found(Root(file), Path.GetDirectoryName(file)!)];

    /// <summary>A job of GitLab's as one script, which ends at the first command that fails.</summary>
    public static PipelineStep OfGitLab(string file, string job)
    {
        var root = Root(file);
        var before = (YamlSequenceNode)root["default"]["before_script"];
        var script = (YamlSequenceNode)root[job]["script"];
        return new(job, string.Join('\n', before.Concat(script).Select(line => ((YamlScalarNode)line).Value)), Variables(root), null);
    }

    public static YamlMappingNode Root(string file)
    {
        using var reader = new StreamReader(file);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static IEnumerable<PipelineStep> Found(YamlNode node, string folder)
    {
        switch (node)
        {
            case YamlMappingNode step when Has(step, "template"):
                return OfAzure(Path.Combine(folder, Text(step, "template")!));
            case YamlMappingNode step when Has(step, "bash"):
                return [new(Text(step, "displayName")!, Text(step, "bash")!, Variables(step), Text(step, "condition"))];
            case YamlMappingNode step when Text(step, "task") == "AzureCLI@2":
                return [new(Text(step, "displayName")!, Text(step["inputs"], "inlineScript")!, Variables(step), Text(step, "condition"))];
            case YamlMappingNode map:
                return map.Children.Values.SelectMany(child => Found(child, folder));
            case YamlSequenceNode list:
                return list.SelectMany(child => Found(child, folder));
            default:
                return [];
        }
    }

    private static IEnumerable<YamlMappingNode> Steps(YamlNode job) => ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>();

    private static Dictionary<string, string> Variables(YamlMappingNode node) => new[] { "env", "variables" }.Where(key => Has(node, key))
        .SelectMany(key => ((YamlMappingNode)node[key]).Children)
        .ToDictionary(item => ((YamlScalarNode)item.Key).Value!, item => ((YamlScalarNode)item.Value).Value!, StringComparer.Ordinal);

    private static bool Has(YamlMappingNode node, string key) => node.Children.ContainsKey(key);

    private static string? Text(YamlNode node, string key) => node is YamlMappingNode map && Has(map, key) ? ((YamlScalarNode)map[key]).Value : null;
}
