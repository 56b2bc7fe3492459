using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Bicep;

/// <summary><c>--bicep</c> by the real compiler: what it says stands where it can be mended.</summary>
public sealed class CompilerProofTest : IDisposable
{
    private const string Minimal = "domain: contoso.com\nprefix: granitefalls\nregion: westus\ncloud: AzurePublicCloud\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Our_own_templates_give_no_message()
    {
        File.Copy(Repository.Path("cmg.sample.yaml"), Path.Combine(folder.Path, "cmg.yaml"));
        var run = Cmg("validate", "--bicep");
        Assert.Equal((0, "", "1 gateway: 0 errors, 0 warnings\n"), (run.ExitCode, run.Error, run.Out));
    }

    [Fact]
    public void A_warning_of_ours_stands_at_the_value_in_the_spec()
    {
        folder.Write("cmg.yaml", Minimal + "dns:\n  caa:\n    - {tag: issue, value: digicert.com}\n    - {tag: issue, value: management.azure.com}\n");
        var run = Cmg("render", "--bicep");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(
            "cmg.yaml(8,27): warning CMG4131: 'zones/contoso.com/azure/main.bicep' (line 39) compiles with a warning: no-hardcoded-env-urls: ",
            run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [Fact]
    public void An_error_in_an_overlay_stands_at_its_line_and_nothing_is_written()
    {
        folder.Write("cmg.yaml", Minimal);
        folder.Write("t/per-gateway/bicep/extra.bicep.sbn", "// Of {{ prefix | comment }}.\nvar port = 53\n\noutput name string = port\n");
        var run = Cmg("render", "--bicep", "--templates", "t");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "t/per-gateway/bicep/extra.bicep.sbn(4,1): error CMG4130: 'gateways/granitefalls.contoso.com/bicep/extra.bicep' (line 4) doesn't compile: BCP033: ",
            run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "rendered")));
    }

    [Fact]
    public void Warnings_and_layout_of_an_overlay_are_told_and_written_all_the_same()
    {
        folder.Write("cmg.yaml", Minimal);
        folder.Write("t/per-gateway/bicep/extra.bicep.sbn", "param unused string\nparam other string\n\noutput   name string = 'a'\n");
        var run = Cmg("render", "--bicep", "--templates", "t");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["extra.bicep.sbn(1,1): warning CMG4131", "extra.bicep.sbn(2,1): warning CMG4131", "extra.bicep.sbn(4,1): warning CMG4132"],
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(':', line["t/per-gateway/bicep/".Length..].Split(':')[..2])));
        Assert.True(File.Exists(Path.Combine(folder.Path, "rendered/gateways/granitefalls.contoso.com/bicep/extra.bicep")));
    }

    [Fact]
    public void Modules_of_an_overlay_are_found_beside_it_and_their_errors_told_once()
    {
        folder.Write("cmg.yaml", Minimal);
        folder.Write("t/per-zone/azure/extra.bicep.sbn", "module inner 'modules/inner.bicep' = {}\n\noutput a int = inner.outputs.a\n");
        folder.Write("t/per-zone/azure/modules/inner.bicep.sbn", "output a int = 'b'\n");
        var run = Cmg("validate", "--bicep", "--templates", "t");
        Assert.StartsWith("t/per-zone/azure/modules/inner.bicep.sbn(1,1): error CMG4130: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [Fact]
    public void Messages_hold_no_path_of_the_temporary_folder()
    {
        folder.Write("cmg.yaml", Minimal);
        folder.Write("t/per-gateway/bicep/extra.bicep.sbn", "output gone string = loadTextContent('gone.txt')\n");
        var run = Cmg("validate", "--bicep", "--templates", "t");
        Assert.Contains("error CMG4130", run.Error, StringComparison.Ordinal);
        Assert.Contains("'gateways/granitefalls.contoso.com/bicep/gone.txt'", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("cmg-bicep-", run.Error, StringComparison.Ordinal);
    }

    /// <summary>A configuration above the temporary folder would call every file wrong.</summary>
    [Fact]
    public void Configurations_of_folders_above_do_not_count_and_nothing_is_asked_of_a_network()
    {
        folder.Write("cmg.yaml", Minimal);
        folder.Write("bicepconfig.json", "{\"analyzers\": {\"core\": {\"rules\": {\"use-recent-api-versions\": {\"level\": \"error\", \"maxAllowedAgeInDays\": 1}}}}}");
        var cmg = Path.Combine(AppContext.BaseDirectory, "cmg.dll");
        var arguments = new[] { "env", $"TMPDIR={folder.Path}", "dotnet", cmg, "validate", Path.Combine(folder.Path, "cmg.yaml"), "--bicep", "--bicep-path", BicepCompiler.Program() };
        var isolated = HasNetworkNamespaces() ? ["unshare", "-n", .. arguments] : arguments;
        var run = ProgramRun.Of(isolated[0], isolated[1..]);
        Assert.Equal((0, "1 gateway: 0 errors, 0 warnings\n", ""), (run.ExitCode, run.Output, run.Errors));
        Assert.DoesNotContain(Directory.GetDirectories(folder.Path), path => path.Contains("cmg-bicep-", StringComparison.Ordinal));
    }

    private static bool HasNetworkNamespaces()
    {
        try
        {
            return ProgramRun.Of("unshare", "-n", "true").ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private CmgRun Cmg(params string[] arguments) => CmgRun.In(folder.Path, [.. arguments, "--bicep-path", BicepCompiler.Program()]);
}
