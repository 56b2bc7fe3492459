using System.Text;
using CmgIac.Core.Syntax;
using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Syntax;

/// <summary>Files made to exhaust a reader: each is told, and none takes time or memory that grows faster than the file.</summary>
public class SpecLimitsTest
{
    /// <summary>A bomb takes hours where it goes off: this ends the test, and times nothing.</summary>
    private const int Patience = 5 * 60 * 1000;

    [Fact]
    public void A_file_has_4_MiB_at_most()
    {
        var fits = Encoding.UTF8.GetBytes("a: b\n#".PadRight(SpecDecoder.MaxBytes, '-'));

        Assert.Empty(Specs.Parse(fits).Diagnostics);
        Assert.Equal("CMG1001 1,1", Specs.Told(Specs.Parse([.. fits, (byte)'-'])));
    }

    [Theory]
    [InlineData(SpecParser.MaxDepth, "")]
    [InlineData(SpecParser.MaxDepth + 1, "CMG1013")]
    public void Nesting_has_64_levels_at_most(int levels, string code)
    {
        // The mapping, levels less two of lists, and the scalar in the innermost.
        var flow = "a: " + new string('[', levels - 2) + "b" + new string(']', levels - 2);
        var block = "a:\n" + HostileText.Repeat("- ", levels - 2) + "b";

        Assert.Equal(code, string.Concat(Specs.Parse(flow).Diagnostics.Select(d => d.Code)));
        Assert.Equal(code, string.Concat(Specs.Parse(block).Diagnostics.Select(d => d.Code)));
    }

    [Fact]
    public void Nodes_are_a_million_at_most()
    {
        // The root, its key, the list, and the items.
        var fits = "a: [" + HostileText.Repeat("b,", SpecParser.MaxNodes - 3) + "]";

        Assert.Empty(Specs.Parse(fits).Diagnostics);
        Assert.Equal("CMG1014", Assert.Single(Specs.Parse(fits.Replace("]", "b]", StringComparison.Ordinal)).Diagnostics).Code);
    }

    public static TheoryData<string, string> Bombs { get; } = new()
    {
        { "a: " + new string('[', 10_000), "CMG1013" },
        { "a: " + new string('[', 10_000) + new string(']', 10_000), "CMG1013" },
        { HostileText.Repeat("{a: ", 10_000), "CMG1013" },
        { "a:\n" + HostileText.Repeat("- ", 10_000), "CMG1013" },
        { HostileText.Repeat("? ", 10_000), "CMG1013" },
        { string.Concat(Enumerable.Range(0, 2_000).Select(depth => new string(' ', depth) + "a:\n")), "CMG1013" },
        { "a: " + new string('[', 2_000_000), "CMG1013" },
        { "a: " + new string('{', 2_000_000), "CMG1013" },
        { "a: &a [x,x]\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"b{i}: &b{i} [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n")), "CMG1008" },
        { string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i}: &a{i} b\n")), "CMG1008" },
        { "a: &a [*a]", "CMG1008" },
        { "a: " + new string('&', 100_000), "CMG1008" },
        { "a: \"" + new string('\\', 1_000_001), "CMG1006" },
        { "a: '" + new string('b', 2_000_000), "CMG1006" },
    };

    [Theory(Timeout = Patience)]
    [MemberData(nameof(Bombs))]
    public async Task A_bomb_is_told(string text, string code)
    {
        var result = await Task.Run(() => Specs.Parse(text), TestContext.Current.CancellationToken);

        Assert.Equal(code, Assert.Single(result.Diagnostics).Code);
    }

    /// <summary>A stage reports its first hundred.</summary>
    [Fact]
    public void A_thousand_mistakes_are_a_hundred_and_one_line()
    {
        var result = Specs.Parse(HostileText.Repeat("a: !x b\n", 1_000));

        Assert.Equal(101, result.Diagnostics.Length);
        Assert.Equal("CMG1099", result.Diagnostics[^1].Code);
    }

    [Fact(Timeout = Patience)]
    public async Task Many_keys_are_read()
    {
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"k{i}: v\n"));

        var result = await Task.Run(() => Specs.Parse(text), TestContext.Current.CancellationToken);

        Assert.Empty(result.Diagnostics);
    }
}
