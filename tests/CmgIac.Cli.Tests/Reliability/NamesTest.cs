using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Reliability;

/// <summary>Links and names that somebody planted in the output folder, or wished for in a template.</summary>
public class NamesTest
{
    private const string Spec = "domain: contoso.com\nprefix: granitefalls\nregion: westus\ncloud: AzurePublicCloud\n";
    private const string Records = "zones/contoso.com/bind/records.zone";

    /// <summary>A rendered file that has a second name elsewhere is replaced, not written into.</summary>
    [Fact]
    public void A_hard_link_elsewhere_keeps_its_bytes()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", Spec);
        Assert.Equal(0, CmgRun.In(folder.Path, "render").ExitCode);
        var rendered = Path.Combine(folder.Path, "rendered", Records);
        var elsewhere = Path.Combine(folder.Path, "elsewhere");
        Assert.Equal(0, ProgramRun.Of("ln", rendered, elsewhere).ExitCode);
        var before = File.ReadAllText(elsewhere);

        folder.Write("cmg.yaml", Spec.Replace("westus", "eastus", StringComparison.Ordinal));
        Assert.Equal(0, CmgRun.In(folder.Path, "render").ExitCode);

        Assert.Equal(before, File.ReadAllText(elsewhere));
        Assert.NotEqual(before, File.ReadAllText(rendered));
    }

    /// <summary>At every depth, before a run and between two: nothing behind the link changes.</summary>
    [Fact]
    public void A_link_at_any_depth_is_not_followed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", Spec);
        Assert.Equal(0, CmgRun.In(folder.Path, "render").ExitCode);
        folder.Write("cmg.yaml", Spec.Replace("westus", "eastus", StringComparison.Ordinal));
        var parts = Records.Split('/');
        for (var depth = 0; depth <= parts.Length; depth++)
        {
            var place = Path.Combine([folder.Path, "rendered", .. parts[..depth]]);
            var moved = Path.Combine(folder.Path, $"moved{depth}");
            if (depth == parts.Length)
            {
                File.Move(place, moved);
                File.CreateSymbolicLink(place, moved);
            }
            else
            {
                Directory.Move(place, moved);
                Directory.CreateSymbolicLink(place, moved);
            }

            var before = Bytes(moved);
            foreach (string[] run in new[] { ["render"], ["render", "--force"], new[] { "check" } })
            {
                var result = CmgRun.In(folder.Path, run);
                Assert.True(result.ExitCode == 1, $"depth {depth}, {run[0]}: {result.Out}{result.Error}");
                Assert.Contains("CMG5006", result.Error, StringComparison.Ordinal);
            }

            Assert.Equal(before, Bytes(moved));
            File.Delete(place);
            Directory.Move(moved, place);
        }

        Assert.Equal(0, CmgRun.In(folder.Path, "render").ExitCode);
    }

    /// <summary>Bytes that aren't UTF-8 would lead the runtime to a file or folder of another name.</summary>
    [Theory]
    [InlineData("cd d$'\\xe9'; cmg validate", "cmg validate: error CMG5012: The path of the working folder isn't UTF-8")]
    [InlineData("cd d$'\\xe9'; cmg init", "cmg init: error CMG5012: The path of the working folder isn't UTF-8")]
    [InlineData("cd d$'\\xe9'; cmg render ../cmg.yaml -o ../new --format msbuild", "cmg render: error CMG5012: The path of the working folder isn't UTF-8")]
    [InlineData("cmg render -o d$'\\xe9'", "cmg render: error CMG5012: The argument 'd\uFFFD' isn't UTF-8")]
    [InlineData("cmg report -o r$'\\xe9'.html", "cmg report: error CMG5012: The argument 'r\uFFFD.html' isn't UTF-8")]
    [InlineData("cmg validate .", "d\uFFFD(1,1): error CMG5012: The path 'd\uFFFD' can't be shown as it is")]
    [InlineData("mv d$'\\xe9' ../t/per-gateway/own/; cmg validate --templates ../t", "/t/per-gateway/own/d\uFFFD' can't be read: its name isn't UTF-8.")]
    public void A_name_that_is_not_in_utf_8(string script, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("specs/cmg.yaml", Spec);
        folder.Write("t/per-gateway/own/own.md.sbn", "text\n");
        var run = ProgramRun.Of(
            "/usr/bin/env", "-C", Path.Combine(folder.Path, "specs"), "bash", "-c",
            $"cmg() {{ {string.Join(' ', CmgProcess.Command)} \"$@\"; }}; mkdir d$'\\xe9'; ( {script} ); echo $?; rm -rf d$'\\xe9' ../t; ls");
        Assert.EndsWith("1\ncmg.yaml\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(expected, run.Output + run.Errors, StringComparison.Ordinal);
    }

    /// <summary>Nobody asks for a file that is no spec.</summary>
    [Fact]
    public void Another_file_beside_the_specs_has_any_name()
    {
        using var folder = new TemporaryFolder();
        folder.Write("specs/cmg.yaml", Spec);
        var run = ProgramRun.Of("/usr/bin/env", "-C", folder.Path, "bash", "-c", $"touch specs/n$'\\xe9'; ln -s nowhere specs/l$'\\xe9'; {string.Join(' ', CmgProcess.Command)} validate specs; echo $?; rm specs/[ln]*");
        Assert.EndsWith("\n0\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_needs_no_name()
    {
        using var folder = new TemporaryFolder();
        var run = ProgramRun.Of("/usr/bin/env", "-C", folder.Path, "bash", "-c", $"mkdir d$'\\xe9'; cd d$'\\xe9'; {string.Join(' ', CmgProcess.Command)} render --help; echo $?; rmdir ../d*");
        Assert.StartsWith("Usage: cmg render", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n0\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("con.md.sbn")]
    [InlineData("a:b.md.sbn")]
    [InlineData("blank /a.md.sbn")]
    [InlineData("mu\u0308nchen.md.sbn")]
    [InlineData("\uFB01.md.sbn")]
    [InlineData("\u017F.md.sbn")]
    public void A_template_of_a_name_that_some_system_has_not(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", Spec + "outputs: [bicep, own]\n");
        folder.Write($"overlay/per-gateway/own/{name}", "text\n");
        var run = CmgRun.In(folder.Path, "render", "--templates", "overlay");
        Assert.Equal(1, run.ExitCode);
        Assert.Matches("CMG(4009|5012)", run.Error);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "rendered")));
    }

    [Theory]
    [InlineData("Notes.md.sbn")]
    [InlineData("notes.md/below.md.sbn")]
    [InlineData("Stra\u00DFe.md.sbn")]
    public void Templates_whose_files_are_one_somewhere(string other)
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", Spec + "outputs: [bicep, own]\n");
        folder.Write("overlay/per-gateway/own/notes.md.sbn", "text\n");
        folder.Write("overlay/per-gateway/own/strasse.md.sbn", "text\n");
        folder.Write($"overlay/per-gateway/own/{other}", "text\n");

        var run = CmgRun.In(folder.Path, "render", "--templates", "overlay");
        Assert.Equal(1, run.ExitCode);
        Assert.Matches("CMG(4008|5012)", run.Error);
    }

    [Fact]
    public void A_path_that_no_system_holds()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", Spec);
        var run = CmgRun.In(folder.Path, "render", "-o", string.Join('/', Enumerable.Repeat(new string('a', 200), 30)));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CMG5010", run.Error, StringComparison.Ordinal);
        Assert.Contains("too long", run.Error, StringComparison.Ordinal);
    }

    private static string Bytes(string path) => File.Exists(path)
        ? Convert.ToHexString(File.ReadAllBytes(path))
        : string.Join('\n', Directory.GetFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{file} {Convert.ToHexString(File.ReadAllBytes(file))}"));
}
