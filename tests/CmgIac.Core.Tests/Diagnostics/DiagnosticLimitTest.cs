using System.Text.Json.Nodes;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;
using CmgIac.Core.Text;
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
    public void The_sum_is_of_all_of_them()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", string.Concat(Enumerable.Repeat("x: 1\n", 151)));
        Assert.Equal("150 errors, 0 warnings\n", CmgRun.In(folder.Path, "validate").Out);
        var json = JsonNode.Parse(CmgRun.In(folder.Path, "validate", "--format", "json").Out)!;
        Assert.Equal((150, 0, 101), ((int)json["errors"]!, (int)json["warnings"]!, json["diagnostics"]!.AsArray().Count));
    }

    /// <summary>Errors are told before warnings: where the hundred hold all of them, the rest is none.</summary>
    [Theory]
    [InlineData(1, 150, "Warning", 0, 51)]
    [InlineData(101, 150, "Error", 1, 150)]
    public void The_rest_is_what_it_consists_of(int errors, int warnings, string severity, int moreErrors, int moreWarnings)
    {
        var list = new DiagnosticList('2');
        list.AddRange(Enumerable.Range(1, warnings).Select(line => Diagnostic.Warning("CMG2001", SourceSpan.At("cmg.yaml", line, 1), "x")));
        list.AddRange(Enumerable.Range(1, errors).Select(line => Diagnostic.Error("CMG2002", SourceSpan.At("cmg.yaml", line, 1), "x")));
        var last = list.ToImmutable()[^1];
        Assert.Equal(("CMG2099", severity, (moreErrors, moreWarnings)), (last.Code, $"{last.Severity}", last.Counts));
    }

    [Fact]
    public void Unknown_keys_beyond_the_limit_are_counted_and_not_looked_at()
    {
        var keys = string.Concat(Enumerable.Range(1, 150).Select(number => $"regio{number}: x\n"));
        Assert.Equal("CMG2099: … and 50 more.", Specs.Bind(Specs.Minimal + keys).Diagnostics[^1] is var last ? $"{last.Code}: {last.Message[..14]}" : "");
    }
}
