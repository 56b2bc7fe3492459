using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Bicep;

/// <summary><c>--snapshot</c>: what a deployment makes, for reviewers, and what becomes of it in runs without the compiler.</summary>
public sealed class SnapshotTest : IDisposable
{
    private const string Gateway = "rendered/gateways/granitefalls.contoso.com/bicep/main.snapshot.json";
    private const string Zone = "rendered/zones/contoso.com/azure/main.snapshot.json";

    private const string Spec =
        """
        domain: contoso.com
        prefix: granitefalls
        region: westus
        azure:
          subscription: 11111111-2222-3333-4444-555555555555
        dns:
          azure: {subscription: 66666666-7777-8888-9999-000000000000, resourceGroup: rg-dns}

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Snapshot_lists_the_resources_with_ids_of_the_spec()
    {
        Render(Spec);
        var group = JsonNode.Parse(Read(Gateway))!;
        Assert.Equal(
            "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-cmg-granitefalls-westus",
            (string)Assert.Single(group["predictedResources"]!.AsArray())!["id"]!);
        Assert.Equal(["location", "name", "resourceId"], group["outputs"]!.AsObject().Select(output => output.Key));
        var record = Assert.Single(JsonNode.Parse(Read(Zone))!["predictedResources"]!.AsArray())!;
        Assert.Equal(
            "/subscriptions/66666666-7777-8888-9999-000000000000/resourceGroups/rg-dns/providers/Microsoft.Network/dnsZones/contoso.com/CNAME/granitefalls",
            (string)record["id"]!);
        Assert.Equal("granitefalls.westus.cloudapp.azure.com", (string)record["properties"]!["CNAMERecord"]!["cname"]!);
    }

    [Fact]
    public void What_the_spec_does_not_say_stays_an_expression()
    {
        Render("domain: contoso.com\nprefix: granitefalls\nregion: westus\n");
        Assert.Contains("[subscriptionResourceId(subscription().subscriptionId, ", Read(Gateway), StringComparison.Ordinal);
        Assert.Contains("[resourceId(subscription().subscriptionId, resourceGroup().name, ", Read(Zone), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_write_the_same_bytes()
    {
        Render(Spec);
        var first = (Read(Gateway), Read(Zone));
        Directory.Delete(Path.Combine(folder.Path, "rendered"), recursive: true);
        Render(Spec);
        Assert.Equal(first, (Read(Gateway), Read(Zone)));
        Assert.EndsWith("}\n", first.Item1, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", first.Item1, StringComparison.Ordinal);
    }

    [Fact]
    public void Snapshot_that_fits_is_kept_and_checked_without_the_compiler()
    {
        Render(Spec);
        Assert.Equal((0, ""), Check());
        Assert.Equal((0, ""), Check("--snapshot"));
        Assert.Equal("", Plain("render").Error);
        Assert.True(File.Exists(Path.Combine(folder.Path, Gateway)));
    }

    [Fact]
    public void Snapshot_that_was_edited_is_all_that_is_said_and_goes_by_force_alone()
    {
        Render(Spec);
        folder.Write(Gateway, "{}\n");
        Assert.Equal((2, "edited main.snapshot.json"), Check());
        Assert.Equal((2, "edited main.snapshot.json"), Check("--snapshot"));
        var run = Plain("render");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"{Gateway}(1,1): error CMG5004: ", run.Error, StringComparison.Ordinal);
        Assert.Equal((2, "edited main.snapshot.json"), Check());
        Assert.Equal(0, Plain("render", "--force").ExitCode);
        Assert.False(File.Exists(Path.Combine(folder.Path, Gateway)));
        Assert.Equal((0, ""), Check());
    }

    [Fact]
    public void Snapshot_that_was_edited_and_is_of_other_Bicep_is_edited()
    {
        Render(Spec);
        folder.Write(Gateway, "{}\n");
        folder.Write("cmg.yaml", Spec.Replace("11111111", "aaaaaaaa", StringComparison.Ordinal));
        var lines = Check().Text.Split('\n');
        Assert.Contains("edited main.snapshot.json", lines);
        Assert.Contains("stale cmg.manifest.json", lines);
    }

    [Fact]
    public void Snapshot_of_other_Bicep_is_stale_and_goes_with_a_warning()
    {
        Render(Spec);
        folder.Write("cmg.yaml", Spec.Replace("11111111", "aaaaaaaa", StringComparison.Ordinal).Replace("rg-dns", "rg-dns\n  ttl: 60", StringComparison.Ordinal)
            .Replace("rg-dns\n  ttl: 60}", "rg-dns}\n  ttl: 60", StringComparison.Ordinal));
        Assert.Contains("stale main.snapshot.json", Check().Text.Split('\n'));
        var run = Plain("render");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"{Zone}(1,1): warning CMG5040: ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, Zone)));
        Assert.Equal((0, ""), Check());
        Assert.Equal(2, Check("--snapshot").ExitCode);
    }

    [Fact]
    public void Snapshot_that_is_gone_is_forgotten_without_the_compiler_and_missing_with_it()
    {
        Render(Spec);
        File.Delete(Path.Combine(folder.Path, Zone));
        Assert.Equal((2, "missing main.snapshot.json"), Check("--snapshot"));
        Assert.Equal((2, "stale cmg.manifest.json"), Check());
        Assert.Equal(0, Plain("render").ExitCode);
        Assert.Equal((0, ""), Check());
    }

    [Fact]
    public void One_gateway_alone_keeps_its_snapshot_and_leaves_those_of_others()
    {
        const string two = "domain: contoso.com\ncloud: AzurePublicCloud\ngateways:\n  - {prefix: granitefalls, region: westus}\n  - {prefix: graniteeu, region: westeurope}\n";
        Render(two);
        Assert.Equal((0, ""), Check("--gateway", "graniteeu.contoso.com"));
        Assert.Equal("", Plain("render", "--gateway", "graniteeu.contoso.com").Error);
        Assert.Equal((0, ""), Check("--snapshot"));
    }

    private void Render(string spec)
    {
        folder.Write("cmg.yaml", spec);
        var run = WithCompiler("render", "--snapshot");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    /// <summary>The exit code, and each difference by the file's name.</summary>
    private (int ExitCode, string Text) Check(params string[] options)
    {
        var run = options.Contains("--snapshot") ? WithCompiler(["check", "--format", "json", .. options]) : Plain(["check", "--format", "json", .. options]);
        var changes = JsonNode.Parse(run.Out)!["changes"]!.AsArray().Select(change => (State: (string)change!["change"]!, Path: (string)change["path"]!));
        return (run.ExitCode, string.Join('\n', changes.Where(change => change.State != "unchanged").Select(change => $"{change.State} {Path.GetFileName(change.Path)}")));
    }

    private string Read(string path) => File.ReadAllText(Path.Combine(folder.Path, path));

    private CmgRun WithCompiler(params string[] arguments) => Plain([.. arguments, "--bicep-path", BicepCompiler.Program()]);

    private CmgRun Plain(params string[] arguments) => CmgRun.In(folder.Path, arguments);
}
