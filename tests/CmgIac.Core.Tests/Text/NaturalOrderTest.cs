using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Text;

public class NaturalOrderTest
{
    [Theory]
    [InlineData("granite2", "granite10")]
    [InlineData("granite", "granite1")]
    [InlineData("granite01", "granite1")]
    [InlineData("a9b", "a10a")]
    [InlineData("99999999999999999999998", "99999999999999999999999")]
    public void First_stands_before_second(string first, string second)
    {
        Assert.True(NaturalOrder.Comparer.Compare(first, second) < 0);
        Assert.True(NaturalOrder.Comparer.Compare(second, first) > 0);
    }

    /// <summary>As natsort sorts them.</summary>
    [Fact]
    public void Keys_have_digits_before_other_characters()
    {
        string[] expected =
        [
            "", "1a", "-a", "_acme-challenge.granite", "granite", "granite1", "granite1-a", "granite1.a", "granite01x",
            "granite2", "granite10", "granite-1", "granite.corp",
        ];
        Assert.Equal(expected, expected.Reverse().Order(NaturalOrder.OfKeys));
    }

    [Fact]
    public void Nothing_comes_before_everything()
    {
        Assert.True(NaturalOrder.Comparer.Compare(null, "a") < 0);
        Assert.True(NaturalOrder.Comparer.Compare("a", null) > 0);
        Assert.True(CmgIac.Core.Model.DnsName.TryParse("a.b", out var name) && name.CompareTo(null) > 0);
    }
}
