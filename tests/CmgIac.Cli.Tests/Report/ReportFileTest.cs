using CmgIac.Cli.Reports.Page;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Report;

/// <summary>What stands where the page is to go, and what is said of it.</summary>
public sealed class ReportFileTest : Fixture
{
    public ReportFileTest() => Write("cmg.yaml", Minimal);

    [Fact]
    public void Refuses_a_folder_and_makes_missing_ones()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "out"));
        Assert.Contains("out(1,1): error CMG5141: The report 'out' can't be written: a folder stands there", Cmg("report", "-o", "out").Error, StringComparison.Ordinal);
        Assert.Contains("error CMG5141: The report 'new' can't be written: it is named as a folder", Cmg("report", "-o", "new/").Error, StringComparison.Ordinal);
        Assert.Equal(0, Cmg("report", "-o", "out/of/here.html").ExitCode);
        Assert.StartsWith(ReportPage.Beginning, Read("out/of/here.html"), StringComparison.Ordinal);
        Assert.Contains("can't be written: a file stands where a folder must be", Cmg("report", "-o", "cmg.yaml/x.html").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cmg.yaml")]
    [InlineData("./sub/../cmg.yaml")]
    [InlineData("use.cer")]
    [InlineData("named.cer")]
    [InlineData("own/per-gateway/notes/notes.md.sbn")]
    [InlineData("old/cmg.yaml")]
    public void Overwrites_nothing_that_it_is_made_of(string path)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "sub"));
        Write("cmg.yaml", Minimal + "templates: own\noutputs: [notes]\ncertificate: {current: named.cer}\n");
        Write("old/cmg.yaml", Minimal);
        Write("own/per-gateway/notes/notes.md.sbn", "notes\n");
        Write("named.cer", "no certificate\n");
        Write("use.cer", "no certificate\n");
        var before = Read(path);
        foreach (var force in new[] { Array.Empty<string>(), ["--force"] })
        {
            var run = Cmg(["report", "-o", path, "--against", "old/cmg.yaml", "--certificates", "use.cer", .. force]);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("can't be written: the page is made of this very file, which is never overwritten, with '--force' neither.", run.Error, StringComparison.Ordinal);
            Assert.Equal(before, Read(path));
        }
    }

    [Fact]
    public void Finds_what_it_is_made_of_through_links()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes no links for everybody.");
        Directory.CreateSymbolicLink(Path.Combine(Folder, "link"), Folder);
        Assert.Contains("the page is made of this very file", Cmg("report", "-o", "link/cmg.yaml", "--force").Error, StringComparison.Ordinal);
        Assert.Equal(Minimal, Read("cmg.yaml"));
    }

    [Fact]
    public void Follows_no_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes no links for everybody.");
        Write("precious.txt", "precious");
        File.CreateSymbolicLink(Path.Combine(Folder, "link.html"), "precious.txt");
        Assert.Contains("error CMG5141", Cmg("report", "-o", "link.html", "--force").Error, StringComparison.Ordinal);
        Assert.Equal("precious", Read("precious.txt"));
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    [InlineData("pipe")]
    public void Replaces_no_device_and_waits_for_no_pipe(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have other devices.");
        Assert.Equal(0, ProgramRun.Of(Oracle.Require("mkfifo", "coreutils"), Path.Combine(Folder, "pipe")).ExitCode);
        foreach (var force in new[] { Array.Empty<string>(), ["--force"] })
        {
            var run = Cmg(["report", "-o", path, .. force]);
            Assert.Equal((1, $"{path}(1,1): error CMG5141: The report '{path}' can't be written: a device or a pipe stands there; '-o -' writes to standard output. Mend that, or give another name by '-o'.\n"), (run.ExitCode, run.Error));
        }
    }

    [Fact]
    public void Says_what_is_wrong_with_a_folder_that_takes_no_files()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have no such folder.");
        Assert.Equal(
            "/proc/x.html(1,1): error CMG5141: The report '/proc/x.html' can't be written: its folder takes no files. Mend that, or give another name by '-o'.\n",
            Cmg("report", "-o", "/proc/x.html").Error);
        Assert.Contains("can't be written: its folder can't be made: what is above takes none. Mend that", Cmg("report", "-o", "/proc/x/y.html").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_nothing_behind_where_it_cannot_write()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other names.");
        var run = Cmg("report", "-o", $"new/er/{new string('a', 300)}.html");
        Assert.Contains("error CMG5141", run.Error, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(Folder, "cmg.yaml")], Directory.GetFileSystemEntries(Folder));
    }
}
