using CmgIac.Cli.Files;
using Xunit;

namespace CmgIac.Cli.Tests.Files;

/// <summary>Links in the output are neither followed nor replaced, wherever they stand and with whatever force.</summary>
public class LinkTest : IDisposable
{
    private const string A = "gateways/a";
    private readonly Place place = new Place().Put("cmg.yaml").Put("elsewhere/keep", "mine");

    public void Dispose()
    {
        place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("out")]
    [InlineData("out/gateways")]
    [InlineData("out/gateways/a")]
    [InlineData("out/gateways/a/f")]
    public void A_linked_folder(string link)
    {
        Link(link, "elsewhere");
        place.Wants(A, "cmg.yaml", ("f/x", "1"));

        Assert.Equal([$"CMG5006 {link}"], place.Refused(force: true));
        Assert.Equal([$"CMG5006 {link}"], Place.Codes(OutputFolder.Check(place.Order()).Diagnostics));
        Assert.Equal([$"CMG5006 {link}"], Place.Codes(OutputFolder.Preview(place.Order()).Diagnostics));
        Assert.Equal(["elsewhere/keep=mine"], place.Tree("elsewhere"));
    }

    [Theory]
    [InlineData("out/gateways/a/f/x", "elsewhere/keep")]
    [InlineData("out/gateways/a/f/x", "nowhere")]
    [InlineData("out/gateways/a/cmg.manifest.json", "elsewhere/keep")]
    [InlineData("out/.cmg.lock", "elsewhere/keep")]
    [InlineData("out/.cmg.lock", "elsewhere/new")]
    public void A_linked_file(string link, string target)
    {
        Link(link, target);
        place.Wants(A, "cmg.yaml", ("f/x", "1"));

        Assert.Equal([$"CMG5006 {link}"], place.Refused(force: true));
        Assert.Equal(["elsewhere/keep=mine"], place.Tree("elsewhere"));
        Assert.Contains(place.Tree(), e => e == link + "@");
    }

    [Fact]
    public void Linked_attributes_are_the_user_s_own()
    {
        Link("out/.gitattributes", "elsewhere/keep");
        place.Wants(A, "cmg.yaml", ("x", "1")).Render();

        Assert.Equal("mine", place.Text("elsewhere/keep"));
    }

    [Fact]
    public void A_folder_of_ours_behind_a_link_is_not_pruned()
    {
        place.Wants(A, "cmg.yaml", ("x", "1")).Render();
        Directory.Move(place.Path("out/gateways/a"), place.Path("elsewhere/a"));
        Link("out/gateways/a", "elsewhere/a");

        Assert.Empty(place.Wants().Render());
        Assert.Equal("1", place.Text("elsewhere/a/x"));
    }

    [Fact]
    public void A_file_that_is_to_be_deleted_and_lies_behind_a_link()
    {
        place.Wants(A, "cmg.yaml", ("f/x", "1")).Render();
        Directory.Move(place.Path("out/gateways/a/f"), place.Path("elsewhere/f"));
        Link("out/gateways/a/f", "elsewhere/f");

        Assert.Equal(["CMG5006 out/gateways/a/f"], place.Wants().Refused(force: true));
        Assert.Equal("1", place.Text("elsewhere/f/x"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_link_planted_while_writing(bool afterStaging)
    {
        place.Wants(A, "cmg.yaml", ("f/x", "1"), ("g", "1")).Render();
        var seen = 0;
        place.Fault.Act = path =>
        {
            if (path.EndsWith("f/x", StringComparison.Ordinal) && seen++ == (afterStaging ? 1 : 0))
            {
                Directory.Move(place.Path("out/gateways/a/f"), place.Path("moved"));
                Link("out/gateways/a/f", "elsewhere");
            }
        };

        place.Wants().Wants(A, "cmg.yaml", ("f/x", "2"), ("g", "2"));
        Assert.Equal(["CMG5006 out/gateways/a/f"], place.Refused());
        Assert.Equal(["elsewhere/keep=mine"], place.Tree("elsewhere"));
        Assert.Equal("1", place.Text("out/gateways/a/g"));
    }

    [Fact]
    public void Links_elsewhere_in_the_output_are_nobody_s_business()
    {
        Link("out/zones", "elsewhere");
        Link("out/gateways/b", "elsewhere");

        place.Wants(A, "cmg.yaml", ("x", "1")).Render();

        Assert.Equal(["elsewhere/keep=mine"], place.Tree("elsewhere"));
    }

    private void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(place.Path(path))!);
        File.CreateSymbolicLink(place.Path(path), place.Path(target));
    }
}
