using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Shards;

/// <summary>Are folders that shards were rendered into together the whole?</summary>
public class MergeTest : Fixture
{
    private const string Zones = """
        region: westus
        domain: contoso.com
        gateways:
          - {prefix: granitefalls}
          - {prefix: basalt, domain: fabrikam.com}
          - {prefix: gneiss, domain: northwindtraders.com}

        """;

    private const string Record = "zones/contoso.com/bind/records.zone";

    public MergeTest() => RenderShards(Zones, 3);

    [Fact]
    public void All_shards_are_the_whole()
    {
        var run = Cmg(["check", "--merge", .. Parts]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("46 files: 46 unchanged.\n", run.Out);
    }

    [Fact]
    public void A_shard_that_is_missing_is_named()
    {
        var home = HomeOf("contoso.com");
        Directory.Move(Path.Combine(Folder, home), Path.Combine(Folder, "away"));
        Directory.CreateDirectory(Path.Combine(Folder, home));
        var run = Cmg(["check", "--merge", .. Parts]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"missing   {Record}\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            $"rendered/zones/contoso.com(1,1): warning CMG5100: The folder 'zones/contoso.com' is in none of the 3 folders given. Shard {home[^1]}/3 renders it, if these are all shards.\n",
            run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_two_shards_is_named_with_both()
    {
        var home = HomeOf("contoso.com");
        var other = Parts.First(part => part != home);
        Copy($"{home}/zones/contoso.com", $"{other}/zones/contoso.com");
        var both = new[] { home, other }.Order(StringComparer.Ordinal).ToList();
        var run = Cmg(["check", "--merge", .. Parts]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"duplicate {both[0]}/{Record}\n", run.Out, StringComparison.Ordinal);
        Assert.Contains($"duplicate {both[1]}/{Record}\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            $"{both[1]}/zones/contoso.com(1,1): warning CMG5101: The folder 'zones/contoso.com' is in '{both[0]}' and '{both[1]}'. Shard {home[^1]}/3 alone renders it, if these are all shards: render each into an empty folder.\n",
            run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Edited_missing_stale_and_orphaned_files_are_told_where_they_are()
    {
        var (contoso, fabrikam, northwind) = (HomeOf("contoso.com"), HomeOf("fabrikam.com"), HomeOf("northwindtraders.com"));
        File.AppendAllText(Path.Combine(Folder, contoso, Record), "; mine\n");
        File.Delete(Path.Combine(Folder, fabrikam, "zones/fabrikam.com/bind/records.zone"));
        Write("cmg.yaml", Zones.Replace("  - {prefix: gneiss, domain: northwindtraders.com}\n", "", StringComparison.Ordinal)
            .Replace("domain: fabrikam.com", "domain: fabrikam.com, dns: {ttl: 300}", StringComparison.Ordinal));

        var run = Cmg(["check", "--merge", .. Parts]);
        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        Assert.Contains($"edited    {contoso}/{Record}\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n-; mine\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("missing   zones/fabrikam.com/bind/records.zone\n", run.Out, StringComparison.Ordinal);
        Assert.Contains($"stale     {fabrikam}/zones/fabrikam.com/azure/main.bicep\n", run.Out, StringComparison.Ordinal);
        Assert.Contains($"orphaned  {northwind}/zones/northwindtraders.com/bind/records.zone\n", run.Out, StringComparison.Ordinal);

        var changes = System.Text.Json.Nodes.JsonNode.Parse(Cmg(["check", "--merge", .. Parts, "--format", "json"]).Out)!["changes"]!.AsArray();
        var edited = changes.Single(item => (string)item!["change"]! == "edited")!;
        Assert.Equal((Record, contoso), ((string)edited["path"]!, (string)edited["folder"]!));
        Assert.All(changes.Where(item => (string)item!["change"]! == "missing"), item => Assert.False(item!.AsObject().ContainsKey("folder")));
    }

    [Fact]
    public void Manifests_name_specs_from_where_the_files_belong()
    {
        Assert.Equal(0, Cmg(["check", "--merge", .. Parts, "-o", "rendered"]).ExitCode);
        var elsewhere = Cmg(["check", "--merge", .. Parts, "-o", "out/rendered"]);
        Assert.Equal((1, ""), (elsewhere.ExitCode, elsewhere.Out));
        Assert.Contains("also comes from the spec 'out/cmg.yaml', which is gone.", elsewhere.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Folder, "out")));
    }

    [Theory]
    [InlineData("CMG5102", "parts/9")]
    [InlineData("CMG5103", "parts/1", "./parts/1/")]
    public void Folders_must_be_there_and_once(string code, params string[] folders)
    {
        var run = Cmg(["check", "--merge", .. folders]);
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains($"{folders[^1].Trim('.', '/')}(1,1): error {code}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Merging_is_of_the_whole()
    {
        foreach (var narrowing in new[] { new[] { "--shard", "1/3" }, ["--gateway", "granitefalls.contoso.com"] })
        {
            var run = Cmg(["check", "--merge", "parts/1", .. narrowing]);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("'--merge' looks at the whole fleet. Leave '--gateway' and '--shard' out.", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_link_in_a_part_is_not_followed()
    {
        var zone = Path.Combine(Folder, HomeOf("contoso.com"), "zones", "contoso.com");
        Directory.Move(zone, Path.Combine(Folder, "away"));
        Directory.CreateSymbolicLink(zone, Path.Combine(Folder, "away"));
        var run = Cmg(["check", "--merge", .. Parts]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error CMG5006: ", run.Error, StringComparison.Ordinal);
    }

    private IEnumerable<string> Parts => Directory.GetDirectories(Path.Combine(Folder, "parts")).Select(path => $"parts/{Path.GetFileName(path)}").Order(StringComparer.Ordinal);

    private string HomeOf(string zone) => Parts.Single(part => Directory.Exists(Path.Combine(Folder, part, "zones", zone)));

    /// <summary>As jobs do: each renders its shard into an empty folder of the same name, which is then collected.</summary>
    private void RenderShards(string spec, int count)
    {
        Write("cmg.yaml", spec);
        for (var number = 1; number <= count; number++)
        {
            Assert.Equal(0, Cmg("render", "--shard", $"{number}/{count}").ExitCode);
            Directory.CreateDirectory(Path.Combine(Folder, "parts"));
            var rendered = Directory.CreateDirectory(Path.Combine(Folder, "rendered"));
            rendered.MoveTo(Path.Combine(Folder, $"parts/{number}"));
        }
    }

    private void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, from), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, to, Path.GetRelativePath(Path.Combine(Folder, from), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
