using System.Text;
using System.Text.Json;
using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Text;

public class WellFormedJsonTest
{
    [Theory]
    [InlineData("""{"a":["\ud83d\ude00",1,null]}""")]
    [InlineData("\"\\u00e9\"")]
    public void Every_text_can_be_read(string json)
    {
        using var document = WellFormedJson.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Equal(json, document.RootElement.GetRawText());
    }

    [Theory]
    [InlineData("""{"a":"\ud83d"}""")]
    [InlineData("""{"\ude00":1}""")]
    [InlineData("""["\ude00\ud83d"]""")]
    [InlineData("{\"a\":")]
    [InlineData("")]
    public void Half_a_pair_is_refused_like_a_missing_bracket(string json) =>
        Assert.ThrowsAny<JsonException>(() => WellFormedJson.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused_with_their_line()
    {
        Assert.ThrowsAny<JsonException>(() => WellFormedJson.Parse((byte[])[(byte)'"', 0xFF, (byte)'"']));
        Assert.Equal(2, Assert.ThrowsAny<JsonException>(() => WellFormedJson.Parse("[\n1,\n\"\\ud800\"]")).LineNumber);
    }
}
