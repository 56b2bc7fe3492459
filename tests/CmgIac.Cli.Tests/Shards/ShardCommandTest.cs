using System.Security.Cryptography;
using System.Text;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Model;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Shards;

/// <summary>A large fleet's shards as a job asks for them.</summary>
public class ShardCommandTest : Fixture
{
    /// <summary>Of 2 shards contoso.com is in the second, fabrikam.com in the first; of 3, none is in the second.</summary>
    private const string TwoZones = """
        region: westus
        domain: contoso.com
        gateways:
          - {prefix: granitefalls}
          - {prefix: graniteridge}
          - {prefix: basalt, domain: fabrikam.com}

        """;

    /// <summary>The table of the page on large fleets, whose digits are those of sha256sum.</summary>
    [Theory]
    [InlineData("contoso.com", "348b467d", 2)]
    [InlineData("fabrikam.com", "137d857c", 1)]
    [InlineData("northwindtraders.com", "1c403178", 1)]
    public void A_shard_is_the_first_eight_digits_of_sha256sum_modulo_the_count(string key, string digits, int ofFour)
    {
        Assert.Equal(digits, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..8]);
        Assert.Equal(ofFour, Shard.NumberOf(key, 4));
        Assert.Equal((int)(Convert.ToUInt32(digits, 16) % 10) + 1, Shard.NumberOf(key, 10));
    }

    [Fact]
    public void Thousands_of_zones_are_spread_evenly()
    {
        const int count = 8, zones = 8000;
        var sizes = Enumerable.Range(0, zones).CountBy(at => Shard.NumberOf($"zone{at}.com", count)).ToDictionary();
        Assert.Equal(count, sizes.Count);
        Assert.All(sizes.Values, size => Assert.InRange(size, 880, 1120));
    }

    [Theory]
    [InlineData("2", "'2' is no shard, which is two numbers, such as 2/8 for the second of eight.")]
    [InlineData("a/b", "'a/b' is no shard, which is two numbers, such as 2/8 for the second of eight.")]
    [InlineData("1/2/3", "'1/2/3' is no shard, which is two numbers, such as 2/8 for the second of eight.")]
    [InlineData("-1/2", "'-1/2' is no shard, which is two numbers, such as 2/8 for the second of eight.")]
    [InlineData("0/2", "'0/2' is no shard, which are 1/2 to 2/2.")]
    [InlineData("3/2", "'3/2' is no shard, which are 1/2 to 2/2.")]
    [InlineData("2/1", "'2/1' is no shard, which is 1/1 where there is one.")]
    [InlineData("1/0", "'1/0' is no shard, of which there are 1 to 10000.")]
    [InlineData("1/10001", "'1/10001' is no shard, of which there are 1 to 10000.")]
    public void What_is_no_shard_is_told(string shard, string message)
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg("validate", "--shard", shard);
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"cmg validate: error CMG5020: {message}\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shard_and_a_gateway_exclude_each_other()
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg("show", "--shard", "1/2", "--gateway", "granitefalls.contoso.com");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'--gateway' and '--shard' both narrow the run. Give one of the two.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_verb_takes_the_shard_s_gateways()
    {
        Write("cmg.yaml", TwoZones);
        var (contoso, fabrikam) = (Of("contoso.com", 2), Of("fabrikam.com", 2));
        Assert.NotEqual(contoso, fabrikam);
        Assert.Contains("basalt.fabrikam.com", Cmg("show", "--shard", fabrikam).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("contoso.com", Cmg("show", "--shard", fabrikam).Out, StringComparison.Ordinal);
        Assert.Equal($"shard {contoso}, 2 of 3 gateways: 0 errors, 0 warnings\n", Cmg("validate", "--shard", contoso).Out);
        Assert.DoesNotContain("fabrikam", Cmg("certificate", "calendar", "--shard", contoso).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("fabrikam", Cmg("next", "--shard", contoso).Out, StringComparison.Ordinal);
        Assert.Contains("not known: the certificate in use of basalt.fabrikam.com", Cmg("next", "--shard", fabrikam).Out, StringComparison.Ordinal);
        Assert.Single(Json("certificate", "request", "--shard", fabrikam, "--passphrase-file", Passphrase())["requests"]!.AsArray());

        Assert.Equal(0, Cmg("render", "--shard", fabrikam).ExitCode);
        Assert.DoesNotContain(Files(), file => file.Contains("contoso.com", StringComparison.Ordinal));
        Assert.Equal(0, Cmg("check", "--shard", fabrikam).ExitCode);
        Assert.Equal(2, Cmg("check", "--shard", contoso).ExitCode);
    }

    [Fact]
    public void Clashes_are_found_in_each_shard()
    {
        Write("cmg.yaml", TwoZones.Replace("prefix: graniteridge", "prefix: granitefalls", StringComparison.Ordinal));
        var (one, two) = (Cmg("render", "--shard", "1/2"), Cmg("render", "--shard", "2/2"));
        Assert.Equal(1, one.ExitCode);
        Assert.NotEqual("", one.Error);
        Assert.Equal(one, two);
        Assert.Empty(Files());
    }

    [Fact]
    public void An_empty_shard_is_fine_in_every_verb_and_says_so()
    {
        Write("cmg.yaml", Minimal);
        var empty = Of("contoso.com", 2) == "1/2" ? "2/2" : "1/2";
        var line = $"Shard {empty} is empty: the fleet has 1 gateway, and none is in it.\n";
        foreach (var verb in new[] { "validate", "render", "check", "show", "next", "names", "drift", "certificate calendar", "certificate request" })
        {
            string[] arguments = [.. verb.Split(' '), "--shard", empty, .. verb is "names" or "drift" ? ["--resolver", "127.0.0.1:1"] : Array.Empty<string>()];
            var run = Cmg(arguments);
            Assert.Equal((verb, 0, ""), (verb, run.ExitCode, run.Error));
            Assert.StartsWith(line, run.Out, StringComparison.Ordinal);
            var json = Json(arguments).AsObject();
            Assert.All(json.Where(member => member.Value is System.Text.Json.Nodes.JsonArray), member => Assert.Empty(member.Value!.AsArray()));
        }

        Assert.Empty(Files());
    }

    [Fact]
    public void A_shard_without_a_zone_in_azure_has_nothing_to_ask_there()
    {
        Write("cmg.yaml", TwoZones.Replace("domain: fabrikam.com", "domain: fabrikam.com, state: retired, dns: {outputs: [bind]}", StringComparison.Ordinal));
        var run = Cmg("names", "--shard", Of("fabrikam.com", 2), "--resolver", "127.0.0.1:1");
        Assert.Equal(new CmgRun(0, $"Shard {Of("fabrikam.com", 2)} has nothing to do: none of its 1 gateway is concerned.\n", ""), run);
    }

    [Fact]
    public void Render_leaves_what_other_shards_own_and_removes_what_falls_to_it()
    {
        Write("cmg.yaml", TwoZones);
        Cmg("render");
        Write("cmg.yaml", Minimal);
        var orphans = Files().Where(file => file.Contains("graniteridge", StringComparison.Ordinal) || file.Contains("fabrikam", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(orphans);

        foreach (var number in Enumerable.Range(1, 4))
        {
            Assert.Equal(0, Cmg("render", "--shard", $"{number}/4").ExitCode);
            Assert.Contains("rendered/zones/contoso.com/bind/records.zone", Files());
        }

        Assert.Empty(Files().Intersect(orphans));
        Assert.Equal(0, Cmg("check").ExitCode);
    }

    private static string Of(string key, int count) => new Shard(Shard.NumberOf(key, count), count).ToString();

    private string Passphrase()
    {
        Write("passphrase.txt", "a passphrase of some length\n");
        return "passphrase.txt";
    }
}
