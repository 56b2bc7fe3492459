using System.IO.Enumeration;
using Xunit;

namespace CmgIac.Core.Tests.Mutation;

/// <summary>Of the baselines those that the patterns in CMG_BASELINES take, without the programs that judge what is rendered.</summary>
public class ChosenBaselines
{
    public static TheoryData<BaselineCase> Cases =>
    [
        .. BaselineCase.All.Where(item => (Environment.GetEnvironmentVariable("CMG_BASELINES") ?? "").Split(' ')
            .Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, item.Name))),
    ];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public void Gives_what_is_expected(BaselineCase item)
    {
        var actual = item.Run();
        var expected = item.ReadExpected();
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(actual, file => Assert.Equal(expected[file.Key], file.Value));
    }
}
