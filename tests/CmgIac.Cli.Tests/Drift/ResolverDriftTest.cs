using CmgIac.Core.Model;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Live.Drift;
using Xunit;
using Resolver = CmgIac.Live.Dns.Resolver;

namespace CmgIac.Cli.Tests.Drift;

/// <summary>A resolver that follows aliases from server to server, as clients have it, beside the servers of the zone.</summary>
public class ResolverDriftTest : DriftFixture
{
    [Fact]
    public void A_resolver_that_says_the_same()
    {
        using var zone = Network(Right);
        using var resolver = new Internet(zone);
        Write("cmg.yaml", Minimal);
        Assert.Equal("0", Drift("--server", At(zone), "--resolver", At(resolver.Resolver)));
        // Now from its cache, where the TTL counts down.
        Assert.Equal("0", Drift("--server", At(zone), "--resolver", At(resolver.Resolver)));
    }

    [Fact]
    public void A_resolver_that_has_the_zone_from_elsewhere()
    {
        using var zone = Network(Right);
        using var inside = Network("");
        using var following = new Internet(zone, inside);
        Write("cmg.yaml", Minimal);
        Assert.Equal("2 CMG6012", Drift("--server", At(zone), "--resolver", At(following.Resolver)));
        Assert.Equal("2 CMG6012", Drift("--server", At(zone), "--resolver", At(inside)));
    }

    [Theory]
    [InlineData("granitefalls.contoso.com. 3600 IN CNAME other.westus.cloudapp.azure.com.\n", "0 CMG6013")]
    [InlineData("granitefalls.contoso.com. 2 IN CNAME other.westus.cloudapp.azure.com.\n", "0")]
    [InlineData("granitefalls.contoso.com. 3600 IN A 192.0.2.1\n", "0")]
    public void A_copy_from_before_a_change(string before, string expected)
    {
        using var zone = Network(before);
        using var resolver = new Internet(zone);
        resolver.Resolver.Query("granitefalls.contoso.com", before.Contains("CNAME", StringComparison.Ordinal) ? "CNAME" : "A", recursion: true);
        var change = zone.Update($"zone contoso.com\nupdate delete granitefalls.contoso.com\nupdate add {Right}send\n");
        Assert.True(change.ExitCode == 0, change.Errors);
        Write("cmg.yaml", Minimal);
        Assert.Equal(expected, Drift("--server", At(zone), "--resolver", At(resolver.Resolver)));
    }

    [Fact]
    public void A_resolver_that_can_t_be_asked_leaves_unknown_what_it_says()
    {
        using var zone = Network(Right);
        using var closed = NameServer.Start(("fabrikam.com", ""));
        Write("cmg.yaml", Minimal);
        Assert.Equal("1 CMG6022", Drift("--server", At(zone), "--resolver", At(zone), "--resolver", At(closed)));
        // Nor can it say of the target.
        Assert.Equal("1 CMG6022 CMG6023", Drift("--server", At(zone), "--resolver", At(closed)));
    }

    /// <summary>The zone's own NS records are followed; they name the server three times, and one without an address.</summary>
    [Fact]
    public async Task Servers_are_found_by_their_records()
    {
        const string Names = "contoso.com. 3600 IN NS ns1.contoso.com.\ncontoso.com. 3600 IN NS ns.nowhere.\ncontoso.com. 3600 IN NS ns2.contoso.com.\nns1.contoso.com. 3600 IN A 127.0.0.1\nns2.contoso.com. 3600 IN A 127.0.0.1\nbelow.corp.contoso.com. 60 IN TXT x\n";
        using var zone = Network(Names + Right);
        using var resolver = new Internet(zone);
        var asked = new Resolver(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, resolver.Resolver.Port), "resolver");
        var found = await Find("contoso.com");
        Assert.Equal(["ns.invalid (127.0.0.1)"], found.Good.Select(server => server.Shown));
        Assert.Equal(["ns.nowhere has no address"], found.Lame);
        var inside = await Find("corp.contoso.com");
        Assert.Equal((true, "contoso.com", 1), (inside.IsMissing, inside.Above?.Value ?? "", inside.Good.Length));
        var nowhere = await Find("fabrikam.com");
        Assert.Equal((true, null, true), (nowhere.IsMissing, nowhere.Above, nowhere.IsKnown));

        Task<ZoneServers> Find(string name) =>
            ZoneServerSearch.Find(DnsName.Join([name]), [], [asked], TestContext.Current.CancellationToken, zone.Port);
    }
}
