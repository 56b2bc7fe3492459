using System.Text;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Files;

/// <summary>Specs that a file names, and what build systems are told.</summary>
public class SpecListTest : Fixture
{
    [Fact]
    public void Names_specs_and_folders_one_a_line()
    {
        Write("a.cmg.yaml", Minimal);
        Write("more/cmg.yaml", Minimal.Replace("granitefalls", "granitebay", StringComparison.Ordinal));
        Write("list", "\uFEFFa.cmg.yaml\r\n\n  more  \n");
        Assert.Equal("2 gateways: 0 errors, 0 warnings\n", Cmg("validate", "--specs-from", "list").Out);
    }

    [Fact]
    public void Comes_from_standard_input_too()
    {
        Write("it's $x.yaml", Minimal);
        var run = CmgRun.With(
            shell => shell with { OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes("it's $x.yaml\n")) }, Folder, "show", "--specs-from", "-");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("absent", "absent(1,1): error CMG5093: ")]
    [InlineData("empty", "empty(1,1): error CMG5094: ")]
    [InlineData("latin1", "latin1(1,1): error CMG5093: ")]
    [InlineData(".", ".(1,1): error CMG5093: ")]
    public void A_list_that_is_none_is_refused(string list, string message)
    {
        Write("empty", "\n \n");
        File.WriteAllBytes(Path.Combine(Folder, "latin1"), [0xFC, 0x0A]);
        var run = Cmg("render", "--specs-from", list);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_in_its_place_is_not_repeated()
    {
        Write("list", "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIN\n-----END PRIVATE KEY-----\n");
        var run = Cmg("validate", "--specs-from", "list");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("list(1,1): error CMG5093: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("MC4CAQ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Specs_are_given_in_one_way()
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg("render", "cmg.yaml", "--specs-from", "list");
        Assert.Contains("not by both", run.Error, StringComparison.Ordinal);
        Assert.Contains("is no value of '--specs-from'", Cmg("render", "--specs-from", "--wait").Error, StringComparison.Ordinal);
    }

    /// <summary>As a folder that is given, a list tells of what isn't there any more.</summary>
    [Fact]
    public void A_spec_that_is_gone_takes_its_files_with_it()
    {
        Write("a.cmg.yaml", Minimal);
        Write("b.cmg.yaml", Minimal.Replace("granitefalls", "granitebay", StringComparison.Ordinal));
        Write("list", "a.cmg.yaml\nb.cmg.yaml\n");
        Assert.Equal(0, Cmg("render", "--specs-from", "list").ExitCode);
        File.Delete(Path.Combine(Folder, "b.cmg.yaml"));
        Write("list", "a.cmg.yaml\n");
        Assert.Equal((0, ""), (Cmg("render", "--specs-from", "list") is var run ? run.ExitCode : 0, run.Error));
        Assert.DoesNotContain(Files(), file => file.Contains("granitebay", StringComparison.Ordinal));
        Assert.NotEmpty(Files());
    }

    /// <summary>A link that somebody has planted there leads to a file of another's.</summary>
    [Theory]
    [InlineData("lists/rendered", "'lists/rendered' is a symbolic link, and none is followed")]
    [InlineData("lists", "'lists' is a symbolic link, and none is followed")]
    public void Lists_are_not_written_through_links(string link, string reason)
    {
        Write("cmg.yaml", Minimal);
        Write("theirs/rendered", "theirs");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, link))!);
        File.CreateSymbolicLink(Path.Combine(Folder, link), Path.Combine(Folder, link == "lists" ? "theirs" : "theirs/rendered"));
        var run = Cmg("render", "--build-lists", "lists");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"error CMG5095: The lists for a build can't be written into 'lists': {reason}.", run.Error, StringComparison.Ordinal);
        Assert.Equal("theirs", Read("theirs/rendered"));
        Assert.Equal(["theirs/rendered"], Directory.GetFiles(Path.Combine(Folder, "theirs")).Select(file => Path.GetRelativePath(Folder, file)));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_list_keeps_all_from_being_written()
    {
        Write("cmg.yaml", Minimal);
        Directory.CreateDirectory(Path.Combine(Folder, "lists/rendered"));
        Assert.Contains("'lists/rendered' is a folder, where a list must go", Cmg("render", "--build-lists", "lists").Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "lists")));
    }

    [Theory]
    [InlineData("lists/absent", "my notes")]
    [InlineData("lists/read", "/a/path\nand no line end")]
    public void Other_files_are_not_taken_for_lists(string file, string text)
    {
        Write("cmg.yaml", Minimal);
        Write(file, text);
        foreach (var verb in new[] { "check", "render" })
        {
            var run = Cmg(verb, "--build-lists", "lists");
            Assert.Equal(1, run.ExitCode);
            Assert.Contains($"error CMG5095: The lists for a build can't be written into 'lists': '{file}' is there and no list of cmg's: it isn't made of full paths.", run.Error, StringComparison.Ordinal);
            Assert.Equal([file], Directory.GetFiles(Path.Combine(Folder, "lists")).Select(found => Path.GetRelativePath(Folder, found)));
            Assert.Equal(text, Read(file));
        }
    }

    /// <summary>The one that is longer than what is looked at is cut in the midst of a path.</summary>
    [Fact]
    public void Lists_are_written_over_lists()
    {
        Write("cmg.yaml", Minimal);
        Write("lists/absent", "");
        Write("lists/read", string.Concat(Enumerable.Repeat("/a/path/of/another/run\n", 10_000)));
        Assert.Equal(0, Cmg("render", "--build-lists", "lists").ExitCode);
        Assert.Equal(Path.Combine(Folder, "cmg.yaml") + "\n", Read("lists/read"));
        Assert.Equal(0, Cmg("check", "--build-lists", "lists").ExitCode);
    }

    [Fact]
    public void Builds_are_told_what_a_run_depends_on()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: certs/current.cer}\ntemplates: overlay\n");
        var template = Write("overlay/per-gateway/notes/notes.md.sbn", "{{ service_name }}\n");
        var run = Cmg("render", "--build-lists", "lists");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal([Full("cmg.yaml"), template], Lines("read"));
        Assert.Equal([Full("certs/current.cer")], Lines("absent"));
        Assert.Equal([Full("overlay")], Lines("folders"));
        Assert.Equal(Files().Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(Full), Lines("rendered"));
        Assert.Equal(0, Cmg("check", "--build-lists", "again").ExitCode);
        Assert.Equal(Read("lists/rendered"), Read("again/rendered"));
        Assert.StartsWith("cmg.yaml(1,1): error CMG5095: ", Cmg("check", "--build-lists", "cmg.yaml").Error.Split('\n')[^2], StringComparison.Ordinal);

        string Full(string name) => Path.Combine(Folder, name);
        string[] Lines(string name) => Read("lists/" + name).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("3601")]
    [InlineData("soon")]
    public void A_time_to_wait_is_in_seconds(string wait)
    {
        Write("cmg.yaml", Minimal);
        Assert.Contains("'--wait'", Cmg("render", "--wait", wait).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_waits_for_the_one_before()
    {
        Write("cmg.yaml", Minimal);
        Directory.CreateDirectory(Path.Combine(Folder, "rendered"));
        var held = new FileStream(Path.Combine(Folder, "rendered", ".cmg.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.Contains("CMG5009", Cmg("render").Error, StringComparison.Ordinal);
        var waiting = Task.Run(() => Cmg("render", "--wait", "60"), TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        await held.DisposeAsync();
        Assert.Equal(0, (await waiting).ExitCode);
    }
}
