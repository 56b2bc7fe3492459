using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Text;

/// <summary>Of edits that touch, the first that was given wins.</summary>
public class TextEditsTest
{
    /// <summary>Each edit is 'start-end'; the text is 0123456789.</summary>
    [Theory]
    [InlineData("2-4", "01x456789")]
    [InlineData("2-4 2-3", "01x456789")]
    [InlineData("2-4 6-7", "01x45x789")]
    [InlineData("6-7 2-4", "01x45x789")]
    [InlineData("2-4 4-6", "01x456789")]
    [InlineData("2-4 3-6", "01x456789")]
    [InlineData("4-6 2-4", "0123x6789")]
    [InlineData("4-6 2-5", "0123x6789")]
    [InlineData("6-7 2-4 0-1", "x1x45x789")]
    public void Those_that_touch_are_left_out(string edits, string expected) => Assert.Equal(
        expected,
        TextEdits.Of(edits.Split(' ').Select(edit => edit.Split('-').Select(int.Parse).ToArray()).Select(edit => new TextEdit(edit[0], edit[1] - edit[0], "x")))
            .Apply("0123456789"));

    /// <summary>0123456789 becomes 01xxx567xxxx: what lies at or beside a place of it, and where its offsets came from.</summary>
    [Theory]
    [InlineData(0, 1, "")]
    [InlineData(0, 2, "2")]
    [InlineData(4, 4, "2")]
    [InlineData(5, 5, "2")]
    [InlineData(6, 7, "")]
    [InlineData(5, 8, "2 8")]
    [InlineData(9, 9, "8")]
    [InlineData(12, 12, "8")]
    [InlineData(13, 13, "")]
    public void Those_at_a_place_afterwards_are_found(int start, int end, string expected) =>
        Assert.Equal(expected, string.Join(' ', Two.TouchedAfter(start, end).Select(edit => edit.Start)));

    [Fact]
    public void Offsets_afterwards_lead_back()
    {
        Assert.Equal("01xxx567xxxx", Two.Apply("0123456789"));
        Assert.Equal([0, 1, 2, 2, 2, 5, 6, 7, 8, 8, 8, 8, 10], Enumerable.Range(0, 13).Select(Two.OffsetBefore));
    }

    private static TextEdits Two => TextEdits.Of([new(2, 3, "xxx"), new(8, 2, "xxxx")]);
}
