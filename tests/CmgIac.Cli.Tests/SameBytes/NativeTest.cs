using System.Globalization;
using CmgIac.Core.Tests;
using CmgIac.Core.Tests.Oracles;
using Xunit;
using static CmgIac.Cli.Tests.SameBytes.OtherBuild;

namespace CmgIac.Cli.Tests.SameBytes;

public class NativeTest
{
    /// <summary>The native executable in every surrounding: it starts faster than any other.</summary>
    [Theory]
    [InlineData("C", "UTC")]
    [InlineData("tr_TR.UTF-8", "Asia/Kathmandu")]
    [InlineData("ar_SA.UTF-8", "America/St_Johns")]
    [InlineData("th_TH.UTF-8", "Pacific/Kiritimati")]
    public void Natively(string language, string timeZone) => AssertSame(CmgBuilds.Native, Surroundings(language, timeZone));

    /// <summary>What is said of a spec as well: each baseline's diagnostics, as JSON.</summary>
    [Fact]
    public void What_is_printed_natively_is_what_is_printed_by_the_runtime()
    {
        using var folder = new TemporaryFolder();
        Assert.All(BaselineCase.All, item =>
        {
            var copy = Directory.CreateDirectory(Path.Combine(folder.Path, item.Name)).FullName;
            item.CopyInputTo(copy);
            string[] arguments = ["validate", ".", "--format", "json", "--as-of", CmgRun.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
            var expected = CmgRun.In(copy, arguments);
            var actual = Run(CmgBuilds.Native, Surroundings("tr_TR.UTF-8", "UTC"), copy, arguments);
            Assert.Equal((expected.ExitCode, expected.Out, expected.Error), (actual.ExitCode, actual.Output, actual.Errors));
        });
    }
}
