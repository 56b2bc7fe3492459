using CmgIac.Core.Output;
using Xunit;

namespace CmgIac.Core.Tests.Output;

public class OutputPlanTest
{
    private const string A = Scene.Folder;
    private const string Manifest = Scene.ManifestPath;
    private static readonly string[] Cmg = ["cmg.yaml"];

    [Fact]
    public void An_empty_folder_gets_everything_in_ordinal_order()
    {
        var plan = new Scene().Wants(A, ("b", "1"), ("B", "1"), ("a/c", "2")).Plan().Value;

        // 'b' and 'B' are one file on some disks.
        Assert.Null(plan);
        var scene = new Scene().Wants(A, ("b", "1"), ("C", "1"), ("a/c", "2"));
        plan = scene.Plan().Value!;
        Assert.Equal([".gitattributes", $"{A}/C", $"{A}/a/c", $"{A}/b", Manifest], plan.Changes.Select(c => c.Path).ToArray());
        Assert.All(plan.Changes, c => Assert.Equal(ChangeKind.Create, c.Kind));
        Assert.Equal([A], scene.Announced.Select(j => j.Folder).ToArray());
        Assert.Equal(["C", "a/c", "b"], scene.Announced[0].Files.Select(f => f.Path).Order(StringComparer.Ordinal).ToArray());
    }

    [Fact]
    public void Nothing_wanted_nothing_to_do() => Assert.False(new Scene().Plan().Value!.HasChanges);

    [Theory]
    [InlineData("1", "1", "1", "unchanged unchanged")]
    [InlineData("1", "1", "2", "update update")]
    [InlineData("1", "2", "2", "unchanged update")]
    [InlineData("1", null, "1", "create unchanged")]
    [InlineData("1", null, "2", "create update")]
    [InlineData(null, "2", "2", "unchanged create")]
    [InlineData(null, null, "2", "create create")]
    [InlineData("1", "1", null, "delete update")]
    public void Proven_files(string? listed, string? there, string? wanted, string expected)
    {
        var changes = One(listed, there, wanted).Changes();

        Assert.Equal(expected, string.Join(' ', changes.Select(c => c.Split(' ')[0])));
    }

    [Theory]
    [InlineData("1", "3", "2", "CMG5004", "update")]
    [InlineData("1", "3", "1", "CMG5004", "update")]
    [InlineData("1", "3", null, "CMG5004", "delete")]
    [InlineData(null, "3", "2", "CMG5005", "update")]
    public void Unproven_files_stop_the_run_unless_forced(string? listed, string? there, string? wanted, string code, string forced)
    {
        Assert.Equal([$"{code} out/{A}/a"], One(listed, there, wanted).Refusals());
        Assert.Equal($"{forced} {A}/a", One(listed, there, wanted, force: true).Changes()[0]);
    }

    [Fact]
    public void Foreign_files_elsewhere_disturb_nothing() =>
        Assert.Equal(
            [$"create {A}/a", $"create {Manifest}"],
            new Scene().Wants(A, ("a", "1")).Has($"{A}/issued.cer", "x").Has("CODEOWNERS", "x").Changes());

    [Fact]
    public void Attributes_are_left_alone_once_there()
    {
        foreach (Found there in (Found[])[Found.File.Of([1]), new Found.Link(".gitattributes"), new Found.Directory()])
        {
            var plan = new Scene().Wants(A, ("a", "1")).Has(".gitattributes", there).Plan().Value!;
            Assert.Equal(ChangeKind.Unchanged, plan.Changes.First().Kind);
        }
    }

    [Fact]
    public void Another_version_alone_changes_no_manifest_but_rides_along()
    {
        var same = new Scene { Tool = "2" }.Wants(A, ("a", "1")).HasManifest(A, "1", Cmg, ("a", "1")).Has($"{A}/a", "1");
        var other = new Scene { Tool = "2" }.Wants(A, ("a", "2")).HasManifest(A, "1", Cmg, ("a", "1")).Has($"{A}/a", "1");

        Assert.Equal([$"unchanged {A}/a", $"unchanged {Manifest}"], same.Changes());
        Assert.Equal([new OtherVersion(A, "1")], same.Check().Value!.OtherVersions);
        Assert.Equal([$"update {A}/a", $"update {Manifest}"], other.Changes());
    }

    [Fact]
    public void A_manifest_that_says_the_same_in_other_bytes_is_written_anew()
    {
        var manifest = new Scene().Wants(A, ("a", "1")).Manifest().ToBytes();
        var scene = new Scene().Wants(A, ("a", "1")).Has($"{A}/a", "1").Has(Manifest, Found.File.Of([.. manifest, (byte)'\n']));

        Assert.Equal([$"unchanged {A}/a", $"update {Manifest}"], scene.Changes());
    }

