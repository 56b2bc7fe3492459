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
}
