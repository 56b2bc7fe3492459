using System.Diagnostics;
using System.Text.Json.Nodes;
using CmgIac.Cli.Files;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Fixes;

/// <summary><c>cmg validate --fix</c> as a whole: what it answers, what it writes, and what keeps it from writing.</summary>
public class ValidateFixTest : Fixture
{
    private const string Faulty = "# ours\ndomain: contoso.com.   # with a dot\r\nprefix: \"GraniteFalls\"\nregion: westus";
    private const string Mended = "# ours\ndomain: contoso.com   # with a dot\r\nprefix: granitefalls\nregion: westus";

    /// <summary>Too many lines to be compared one by one: git takes the patch as well, and it makes what '--fix' writes.</summary>
    [Fact]
    public void A_patch_of_very_many_lines_can_be_applied()
    {
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\nprefix: granitefalls\nazure:\n\ttags:\n" + string.Concat(Enumerable.Range(0, 6000).Select(i => $"\t\ttag{i}: x\n")) + "# end\n");
        Write("fixes.patch", Cmg("validate", "--fix", "--dry-run").Out);
        var git = ProgramRun.Of(Oracle.Require("git", "git"), "-C", Folder, "apply", "fixes.patch");
        Assert.True(git.ExitCode == 0, git.Errors);
        var patched = Read("cmg.yaml");
        Assert.DoesNotContain("\t", patched, StringComparison.Ordinal);
        Write("cmg.yaml", patched.Replace("    tag", "\t\ttag", StringComparison.Ordinal).Replace("  tags", "\ttags", StringComparison.Ordinal));
        Cmg("validate", "--fix");
        Assert.Equal(patched, Read("cmg.yaml"));
    }

    [Fact]
    public void Writes_and_tells_each_fix()
    {
        Write("cmg.yaml", Faulty);
        Assert.Equal(
            new CmgRun(
                0,
                "fixed cmg.yaml(2,9): CMG2013: contoso.com. -> contoso.com\nfixed cmg.yaml(3,9): CMG2005: \"GraniteFalls\" -> granitefalls\n"
                + "2 fixes in 1 file.\n1 gateway: 0 errors, 0 warnings\n",
                ""),
            Cmg("validate", "--fix"));
        Assert.Equal(Mended, Read("cmg.yaml"));
        Assert.Equal(["cmg.yaml"], Files("."));
    }

    [Fact]
    public void A_dry_run_prints_a_diff_that_git_applies()
    {
        Write("cmg.yaml", Faulty);
        var run = Cmg("validate", "--fix", "--dry-run");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(Faulty, Read("cmg.yaml"));

        Write("fix.patch", run.Out);
        using var git = Process.Start(new ProcessStartInfo("git", ["apply", "fix.patch"]) { WorkingDirectory = Folder })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        Assert.Equal(Mended, Read("cmg.yaml"));
    }

