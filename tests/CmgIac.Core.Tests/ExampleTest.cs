using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests;

/// <summary>Each folder of examples holds a spec and, committed, exactly what it renders.</summary>
public class ExampleTest
{
    public static TheoryData<string> Examples =>
        [.. Directory.GetDirectories(Repository.Path("examples")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Is_what_is_committed(string example)
    {
        var folder = Repository.Path("examples", example);
        if (Repository.UpdatesBaselines)
        {
            CmgRun.In(folder, "render", "--force");
        }

        Assert.Equal(new CmgRun(0, "", ""), CmgRun.In(folder, "validate") with { Out = "" });
        var check = CmgRun.In(folder, "check");
        Assert.True(check.ExitCode == 0, check.Out + check.Error);
    }
}
