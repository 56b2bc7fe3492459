using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Fuzzing;

/// <summary>
/// The fuzzing harness of tests/CmgIac.Fuzz over its corpora, all findings that there were and mutations that are the same in every
/// run. It is a process of its own: what overflows the stack there ends no test run. <c>build/fuzz</c> is the long run.
/// </summary>
public class FuzzReplayTest
{
    private const int FewestTargets = 12;

    /// <summary>Of the mutations that a run by hand makes: seconds, also where the machine has others to serve.</summary>
    private const string Percent = "40";

    /// <summary>Beside the folder of these tests, and built with them.</summary>
    private static readonly string Harness =
        Path.Combine(AppContext.BaseDirectory.Replace("CmgIac.Cli.Tests", "CmgIac.Fuzz", StringComparison.Ordinal), "CmgIac.Fuzz.dll");

    private static readonly string Sources = Repository.Path("tests", "CmgIac.Fuzz");

    [Fact]
    public void No_reader_and_no_writer_breaks()
    {
        var run = Run("replay", Sources, Percent);

        Assert.True(run.ExitCode == 0, run.Errors);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToList();
        Assert.Equal(Targets, lines.Select(line => line[0]));
        Assert.True(lines.Count >= FewestTargets);
        Assert.All(lines, line =>
        {
            var (inputs, seeds, findings) = (int.Parse(line[1]), int.Parse(line[2]), int.Parse(line[4]));
            Assert.True(seeds > 0, $"{line[0]} has no corpus.");
            Assert.True(inputs > seeds + 1, $"{line[0]} ran {inputs} inputs.");
            Assert.Equal(0, findings);
        });
    }

    /// <summary>A target that is renamed or goes leaves no files behind that nobody runs.</summary>
    [Theory]
    [InlineData("corpus")]
    [InlineData("findings")]
    public void Every_folder_belongs_to_a_target(string kind) => Assert.Equal([],
        Directory.GetDirectories(Path.Combine(Sources, kind)).Select(Path.GetFileName).Except(Targets));

    [Fact]
    public void A_reader_that_breaks_is_told()
    {
        using var folder = new TemporaryFolder();
        folder.Write("findings/self-test/broken", "broken");

        var run = Run("replay", folder.Path, "0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("self-test: BrokenContractException-", run.Errors, StringComparison.Ordinal);
    }

    private static string[] Targets =>
        [.. Run("list").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0])];

    private static ProgramRun Run(params string[] arguments) =>
        ProgramRun.With(new() { ["DOTNET_GCHeapHardLimit"] = "0x60000000", ["DOTNET_DbgEnableMiniDump"] = "0" }, "dotnet", [Harness, .. arguments]);
}
