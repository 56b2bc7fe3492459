using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Packages;

/// <summary>A project with the package and a spec, in a folder of its own outside of the repository.</summary>
internal sealed class BuildProject
{
    public const string Spec = "domain: contoso.com\nprefix: granitefalls\nregion: westus\ncloud: AzurePublicCloud\n";

    private const string Reference = "<PackageReference Include=\"CmgIac.MSBuild\" Version=\"0.1.0\" PrivateAssets=\"all\" />";

    private readonly PackageFeed feed;

    public BuildProject(PackageFeed feed, string name, string properties = "<TargetFramework>net10.0</TargetFramework>", string items = "")
    {
        this.feed = feed;
        Folder = feed.NewFolder(name);
        Write("cmg.yaml", Spec);
        Write("app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{properties}</PropertyGroup>
              <ItemGroup>{Reference}{items}</ItemGroup>
            </Project>
            """);
    }

    public string Folder { get; }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public bool Has(string name) => File.Exists(Path.Combine(Folder, name));

    public ProgramRun Dotnet(params string[] arguments) => feed.Dotnet(Folder, arguments);

    /// <summary>The target alone, which needs no compiler; restored must the project be.</summary>
    public ProgramRun Render(params string[] properties) => Dotnet(["msbuild", "-nologo", "-t:CmgRender", "-v:d", .. properties]);

    /// <summary>Does the log of a detailed run say that cmg ran?</summary>
    public static bool Ran(ProgramRun run) => !run.Output.Contains("Skipping target \"_CmgRun\"", StringComparison.Ordinal);

    public static ProgramRun Succeeds(ProgramRun run)
    {
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        return run;
    }

    /// <summary>The errors and warnings of the log, each once, without the project's name at their end.</summary>
    public static IEnumerable<string> Messages(ProgramRun run) => run.Output.Split('\n')
        .Where(line => line.Contains(" error CMG", StringComparison.Ordinal) || line.Contains(" warning CMG", StringComparison.Ordinal) || line.Contains("error MSB", StringComparison.Ordinal))
        .Select(line => line.Trim().Split(" [")[0])
        .Distinct(StringComparer.Ordinal);
}
