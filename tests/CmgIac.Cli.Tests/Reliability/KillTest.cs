using System.Diagnostics;
using System.Globalization;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Reliability;

/// <summary>
/// <c>cmg render</c> killed at random moments, as by a power cut or an impatient build server. CMG_KILLS says how often; what
/// was found stands in docs/reliability.md.
/// </summary>
public class KillTest
{
    private const int Gateways = 150;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("CMG_KILLS") ?? "12", CultureInfo.InvariantCulture);

    private readonly Random random = new(20261130);

    [Fact]
    public void At_any_moment_each_file_is_old_or_new_and_the_next_run_converges()
    {
        using var folder = new TemporaryFolder();
        var sides = new[] { Side.Of(folder, "a", westus: true), Side.Of(folder, "b", westus: false) };
        var output = Path.Combine(folder.Path, "work", "rendered");
        var work = Path.GetDirectoryName(folder.Write("work/cmg.yaml", sides[0].Spec))!;
        Assert.Equal(0, CmgProcess.Run(work, "render").ExitCode);
        var time = Duration(work, sides[1]);
        var interrupted = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var wanted = sides[kill % 2];
            File.WriteAllText(Path.Combine(work, "cmg.yaml"), wanted.Spec);
            interrupted += KilledAt(work, time * random.NextDouble() * 1.1);
            AssertOldOrNew(output, sides);

            var check = CmgProcess.Run(work, "check");
            Assert.True(check.ExitCode == (wanted.Is(output) ? 0 : 2), $"kill {kill}: {check.ExitCode}\n{check.Errors}");
            // One in three goes on from what the last kills have left.
            if (random.Next(3) > 0)
            {
                var next = CmgProcess.Run(work, "render");
                Assert.True(next.ExitCode == 0, $"kill {kill}: {next.Errors}");
                Assert.True(wanted.Is(output), $"kill {kill}: the next run did not converge.");
                Assert.Empty(Directory.GetFiles(output, ".cmg*", SearchOption.AllDirectories));
            }
        }

        Assert.InRange(interrupted, Kills / 4, Kills);
        TestContext.Current.SendDiagnosticMessage($"{Kills} kills, {interrupted} of them before the end, {sides[0].Files.Count} files");
    }

    private static TimeSpan Duration(string work, Side side)
    {
        File.WriteAllText(Path.Combine(work, "cmg.yaml"), side.Spec);
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, CmgProcess.Run(work, "render").ExitCode);
        return watch.Elapsed;
    }

    private static int KilledAt(string work, TimeSpan moment)
    {
        using var cmg = CmgProcess.Start(work, "render");
        Thread.Sleep(moment);
        cmg.Kill();
        return cmg.End().ExitCode == 0 ? 0 : 1;
    }

    /// <summary>Files that are neither side's are the journal and the temporary ones, and are named so.</summary>
    private static void AssertOldOrNew(string output, Side[] sides)
    {
        foreach (var path in Directory.GetFiles(output, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(output, path);
            if (Path.GetFileName(path).StartsWith(".cmg", StringComparison.Ordinal))
            {
                continue;
            }

            var actual = File.ReadAllBytes(path);
            Assert.True(sides.Any(side => side.Files.TryGetValue(name, out var bytes) && actual.AsSpan().SequenceEqual(bytes)), $"{name} is neither old nor new.");
        }
    }

    /// <summary>A spec, and all that it renders.</summary>
    private sealed record Side(string Spec, IReadOnlyDictionary<string, byte[]> Files)
    {
        /// <summary>The two differ in the region of all gateways, and each has a third of its own.</summary>
        public static Side Of(TemporaryFolder folder, string name, bool westus)
        {
            var gateways = Enumerable.Range(0, Gateways).Where(number => number % 3 != (westus ? 0 : 1)).Select(number => $"  - prefix: granite{number:000}\n");
            var spec = $"domain: contoso.com\ncloud: AzurePublicCloud\nregion: {(westus ? "westus" : "eastus")}\ngateways:\n{string.Concat(gateways)}";
            var place = Path.GetDirectoryName(folder.Write($"{name}/cmg.yaml", spec))!;
            var run = CmgProcess.Run(place, "render");
            Assert.True(run.ExitCode == 0, run.Errors);
            var rendered = Path.Combine(place, "rendered");
            return new(spec, Tree(rendered));
        }

        public bool Is(string output)
        {
            var actual = Tree(output);
            return actual.Keys.Where(name => !Path.GetFileName(name).StartsWith(".cmg", StringComparison.Ordinal)).ToHashSet().SetEquals(Files.Keys)
                && Files.All(file => actual[file.Key].AsSpan().SequenceEqual(file.Value));
        }

        private static Dictionary<string, byte[]> Tree(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllBytes, StringComparer.Ordinal);
    }
}
