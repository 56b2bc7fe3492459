using Xunit;
using static CmgIac.Cli.Tests.SameBytes.OtherBuild;

namespace CmgIac.Cli.Tests.SameBytes;

public class ReadyToRunTest
{
    [Fact]
    public void With_ReadyToRun() => AssertSame(CmgBuilds.ReadyToRun, []);
}
