using Xunit;
using static CmgIac.Cli.Tests.SameBytes.OtherBuild;

namespace CmgIac.Cli.Tests.SameBytes;

public class CulturesTest(CmgBuilds builds) : IClassFixture<CmgBuilds>
{
    /// <summary>With cultures at hand 'I' is no capital of 'i' in Turkish, and a year of Thai's calendar is another.</summary>
    [Theory]
    [InlineData("tr_TR.UTF-8", "Asia/Kathmandu")]
    [InlineData("ar_SA.UTF-8", "America/St_Johns")]
    [InlineData("th_TH.UTF-8", "Pacific/Kiritimati")]
    public void With_cultures(string language, string timeZone) => AssertSame(builds.WithCultures, Surroundings(language, timeZone));
}
