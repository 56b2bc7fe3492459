using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Drift;

/// <summary>A zone signed by BIND's tools, as a resolver that checks signatures sees it, and one that doesn't.</summary>
public class DnssecDriftTest : DriftFixture
{
    private static readonly string[] Ended = ["-s", "20200101000000", "-e", "20200201000000"];

    [Theory]
    [InlineData("intact", true, "0")]
    [InlineData("intact", false, "0")]
    [InlineData("unsigned", true, "0")]
    [InlineData("ended", true, "2 CMG6016")]
    [InlineData("ended", false, "2 CMG6016")]
    [InlineData("no keys", false, "2 CMG6016")]
    [InlineData("other key", false, "2 CMG6016")]
    public void A_signed_zone(string fault, bool checks, string expected)
    {
        var signed = SignedZone.Of(Right, fault == "ended" ? Ended : []);
        using var zone = Serve(fault is "unsigned" or "no keys" ? ZoneChecker.Wrap("contoso.com", Right) : signed.Text);
        using var internet = new Internet(
            zone,
            options: checks ? "dnssec-validation yes;" : "dnssec-validation no;",
            delegation: fault switch { "unsigned" => "", "other key" => SignedZone.Of(Right).Ds, _ => signed.Ds },
            statements: checks && fault != "unsigned" ? signed.TrustAnchor : "");
        Write("cmg.yaml", Minimal);
        Assert.Equal(expected, Drift("--server", At(zone), "--resolver", At(internet.Resolver)));
    }

    [Fact]
    public void What_is_broken_is_told()
    {
        var signed = SignedZone.Of(Right, Ended);
        using var zone = Serve(signed.Text);
        using var internet = new Internet(zone, options: "dnssec-validation yes;", delegation: signed.Ds, statements: signed.TrustAnchor);
        Write("cmg.yaml", Minimal);
        var message = Message(Document("--server", At(zone), "--resolver", At(internet.Resolver)), "CMG6016");
        Assert.Contains($"{At(internet.Resolver)} answers SERVFAIL for 'contoso.com', and has an answer when it is told not to check signatures", message, StringComparison.Ordinal);
        Assert.Contains($"the signatures of 'contoso.com' at {At(zone)} ended on 2020-02-01", message, StringComparison.Ordinal);
    }

    private static NameServer Serve(string zone) => NameServer.StartConfigured(
        "recursion no; dnssec-validation no;",
        """
        zone "contoso.com" { type primary; file "contoso.com"; };
        zone "cloudapp.azure.com" { type primary; file "cloudapp.azure.com"; };
        """,
        ("contoso.com", zone), ("cloudapp.azure.com", ZoneChecker.Wrap("cloudapp.azure.com", Deployed)));
}