    [Fact]
    public void A_broken_manifest_stops_and_force_writes_it_anew()
    {
        Scene Broken(bool force) => new Scene { Force = force }.Wants(A, ("a", "1")).Has($"{A}/a", "1").Has(Manifest, "<<<<<<<");

        Assert.Equal([$"CMG5007 out/{Manifest}"], Broken(false).Refusals());
        Assert.Equal([$"unchanged {A}/a", $"update {Manifest}"], Broken(true).Changes());
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    public void A_broken_manifest_of_a_folder_not_wanted_is_a_warning(bool force, bool narrowed, bool warns)
    {
        var scene = new Scene { Force = force, Narrowed = narrowed }
            .Wants(A, ("a", "1"))
            .Has("gateways/foreign.example.org/cmg.manifest.json", """{"name":"x"}""");

        string[] expected = warns ? ["Warning CMG5007 out/gateways/foreign.example.org/cmg.manifest.json"] : [];
        Assert.Equal(expected, scene.Plan().Diagnostics.Select(d => $"{d.Severity} {d.Code} {d.Span.File}"));
        Assert.Equal(expected, scene.Check().Diagnostics.Select(d => $"{d.Severity} {d.Code} {d.Span.File}"));
        Assert.Equal([$"create {A}/a", $"create {Manifest}"], scene.Changes());
        Assert.Equal([$"missing {A}/a", $"missing {Manifest}"], scene.States());
    }

    [Fact]
    public void Obstacles_stop_with_force_as_without()
    {
        foreach (var force in (bool[])[false, true])
        {
            Scene With(Found found) => new Scene { Force = force }.Wants(A, ("a/b", "1")).Has($"{A}/a/b", found);

            Assert.Equal([$"CMG5006 out/{A}/a"], With(new Found.Link($"{A}/a")).Refusals());
            Assert.Equal(["CMG5006 out"], With(new Found.Link("")).Refusals());
            Assert.Equal([$"CMG5013 out/{A}/a/b"], With(new Found.Directory()).Refusals());
            Assert.Equal([$"CMG5013 out/{A}/a"], With(new Found.Blocked($"{A}/a")).Refusals());
            Assert.Equal([$"CMG5010 out/{A}/a/b"], With(new Found.Unreadable("permission denied")).Refusals());
        }
    }

    [Fact]
    public void A_listed_file_that_became_a_link_is_refused_and_a_folder_is_forgotten()
    {
        Scene With(Found found) => new Scene().Wants(A, ("b", "1")).HasManifest(A, Cmg, ("a", "1")).Has($"{A}/a", found);

        Assert.Equal([$"CMG5006 out/{A}/a"], With(new Found.Link($"{A}/a")).Refusals());
        Assert.Equal([$"create {A}/b", $"update {Manifest}"], With(new Found.Directory()).Changes());
    }

    [Theory]
    [InlineData("con/x")]
    [InlineData("../x")]
    [InlineData("cmg.manifest.json")]
    [InlineData("x.")]
    public void Unsafe_paths_of_templates(string path) =>
        Assert.Equal([$"CMG5012 out/{A}/{path}"], new Scene().Wants(A, (path, "1")).Refusals());

    [Fact]
    public void A_file_above_another_is_unsafe() =>
        Assert.Equal([$"CMG5012 out/{A}/x"], new Scene().Wants(A, ("x", "1"), ("X/y", "1")).Refusals());

    [Fact]
    public void A_file_outside_of_its_folder_is_unsafe() =>
        Assert.Equal(["CMG5012 out/zones/x"], new Scene().Wants("zones", ("x", "1")).Refusals());

    [Fact]
    public void A_folder_with_an_unsafe_name_is_refused() =>
        Assert.Equal(["CMG5012 out/gateways/../x/a"], new Scene().Wants("gateways/../x", ("a", "1")).Refusals());

    /// <summary>What is too large to be read is known by its hash.</summary>
    [Fact]
    public void A_huge_file_is_unchanged_by_its_hash()
    {
        Scene With(string hash) => new Scene().Wants(A, ("a", "1")).HasManifest(A, Cmg, ("a", "1")).Has($"{A}/a", new Found.File(null, hash));

        Assert.Equal($"unchanged {A}/a", With(ContentHash.Of("1"u8.ToArray())).Changes()[0]);
        Assert.Equal([$"CMG5004 out/{A}/a"], With(ContentHash.Of("2"u8.ToArray())).Refusals());
    }

    [Fact]
    public void What_says_something_else_or_is_huge_is_not_taken_over()
    {
        foreach (var found in new[] { Found.File.Of("2"u8.ToArray()), new Found.File(null, ContentHash.Of("2"u8.ToArray())) })
        {
            Assert.Equal([$"CMG5070 out/{A}/a"], new Scene { Adopt = true }.Wants(A, ("a", "1")).Has($"{A}/a", found).Refusals());
        }
    }

    [Fact]
    public void A_file_of_another_folder_is_unsafe() =>
        Assert.Equal(["CMG5012 out/gateways/b.contoso.com/x"], new Scene().WantsElsewhere(A, "gateways/b.contoso.com/x").Refusals());

    [Fact]
    public void A_spec_whose_name_no_manifest_can_say_is_refused() =>
        Assert.Equal(["CMG5012 a\\b.yaml"], new Scene().Wants(A, ["a\\b.yaml"], ("a", "1")).Refusals());

    [Theory]
    [InlineData("", "", ".")]
    [InlineData("", "zones", "zones")]
    [InlineData("out", "", "out")]
    [InlineData("out", "zones", "out/zones")]
    public void The_output_folder_in_messages(string root, string path, string shown) =>
        Assert.Equal(shown, new OutputRequest(root, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty, "1").Show(path));

    private static Scene One(string? listed, string? there, string? wanted, bool force = false)
    {
        var scene = new Scene { Force = force };
        _ = wanted is null ? scene.Wants(A) : scene.Wants(A, ("a", wanted));
        _ = listed is null ? scene : scene.HasManifest(A, Cmg, ("a", listed));
        return there is null ? scene : scene.Has($"{A}/a", there);
    }
}
