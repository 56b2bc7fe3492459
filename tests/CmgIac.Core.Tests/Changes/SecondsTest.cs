using CmgIac.Core.Changes.Steps;
using Xunit;

namespace CmgIac.Core.Tests.Changes;

public class SecondsTest
{
    [Theory]
    [InlineData(1, "1 second")]
    [InlineData(90, "90 seconds")]
    [InlineData(60, "1 minute")]
    [InlineData(300, "5 minutes")]
    [InlineData(3600, "1 hour")]
    [InlineData(7200, "2 hours")]
    [InlineData(86400, "1 day")]
    [InlineData(172800, "2 days")]
    public void The_largest_unit_without_a_rest(int count, string expected) => Assert.Equal(expected, Seconds.Text(count));
}
