using CmgIac.Core.Tests.Oracles;
using CmgIac.Live.Drift;
using Xunit;

namespace CmgIac.Cli.Tests.Drift;

/// <summary>Each fault of a record in a zone that BIND serves has its code and no other; a zone without fault has none.</summary>
public class RecordDriftTest : DriftFixture
{
    private const string Loop = "granitefalls.contoso.com. 3600 IN CNAME loop1.contoso.com.\n";

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "", Right, Deployed, "0" },
        // Names are the same in any case.
        { "", "GraniteFalls.CONTOSO.com. 3600 IN CNAME GraniteFalls.WestUS.CloudApp.Azure.com.\n", Deployed, "0" },
        // Others' records, and a name in Azure that has no address yet.
        { "", Right + "www.contoso.com. 60 IN A 192.0.2.1\n*.contoso.com. 60 IN A 192.0.2.1\n", Deployed, "0" },
        { "", Right, "granitefalls.westus.cloudapp.azure.com. 60 IN TXT x\n", "0" },
        { "", "", Deployed, "2 CMG6001" },
        { "", "below.granitefalls.contoso.com. 60 IN A 192.0.2.1\n", Deployed, "2 CMG6001" },
        { "", "granitefalls.contoso.com. 3600 IN CNAME other.westus.cloudapp.azure.com.\n", Deployed, "2 CMG6002" },
        { "", "granitefalls.contoso.com. 3600 IN CNAME free.westus.cloudapp.azure.com.\n", Deployed, "2 CMG6002" },
        { "", "granitefalls.contoso.com. 3600 IN CNAME granitefalls.westus.cloudapp.azure.com\n", Deployed, "2 CMG6002" },
        { "", Right.Replace("3600", "300", StringComparison.Ordinal), Deployed, "2 CMG6003" },
        { "", "granitefalls.contoso.com. 3600 IN A 192.0.2.1\n", Deployed, "2 CMG6004" },
        { "", "granitefalls.contoso.com. 3600 IN TXT x\n", Deployed, "2 CMG6004" },
        { "", "granitefalls.contoso.com. 3600 IN NS ns.elsewhere.invalid.\n", Deployed, "2 CMG6004" },
        { "", "granitefalls.contoso.com. 3600 IN CNAME a.contoso.com.\na.contoso.com. 60 IN CNAME granitefalls.westus.cloudapp.azure.com.\n", Deployed, "2 CMG6005" },
        { "", "granitefalls.contoso.com. 3600 IN CNAME granitefalls.contoso.com.\n", Deployed, "2 CMG6006" },
        { "", Loop + Links(20, last: "loop1"), Deployed, "2 CMG6006" },
        { "", Loop + Links(AliasChain.MaxLength + 5, last: "end"), Deployed, "2 CMG6006" },
        { "", Right, "", "2 CMG6007" },
        { "", "*.contoso.com. 3600 IN CNAME other.westus.cloudapp.azure.com.\n", Deployed, "2 CMG6011" },
        { "", "*.contoso.com. 3600 IN A 192.0.2.1\n", Deployed, "2 CMG6011" },
        { "state: retired\n", "", "", "0" },
        { "state: retired\n", "granitefalls.contoso.com. 60 IN A 192.0.2.1\n", "", "0" },
        { "state: retired\n", "*.contoso.com. 60 IN A 192.0.2.1\n", "", "0" },
        { "state: retired\n", Right, "", "2 CMG6008" },
        { "state: retired\n", Right, Deployed, "2 CMG6008" },
        { "state: retired\n", "granitefalls.contoso.com. 60 IN CNAME granitefalls.cloudapp.net.\n", "", "2 CMG6008" },
        { "state: retiring\n", Right, Deployed, "2 CMG6008" },
        { "state: retiring\n", "", Deployed, "0" },
        { "state: planned\n", "", "", "0" },
        { "state: planned\n", "*.contoso.com. 60 IN A 192.0.2.1\n", "", "0" },
        { "state: planned\n", Right, "", "2 CMG6009" },
        { "state: planned\n", "granitefalls.contoso.com. 60 IN A 192.0.2.1\n", "", "2 CMG6009" },
        { Challenge, Right + "_acme-challenge.granitefalls.contoso.com. 3600 IN CNAME acme.fabrikam.com.\n", Deployed, "0" },
        { Challenge, Right, Deployed, "2 CMG6001" },
        { Challenge, Right + "_acme-challenge.granitefalls.contoso.com. 3600 IN CNAME acme.elsewhere.com.\n", Deployed, "2 CMG6002" },
        { Challenge + "state: planned\n", "_acme-challenge.granitefalls.contoso.com. 3600 IN CNAME acme.fabrikam.com.\n", "", "0" },
        { Challenge + "state: retired\n", "_acme-challenge.granitefalls.contoso.com. 3600 IN CNAME acme.fabrikam.com.\n", "", "2 CMG6008" },
        { "dns: {caa: [{tag: issue, value: digicert.com}]}\n", Right + "contoso.com. 3600 IN CAA 0 issue \"DigiCert.com; policy=ev\"\ncontoso.com. 3600 IN CAA 0 issue \"digicert.com\"\n", Deployed, "0" },
        { "dns: {caa: [{tag: issue, value: digicert.com}]}\n", Right, Deployed, "2 CMG6015" },
        { "dns: {caa: [{tag: issue, value: digicert.com}]}\n", Right + "contoso.com. 3600 IN CAA 0 issue \"letsencrypt.org\"\n", Deployed, "2 CMG6014" },
        { "", Right + "contoso.com. 3600 IN CAA 0 issue \"letsencrypt.org\"\n", Deployed, "0" },
        { "", Right + "contoso.com. 3600 IN CAA 0 iodef \"mailto:pki@contoso.com\"\n", Deployed, "0" },
        { "", Right + "contoso.com. 3600 IN CAA 0 issuewild \";\"\n", Deployed, "0" },
        { "", Right + "contoso.com. 3600 IN CAA 0 issue \";\"\n", Deployed, "2 CMG6014" },
        { "", Right + "contoso.com. 3600 IN CAA 128 policy \"x\"\n", Deployed, "2 CMG6014" },
        { "", Right + "contoso.com. 3600 IN CAA 0 policy \"x\"\n", Deployed, "0" },
        { "", Right, Deployed + "granitefalls.westus.cloudapp.azure.com. 60 IN CAA 0 issue \";\"\n", "2 CMG6014" },
        { "", Right, Deployed + "westus.cloudapp.azure.com. 60 IN CAA 0 issue \";\"\n", "0" },
        { "certificate: {wildcard: true}\n", Right + "contoso.com. 3600 IN CAA 0 issuewild \";\"\n", Deployed, "2 CMG6014" },
        { "certificate: {issuer: enterprise, template: CmgServer}\n", Right + "contoso.com. 3600 IN CAA 0 issue \";\"\n", Deployed, "0" },
    };

    private const string Challenge = "dns: {acmeChallenge: {delegateTo: acme.fabrikam.com}}\n";

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_has_its_code_and_no_other(string spec, string contoso, string azure, string expected)
    {
        using var server = Network(contoso, azure);
        Write("cmg.yaml", Minimal + spec);
        Assert.Equal(expected, Drift("--server", At(server), "--resolver", At(server)));
        // The resolver has the zone with authority, so that it is its server.
        Assert.Equal(expected, Drift("--resolver", At(server)));
    }

    public static TheoryData<string, string, string> BeforeApply => new()
    {
        { "", Right, "0" },
        { "", "", "0" },
        { "", Right.Replace("3600", "60", StringComparison.Ordinal), "0" },
        { "", "*.contoso.com. 60 IN A 192.0.2.1\n", "0" },
        { "", "granitefalls.contoso.com. 3600 IN CNAME other.westus.cloudapp.azure.com.\n", "2 CMG6026" },
        { "", "granitefalls.contoso.com. 3600 IN A 192.0.2.1\n", "2 CMG6026" },
        { "state: retiring\n", Right, "0" },
        { "state: retiring\n", "granitefalls.contoso.com. 3600 IN A 192.0.2.1\n", "2 CMG6026" },
        { "state: planned\n", "granitefalls.contoso.com. 3600 IN A 192.0.2.1\n", "0" },
        { "state: retired\n", Right, "0" },
        { Challenge + "state: planned\n", "_acme-challenge.granitefalls.contoso.com. 3600 IN CNAME acme.elsewhere.com.\n", "2 CMG6026" },
    };

    [Theory]
    [MemberData(nameof(BeforeApply))]
    public void Before_files_are_applied_a_name_is_absent_or_ours(string spec, string contoso, string expected)
    {
        using var server = Network(contoso, azure: "");
        Write("cmg.yaml", Minimal + spec);
        var run = Cmg("drift", "--before-apply", "--server", At(server), "--resolver", At(server), "--format", "json");
        Assert.Equal(expected, $"{run.ExitCode} {string.Join(' ', Codes(System.Text.Json.Nodes.JsonNode.Parse(run.Out)!))}".TrimEnd());
    }

    [Fact]
    public void A_fleet_has_a_line_a_gateway()
    {
        using var server = Network(Right + "graniteridge.contoso.com. 60 IN A 192.0.2.1\n");
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways:\n  - {prefix: granitefalls}\n  - {prefix: graniteridge}\n  - {prefix: granite3, state: retired}\n");
        var run = Cmg("drift", "--no-tls", "--resolver", At(server));
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"""
            granitefalls.contoso.com  live      as the spec says
            graniteridge.contoso.com  live      different: CMG6004
            granite3.contoso.com      retired   as the spec says
            Asked the servers of the zones; resolvers {At(server)}.
            3 gateways: 2 as the spec says, 1 different, 0 unknown.

            """, run.Out);
        Assert.StartsWith($"cmg.yaml(5,14): error CMG6004: 'graniteridge.contoso.com' has another record in the place of CNAME 'graniteridge.westus.cloudapp.azure.com': the servers of the zone 'contoso.com' ({At(server)}) have A.", run.Error, StringComparison.Ordinal);
        Assert.Equal("0", Drift("--resolver", At(server), "--gateway", "granitefalls.contoso.com"));
    }

    /// <summary>From 1 to <paramref name="count"/>, the last back to one of them.</summary>
    private static string Links(int count, string last) => string.Concat(Enumerable.Range(1, count)
        .Select(link => $"loop{link}.contoso.com. 60 IN CNAME {(link == count ? last : $"loop{link + 1}")}.contoso.com.\n"));
}
