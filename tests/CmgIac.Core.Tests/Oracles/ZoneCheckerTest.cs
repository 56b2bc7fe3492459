using Xunit;

namespace CmgIac.Core.Tests.Oracles;

public class ZoneCheckerTest
{
    private const string Zone = "contoso.com";
    private const string Record = "granitefalls.contoso.com. 3600 IN CNAME granitefalls.westus.cloudapp.azure.com.";

    [Fact]
    public void Good_fragment_loads_without_a_remark()
    {
        var verdict = ZoneChecker.Check(Zone, Record + "\n");

        Assert.True(verdict.Loads);
        Assert.Empty(verdict.Remarks);
        Assert.Equal([Record], verdict.Records);
    }

    [Fact]
    public void Empty_fragment_loads_without_a_record()
    {
        var verdict = ZoneChecker.Check(Zone, "");

        Assert.True(verdict.Loads);
        Assert.Empty(verdict.Remarks);
        Assert.Empty(verdict.Records);
    }

    [Theory]
    [InlineData("granitefalls.contoso.com. 3600 IN A 192.0.2.1", "CNAME and other data")]
    [InlineData("granitefalls.contoso.com. 3600 IN CNAME other.example.", "multiple RRs of singleton type")]
    [InlineData("graniteeu.contoso.com. 3600 IN CNAM other.example.", "unknown RR type 'CNAM'")]
    [InlineData("graniteeu.contoso.com. 3600 IN CNAME a b", "extra input text")]
    public void Bad_fragment_is_refused(string line, string remark)
    {
        var verdict = ZoneChecker.Check(Zone, $"{Record}\n{line}\n");

        Assert.False(verdict.Loads);
        Assert.Contains(verdict.Remarks, line => line.Contains(remark, StringComparison.Ordinal));
        Assert.Empty(verdict.Records);
    }

    [Theory]
    [InlineData("graniteeu.contoso.org. 3600 IN CNAME other.example.", "out-of-zone")]
    [InlineData("graniteeu.contoso.com. IN CNAME other.example.", "TTL")]
    public void What_is_only_warned_of_is_a_remark(string line, string remark)
    {
        var verdict = ZoneChecker.Check(Zone, line + "\n");

        Assert.True(verdict.Loads);
        Assert.Contains(remark, Assert.Single(verdict.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Forgotten_dot_shows_in_the_record() =>
        Assert.Equal(
            ["granitefalls.contoso.com. 3600 IN CNAME granitefalls.westus.cloudapp.azure.com.contoso.com."],
            ZoneChecker.Check(Zone, Record.TrimEnd('.') + "\n").Records);
}
