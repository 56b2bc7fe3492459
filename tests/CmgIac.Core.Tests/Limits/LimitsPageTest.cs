using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Limits;

/// <summary>docs/limits.md says what the code does: each row has the code's number, and what is said beyond it.</summary>
public partial class LimitsPageTest
{
    private static readonly Limit[] All = [.. SpecLimits.All, .. TemplateLimits.All, .. HandedLimits.All, .. WorldLimits.All];

    public static TheoryData<string> Rows => [.. All.Select(limit => limit.What)];

    [Fact]
    public void The_page_has_every_limit_and_no_other() => Assert.Equal(
        All.Select(limit => (limit.What, limit.AtMost, limit.Code)),
        Row().Matches(File.ReadAllText(Repository.Path("docs", "limits.md")))
            .Select(row => (row.Groups["what"].Value, row.Groups["most"].Value, row.Groups["code"].Value)));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Beyond_it_its_diagnostic_is_given(string what)
    {
        var limit = All.Single(item => item.What == what);
        Assert.Contains(limit.Code, limit.Exceed());
    }

    [GeneratedRegex(@"^\| (?<what>[^|]+) \| (?<most>[^|]+) \| \[(?<code>CMG[0-9]{4})\]\(diagnostics/\k<code>\.md\) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
