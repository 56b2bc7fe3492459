using CmgIac.Cli.Files;
using CmgIac.Core.Proof;
using Xunit;

namespace CmgIac.Cli.Tests.Files;

/// <summary>What becomes of folders when specs change, vanish or aren't given.</summary>
public class PruneOnDiskTest : IDisposable
{
    private const string Zone = "zones/z";
    private readonly Place place = new Place().Put("specs/a/cmg.yaml").Put("specs/b.cmg.yaml");

    public void Dispose()
    {
        place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_gateway_that_its_spec_yields_no_more()
    {
        All().Render("specs");
        place.Put("out/gateways/b/issued.cer", "mine");

        place.Wants().Wants("gateways/a", "specs/a/cmg.yaml", ("x", "a")).Wants(Zone, "specs/a/cmg.yaml", ("r", "a")).Render("specs");

        Assert.Equal(
            ["out/.gitattributes=* -text\n", "out/gateways/a/cmg.manifest.json", "out/gateways/a/x=a", "out/gateways/b/issued.cer=mine", "out/zones/z/cmg.manifest.json", "out/zones/z/r=a"],
            place.Tree());
        place.AssertConverged("specs");
    }

    [Fact]
    public void A_spec_gone_from_the_folder_given()
    {
        All().Render("specs");
        File.Delete(place.Path("specs/b.cmg.yaml"));

        place.Wants().Wants("gateways/a", "specs/a/cmg.yaml", ("x", "a")).Wants(Zone, "specs/a/cmg.yaml", ("r", "a"));
        Assert.Equal(
            ["delete gateways/b/cmg.manifest.json", "delete gateways/b/x", "update zones/z/cmg.manifest.json", "update zones/z/r"],
            place.Render("specs"));
        Assert.False(Directory.Exists(place.Path("out/gateways/b")));
    }

    [Fact]
    public void A_spec_gone_from_elsewhere_stops_its_zone_and_with_force_keeps_its_gateway()
    {
        All().Render("specs");
        File.Delete(place.Path("specs/b.cmg.yaml"));

        place.Wants().Wants("gateways/a", "specs/a/cmg.yaml", ("x", "a")).Wants(Zone, "specs/a/cmg.yaml", ("r", "a"));
        Assert.Equal(["CMG5008 out/zones/z/cmg.manifest.json"], place.Refused(specs: "specs/a/cmg.yaml"));
        Assert.Equal("ab", place.Text("out/zones/z/r"));
        Assert.Equal(
            ["CMG5008 out/zones/z/cmg.manifest.json"],
            Place.Codes(OutputFolder.Check(place.Order(specs: "specs/a/cmg.yaml")).Diagnostics));

        Assert.Empty(place.Refused(force: true, "specs/a/cmg.yaml"));
        Assert.Equal("a", place.Text("out/zones/z/r"));
        Assert.True(File.Exists(place.Path("out/gateways/b/x")));
    }

    [Fact]
    public void A_zone_with_records_of_a_spec_that_was_not_given()
    {
        All().Render("specs");
        var tree = place.Tree();

        place.Wants().Wants("gateways/a", "specs/a/cmg.yaml", ("x", "new")).Wants(Zone, "specs/a/cmg.yaml", ("r", "a"));
        var result = place.Write(force: true, "specs/a");

        Assert.Equal(["CMG5008 out/zones/z/cmg.manifest.json"], Place.Codes(result.Diagnostics));
        Assert.Contains("Give 'specs/b.cmg.yaml' too", result.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Equal(tree, place.Tree());

        // Nor may it be pruned when nothing of it is wanted.
        place.Wants().Wants("gateways/a", "specs/a/cmg.yaml", ("x", "new"));
        Assert.Equal(["CMG5008 out/zones/z/cmg.manifest.json"], place.Refused(specs: "specs/a"));
    }

    [Fact]
    public void Folders_of_other_specs_are_left_alone()
    {
        place.Wants("gateways/b", "specs/b.cmg.yaml", ("x", "b")).Render("specs/b.cmg.yaml");
        place.Wants().Wants("gateways/a", "specs/a/cmg.yaml", ("x", "a")).Render("specs/a");

        Assert.True(File.Exists(place.Path("out/gateways/b/x")));
    }

    [Fact]
    public void A_narrowed_run_prunes_nothing()
    {
        All().Render("specs");

        place.Wants().Wants("gateways/a", "specs/a/cmg.yaml", ("x", "new"));
        Assert.Equal(
            ["update gateways/a/cmg.manifest.json", "update gateways/a/x"],
            Place.Changes(OutputFolder.Write(place.Order(narrowed: true, specs: "specs"))));
        Assert.True(File.Exists(place.Path("out/zones/z/r")));
    }

    [Fact]
    public void The_last_gateway_takes_its_folders_along()
    {
        All().Render("specs");
        place.Wants().Render("specs");

        Assert.Equal(["out/.gitattributes=* -text\n"], place.Tree());
    }

    [Fact]
    public void The_same_specs_from_another_working_folder_are_the_same()
    {
        All().Render("specs");
        var order = new OutputOrder(
            "../out", place.Path("specs"), SpecFinder.Find(["."], place.Path("specs")).Value!, RenderedFolders.Of([]), "1");

        var changes = Place.Changes(OutputFolder.Preview(order));
        Assert.Equal(6, changes.Length);
        Assert.All(changes, c => Assert.StartsWith("delete ", c, StringComparison.Ordinal));
    }

    private Place All() => place.Wants()
        .Wants("gateways/a", "specs/a/cmg.yaml", ("x", "a"))
        .Wants("gateways/b", "specs/b.cmg.yaml", ("x", "b"))
        .Wants(Zone, "specs/a/cmg.yaml specs/b.cmg.yaml", ("r", "ab"));
}
