using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.SameBytes;

/// <summary>
/// Every baseline and every example, rendered by a process of its own, has the same bytes however the executable was built
/// and whatever the machine's language, time zone and code page are. Other tests render them within their own.
/// </summary>
internal static class OtherBuild
{
    public static void AssertSame(IReadOnlyList<string> build, Dictionary<string, string> surroundings)
    {
        using var folder = new TemporaryFolder();
        foreach (var item in RenderedCase.All)
        {
            var copy = item.CopyTo(folder.Path);
            var run = Run(build, surroundings, copy, "render", ".", "-o", item.Output);
            Assert.True(run.ExitCode == 0, $"{item.Name}: {run.Errors}");
            item.AssertSame(copy);
        }
    }

    public static Dictionary<string, string> Surroundings(string language, string timeZone) => new()
    {
        ["LANG"] = language, ["LC_ALL"] = language, ["LANGUAGE"] = language, ["TZ"] = timeZone,
    };

    public static ProgramRun Run(IReadOnlyList<string> build, Dictionary<string, string> surroundings, string folder, params string[] arguments) =>
        ProgramRun.With(surroundings, "/usr/bin/env", ["-C", folder, .. build, .. arguments]);
}
