using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Guides;

/// <summary>Names and paths in the guide's code are those that cmg makes of the sample: commands that can't run here are held by them.</summary>
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

    private string Read(string name) => File.ReadAllText(Path.Combine(folder.Path, name));

    /// <summary>A name in contoso.com. In the name of a file it is what stands before the extension.</summary>
    [GeneratedRegex(@"(?<![\w.@-])(?:[\w*-]+\.)*contoso\.com\b", RegexOptions.IgnoreCase)]
    private static partial Regex Host();

    [GeneratedRegex(@"[\w-]+\.[\w-]+\.cloudapp\.azure\.com")]
    private static partial Regex DeploymentName();

    [GeneratedRegex(@"\brendered[\\/][\w.\\/-]+\w")]
    private static partial Regex Rendered();
}
