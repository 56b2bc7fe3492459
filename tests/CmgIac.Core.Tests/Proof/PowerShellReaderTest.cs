using CmgIac.Core.Proof;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

/// <summary>Scripts that no shell would run are read to their end: an overlay of templates may have written them.</summary>
public class PowerShellReaderTest
{
    private const int Patience = 60 * 1000;

    [Theory(Timeout = Patience)]
    [InlineData("$a = @{ ) }")]
    [InlineData("$a = @{ b | c ] }")]
    [InlineData("$a = @{")]
    [InlineData("$a[")]
    [InlineData("$a.b[0")]
    [InlineData("param(")]
    [InlineData("Set-GatewayRecord -Name")]
    public async Task Brackets_that_fit_nothing_end_no_process(string script) =>
        Assert.NotNull(await Task.Run(() => PowerShellReader.Read(script), TestContext.Current.CancellationToken));

    [Fact]
    public void A_table_is_read_on_behind_a_bracket_that_closes_nothing()
    {
        var script = PowerShellReader.Read("$values = @{ a = ') '; ) b = 'c' }\nSet-GatewayRecord @values\n").Value;
        Assert.Equal([("a", (string?)") "), ("b", "c")], Assert.Single(script.Calls).Arguments.Select(item => (item.Name, item.Value.Literal)));
    }

    [Theory]
    [InlineData("$a = @'\n'b'\n'@\n$c = 'd'\n", "a=,c=d")]
    [InlineData("$a = @\"\n$b\n\"@\n$c = 'd'", "a=,c=d")]
    [InlineData("${a} = 'b'", "a=b")]
    [InlineData("$a = ${b", "a=")]
    [InlineData("$global:a = 'b'", "a=b")]
    [InlineData("$größe\u00A0= 'b'", "größe=b")]
    [InlineData("$env:a = 'b'", "env:a=b")]
    [InlineData("$größe = 'b'", "größe=b")]
    [InlineData("$straß_e1 = $größe", "straß_e1=")]
    [InlineData("$ß", "")]
    [InlineData("$a→ = 'b'", "")]
    [InlineData("$a = \"$(b)\"", "a=")]
    [InlineData("$a = $(b)", "a=")]
    [InlineData("$a", "")]
    [InlineData("$a = [b]::c", "a=")]
    [InlineData("$a = @{ b = 'c' }\n$a = @{ b = 'd' }", "a=,a=")]
    public void Assignments_are_read(string script, string expected)
    {
        var (read, problems) = PowerShellReader.Read(script);
        Assert.Empty(problems);
        Assert.Equal(expected, string.Join(',', read.Variables.Select(item => $"{item.Name}={item.Value.Literal}")));
    }

    [Theory]
    [InlineData("@{", "@{")]
    [InlineData("@(", "@(")]
    [InlineData("@@", "@ @")]
    [InlineData("$(", "$(")]
    [InlineData("$)", "$ )")]
    [InlineData("+=", "+=")]
    [InlineData("-=", "-=")]
    [InlineData("*=", "*=")]
    [InlineData("/=", "/=")]
    [InlineData("%=", "%=")]
    [InlineData("+(", "+ (")]
    [InlineData("::", "::")]
    [InlineData(":)", ": )")]
    [InlineData("=", "=")]
    public void Symbols_of_two_characters_are_one(string script, string symbols)
    {
        var (tokens, problems) = PowerShellTokenizer.Read(script);
        Assert.Empty(problems);
        Assert.All(tokens.SkipLast(1), token => Assert.Equal(PowerShellTokenKind.Symbol, token.Kind));
        Assert.Equal(symbols, string.Join(' ', tokens.SkipLast(1).Select(token => token.Text)));
    }

    [Fact]
    public void A_here_string_that_does_not_end_is_a_problem() =>
        Assert.Equal(2, Assert.Single(PowerShellReader.Read("$a = 1\n$b = @'\nc\n").Problems).Line);
}
