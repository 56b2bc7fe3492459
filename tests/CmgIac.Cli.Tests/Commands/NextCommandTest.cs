using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>What is due of a fleet on a day, and how that ends a nightly job.</summary>
public class NextCommandTest : Fixture
{
    /// <summary>Its window: 2027-03-19 to 2027-04-16; valid until 2027-04-17.</summary>
    private static readonly Lazy<string> InUse = new(() => IssuedCertificate.Pem("/CN=granitefalls.contoso.com", "20261001000000Z", "20270417235959Z"));

    [Fact]
    public void Nothing_is_due()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.cer}\n");
        Write("granitefalls.cer", InUse.Value);
        var run = Cmg("next");
        Assert.Equal((0, "Nothing is due.\n", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public void A_suppression_without_an_end_is_never_due()
    {
        Write("cmg.yaml", Minimal + "suppress: [{code: CMG3024, reason: meant}]\ncertificate: {current: granitefalls.cer}\n");
        Write("granitefalls.cer", InUse.Value);
        Assert.Equal("Nothing is due.\n", Cmg("next").Out);
    }

    /// <summary>Validated in October, under the 200 days of then; from March on, 100 days count.</summary>
    [Theory]
    [InlineData("2027-03-18", 0, "")]
    [InlineData("2027-03-19", 0, "renew 2027-04-16 False | validateDomain 2027-04-16 False")]
    [InlineData("2027-04-16", 0, "renew 2027-04-16 False | validateDomain 2027-04-16 False")]
    [InlineData("2027-04-17", 2, "renew 2027-04-16 True | validateDomain 2027-04-16 True")]
    [InlineData("2027-04-18", 2, "renew 2027-04-16 True | validateDomain 2027-04-16 True")]
    public void A_renewal_is_due_in_its_window_and_overdue_after(string today, int exitCode, string due)
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.cer}\n");
        Write("granitefalls.cer", InUse.Value);
        Assert.Equal(due, Due("--as-of", today));
        Assert.Equal(exitCode, Cmg("next", "--as-of", today).ExitCode);
    }

    [Fact]
    public void An_item_says_all_that_is_needed()
    {
        Write("specs of ours/cmg.yaml", Minimal);
        Write("granitefalls.cer", InUse.Value);
        var item = Json("next", "specs of ours", "--as-of", "2027-04-18", "--certificates", "granitefalls.cer")["due"]![0]!;
        Assert.Equal("renew", (string)item["action"]!);
        Assert.Equal("granitefalls.contoso.com", (string)item["serviceName"]!);
        Assert.Equal("granitefalls.contoso.com", (string)item["commonName"]!);
        Assert.Equal("The certificate expired on 2027-04-17: clients refuse the gateway.", (string)item["reason"]!);
        Assert.Equal("cmg certificate request \"specs of ours/cmg.yaml\" --gateway granitefalls.contoso.com -o requests/2027-04-16", (string)item["command"]!);
    }

    [Fact]
    public void Its_command_can_be_run_again_at_the_next_renewal()
    {
        Write("cmg.yaml", Minimal);
        foreach (var notAfter in new[] { "20261201000000Z", "20261202000000Z" })
        {
            Write("granitefalls.cer", IssuedCertificate.Pem("/CN=granitefalls.contoso.com", "20261001000000Z", notAfter));
            var command = (string)Json("next", "--certificates", "granitefalls.cer")["due"]![0]!["command"]!;
            Assert.Equal(0, CmgWith("KEY", "a long passphrase", [.. command.Split(' ')[1..], "--passphrase-env", "KEY"]).ExitCode);
        }
    }

    [Theory]
    [InlineData("state: planned", "request - False")]
    [InlineData("state: planned\ndns: {ttl: 3600}", "request - False")]
    [InlineData("state: planned\ndns: {ttl: 3601}", "request - False | lowerTtl - False")]
    [InlineData("state: planned\ndns: {internal: {ttl: 1d}}", "request - False | lowerTtl - False")]
    [InlineData("state: retiring", "remove - False")]
    [InlineData("state: retiring\ndns: {ttl: 1d}", "remove - False | lowerTtl - False")]
    [InlineData("state: retired\ndeployment: classic", "")]
    [InlineData("state: planned\ndeployment: classic", "")]
    [InlineData("deployment: classic", "remove 2024-08-31 True")]
    [InlineData("deployment: classic\nstate: retiring\ndns: {ttl: 1d}", "remove 2024-08-31 True")]
    [InlineData("renamedFrom: granite.contoso.com", "remove - False")]
    [InlineData("renamedFrom: granite.contoso.com\nstate: planned", "request - False")]
    [InlineData("renamedFrom: granite.contoso.com\ndns: {ttl: 1d}", "remove - False | lowerTtl - False")]
    [InlineData("dns: {ttl: 1d}", "")]
    [InlineData("serviceNameFrom: azure\nstate: retiring\ncertificate: {issuer: enterprise}", "")]
    [InlineData("suppress: [{code: CMG3007, reason: x, until: 2026-12-25}]", "")]
    [InlineData("suppress: [{code: CMG3007, reason: x, until: 2026-12-24}]", "reviewSuppression 2026-12-24 False")]
    [InlineData("suppress: [{code: CMG3007, reason: x, until: 2026-11-24}]", "reviewSuppression 2026-11-24 False")]
    [InlineData("suppress: [{code: CMG3007, reason: x, until: 2026-11-23}]", "reviewSuppression 2026-11-23 True")]
    public void What_a_spec_makes_due(string lines, string due)
    {
        Write("cmg.yaml", Minimal + lines + "\n");
        Assert.Equal(due, Due());
        Assert.Equal(due.Contains("True", StringComparison.Ordinal) ? 2 : 0, Cmg("next").ExitCode);
    }

    [Fact]
    public void A_planned_gateway_with_its_certificate_is_to_be_published()
    {
        Write("cmg.yaml", Minimal + "state: planned\ncertificate: {current: granitefalls.cer}\n");
        Write("granitefalls.cer", InUse.Value);
        var item = Assert.Single(Json("next")["due"]!.AsArray())!;
        Assert.Equal(("publish", "granitefalls.contoso.com", null), ((string)item["action"]!, (string)item["record"]!, (string?)item["due"]));
    }

    [Fact]
    public void The_record_of_a_former_name_is_the_one_that_goes()
    {
        Write("cmg.yaml", Minimal + "renamedFrom: granite.contoso.com\n");
        Assert.Equal("granite.contoso.com", (string)Json("next")["due"]![0]!["record"]!);
    }

    /// <summary>A fleet: overdue first, then by day and name; what is shared is one; what isn't known is told.</summary>
    [Fact]
    public void Of_a_fleet()
    {
        Write("cmg.yaml", """
            domain: contoso.com
            region: westus
            gateways:
              - {prefix: granite10, state: retiring}
              - {prefix: granite2, state: retiring}
              - {prefix: classic, deployment: classic}
              - {prefix: wild1, certificate: {wildcard: true, current: wildcard.cer}}
              - {prefix: wild2, certificate: {wildcard: true, current: wildcard.cer}}
            """);
        Write("wildcard.cer", IssuedCertificate.Pem("/CN=*.contoso.com", "20260601000000Z", "20261216235959Z"));
        var run = Cmg("next");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            ["overdue 2024-08-31: remove the record classic.contoso.com", "due 2026-12-15: renew the certificate *.contoso.com", "due: remove the record granite2.contoso.com", "due: remove the record granite10.contoso.com"],
            run.Out.Split('\n').Where(line => line.StartsWith("due", StringComparison.Ordinal) || line.StartsWith("overdue", StringComparison.Ordinal)));
        Assert.Contains("not known: the certificate in use of classic.contoso.com.", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("4 due, 1 overdue.\n", run.Out, StringComparison.Ordinal);

        Assert.Equal("renew 2026-12-15 False", Due("--gateway", "wild2.contoso.com"));
        Assert.Equal(0, Cmg("next", "--gateway", "wild2.contoso.com").ExitCode);
        Assert.Equal(["classic.contoso.com"], Json("next")["unknownCertificates"]!.AsArray().Select(name => (string)name!));
    }

    [Fact]
    public void From_day_to_day_the_answer_has_the_same_bytes()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.cer}\n");
        Write("granitefalls.cer", InUse.Value);
        Assert.Equal(Cmg("next", "--as-of", "2027-03-20").Out, Cmg("next", "--as-of", "2027-04-01").Out);
    }

    [Fact]
    public void An_error_is_no_overdue()
    {
        Write("cmg.yaml", "domain: contoso.com\n");
        Assert.Equal(1, Cmg("next").ExitCode);
        Assert.Empty(Json("next")["due"]!.AsArray());
        Assert.Empty(Json("next", "--nope")["due"]!.AsArray());
    }

    /// <summary>"renew 2027-04-16 True | …": action, day and whether it is overdue.</summary>
    private string Due(params string[] arguments)
    {
        var run = Cmg(["next", .. arguments, "--format", "json"]);
        var items = System.Text.Json.Nodes.JsonNode.Parse(run.Out)!["due"]!.AsArray();
        return string.Join(" | ", items.Select(item => $"{item!["action"]} {item["due"]?.ToString() ?? "-"} {(bool)item["overdue"]!}"));
    }
}
