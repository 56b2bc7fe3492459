using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Packages;

/// <summary>What is built is what was locked, and the bill of materials says so.</summary>
[Collection(nameof(PackageFeed))]
public class SupplyChainTest(PackageFeed feed)
{
    public static TheoryData<string> LockFiles =>
        [.. Directory.GetFiles(Repository.Path("src"), "packages*.lock.json", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Repository.Path("tests"), "packages*.lock.json", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Path(), path))];

    /// <summary>Each package has one version and the hash of its content, and no registry is named.</summary>
    [Theory]
    [MemberData(nameof(LockFiles))]
    public void Every_package_is_locked_by_its_content(string file)
    {
        var packages = Locked(file);
        Assert.All(packages, package =>
        {
            Assert.NotEmpty((string)package.Value!["resolved"]!);
            Assert.Equal(64, Convert.FromBase64String((string)package.Value["contentHash"]!).Length);
        });
        Assert.DoesNotContain("http", File.ReadAllText(Repository.Path(file)), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>NuGet's audit of all packages is on, and no warning of it is let through.</summary>
    [Theory]
    [InlineData("NuGetAudit", "true")]
    [InlineData("NuGetAuditMode", "all")]
    [InlineData("NuGetAuditLevel", "low")]
    [InlineData("TreatWarningsAsErrors", "true")]
    [InlineData("WarningsNotAsErrors", "")]
    public void A_known_vulnerability_fails_the_restore(string property, string value)
    {
        var run = ProgramRun.Of("dotnet", "msbuild", Repository.Path("src", "CmgIac.Cli"), $"-getProperty:{property}");
        Assert.Equal(value, run.Output.Trim());
    }

    [Fact]
    public void The_bill_of_materials_names_what_was_locked_and_nothing_else()
    {
        feed.NewFolder("materials");
        var bill = JsonNode.Parse(File.ReadAllText(Path.Combine(feed.Folder, $"cmg-{PackageFeed.Version}.cdx.json")))!;
        var named = bill["components"]!.AsArray().Select(component => $"{component!["name"]} {component["version"]}").Order(StringComparer.Ordinal);
        var locked = Locked("src/CmgIac.Cli/packages.lock.json")
            .Select(package => $"{package.Key} {package.Value!["resolved"]}").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(locked, named);
        Assert.All(bill["components"]!.AsArray(), component =>
        {
            Assert.Single(component!["hashes"]!.AsArray());
            Assert.NotEmpty(component["licenses"]!.AsArray());
        });
    }

    private static List<KeyValuePair<string, JsonNode?>> Locked(string file) =>
        [.. JsonNode.Parse(File.ReadAllText(Repository.Path(file)))!["dependencies"]!.AsObject()
            .SelectMany(target => target.Value!.AsObject())
            .Where(package => (string)package.Value!["type"]! != "Project")];
}
