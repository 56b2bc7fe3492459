using CmgIac.Core.Output;
using Xunit;

namespace CmgIac.Core.Tests.Output;

/// <summary>Which folders a run may remove, by the specs that they come from.</summary>
public class PruningTest
{
    private const string Zone = "zones/contoso.com";
    private const string Manifest = Zone + "/cmg.manifest.json";
    private static readonly string[] Both = ["a.yaml", "b.yaml"];

    [Theory]
    [InlineData(nameof(SpecPresence.Given), nameof(SpecPresence.Given), "prune")]
    [InlineData(nameof(SpecPresence.Given), nameof(SpecPresence.GoneFromGivenFolder), "prune")]
    [InlineData(nameof(SpecPresence.GoneFromGivenFolder), nameof(SpecPresence.GoneFromGivenFolder), "prune")]
    [InlineData(nameof(SpecPresence.Given), nameof(SpecPresence.Gone), "CMG5008")]
    [InlineData(nameof(SpecPresence.GoneFromGivenFolder), nameof(SpecPresence.Gone), "CMG5008")]
    [InlineData(nameof(SpecPresence.Given), nameof(SpecPresence.NotGiven), "CMG5008")]
    [InlineData(nameof(SpecPresence.GoneFromGivenFolder), nameof(SpecPresence.NotGiven), "CMG5008")]
    [InlineData(nameof(SpecPresence.NotGiven), nameof(SpecPresence.NotGiven), "leave")]
    [InlineData(nameof(SpecPresence.NotGiven), nameof(SpecPresence.Gone), "leave")]
    [InlineData(nameof(SpecPresence.Gone), nameof(SpecPresence.Gone), "leave")]
    public void A_folder_no_longer_wanted(string a, string b, string expected)
    {
        var scene = Old(new Scene(), Of(a), Of(b));

        Assert.Equal(
            expected switch
            {
                "prune" => [$"delete {Manifest}", $"delete {Zone}/x"],
                "leave" => [],
                _ => [$"CMG5008 out/{Manifest}"],
            },
            expected == "CMG5008" ? scene.Refusals() : scene.Changes());
    }

    [Theory]
    [InlineData(nameof(SpecPresence.Given), false)]
    [InlineData(nameof(SpecPresence.Gone), false)]
    [InlineData(nameof(SpecPresence.GoneFromGivenFolder), false)]
    [InlineData(nameof(SpecPresence.NotGiven), true)]
    public void A_folder_still_wanted(string other, bool stops)
    {
        var scene = Old(new Scene { Force = true }, SpecPresence.Given, Of(other)).Wants(Zone, ["a.yaml"], ("x", "2"));

        string[] expected = stops ? [$"CMG5008 out/{Manifest}"] : [];
        Assert.Equal(expected, scene.Refusals());
        Assert.Contains(stops ? "'b.yaml'" : "", string.Concat(scene.Plan().Diagnostics), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zones/contoso.com", "a.yaml b.yaml", true)]
    [InlineData("zones/contoso.com", "b.yaml", true)]
    [InlineData("certificates/shared", "a.yaml b.yaml", true)]
    [InlineData("certificates/own", "b.yaml", false)]
    [InlineData("gateways/a.contoso.com", "b.yaml", false)]
    public void A_folder_still_wanted_of_a_spec_that_is_gone(string folder, string specs, bool stops)
    {
        Scene Moved(bool force) => new Scene { Force = force }
            .HasManifest(folder, specs.Split(' '), ("x", "1")).Has($"{folder}/x", "1")
            .Spec("b.yaml", SpecPresence.Gone)
            .Wants(folder, ["a.yaml"], ("x", "2"));

        string[] refused = stops ? [$"CMG5008 out/{folder}/cmg.manifest.json"] : [];
        Assert.Equal(refused, Moved(false).Refusals());
        Assert.Equal(refused, Moved(false).Check().Diagnostics.Select(d => $"{d.Code} {d.Span.File}"));
        Assert.Contains(stops ? "'b.yaml', which is gone" : "", string.Concat(Moved(false).Plan().Diagnostics), StringComparison.Ordinal);
        Assert.Equal([$"update {folder}/cmg.manifest.json", $"update {folder}/x"], Moved(true).Changes());
    }

    [Fact]
    public void Narrowed_runs_prune_no_folder()
    {
        var scene = Old(new Scene { Narrowed = true }, SpecPresence.Given, SpecPresence.Given);

        Assert.Empty(scene.Changes());
        Assert.Empty(scene.States());
    }

    [Fact]
    public void Edited_files_keep_a_folder_from_being_pruned()
    {
        Scene Edited(bool force) => Old(new Scene { Force = force }, SpecPresence.Given, SpecPresence.Given).Has($"{Zone}/x", "mine");

        Assert.Equal([$"CMG5004 out/{Zone}/x"], Edited(false).Refusals());
        Assert.Equal([$"delete {Manifest}", $"delete {Zone}/x"], Edited(true).Changes());
    }

    [Fact]
    public void Files_that_are_gone_already_are_no_changes()
    {
        var scene = new Scene().HasManifest(Zone, ["a.yaml"], ("x", "1"));

        Assert.Equal([$"delete {Manifest}"], scene.Changes());
    }

    [Fact]
    public void The_journal_alone_proves_files_and_whose_they_are()
    {
        Scene Crashed() => new Scene().HasJournal(Zone, ["a.yaml"], ("x", "1"), ("y", "1")).Has($"{Zone}/x", "1");

        Assert.Equal([$"delete {Zone}/x"], Crashed().Changes());
        Assert.Empty(Crashed().Spec("a.yaml", SpecPresence.NotGiven).Changes());
        Assert.Equal(
            [$"create {Manifest}", $"update {Zone}/x"],
            Crashed().Wants(Zone, ["a.yaml"], ("x", "2")).Changes());
    }

    [Fact]
    public void Journal_and_manifest_prove_together()
    {
        Scene At(string text) => new Scene()
            .Wants(Zone, ["a.yaml"], ("x", "3"))
            .HasManifest(Zone, ["a.yaml"], ("x", "1"))
            .HasJournal(Zone, ["a.yaml"], ("x", "2"))
            .Has($"{Zone}/x", text);

        Assert.Equal($"update {Zone}/x", At("1").Changes()[1]);
        Assert.Equal($"update {Zone}/x", At("2").Changes()[1]);
        Assert.Equal([$"CMG5004 out/{Zone}/x"], At("4").Refusals());
    }

    [Theory]
    [InlineData(nameof(SpecPresence.Given), false)]
    [InlineData(nameof(SpecPresence.NotGiven), true)]
    [InlineData(nameof(SpecPresence.Gone), false)]
    public void The_journal_stays_while_it_has_folders_of_others(string presence, bool stays)
    {
        var scene = new Scene().HasJournal(Zone, ["a.yaml"], ("x", "1")).Spec("a.yaml", Of(presence));

        Assert.Equal(stays, scene.Plan().Value!.KeepsJournal);
    }

    private static SpecPresence Of(string name) => Enum.Parse<SpecPresence>(name);

    private static Scene Old(Scene scene, SpecPresence a, SpecPresence b) => scene
        .HasManifest(Zone, Both, ("x", "1"))
        .Has($"{Zone}/x", "1")
        .Spec("a.yaml", a)
        .Spec("b.yaml", b);
}
