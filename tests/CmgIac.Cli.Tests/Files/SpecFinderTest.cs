using CmgIac.Cli.Files;
using Xunit;

namespace CmgIac.Cli.Tests.Files;

public class SpecFinderTest : IDisposable
{
    private readonly Place place = new();

    public void Dispose()
    {
        place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Without_arguments_the_one_in_the_working_folder()
    {
        Assert.Equal(["CMG5001 cmg.yaml"], Errors());
        Assert.Equal(["cmg.yaml"], Found(place.Put("cmg.yaml").Put("b.cmg.yaml")));
    }

    [Fact]
    public void Folders_are_searched_in_ordinal_order_and_links_are_not_followed()
    {
        place.Put("s/b/cmg.yaml").Put("s/B.cmg.yaml").Put("s/a.cmg.yaml").Put("s/b/.cmg.yaml").Put("s/.hidden/cmg.yaml")
            .Put("s/acmg.yaml").Put("s/cmg.yml").Put("s/Cmg.yaml").Put("far/cmg.yaml");
        File.CreateSymbolicLink(place.Path("s/link"), place.Path("far"));
        File.CreateSymbolicLink(place.Path("s/link.cmg.yaml"), place.Path("far/cmg.yaml"));
        File.CreateSymbolicLink(place.Path("s/b/loop"), place.Path("s"));

        Assert.Equal(["s/.hidden/cmg.yaml", "s/B.cmg.yaml", "s/a.cmg.yaml", "s/b/.cmg.yaml", "s/b/cmg.yaml"], Found(place, "s"));
        Assert.Equal("far/cmg.yaml", Found(place, ".")[0]);
        Assert.Equal(["s/link.cmg.yaml"], Found(place, "s/link.cmg.yaml"));
        Assert.Equal(["s/link/cmg.yaml"], Found(place, "s/link"));
    }

    /// <summary>What no message could tell isn't looked at, whoever gives it; bytes that are no UTF-8 come as U+FFFD.</summary>
    [Theory]
    [InlineData("s/a\nb.cmg.yaml", "s/a\uFFFDb.cmg.yaml")]
    [InlineData("s/\u001B[31m/cmg.yaml", "s/\uFFFD[31m/cmg.yaml")]
    [InlineData("s/a\u202Eb.cmg.yaml", "s/a\uFFFDb.cmg.yaml")]
    [InlineData("s/a\uFFFDb.cmg.yaml", "s/a\uFFFDb.cmg.yaml")]
    public void A_path_that_can_t_be_shown_is_an_error(string path, string shown)
    {
        place.Put(path).Put("s/cmg.yaml");
        Assert.Equal([$"CMG5012 {shown}"], Errors("s"));
        Assert.Equal([$"CMG5012 {shown}"], Errors(path));
    }

    [Fact]
    public void Files_have_any_name_and_none_comes_twice()
    {
        place.Put("x").Put("s/cmg.yaml");

        Assert.Equal(["x", "s/cmg.yaml"], Found(place, "x", "./x", "s/../x", place.Path("x"), "s", "s/", "s/cmg.yaml"));
        Assert.Equal([place.Path("s")], SpecFinder.Find(["s"], place.Root).Value!.Folders.ToArray());
    }

    [Fact]
    public void Paths_are_shown_as_given()
    {
        place.Put("x").Put("s/y");
        var inner = place.Path("s");

        string Shown(string argument) => SpecFinder.Find([argument], inner).Value!.Files[0].Shown;
        Assert.Equal("../x", Shown("../x"));
        Assert.Equal(place.Path("x"), Shown(place.Path("x")));
        Assert.Equal("y", Shown(place.Path("s/y")));
    }

    [Fact]
    public void Every_argument_that_yields_nothing_is_told()
    {
        Directory.CreateDirectory(place.Path("empty"));

        Assert.Equal(["CMG5001 ", "CMG5003 empty", "CMG5001 nowhere"], Errors("nowhere", "empty", ""));
    }

    [Fact]
    public void A_spec_is_read_no_further_than_just_behind_its_limit()
    {
        place.Put("small", "abc").Put("large");
        using (var large = File.OpenWrite(place.Path("large")))
        {
            large.SetLength(1L << 33);
        }

        var specs = SpecFinder.Find(["small", "large"], place.Root).Value!.Files;
        Assert.Equal("abc"u8.ToArray(), SpecFinder.Read(specs[0]).Value);
        Assert.Equal((4 * 1024 * 1024) + 1, SpecFinder.Read(specs[1]).Value!.Length);
        File.Delete(place.Path("small"));
        Assert.Equal("CMG5001", SpecFinder.Read(specs[0]).Diagnostics[0].Code);
        Directory.CreateDirectory(place.Path("small"));
        Assert.Equal("CMG5002", SpecFinder.Read(specs[0]).Diagnostics[0].Code);
    }

    private string[] Errors(params string[] arguments) => Place.Codes(SpecFinder.Find(arguments, place.Root).Diagnostics);

    private static string[] Found(Place place, params string[] arguments) =>
        [.. SpecFinder.Find(arguments, place.Root).Value!.Files.Select(f => f.Shown)];
}
