using CmgIac.Core.Model;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Model;

public class PrefixSequenceTest
{
    [Theory]
    [InlineData("granitefalls", "granitefalls2 granitefalls3 granitefalls4")]
    [InlineData("granite2", "granite3 granite4 granite5")]
    [InlineData("granite9", "granite10 granite11 granite12")]
    [InlineData("granite08", "granite09 granite10 granite11")]
    [InlineData("cmg2025", "cmg2026 cmg2027 cmg2028")]
    [InlineData("granitefallsgranitefalls", "granitefallsgranitefall2 granitefallsgranitefall3 granitefallsgranitefall4")]
    [InlineData("granitefallsgranitefal99", "granitefallsgranitefa100 granitefallsgranitefa101 granitefallsgranitefa102")]
    [InlineData("a99", "a100 a101 a102")]
    [InlineData("a12345678901234567890123", "a12345678901234567890124 a12345678901234567890125 a12345678901234567890126")]
    // com1 to com9 are devices in Windows.
    [InlineData("com7", "com10 com11 com12")]
    public void Counts_up(string prefix, string next) =>
        Assert.Equal(next.Split(' '), PrefixSequence.After(Parse(prefix)).Take(3).Select(item => item.Value));

    [Property]
    public FsCheck.Property Every_prefix_has_others_after_it_none_of_them_twice(byte letters, uint number)
    {
        var text = new string('a', (letters % 24) + 1) + number;
        text = text.Length > 24 ? text[^24..] : text;
        if (!GatewayPrefix.TryParse(text, out var prefix))
        {
            return true.ToProperty();
        }

        var next = PrefixSequence.After(prefix).Take(20).Select(item => item.Value).ToList();
        return (next.Distinct(StringComparer.Ordinal).Count() == 20 && !next.Contains(text)).ToProperty();
    }

    private static GatewayPrefix Parse(string text)
    {
        Assert.True(GatewayPrefix.TryParse(text, out var prefix));
        return prefix;
    }
}
