using System.Text.RegularExpressions;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Report;

/// <summary>What a card, its picture and the head say of certificates in use, records, diagnostics and plans.</summary>
public sealed class ReportFactsTest : Fixture
{
    private const string Wide = "domain: contoso.com\nregion: westus\ncertificate: {wildcard: true}\ngateways: [{prefix: graniteone}, {prefix: granitetwo}]\n";

    [Theory]
    [InlineData("20270601000000Z", "valid until 2027-06-01", null)]
    [InlineData("20261215235959Z", "valid until 2026-12-15", "renewal due")]
    [InlineData("20261130235959Z", "valid until 2026-11-30", "renewal overdue")]
    [InlineData("20261101235959Z", "expired on 2026-11-01", "certificate expired")]
    public void A_certificate_in_use_is_told_on_card_and_picture(string end, string told, string? chip)
    {
        Write("cmg.yaml", Minimal);
        Write("use.cer", IssuedCertificate.Pem("/O=Woodgrove/CN=granitefalls.contoso.com", "20260601000000Z", end));
        foreach (var isNamed in new[] { false, true })
        {
            Write("cmg.yaml", Minimal + (isNamed ? "certificate: {current: use.cer}\n" : ""));
            var page = Page(isNamed ? [] : ["--certificates", "use.cer"]);
            Assert.Contains($"<p>In use: <strong>{told}</strong>, issued by CN=granitefalls.contoso.com,O=Woodgrove.</p>", page.Replace(", O=", ",O=", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains($">{told}</text>", page, StringComparison.Ordinal);
            Assert.Contains($"In use: {told}", Label(page), StringComparison.Ordinal);
            var (isRed, hasExpired) = (chip is "renewal overdue" or "certificate expired", chip == "certificate expired");
            Assert.Equal(isRed, page.Contains("<article class=\"card different\"", StringComparison.Ordinal));
            Assert.Equal(isRed, page.Contains("class=\"box certificate different\"", StringComparison.Ordinal));
            Assert.Equal(hasExpired, page.Contains("<li class=\"different\"><a href=\"#certificates\">1 certificate expired</a>", StringComparison.Ordinal));
            Assert.Equal(chip, Regex.Match(page, "<span class=\"badge (?:different|unknown)\">([^<]*)</span>") is { Success: true } match ? match.Groups[1].Value : null);
            Assert.DoesNotContain("in use not known", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_certificate_of_which_nothing_is_known_is_told_too()
    {
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways: [{prefix: graniteone}, {prefix: granitetwo, state: planned}, {prefix: granitesix, state: retired}]\n");
        var page = Page();
        Assert.Contains("<li class=\"unknown\"><a href=\"#due\">1 certificate in use not known</a>", page, StringComparison.Ordinal);
        Assert.Equal(["not known", "none yet"], Regex.Matches(page, "<p>In use: <strong>([^<]*)<").Select(match => match.Groups[1].Value));
        Assert.Equal(2, Regex.Count(page, ">in use</text>"));
        Assert.Contains("No certificate file was given for: graniteone.contoso.com; when they end is not known", page, StringComparison.Ordinal);
        Assert.Contains("none yet: supposed to be requested today", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_certificate_hides_neither_the_fleet_nor_the_others()
    {
        Write("cmg.yaml", Minimal);
        Write("junk.cer", "junk\n");
        Write("use.cer", IssuedCertificate.Pem("/CN=granitefalls.contoso.com", "20260601000000Z", "20270601000000Z"));
        var run = Cmg("report", "-o", "x.html", "--certificates", "junk.cer", "use.cer", "gone.cer");
        Assert.Equal(
            (1, "x.html: 1 gateway\n  The certificate in junk.cer ('--certificates'): it can't be used; the errors say why.\n  The certificate in gone.cer ('--certificates'): it can't be used; the errors say why.\n"),
            (run.ExitCode, run.Out));
        var page = Read("x.html");
        Assert.Contains("<a href=\"#left-out\">not all is shown</a>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"gateway-granitefalls.contoso.com\"", page, StringComparison.Ordinal);
        Assert.Contains("In use: <strong>valid until 2027-06-01</strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("rendered", page[..page.IndexOf("<main", StringComparison.Ordinal)][page.IndexOf("<header", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_record_says_its_zone_and_who_sees_it()
    {
        Write("cmg.yaml", "domain: corp.woodgrove.net\nprefix: granitefalls\nregion: westus\ndns: {zone: woodgrove.net, internal: {zone: corp.woodgrove.net, outputs: [bind]}}\n");
        Assert.Equal(["Published in the internal zone corp.woodgrove.net:", "Published in the public zone woodgrove.net:"], Zones(Page()).Order(StringComparer.Ordinal));
        Write("cmg.yaml", Minimal);
        Assert.Equal(["Published in the public zone contoso.com:"], Zones(Page()));
        Write("cmg.yaml", Minimal + "state: retiring\n");
        Assert.Equal(["To be deleted in the public zone contoso.com:"], Zones(Page()));
    }

    [Fact]
    public void A_shared_certificate_names_who_shares_it()
    {
        Write("cmg.yaml", Wide);
        Assert.Contains("Shared by 2 gateways: this one, granitetwo.contoso.com.", Page(), StringComparison.Ordinal);
        Assert.Contains("Shared by 2 gateways: this one, graniteone.contoso.com.", Page("--gateway", "granitetwo.contoso.com"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_leads_to_its_own_diagnostics()
    {
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways: [{prefix: graniteone}, {prefix: granitetwo, azure: {resourceGroup: OldGroup}}]\n");
        var page = Page();
        Assert.Equal(["<a class=\"badge unknown\" href=\"#all-CMG3008\">1 warning</a>"], Regex.Matches(page, "<a class=\"badge[^>]*>[^<]*</a>").Select(match => match.Value));
        Assert.Single(Regex.Matches(page, "id=\"all-CMG3008\""));
    }

    [Fact]
    public void A_plan_says_commands_only_where_there_are_some_and_keeps_tools_apart()
    {
        Write("old/cmg.yaml", "domain: contoso.com\nregion: westus\nprefix: graniteone\n");
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ndns: {outputs: [bind, nsupdate]}\ngateways: [{prefix: graniteone, state: retiring}, {prefix: granitetwo}]\n");
        var page = Page("--against", "old/cmg.yaml");
        Assert.Contains("<summary>1 item</summary>", page, StringComparison.Ordinal);
        Assert.Contains("Revoke the new certificates, or let them expire: no gateway has them yet.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep the certificate in use", page, StringComparison.Ordinal);
        var boxes = Regex.Matches(page, "<pre><code>([^<]*)</code></pre>").Select(match => match.Groups[1].Value).ToList();
        Assert.Contains(boxes, box => box.StartsWith("named-checkzone", StringComparison.Ordinal));
        Assert.DoesNotContain(boxes, box => box.Contains("named-checkzone", StringComparison.Ordinal) && box.Contains("nsupdate", StringComparison.Ordinal));
        Assert.DoesNotContain(boxes, box => box.Contains("cmg names", StringComparison.Ordinal) && box.Contains("New-Gateway", StringComparison.Ordinal));
        Assert.Contains("The command deletes nothing itself", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planned_gateway_that_goes_live_elsewhere_is_created()
    {
        Write("old/cmg.yaml", Minimal + "state: planned\n");
        Write("cmg.yaml", Minimal.Replace("westus", "eastus", StringComparison.Ordinal));
        var plan = Cmg("diff", "--against", "old/cmg.yaml").Out;
        Assert.Contains("create granitefalls.contoso.com", Regex.Replace(plan, " +", " "), StringComparison.Ordinal);
        Assert.DoesNotContain("redeploy", plan, StringComparison.Ordinal);
        Assert.Contains("cmg certificate request", Page("--against", "old/cmg.yaml"), StringComparison.Ordinal);
    }

    private static string[] Zones(string page) =>
        [.. Regex.Matches(page, "<p class=\"quiet\">((?:Published|To be deleted) in[^<]*)</p>").Select(match => match.Groups[1].Value)];

    private static string Label(string page)
    {
        var start = page.IndexOf("aria-label=\"Clients reach ", StringComparison.Ordinal);
        return page[start..page.IndexOf("\" class", start, StringComparison.Ordinal)];
    }

    private string Page(params string[] arguments)
    {
        Assert.Equal(0, Cmg(["report", "-o", "x.html", "--as-of", "2026-11-30", .. arguments]).ExitCode);
        return Read("x.html");
    }
}
