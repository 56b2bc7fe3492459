using CmgIac.Core.Tests.Oracles.Windows;
using Xunit;

namespace CmgIac.Cli.Tests.SameBytes;

public class WindowsBuildTest
{
    [Fact]
    public void On_Windows()
    {
        using var windows = new WinePrefix();
        windows.Install(CmgBuilds.Windows, "cmg");
        var specs = Directory.CreateDirectory(Path.Combine(windows.DriveC, "specs")).FullName;
        foreach (var item in RenderedCase.All)
        {
            var run = windows.Run("", item.CopyTo(specs), "C:\\cmg\\cmg.exe", "render", ".", "-o", item.Output);
            Assert.True(run.ExitCode == 0, $"{item.Name}: {run.Output}{run.Errors}");
            item.AssertSame(Path.Combine(specs, item.Name));
        }
    }
}
