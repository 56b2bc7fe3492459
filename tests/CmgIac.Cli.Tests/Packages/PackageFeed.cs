using System.Diagnostics;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Packages;

/// <summary>
/// The packages of this checkout, as <c>build/test</c> has packed them: CMG_PACKAGES says where. What is restored or
/// installed from them lies in folders that are gone with the tests.
/// </summary>
public sealed class PackageFeed : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly TemporaryFolder own = new();

    public PackageFeed() => own.Write("work/NuGet.config", $"""
        <configuration>
          <packageSources>
            <add key="packed" value="{Folder}" />
          </packageSources>
        </configuration>
        """);

    public static string Version => Shell.Version;

    /// <summary>The folder of packages, which is a source as well.</summary>
    public string Folder { get; } = Environment.GetEnvironmentVariable("CMG_PACKAGES") is { Length: > 0 } given ? Path.GetFullPath(given) : "";

    /// <summary>Where packages are unpacked.</summary>
    public string Restored => Path.Combine(own.Path, "restored");

    /// <summary>A new folder outside of the repository, below a NuGet.config that adds the source.</summary>
    public string NewFolder(string name)
    {
        if (Folder.Length == 0)
        {
            Oracle.Missing("CMG_PACKAGES doesn't name the folder into which 'build/pack' has packed this checkout.");
        }

        return Directory.CreateDirectory(Path.Combine(own.Path, "work", name)).FullName;
    }

    internal ProgramRun Dotnet(string folder, params string[] arguments) => Run(folder, "dotnet", arguments);

    internal ProgramRun Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The user's own packages and tools are neither used nor changed, and no process outlives the test.
        start.Environment.Remove("CI");
        start.Environment["NUGET_PACKAGES"] = Restored;
        start.Environment["DOTNET_CLI_HOME"] = Path.Combine(own.Path, "home");
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        using var process = Process.Start(start)!;
        using var watch = new CancellationTokenSource(Limit);
        using var kill = watch.Token.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramRun(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    public void Dispose() => own.Dispose();
}

/// <summary>One feed for all, and one of them at a time: each has the machine busy by itself.</summary>
[CollectionDefinition(nameof(PackageFeed))]
public sealed class PackageTests : ICollectionFixture<PackageFeed>;