    [Fact]
    public void What_has_no_fix_is_left_and_is_an_error()
    {
        Write("cmg.yaml", "domain: contoso.com\nprefix: granite-falls\nregion: West US\n");
        var run = Cmg("validate", "--fix");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("cmg.yaml(2,9): error CMG2004:", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("1 fix in 1 file.\n1 error, 0 warnings\n", run.Out, StringComparison.Ordinal);
        Assert.Equal("domain: contoso.com\nprefix: granite-falls\nregion: westus\n", Read("cmg.yaml"));
    }

    [Fact]
    public void A_guess_is_printed_and_left()
    {
        const string Spec = "domain: contoso.com\nprefix: granitefalls\nregion: westuss\n";
        Write("cmg.yaml", Spec);
        var run = Cmg("validate", "--fix");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning CMG3003:", run.Error, StringComparison.Ordinal);
        Assert.Equal("Nothing was fixed.\n1 gateway: 0 errors, 1 warning\n", run.Out);
        Assert.Equal(Spec, Read("cmg.yaml"));
        Assert.False((bool)Json("validate")["diagnostics"]![0]!["fix"]!["certain"]!);
    }

    [Fact]
    public void JSON_has_what_was_fixed_and_what_is_left()
    {
        Write("cmg.yaml", "domain: contoso.com\nprefix: granite-falls\nregion: West US\n");
        foreach (var arguments in new[] { new[] { "--dry-run" }, [] })
        {
            var answer = Json(["validate", "--fix", .. arguments]);
            Assert.True(JsonNode.DeepEquals(
                JsonNode.Parse("""[{"code":"CMG2007","file":"cmg.yaml","line":3,"column":9,"endLine":3,"endColumn":16,"before":"West US","after":"westus"}]"""),
                answer["fixed"]));
            Assert.Equal(1, (int)answer["errors"]!);
            Assert.Equal("CMG2004", (string)answer["diagnostics"]![0]!["code"]!);
        }

        Assert.Null(Json("validate")["fixed"]);
    }

    [Fact]
    public void Findings_are_of_the_file_as_it_is_then()
    {
        Write("cmg.yaml", Faulty);
        var run = Cmg("validate", "--fix", "--format", "sarif");
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(JsonNode.Parse(run.Out)!["runs"]![0]!["results"]!.AsArray());
        Assert.Equal(Mended, Read("cmg.yaml"));
    }

    [Theory]
    [InlineData("'--dry-run' shows what '--fix' would write.", "--dry-run")]
    [InlineData("'--dry-run' prints a diff, or JSON.", "--fix", "--dry-run", "--format", "sarif")]
    public void What_makes_no_sense_together(string message, params string[] arguments)
    {
        Write("cmg.yaml", Faulty);
        var run = Cmg(["validate", .. arguments]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CMG5020", run.Out + run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Out + run.Error, StringComparison.Ordinal);
        Assert.Equal(Faulty, Read("cmg.yaml"));
    }

    /// <summary>The one value that several gateways inherit is one fix; a file that is right keeps its time.</summary>
    [Fact]
    public void A_fleet_of_several_files()
    {
        Write("specs/a.cmg.yaml", "domain: contoso.com\nregion: West US\ngateways:\n  - prefix: granite1\n  - prefix: granite2\n");
        var right = Write("specs/b.cmg.yaml", "domain: contoso.com\nregion: westus\nprefix: granite3\n");
        var last = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(right, last);
        var run = Cmg("validate", "specs", "--fix", "--gateway", "granite3.contoso.com");
        Assert.Equal("fixed specs/a.cmg.yaml(2,9): CMG2007: West US -> westus\n1 fix in 1 file.\n3 gateways: 0 errors, 0 warnings\n", run.Out);
        Assert.Equal(last, File.GetLastWriteTimeUtc(right));
    }

    [Fact]
    public void No_more_than_a_hundred_are_told_and_all_are_fixed()
    {
        var gateways = string.Concat(Enumerable.Range(0, 130).Select(i => $"  - {{prefix: Granite{i}, configmgr: {{content: yes}}}}\n"));
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways:\n" + gateways);
        Assert.EndsWith("260 fixes in 1 file.\n130 gateways: 0 errors, 0 warnings\n", Cmg("validate", "--fix").Out, StringComparison.Ordinal);
        Assert.Equal(gateways.Replace("Granite", "granite", StringComparison.Ordinal).Replace("yes", "true", StringComparison.Ordinal), Read("cmg.yaml")["domain: contoso.com\nregion: westus\ngateways:\n".Length..]);
    }

    [Fact]
    public void A_link_is_neither_replaced_nor_followed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Write("elsewhere/real.yaml", Faulty);
        File.CreateSymbolicLink(Path.Combine(Folder, "cmg.yaml"), "elsewhere/real.yaml");
        var run = Cmg("validate", "--fix");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("cmg.yaml(1,1): error CMG5131:", run.Error, StringComparison.Ordinal);
        Assert.Contains("error CMG2013:", run.Error, StringComparison.Ordinal);
        Assert.Equal(Faulty, Read("elsewhere/real.yaml"));
        Assert.Equal("elsewhere/real.yaml", new FileInfo(Path.Combine(Folder, "cmg.yaml")).LinkTarget);
    }

    [Fact]
    public void A_read_only_file_stops_the_others_too()
    {
        Write("a.yaml", Faulty);
        var file = Write("b.yaml", Faulty.Replace("Falls", "Ridge", StringComparison.Ordinal));
        File.SetAttributes(file, FileAttributes.ReadOnly);
        var run = Cmg("validate", "a.yaml", "b.yaml", "--fix", "--format", "json");
        File.SetAttributes(file, FileAttributes.Normal);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("CMG5133", (string)JsonNode.Parse(run.Out)!["diagnostics"]![0]!["code"]!);
        Assert.Empty(JsonNode.Parse(run.Out)!["fixed"]!.AsArray());
        Assert.Equal(Faulty, Read("a.yaml"));
        Assert.Equal(["a.yaml", "b.yaml"], Files("."));
    }

    [Fact]
    public void A_spec_that_changed_meanwhile_is_left()
    {
        var first = new SpecPath("a.yaml", Write("a.yaml", "one"));
        var second = new SpecPath("b.yaml", Write("b.yaml", "somebody else's"));
        var problem = FixedSpecs.Write([new(first, "one"u8.ToArray(), "1"u8.ToArray()), new(second, "two"u8.ToArray(), "2"u8.ToArray())]);
        Assert.Equal("CMG5132", problem!.Code);
        Assert.Equal(("one", "somebody else's"), (Read("a.yaml"), Read("b.yaml")));
        Assert.Equal(["a.yaml", "b.yaml"], Files("."));
    }

    [Fact]
    public void A_pipe_is_no_file()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var path = Path.Combine(Folder, "pipe");
        using var made = Process.Start("mkfifo", [path])!;
        made.WaitForExit();
        Assert.Equal("CMG5131", FixedSpecs.Write([new(new("pipe", path), [1], [2])])!.Code);
    }

    [Fact]
    public void The_mode_stays()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var file = Write("cmg.yaml", Faulty);
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(file, Mode);
        Assert.Equal(0, Cmg("validate", "--fix").ExitCode);
        Assert.Equal(Mode, File.GetUnixFileMode(file));
    }

    /// <summary>Whoever comes second finds the file mended, or says that it changed.</summary>
    [Fact]
    public void Two_at_once_do_no_harm()
    {
        Write("cmg.yaml", Faulty);
        var runs = new CmgRun[6];
        Parallel.For(0, runs.Length, i => runs[i] = Cmg("validate", "--fix"));
        Assert.All(runs, run => Assert.True(run.ExitCode == 0 || run.Error.Contains("CMG5132", StringComparison.Ordinal), run.Error));
        Assert.Contains(runs, run => run.ExitCode == 0);
        Assert.Equal(Mended, Read("cmg.yaml"));
        Assert.Equal(["cmg.yaml"], Files("."));
    }

    [Fact]
    public void A_missing_spec_is_told_as_always()
    {
        var run = Cmg("validate", "--fix", "none.yaml");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("none.yaml(1,1): error CMG5001:", run.Error, StringComparison.Ordinal);
    }
}
