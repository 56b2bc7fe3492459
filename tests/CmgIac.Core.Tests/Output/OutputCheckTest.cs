using CmgIac.Core.Output;
using Xunit;

namespace CmgIac.Core.Tests.Output;

public class OutputCheckTest
{
    private const string A = Scene.Folder;
    private const string Manifest = Scene.ManifestPath;
    private static readonly string[] Cmg = ["cmg.yaml"];

    [Theory]
    [InlineData("1", "1", "1", "unchanged unchanged")]
    [InlineData("1", "3", "1", "edited unchanged")]
    [InlineData("1", "3", "2", "edited stale")]
    [InlineData(null, "3", "2", "edited missing")]
    [InlineData("1", null, "1", "missing unchanged")]
    [InlineData("1", "1", "2", "stale stale")]
    [InlineData("1", "1", null, "orphaned stale")]
    [InlineData("1", "3", null, "edited stale")]
    [InlineData(null, "2", "2", "unchanged missing")]
    public void States(string? listed, string? there, string? wanted, string expected)
    {
        var scene = new Scene();
        _ = wanted is null ? scene.Wants(A) : scene.Wants(A, ("a", wanted));
        _ = listed is null ? scene : scene.HasManifest(A, Cmg, ("a", listed));
        _ = there is null ? scene : scene.Has($"{A}/a", there);

        Assert.Equal(expected, string.Join(' ', scene.States().Select(s => s.Split(' ')[0])));
    }

    [Fact]
    public void A_folder_no_longer_wanted_is_orphaned() =>
        Assert.Equal(
            [$"orphaned {A}/a", $"orphaned {Manifest}"],
            new Scene().HasManifest(A, Cmg, ("a", "1")).Has($"{A}/a", "1").States());

    [Fact]
    public void Exactly_what_is_wanted_has_no_differences_but_for_the_attributes()
    {
        var scene = new Scene().Wants(A, ("a", "1")).HasManifest(A, Cmg, ("a", "1")).Has($"{A}/a", "1").Has($"{A}/issued.cer", "x");

        Assert.Equal([CheckState.Missing, CheckState.Unchanged, CheckState.Unchanged], scene.Check().Value!.Files.Select(f => f.State));
        Assert.False(scene.Has(".gitattributes", "*.inf text").Check().Value!.HasDifferences);
        Assert.Empty(scene.Check().Value!.OtherVersions);
    }

    [Fact]
    public void Both_sides_of_a_diff_are_at_hand()
    {
        var file = new Scene().Wants(A, ("a", "new")).Has($"{A}/a", "old").Check().Value!.Files.Single(f => f.Path == $"{A}/a");

        Assert.Equal("old"u8.ToArray(), file.Before);
        Assert.Equal("new"u8.ToArray(), file.After);
    }

    [Fact]
    public void A_link_is_an_error_and_not_a_state() =>
        Assert.Equal("CMG5006", new Scene().Wants(A, ("a", "1")).Has($"{A}/a", new Found.Link($"{A}/a")).Check().Diagnostics.Single().Code);

    /// <summary>Bytes may differ where no line does: line ends, or a mark at the start.</summary>
    [Theory]
    [InlineData("a\nb\n", "a\nc\n", "x(2,1)")]
    [InlineData("a\nb\n", "a\nb\nc\n", "x(2,1)")]
    [InlineData("a\nb\n", "a\r\nb\r\n", "x(1,1)")]
    [InlineData("", "a\n", "x(1,1)")]
    [InlineData(null, "a\n", "x(1,1)")]
    [InlineData("a\n", null, "x(1,1)")]
    public void A_finding_is_at_the_first_line_that_differs(string? there, string? wanted, string expected)
    {
        var file = new CheckedFile("x", "x", CheckState.Edited, there is null ? null : System.Text.Encoding.UTF8.GetBytes(there), wanted is null ? null : System.Text.Encoding.UTF8.GetBytes(wanted));
        Assert.Equal(expected, Assert.Single(CheckFindings.Of(new OutputCheck([file], []))).Span.ToString());
    }
}
