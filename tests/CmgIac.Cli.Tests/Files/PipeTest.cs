using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Files;

/// <summary>
/// A pipe that nobody writes to is waited for by whoever opens it: one that lies where a stranger put it is not opened, one that
/// is named as a spec is read.
/// </summary>
public class PipeTest : Fixture
{
    private const int Patience = 60 * 1000;

    public PipeTest() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among its files.");

    [Theory(Timeout = Patience)]
    [InlineData("specs/a.cmg.yaml", "CMG1004", "validate", "specs")]
    [InlineData("templates/per-gateway/bicep/main.bicep.sbn", "", "render", "--dry-run", "--templates", "templates")]
    [InlineData("certs/current.cer", "CMG7231", "validate", "current.yaml")]
    [InlineData("certs/other.cer", "CMG5050", "init", "new.yaml", "--from-certificate", "certs")]
    [InlineData("rendered/gateways/granitefalls.contoso.com/bicep/main.bicep", "CMG5005", "render")]
    [InlineData("rendered/gateways/granitefalls.contoso.com/cmg.manifest.json", "CMG5007", "render")]
    [InlineData("rendered/.cmg.lock", "CMG5005", "render")]
    [InlineData("rendered/.cmg.lock", "CMG5005", "render", "--dry-run")]
    [InlineData("rendered/.cmg.lock", "CMG5005", "check")]
    public async Task One_that_is_found_is_not_waited_for(string pipe, string code, params string[] arguments)
    {
        Write("cmg.yaml", Minimal);
        Write("current.yaml", Minimal + "certificate: {current: certs/current.cer}\n");
        Make(pipe);

        var run = await Task.Run(() => Cmg(arguments), TestContext.Current.CancellationToken);

        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    /// <summary>Nobody named it.</summary>
    [Fact(Timeout = Patience)]
    public async Task The_spec_of_the_working_folder_is_not_waited_for()
    {
        Make("cmg.yaml");
        var run = await Task.Run(() => Cmg("validate"), TestContext.Current.CancellationToken);
        Assert.Contains("CMG1004", run.Error, StringComparison.Ordinal);
    }

    [Theory(Timeout = Patience)]
    [InlineData("pipe")]
    [InlineData("pipe.cmg.yaml")]
    public async Task One_that_is_named_is_read(string pipe)
    {
        var path = Make(pipe);
        var writing = Task.Run(() => File.WriteAllText(path, Minimal), TestContext.Current.CancellationToken);

        var run = await Task.Run(() => Cmg("validate", pipe), TestContext.Current.CancellationToken);

        await writing;
        Assert.Equal((0, "1 gateway: 0 errors, 0 warnings\n"), (run.ExitCode, run.Out));
    }

    private string Make(string pipe)
    {
        var path = Path.Combine(Folder, pipe);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Assert.Equal(0, ProgramRun.Of("mkfifo", path).ExitCode);
        return path;
    }
}
