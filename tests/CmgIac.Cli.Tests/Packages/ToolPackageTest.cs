using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml.Linq;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Packages;

/// <summary>The tool is installed as .NET's tools are, and each way gives the same cmg.</summary>
[Collection(nameof(PackageFeed))]
public class ToolPackageTest(PackageFeed feed)
{
    private const string Spec = "domain: contoso.com\nprefix: granitefalls\nregion: westus\ncloud: AzurePublicCloud\n";

    [Fact]
    public void Is_installed_into_a_repository_by_a_manifest()
    {
        var folder = feed.NewFolder("manifest");
        Succeeds(feed.Dotnet(folder, "new", "tool-manifest"));
        Succeeds(feed.Dotnet(folder, "tool", "install", "CmgIac"));
        Assert.Equal(PackageFeed.Version, Succeeds(feed.Dotnet(folder, "cmg", "--version")).Output.Trim());
        File.WriteAllText(Path.Combine(folder, "cmg.yaml"), Spec);
        Succeeds(feed.Dotnet(folder, "cmg", "render"));
        Succeeds(feed.Dotnet(folder, "cmg", "check"));
        Succeeds(feed.Dotnet(folder, "tool", "uninstall", "CmgIac"));
    }

    [Fact]
    public void In_a_tool_path_starts_the_native_executable()
    {
        var folder = feed.NewFolder("tool-path");
        Succeeds(feed.Dotnet(folder, "tool", "install", "CmgIac", "--tool-path", "tools"));
        Assert.Equal(PackageFeed.Version, Succeeds(feed.Run(folder, Path.Combine(folder, "tools", "cmg"), "--version")).Output.Trim());
        var store = Path.Combine(folder, "tools", ".store");
        Assert.Single(Directory.GetFiles(store, "cmg", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(store, "cmg.dll", SearchOption.AllDirectories));
        Succeeds(feed.Dotnet(folder, "tool", "update", "CmgIac", "--tool-path", "tools"));
        Succeeds(feed.Dotnet(folder, "tool", "uninstall", "CmgIac", "--tool-path", "tools"));
    }

    [Fact]
    public void Runs_without_an_installation()
    {
        var folder = feed.NewFolder("exec");
        var run = Succeeds(feed.Dotnet(folder, "tool", "exec", $"CmgIac@{PackageFeed.Version}", "--yes", "--", "explain", "CMG2004"));
        Assert.Contains("CMG2004", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("any")]
    [InlineData("linux-musl-x64")]
    public void Runs_by_the_runtime_where_there_is_no_native_executable(string system)
    {
        var folder = feed.NewFolder(system);
        ZipFile.ExtractToDirectory(Package($"CmgIac.{system}"), folder);
        var tool = Path.Combine(folder, "tools", "net10.0", system);
        Assert.DoesNotContain(Directory.GetFiles(tool), path => Path.GetFileName(path) == "cmg");
        File.WriteAllText(Path.Combine(folder, "cmg.yaml"), Spec);
        Succeeds(feed.Dotnet(folder, Path.Combine(tool, "cmg.dll"), "render"));
        Succeeds(feed.Dotnet(folder, Path.Combine(tool, "cmg.dll"), "check"));
    }

    [Fact]
    public void The_packages_that_the_tool_names_are_those_that_exist()
    {
        using var pointer = ZipFile.OpenRead(Package("CmgIac"));
        using var settings = pointer.Entries.Single(entry => entry.Name == "DotnetToolSettings.xml").Open();
        var named = XDocument.Load(settings).Descendants().Select(element => (string?)element.Attribute("RuntimeIdentifier")).OfType<string>();
        Assert.Equal(["any", "linux-musl-x64", "linux-x64"], named.Order(StringComparer.Ordinal));
        Assert.All(named, system => Assert.True(File.Exists(Package($"CmgIac.{system}"))));
    }

    [Theory]
    [InlineData("CmgIac")]
    [InlineData("CmgIac.any")]
    [InlineData("CmgIac.linux-x64")]
    [InlineData("CmgIac.MSBuild")]
    public void Says_what_it_is(string id)
    {
        using var package = ZipFile.OpenRead(Package(id));
        using var stream = package.Entries.Single(entry => entry.FullName == $"{id}.nuspec").Open();
        var metadata = XDocument.Load(stream).Descendants().ToLookup(element => element.Name.LocalName, StringComparer.Ordinal);
        Assert.Equal("MIT", metadata["license"].Single().Value);
        Assert.All(
            new[] { metadata["icon"].Single().Value, metadata["readme"].Single().Value, "LICENSE" },
            file => Assert.Contains(package.Entries, entry => entry.FullName == file));
        Assert.StartsWith("## ", metadata["releaseNotes"].Single().Value, StringComparison.Ordinal);
        Assert.All(new[] { "description", "tags", "title" }, name => Assert.NotEmpty(metadata[name].Single().Value));
        Assert.DoesNotContain(metadata["repository"], repository => repository.Attribute("url") is not null);
    }

    [Fact]
    public void The_archive_needs_no_runtime_and_fits_its_checksum()
    {
        var folder = feed.NewFolder("archive");
        var name = $"cmg-{PackageFeed.Version}-linux-x64";
        var archive = Path.Combine(feed.Folder, name + ".tar.gz");
        var sums = File.ReadAllLines(Path.Combine(feed.Folder, "SHA256SUMS")).Select(line => line.Split("  "))
            .ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal);
        Assert.Equal(Directory.GetFiles(feed.Folder).Length - 1, sums.Count);
        Assert.Equal(sums[name + ".tar.gz"], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(archive))));
        Succeeds(feed.Run(folder, "tar", "-xzf", archive));
        Assert.Equal(["LICENSE", "README.md", "cmg"], Directory.GetFiles(Path.Combine(folder, name)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var run = Succeeds(feed.Run(folder, "env", "-i", Path.Combine(folder, name, "cmg"), "--version"));
        Assert.Equal(PackageFeed.Version, run.Output.Trim());
    }

    private string Package(string id)
    {
        feed.NewFolder("none");
        return Path.Combine(feed.Folder, $"{id}.{PackageFeed.Version}.nupkg");
    }

    private static ProgramRun Succeeds(ProgramRun run)
    {
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        return run;
    }
}
