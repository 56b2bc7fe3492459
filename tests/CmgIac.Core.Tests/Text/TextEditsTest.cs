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
}
