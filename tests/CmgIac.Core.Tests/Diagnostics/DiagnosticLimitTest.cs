using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Diagnostics;

/// <summary>A stage shows its first hundred, and says how many more there are.</summary>
public class DiagnosticLimitTest
{
    [Theory]
    [InlineData("x: 1\n", 101, null)]
    [InlineData("x: 1\n", 102, "CMG1099: … and 1 more.")]
    [InlineData("x: 1\n", 151, "CMG1099: … and 50 more.")]
    public void Of_more_than_a_hundred_mistakes_the_rest_is_counted(string line, int times, string? last)
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", string.Concat(Enumerable.Repeat(line, times)));
        var lines = CmgRun.In(folder.Path, "validate").Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(100, lines.Count(shown => shown.Contains("CMG1011", StringComparison.Ordinal)));
        Assert.Equal(last is null ? 100 : 101, lines.Length);
        Assert.Contains(last ?? "CMG1011", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_keys_beyond_the_limit_are_counted_and_not_looked_at()
    {
        var keys = string.Concat(Enumerable.Range(1, 150).Select(number => $"regio{number}: x\n"));
        Assert.Equal("CMG2099: … and 50 more.", Text.Specs.Bind(Text.Specs.Minimal + keys).Diagnostics[^1] is var last ? $"{last.Code}: {last.Message[..14]}" : "");
    }
}
