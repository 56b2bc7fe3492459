using System.Text;
using CmgIac.Cli.Files;
using CmgIac.Core.Output;
using Xunit;

namespace CmgIac.Cli.Tests.Files;

public class OutputFolderTest : IDisposable
{
    private const string A = "gateways/a";
    private readonly Place place = new Place().Put("cmg.yaml");

    public void Dispose()
    {
        place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void First_run_writes_and_second_touches_nothing()
    {
        place.Wants(A, "cmg.yaml", ("x", "1"), ("bicep/main.bicep", "2"));

        Assert.Equal(
            ["create .gitattributes", $"create {A}/bicep/main.bicep", $"create {A}/cmg.manifest.json", $"create {A}/x"],
            place.Render());
        Assert.Equal(
            ["out/.gitattributes=* -text\n", $"out/{A}/bicep/main.bicep=2", $"out/{A}/cmg.manifest.json", $"out/{A}/x=1"],
            place.Tree());
        Assert.Contains("\"../cmg.yaml\"", place.Text($"out/{A}/cmg.manifest.json"), StringComparison.Ordinal);

        var times = Times();
        place.AssertConverged();
        Assert.Equal(times, Times());
    }

    [Fact]
    public void Only_what_differs_is_written()
    {
        place.Wants(A, "cmg.yaml", ("x", "1"), ("y", "1")).Render();
        var before = File.GetLastWriteTimeUtc(place.Path($"out/{A}/y"));

        Assert.Equal(
            [$"update {A}/cmg.manifest.json", $"update {A}/x"],
            place.Wants().Wants(A, "cmg.yaml", ("x", "2"), ("y", "1")).Render());
        Assert.Equal(before, File.GetLastWriteTimeUtc(place.Path($"out/{A}/y")));
        place.AssertConverged();
    }

    [Fact]
    public void A_family_switched_off_goes_with_its_folder_but_not_with_foreign_files()
    {
        place.Wants(A, "cmg.yaml", ("x", "1"), ("f/g/y", "1"), ("h/z", "1")).Render();
        place.Put($"out/{A}/h/issued.cer", "mine");

        place.Wants().Wants(A, "cmg.yaml", ("x", "1")).Render();

        Assert.Equal(["out/.gitattributes=* -text\n", $"out/{A}/cmg.manifest.json", $"out/{A}/h/issued.cer=mine", $"out/{A}/x=1"], place.Tree());
        place.AssertConverged();
    }

    [Fact]
    public void Nothing_to_write_makes_no_folder()
    {
        Assert.Empty(place.Render());
        Assert.False(Directory.Exists(place.Output));
    }

    [Fact]
    public void Preview_and_check_make_no_folder()
    {
        place.Wants(A, "cmg.yaml", ("x", "1"));

        Assert.Equal(3, OutputFolder.Preview(place.Order()).Value!.Changes.Count());
        Assert.True(OutputFolder.Check(place.Order()).Value!.HasDifferences);
        Assert.False(Directory.Exists(place.Output));
    }

    [Fact]
    public void Edited_and_foreign_files_stop_before_anything_is_written()
    {
        place.Wants(A, "cmg.yaml", ("x", "1"), ("y", "1")).Render();
        place.Put($"out/{A}/x", "edited").Put($"out/{A}/z", "foreign");
        var tree = place.Tree();

        place.Wants().Wants(A, "cmg.yaml", ("x", "2"), ("y", "2"), ("z", "2"));
        Assert.Equal([$"CMG5004 out/{A}/x", $"CMG5005 out/{A}/z"], place.Refused());
        Assert.Equal(tree, place.Tree());

        Assert.Empty(place.Refused(force: true));
        Assert.Equal("2", place.Text($"out/{A}/x"));
        place.AssertConverged();
    }

    [Fact]
    public void A_file_with_another_hash_in_its_manifest_is_never_overwritten_though_it_is_as_rendered()
    {
        place.Wants(A, "cmg.yaml", ("x", "1"), ("y", "1")).Render();
        var manifest = place.Text($"out/{A}/cmg.manifest.json");
        var at = manifest.IndexOf("\"sha256\": \"", StringComparison.Ordinal) + "\"sha256\": \"".Length;
        place.Put($"out/{A}/cmg.manifest.json", manifest[..at] + ContentHash.Of("other"u8) + manifest[(at + 64)..]);
        var tree = place.Tree();

        Assert.Equal([$"CMG5004 out/{A}/x"], place.Wants().Wants(A, "cmg.yaml", ("x", "2"), ("y", "1")).Refused());
        Assert.Equal([$"CMG5004 out/{A}/x"], place.Wants().Wants(A, "cmg.yaml", ("y", "1")).Refused());
        Assert.Equal(tree, place.Tree());
    }

    [Fact]
    public void A_missing_file_comes_back()
    {
        place.Wants(A, "cmg.yaml", ("x", "1"), ("y", "1")).Render();
        File.Delete(place.Path($"out/{A}/x"));

        Assert.Equal([$"create {A}/x"], place.Render());
    }

    [Fact]
    public void A_lost_manifest_comes_back_where_files_are_what_they_should_be()
    {
        place.Wants(A, "cmg.yaml", ("x", "1")).Render();
        File.Delete(place.Path($"out/{A}/cmg.manifest.json"));

        Assert.Equal([$"create {A}/cmg.manifest.json"], place.Render());
    }

    [Theory]
    [InlineData("../cmg.yaml")]
    [InlineData("../../out/gateways/keep/x")]
    [InlineData("/etc/hostname")]
    public void A_hostile_manifest_deletes_nothing(string path)
    {
        place.Wants(A, "cmg.yaml", ("x", "1")).Render();
        place.Put($"out/{A}/keep", "1");
        var hash = ContentHash.Of(Encoding.UTF8.GetBytes(""));
        place.Put($"out/{A}/cmg.manifest.json", place.Text($"out/{A}/cmg.manifest.json")
            .Replace("\"files\": [", $"\"files\": [{{\"path\":\"{path}\",\"sha256\":\"{hash}\"}},", StringComparison.Ordinal));

        Assert.Equal([$"CMG5007 out/{A}/cmg.manifest.json"], place.Wants().Refused());
        Assert.True(place.Write(force: true).Value is { HasChanges: false });
        Assert.True(File.Exists(place.Path("cmg.yaml")));
        Assert.Equal("1", place.Text($"out/{A}/keep"));
    }

    [Theory]
    [InlineData("precious")]
    [InlineData("precious\n")]
    [InlineData("{}\n")]
    [InlineData("""{"folder":"x"}""")]
    [InlineData("\n{\"folder\":\"gateways/a\",\"specs\":[],\"files\":[]}\nprecious\n")]
    [InlineData("\n{\"folder\":\"gateways/..\",\"specs\":[],\"files\":[]}\n")]
    public void A_foreign_file_in_the_place_of_the_lock_is_not_touched(string text)
    {
        place.Put("out/.cmg.lock", text).Wants(A, "cmg.yaml", ("x", "1"));
        var written = File.GetLastWriteTimeUtc(place.Path("out/.cmg.lock"));

        Assert.Equal(["CMG5005 out/.cmg.lock"], place.Refused());
        Assert.Equal(["CMG5005 out/.cmg.lock"], place.Refused(force: true));
        Assert.Equal(["CMG5005 out/.cmg.lock"], Place.Codes(OutputFolder.Preview(place.Order()).Diagnostics));
        Assert.Equal(["CMG5005 out/.cmg.lock"], Place.Codes(OutputFolder.Check(place.Order()).Diagnostics));
        Assert.Equal(["out/.cmg.lock=" + text], place.Tree());
        Assert.Equal(written, File.GetLastWriteTimeUtc(place.Path("out/.cmg.lock")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n{\"fol")]
    [InlineData("\n{\"folder\":\"gateways/a\",\"specs\":[],\"files\":[]}\n\n{\"folder\":\"gateways/b\",\"sp\n{\"folder\":\"gateways/a\",\"specs\":[],\"files\":[]}\n")]
    [InlineData("\n{\"folder\":\"gateways/a\",\"specs\":[],\"fil\0\0\0\0")]
    [InlineData("\0\0\0\0")]
    public void A_journal_that_was_broken_off_is_ours(string text)
    {
        place.Put("out/.cmg.lock", text).Wants(A, "cmg.yaml", ("x", "1")).Render();

        place.AssertConverged();
    }

    [Fact]
    public void A_hostile_journal_is_harmless()
    {
        var hash = ContentHash.Of(Encoding.UTF8.GetBytes(""));
        foreach (var (folder, path) in (ReadOnlySpan<(string, string)>)[("gateways/..", "cmg.yaml"), ("gateways/a", "../../../cmg.yaml")])
        {
            place.Put("out/.cmg.lock", $$"""{"folder":"{{folder}}","specs":["../cmg.yaml"],"files":[{"path":"{{path}}","sha256":"{{hash}}"}]}""" + "\n");

            place.Wants().Wants(A, "cmg.yaml", ("x", "1"));
            Assert.Equal(["CMG5005 out/.cmg.lock"], place.Refused(force: true));
            Assert.True(File.Exists(place.Path("cmg.yaml")));
        }
    }

    [Fact]
    public void A_file_where_a_folder_must_be()
    {
        place.Put("out/gateways", "file").Wants(A, "cmg.yaml", ("x", "1"));
        Assert.Equal(["CMG5013 out/gateways"], place.Refused(force: true));

        using var other = new Place().Put("cmg.yaml").Put("out", "file").Wants(A, "cmg.yaml", ("x", "1"));
        Assert.Equal(["CMG5013 out"], other.Refused());
        Assert.Equal(["CMG5013 out"], Place.Codes(OutputFolder.Check(other.Order()).Diagnostics));

        using var above = new Place().Put("cmg.yaml").Put("file", "").Wants(A, "cmg.yaml", ("x", "1"));
        Assert.Equal(["CMG5013 file"], Place.Codes(OutputFolder.Write(above.Order(output: "file/out/put")).Diagnostics));
        Assert.Equal(["CMG5013 file"], Place.Codes(OutputFolder.Check(above.Order(output: "file/out")).Diagnostics));
    }

    /// <summary>Of so many bytes none is read: the test would take as long as the disk does.</summary>
    [Fact]
    public void A_file_larger_than_any_of_ours_is_nobody_s()
    {
        place.Put("cmg.yaml").Wants(A, "cmg.yaml", ("x", "1"));
        Assert.False(OutputFolder.Write(place.Order()).HasErrors);
        using (var file = new FileStream(place.Path($"out/{A}/x"), FileMode.Open))
        {
            file.SetLength(1L << 40);
        }

        Assert.Equal([$"CMG5004 out/{A}/x"], place.Refused());
        Assert.False(OutputFolder.Write(place.Order(force: true)).HasErrors);
        Assert.Equal("1", place.Text($"out/{A}/x"));
    }

    [Fact]
    public void A_folder_where_a_file_must_be()
    {
        place.Put($"out/{A}/x/inside", "mine").Wants(A, "cmg.yaml", ("x", "1"));

        Assert.Equal([$"CMG5013 out/{A}/x"], place.Refused(force: true));
        Assert.Equal([$"out/{A}/x/inside=mine"], place.Tree());
    }

    [Fact]
    public void The_working_folder_itself_may_be_the_output()
    {
        place.Wants(A, "cmg.yaml", ("x", "1")).Put($"{A}/x", "foreign");

        Assert.Equal([$"CMG5005 {A}/x"], Place.Codes(OutputFolder.Write(place.Order(output: ".")).Diagnostics));
        Assert.Empty(OutputFolder.Write(place.Order(output: ".", force: true)).Diagnostics);
        Assert.Contains("\"cmg.yaml\"", place.Text($"{A}/cmg.manifest.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_that_fails_halfway_leaves_no_temporary_file_and_what_was_there()
    {
        place.Wants(A, "cmg.yaml", ("x", "1")).Render();
        var tree = place.Tree();
        place.Fault.Act = path =>
        {
            if (path.EndsWith("/y", StringComparison.Ordinal))
            {
                throw new IOException("full", 28);
            }
        };

        place.Wants().Wants(A, "cmg.yaml", ("a/b", "1"), ("x", "2"), ("y", "1"));
        var result = place.Write();

        Assert.Equal([$"CMG5010 out/{A}/y"], Place.Codes(result.Diagnostics));
        Assert.Contains("the disk is full", result.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Equal(tree, place.Tree());
        place.Fault.Act = null;
        place.Render();
        place.AssertConverged();
    }

    private (string, DateTime)[] Times() =>
        [.. Directory.EnumerateFiles(place.Output, "*", SearchOption.AllDirectories).Select(f => (f, File.GetLastWriteTimeUtc(f)))];
}
