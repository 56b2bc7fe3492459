using CmgIac.Cli.Tests.SameBytes;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Reliability;

public class ClosedHandlesTest
{
    /// <summary>What is closed at the start is nobody's: no file, and no pipe of the runtime's, is read or written in its place. Only natively cmg comes before the runtime.</summary>
    [Theory]
    [InlineData("show <&-", 0)]
    [InlineData("show >&-", 1)]
    [InlineData("show 2>&-", 0)]
    [InlineData("show <&- >&-", 1)]
    [InlineData("check <&- >&- 2>&-", 1)]
    [InlineData("validate nope <&- 2>&-", 1)]
    [InlineData("validate --specs-from - <&-", 1)]
    [InlineData("validate /dev/stdin <&-", 1)]
    [InlineData("certificate check /dev/stdin <&- 2>&-", 1)]
    public void Closed_handles_stay_closed(string command, int exitCode)
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", "domain: contoso.com\nprefix: granitefalls\nregion: westus\n");
        var run = ProgramRun.Of("/bin/sh", "-c", $"cd {folder.Path} && timeout 60 {CmgBuilds.Native[0]} {command}; echo $? >code");
        Assert.Equal($"{exitCode}\n", File.ReadAllText(Path.Combine(folder.Path, "code")));
        if (command.Contains(">&-", StringComparison.Ordinal) && !command.Contains("2>&-", StringComparison.Ordinal))
        {
            Assert.Equal("cmg: error CMG5021: Standard output or the working folder can't be used: standard output is closed. Mend that and run again.\n", run.Errors);
        }
    }
}
