using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.SameBytes;

/// <summary>Line ends of specs and checkouts make no other bytes.</summary>
public class OtherLineEndsTest
{
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

    private static void Git(params string[] arguments)
    {
        var run = ProgramRun.Of("git", arguments);
        Assert.True(run.ExitCode == 0, run.Errors);
    }
}
