using System.Globalization;
using CmgIac.Core.Tests;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Oracles.Windows;
using Xunit;

namespace CmgIac.Cli.Tests.SameBytes;

/// <summary>
/// Every baseline and every example, rendered by a process of its own, has the same bytes however the executable was built
/// and whatever the machine's language, time zone, code page and line ends are. Other tests render them within their own.
/// </summary>
public class SameBytesTest(CmgBuilds builds) : IClassFixture<CmgBuilds>
{
    [Fact]
    public void With_ReadyToRun() => AssertSame(CmgBuilds.ReadyToRun, []);

    /// <summary>The native executable in every surrounding: it starts faster than any other.</summary>
    [Theory]
    [InlineData("C", "UTC")]
    [InlineData("tr_TR.UTF-8", "Asia/Kathmandu")]
    [InlineData("ar_SA.UTF-8", "America/St_Johns")]
    [InlineData("th_TH.UTF-8", "Pacific/Kiritimati")]
    public void Natively(string language, string timeZone) => AssertSame(CmgBuilds.Native, Surroundings(language, timeZone));

    /// <summary>With cultures at hand 'I' is no capital of 'i' in Turkish, and a year of Thai's calendar is another.</summary>
    [Theory]
    [InlineData("tr_TR.UTF-8", "Asia/Kathmandu")]
    [InlineData("ar_SA.UTF-8", "America/St_Johns")]
    [InlineData("th_TH.UTF-8", "Pacific/Kiritimati")]
    public void With_cultures(string language, string timeZone) => AssertSame(builds.WithCultures, Surroundings(language, timeZone));

    [Fact]
    public void On_Windows()
    {
        using var windows = new WinePrefix();
        windows.Install(CmgBuilds.Windows, "cmg");
        var specs = Directory.CreateDirectory(Path.Combine(windows.DriveC, "specs")).FullName;
        foreach (var item in RenderedCase.All)
        {
            var run = windows.Run("", item.CopyTo(specs), "C:\\cmg\\cmg.exe", "render", ".", "-o", item.Output);
            Assert.True(run.ExitCode == 0, $"{item.Name}: {run.Output}{run.Errors}");
            item.AssertSame(Path.Combine(specs, item.Name));
        }
    }

    /// <summary>What is said of a spec as well: each baseline's diagnostics, as JSON.</summary>
    [Fact]
    public void What_is_printed_natively_is_what_is_printed_by_the_runtime()
    {
        using var folder = new TemporaryFolder();
        Assert.All(BaselineCase.All, item =>
        {
            var copy = Directory.CreateDirectory(Path.Combine(folder.Path, item.Name)).FullName;
            item.CopyInputTo(copy);
            string[] arguments = ["validate", ".", "--format", "json", "--as-of", CmgRun.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
            var expected = CmgRun.In(copy, arguments);
            var actual = Run(CmgBuilds.Native, Surroundings("tr_TR.UTF-8", "UTC"), copy, arguments);
            Assert.Equal((expected.ExitCode, expected.Out, expected.Error), (actual.ExitCode, actual.Output, actual.Errors));
        });
    }

    /// <summary>A spec that an editor on Windows has saved says the same.</summary>
    [Fact]
    public void Of_specs_with_line_ends_of_Windows()
    {
        using var folder = new TemporaryFolder();
        Assert.All(RenderedCase.All, item =>
        {
            var copy = item.CopyTo(folder.Path);
            foreach (var spec in Directory.GetFiles(copy, "*.yaml", SearchOption.AllDirectories))
            {
                File.WriteAllText(spec, File.ReadAllText(spec).ReplaceLineEndings("\r\n"));
            }

            var run = CmgRun.In(copy, "render", ".", "-o", item.Output);
            Assert.True(run.ExitCode == 0, $"{item.Name}: {run.Error}");
            item.AssertSame(copy);
        });
    }

    /// <summary>However git is told to treat line ends, a checkout of what was committed is what was rendered.</summary>
    [Theory]
    [InlineData("true", "crlf")]
    [InlineData("input", "lf")]
    [InlineData("true", "native")]
    public void In_a_checkout_with_other_line_ends(string convert, string lineEnd)
    {
        using var folder = new TemporaryFolder();
        var item = RenderedCase.All.Single(item => item.Name == "wildcard-fleet");
        var copy = item.CopyTo(folder.Path);
        Assert.Equal(0, CmgRun.In(copy, "render", ".", "-o", item.Output).ExitCode);
        var checkout = Path.Combine(folder.Path, "checkout");
        Git("init", "-q", copy);
        Git("-C", copy, "add", "--all");
        Git("-C", copy, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "Render");
        Git("clone", "-q", "-c", $"core.autocrlf={convert}", "-c", $"core.eol={lineEnd}", copy, checkout);
        item.AssertSame(checkout);
        Assert.Equal(0, CmgRun.In(checkout, "check", ".", "-o", item.Output).ExitCode);
    }

    private static void AssertSame(IReadOnlyList<string> build, Dictionary<string, string> surroundings)
    {
        using var folder = new TemporaryFolder();
        foreach (var item in RenderedCase.All)
        {
            var copy = item.CopyTo(folder.Path);
            var run = Run(build, surroundings, copy, "render", ".", "-o", item.Output);
            Assert.True(run.ExitCode == 0, $"{item.Name}: {run.Errors}");
            item.AssertSame(copy);
        }
    }

    private static Dictionary<string, string> Surroundings(string language, string timeZone) => new()
    {
        ["LANG"] = language, ["LC_ALL"] = language, ["LANGUAGE"] = language, ["TZ"] = timeZone,
    };

    private static ProgramRun Run(IReadOnlyList<string> build, Dictionary<string, string> surroundings, string folder, params string[] arguments) =>
        ProgramRun.With(surroundings, "/usr/bin/env", ["-C", folder, .. build, .. arguments]);

    private static void Git(params string[] arguments)
    {
        var run = ProgramRun.Of("git", arguments);
        Assert.True(run.ExitCode == 0, run.Errors);
    }
}
