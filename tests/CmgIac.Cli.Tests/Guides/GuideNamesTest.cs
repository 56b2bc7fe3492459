using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Guides;

/// <summary>Names, paths, commands and pieces of specs in the guide's code are cmg's own: what can't run here is held by them.</summary>
public sealed partial class GuideNamesTest : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly JsonNode gateway;

    public GuideNamesTest()
    {
        folder.Write("cmg.yaml", File.ReadAllText(Repository.Path("cmg.sample.yaml")));
        gateway = JsonNode.Parse(CmgRun.In(folder.Path, "show", "--format", "json").Out)!["gateways"]![0]!;
    }

    public static TheoryData<string> Pages => [.. GuidePage.OfCertificates];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Hosts_are_the_sample_s(string page)
    {
        var service = (string)gateway["serviceName"]!;
        var domain = (string)gateway["cname"]!["zone"]!;
        // The sample's own, its comments included, and what the guide derives from them.
        var known = Host().Matches(Read("cmg.yaml")).Select(match => match.Value)
            .Concat([service, domain, $"*.{domain}", $"_acme-challenge.{service}", $"_acme-challenge.{domain}", $"_validation-persist.{domain}"])
            .ToHashSet(StringComparer.Ordinal);
        foreach (var block in GuidePage.Read(page).Code)
        {
            // Capitals are the matter of renewal, in a spec or between the lines; in no command.
            var isCommand = block.Language is "sh" or "console" or "powershell";
            Assert.All(Host().Matches(block.Text), match => Assert.Contains(isCommand ? match.Value : match.Value.ToLowerInvariant(), known));
            Assert.All(DeploymentName().Matches(block.Text), match => Assert.Equal((string)gateway["deploymentName"]!, match.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Rendered_paths_exist(string page)
    {
        Assert.Equal(0, CmgRun.In(folder.Path, "render").ExitCode);
        var paths = GuidePage.Read(page).Code.SelectMany(block => Rendered().Matches(block.Text)).Select(match => match.Value.Replace('\\', '/'));
        Assert.All(paths, path => Assert.True(Path.Exists(Path.Combine(folder.Path, path)), path));
    }

    /// <summary>What the guide writes under the four lines of a spec is read by cmg; warnings are the matter of some.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Pieces_of_specs_are_understood(string page)
    {
        foreach (var block in GuidePage.Read(page).Code.Where(block => block.Language == "yaml"))
        {
            var lines = block.Text.Split('\n');
            var indent = lines[0].Length - lines[0].TrimStart().Length;
            folder.Write("piece.yaml", "domain: contoso.com\nprefix: granitefalls\nregion: westus\n"
                + string.Join('\n', lines.Select(line => line[Math.Min(indent, line.Length)..])));
            Assert.DoesNotContain("error CMG", CmgRun.In(folder.Path, "validate", "piece.yaml").Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Verbs_and_options_of_cmg_exist(string page)
    {
        foreach (var command in GuidePage.Read(page).Code.SelectMany(block => Cmg().Matches(block.Text)))
        {
            var verb = command.Groups["verb"].Value;
            var help = CmgRun.In(folder.Path, [.. verb.Split(' '), "--help"]);
            Assert.True(help.ExitCode == 0, command.Value);
            Assert.All(
                Option().Matches(command.Groups["rest"].Value).Select(match => match.Value),
                option => Assert.Contains(option + " ", help.Out, StringComparison.Ordinal));
        }
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(folder.Path, name));

    /// <summary>A name in contoso.com. In the name of a file it is what stands before the extension.</summary>
    [GeneratedRegex(@"(?<![\w.@-])(?:[\w*-]+\.)*contoso\.com\b", RegexOptions.IgnoreCase)]
    private static partial Regex Host();

    /// <summary>A command of cmg's up to its line's end.</summary>
    [GeneratedRegex(@"(?:^|^\$ )cmg (?<verb>certificate [a-z]+|[a-z]+)(?<rest>.*)$", RegexOptions.Multiline)]
    private static partial Regex Cmg();

    [GeneratedRegex(@"(?<=\s)--[a-z][a-z-]*")]
    private static partial Regex Option();

    [GeneratedRegex(@"[\w-]+\.[\w-]+\.cloudapp\.azure\.com")]
    private static partial Regex DeploymentName();

    [GeneratedRegex(@"\brendered[\\/][\w.\\/-]+\w")]
    private static partial Regex Rendered();
}
