using System.Diagnostics;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests;

/// <summary>The real process gives the same bytes whatever the machine's language, time zone and code page are.</summary>
public class SameBytesTest
{
    [Theory]
    [InlineData("tr_TR.UTF-8", "Asia/Kathmandu")]
    [InlineData("ar_SA.UTF-8", "America/St_Johns")]
    [InlineData("th_TH.UTF-8", "Pacific/Kiritimati")]
    [InlineData("C", "UTC")]
    public async Task In_every_culture_and_time_zone(string language, string timeZone)
    {
        using var folder = new TemporaryFolder();
        var example = Repository.Path("examples", "wildcard-fleet");
        File.Copy(Path.Combine(example, "cmg.yaml"), Path.Combine(folder.Path, "cmg.yaml"));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "cmg.dll"), "render"])
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in new[] { "LANG", "LC_ALL", "LANGUAGE" })
        {
            start.Environment[variable] = language;
        }

        start.Environment["TZ"] = timeZone;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (process.ExitCode, await error));

        var expected = Tree(Path.Combine(example, "rendered"));
        var actual = Tree(Path.Combine(folder.Path, "rendered"));
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(actual, file => Assert.Equal(expected[file.Key], file.Value));
    }

    private static SortedDictionary<string, byte[]> Tree(string root) => new(
        Directory.GetFiles(root, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(root, path), File.ReadAllBytes, StringComparer.Ordinal),
        StringComparer.Ordinal);
}
