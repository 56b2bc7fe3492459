using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Tests.Drift;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Report;

/// <summary>The page in Chromium: without a complaint or a request, by keyboard alone, under axe-core, at three widths.</summary>
public sealed class BrowserTest : DriftFixture
{
    [Fact]
    public void A_fleet_is_searched_filtered_and_copied()
    {
        File.Copy(Repository.Path("examples", "dns-hosts", "cmg.yaml"), Path.Combine(Folder, "cmg.yaml"));
        Assert.Equal(0, Cmg("report", "-o", "x.html").ExitCode);
        var page = Open("x.html", "FALLS.contoso");
        Assert.Equal(["granitefalls.contoso.com"], Texts(page["found"]));
        Assert.Equal("1 of 4 gateways.", (string?)page["count"]);
        Assert.Equal(1, (int)page["rows"]!);
        Assert.Empty(Texts(page["strangers"]));
        Assert.Equal(4, (int)page["all"]!);
        // The first tile is eastus.
        Assert.Equal(["granitebay.contoso.com"], Texts(page["tile"]!["found"]));
        Assert.Equal("true 1", Texts(page["tile"]!["pressed"])[0]);
        Assert.All(Texts(page["tile"]!["pressed"])[1..], tile => Assert.StartsWith("false 0 of ", tile, StringComparison.Ordinal));
        // A second click takes it back.
        Assert.Equal(4, (int)page["tile"]!["again"]!);
        Assert.All(Texts(page["tile"]!["released"]), tile => Assert.DoesNotContain("of", tile, StringComparison.Ordinal));
        Assert.Equal("Nothing matches “no”, “such”, “thing”.", (string?)page["nothing"]!["said"]);
        Assert.Equal((4, true, "search"), ((int)page["nothing"]!["back"]!, (bool)page["nothing"]!["isGone"]!, (string?)page["nothing"]!["focus"]));
        // Zones narrow with all else.
        Assert.All(Texts(page["lines"]).Where(line => line.Contains("CNAME", StringComparison.Ordinal)), line => Assert.Contains("granitefalls.", line, StringComparison.Ordinal));
        Assert.NotEmpty(Texts(page["lines"]));
        Assert.Equal("_acme-challenge.granitefalls.contoso.com. 3600 IN CNAME granitefalls.acme.contoso.net.", (string?)page["copied"]);
        Assert.Equal(4, (int)page["elements"]!["pictures"]!);
    }

    [Fact]
    public void Errors_are_told_at_their_lines()
    {
        Write("cmg.yaml", "domain: contoso.com\nprefix: Granite-Falls\nregion: West US\ncertificate: {keyLength: 1024}\nunknown: 1\n");
        Assert.Equal(1, Cmg("report", "-o", "x.html").ExitCode);
        var text = (string)Open("x.html")["elements"]!["text"]!;
        foreach (var code in new[] { "CMG2001", "CMG2004", "CMG2007", "CMG2009" })
        {
            Assert.Contains(code, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_that_a_card_shows_is_found()
    {
        Write("cmg.yaml", """
            domain: contoso.com
            region: westus
            gateways:
              - {prefix: granite1}
              - {prefix: granite2, configmgr: {description: Of the Far North}}
              - {prefix: granite3, azure: {tags: {team: endpoints-of-ours}}}
              - {prefix: granite4, certificate: {issuer: enterprise}}
              - {prefix: granite5, certificate: {wildcard: true}}
              - {prefix: granite6, domain: contoso-of-the-northern-holdings-international.com, state: retired}
            """);
        Cmg("report", "-o", "x.html");
        foreach (var (words, gateway) in new[]
        {
            ("far north", "granite2.contoso.com"), ("team=endpoints-of-ours", "granite3.contoso.com"), ("enterprise", "granite4.contoso.com"),
            ("wildcard", "granite5.contoso.com"), ("retired", "granite6.contoso-of-the-northern-holdings-international.com"),
        })
        {
            Assert.Equal([gateway], Texts(Open("x.html", words)["found"]));
        }

        // One region has no tile; no heading stands over nothing.
        var page = Open("x.html", "granite1");
        Assert.Empty(page["tile"]!.AsObject());
        Assert.DoesNotContain(Texts(page["nothing"]!["headings"]), heading => heading is "Gateways" or "DNS zones" or "Certificates and their renewals");
    }

    [Fact]
    public void Many_gateways_are_lines_that_open()
    {
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways:\n" + string.Concat(Enumerable.Range(10, 30).Select(i => $"  - {{prefix: granite{i}, state: {(i % 2 == 0 ? "live" : "planned")}}}\n")));
        Cmg("report", "-o", "x.html");
        var page = Open("x.html", "granite17");
        Assert.Equal(["granite17.contoso.com"], Texts(page["found"]));
        Assert.Equal(30, (int)page["elements"]!["pictures"]!);
        Assert.Equal(30, Regex.Count(Read("x.html"), "<details><summary><h3 "));
        Assert.InRange((int)page["paper"]!, 2, 8);
    }

    [Fact]
    public void Hostile_text_shows_as_text()
    {
        const string hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";
        Write("cmg.yaml", $$$"""
            organization: '{{{hostile[..50]}}}'
            domain: contoso.com
            prefix: granitefalls
            region: westus
            azure: {tags: {note: "javascript:alert(3)"}}
            configmgr: {description: '{{{hostile}}}'}
            suppress: [{code: CMG3007, reason: '{{{hostile}}}'}]
            # {{{hostile}}}
            certificate: {issuer: enterprise}
            """);
        Write("bad.cmg.yaml", $"domain: '{hostile}'\nprefix: \"{hostile}\"\nregion: \"\\u202Etxt\"\n");
        Cmg("report", "-o", "x.html");
        var page = Open("x.html");
        Assert.Contains(hostile[..50], (string)page["elements"]!["text"]!, StringComparison.Ordinal);
        Assert.Equal(1, (int)page["elements"]!["scripts"]!);

        Cmg("report", "bad.cmg.yaml", "-o", "y.html");
        var bad = Open("y.html");
        Assert.Contains(hostile, (string)bad["elements"]!["text"]!, StringComparison.Ordinal);
        Assert.Contains("\\u202E", (string)bad["elements"]!["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_link_of_the_chain_says_what_was_found_of_it()
    {
        using var server = Network("granitefalls.contoso.com. 3600 IN CNAME other.westus.cloudapp.azure.com.\ngranitebay.contoso.com. 3600 IN CNAME granitebay.westus.cloudapp.azure.com.\n",
            "granitebay.westus.cloudapp.azure.com. 60 IN A 127.0.0.1\n");
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways: [{prefix: granitefalls}, {prefix: granitebay}]\n");
        Write("old/cmg.yaml", "domain: contoso.com\nregion: eastus\ngateways: [{prefix: granitefalls}, {prefix: granitebay}]\n");
        var run = Cmg("report", "-o", "x.html", "--drift", "--no-tls", "--resolver", At(server), "--server", At(server), "--against", "old/cmg.yaml");
        Assert.Equal((2, true), (run.ExitCode, run.Error.Contains(": error CMG6002: ", StringComparison.Ordinal)));
        var told = $"1 error, {TextReport.Plural(run.Error.Split('\n').Count(line => line.Contains(": warning ", StringComparison.Ordinal)), "warning")}";
        Assert.Contains($"<a href=\"#diagnostics\">{told}</a>", Read("x.html"), StringComparison.Ordinal);
        Assert.Contains($"Diagnostics: {told}", Read("x.html"), StringComparison.Ordinal);
        var page = Open("x.html", "granitebay");
        var text = (string)page["elements"]!["text"]!;
        Assert.Contains("drift: 1 difference on 1 gateway, 0 not known, 1 as the spec says", text, StringComparison.Ordinal);
        Assert.Contains("CMG6002 ", text, StringComparison.Ordinal);
        var html = Read("x.html");
        Assert.Contains("Https: not asked. Record: different. Target: could not be asked. Certificate: not asked.", Label(html, "granitefalls"), StringComparison.Ordinal);
        Assert.Contains("Https: not asked. Record: as the spec says. Target: as the spec says. Certificate: not asked.", Label(html, "granitebay"), StringComparison.Ordinal);
        // The last is the scale set's, about which nobody ever asks.
        Assert.Equal(["– not asked", "– not asked", "✗ different", "? could not be asked", "– not asked"], States(html, "granitefalls"));
        Assert.Equal(["– not asked", "– not asked", "✓ as the spec says", "✓ as the spec says", "– not asked"], States(html, "granitebay"));
        Assert.Contains("different CMG6002", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_behind_a_broken_one_could_not_be_asked()
    {
        using var server = Network("granitefalls.contoso.com. 3600 IN CNAME other.westus.cloudapp.azure.com.\ngranitebay.contoso.com. 3600 IN CNAME granitebay.westus.cloudapp.azure.com.\n",
            "granitebay.westus.cloudapp.azure.com. 60 IN A 127.0.0.1\n");
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways: [{prefix: granitefalls}, {prefix: granitebay}, {prefix: granitegone, state: retired}]\n");
        Cmg("report", "-o", "x.html", "--drift", "--resolver", At(server), "--server", At(server));
        var html = Read("x.html");
        Assert.Equal(["? could not be asked", "? could not be asked", "✗ different", "? could not be asked", "– not asked"], States(html, "granitefalls"));
        // Nobody listens at the address.
        Assert.Equal(["? could not be asked", "? could not be asked", "✓ as the spec says", "✓ as the spec says", "– not asked"], States(html, "granitebay"));
        Assert.Equal(["– not asked", "– not asked", "✓ as the spec says", "– not asked", "– not asked"], States(html, "granitegone"));
    }

    [Fact]
    public void A_zone_that_is_not_there_lacks_no_record_that_is_not_wanted()
    {
        using var server = Network("granitefalls.corp.contoso.com. 3600 IN CNAME granitefalls.westus.cloudapp.azure.com.\ngranitebay.corp.contoso.com. 3600 IN CNAME granitebay.westus.cloudapp.azure.com.\n",
            Deployed + "granitebay.westus.cloudapp.azure.com. 60 IN A 127.0.0.1\n");
        Write("cmg.yaml", "domain: corp.contoso.com\ndns: {zone: corp.contoso.com}\nregion: westus\ngateways: [{prefix: granitefalls}, {prefix: granitebay}, {prefix: granitesix, state: planned}, {prefix: granitegone, state: retired}]\n");
        var run = Cmg("report", "-o", "x.html", "--drift", "--no-tls", "--resolver", At(server), "--server", At(server));
        Assert.Equal((2, "x.html: 4 gateways; drift: 1 difference on 2 gateways, 0 not known, 2 as the spec says\n"), (run.ExitCode, run.Out));
        var html = Read("x.html");
        Assert.Equal("✗ different", States(html, "granitefalls")[2]);
        Assert.Equal("✓ as the spec says", States(html, "granitesix")[2]);
        Assert.Equal("✓ as the spec says", States(html, "granitegone")[2]);
    }

    [Fact]
    public void Pictures_and_time_lines_keep_their_words_in_their_places()
    {
        var label = new string('a', 63);
        Write("cmg.yaml", $$$"""
            domain: {{{label[..50]}}}.com
            region: northeurope
            gateways:
              - {prefix: abcdefghijklmnopqrstuvwx, region: australiasoutheast, certificate: {wildcard: true, alternativeNames: [{{{label}}}.{{{label}}}.contoso.com, a.contoso.com, b.contoso.com, c.contoso.com]}}
              - {prefix: coming, domain: fabrikam-holdings-international.com, state: planned}
              - {prefix: going, domain: fabrikam-holdings-international.com, state: retiring}
              - {prefix: gone, domain: contoso.com, state: retired}
              - {prefix: azures, serviceNameFrom: azure, certificate: {issuer: enterprise}}
              - {prefix: government, domain: contoso.com, region: usgovvirginia, cloud: AzureUSGovernmentCloud}
              - {prefix: ancient, domain: contoso.com, deployment: classic}
              - {prefix: short, domain: contoso.com, certificate: {current: short.cer}}
              - {prefix: late, domain: contoso.com, certificate: {current: late.cer}}
            """);
        Write("short.cer", IssuedCertificate.Pem("/CN=short.contoso.com", "20261125000000Z", "20261219235959Z"));
        Write("late.cer", IssuedCertificate.Pem("/CN=late.contoso.com", "20260601000000Z", "20261130235959Z"));
        Write("old/cmg.yaml", "domain: contoso.com\nregion: northeurope\ngateways: [{prefix: vanished}, {prefix: short, region: westus}, {prefix: late, dns: {ttl: 60}}]\n");
        Cmg("report", "-o", "x.html", "--as-of", "2026-11-30", "--against", "old/cmg.yaml");
        var page = Open("x.html", "");
        var text = (string)page["elements"]!["text"]!;
        foreach (var words in new[]
        {
            "No record, because the gateway is planned", "No record, because the gateway is retired", "No record, because the service name is Azure's own",
            "200 days at the most today", "100 days at the most from 2027-03-15", "47 days at the most from 2029-03-15",
            "renewals up to 2029-09-15, too many for a mark each.", "overdue",
        })
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }

        var html = Read("x.html");
        foreach (var words in new[] { "HTTPS, port 443: planned", "HTTPS, port 443: ending", "HTTPS, port 443: no more", "virtual machine scale set: no more", "Deployment name: no more", "Service name: planned" })
        {
            Assert.Contains($">{words}</text>", html, StringComparison.Ordinal);
        }

        var guards = Regex.Matches(html, "<li class=\"(?:different|unknown)\"><strong>(error|warning) </strong><a class=\"code\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(["error", "warning"], guards.Distinct(StringComparer.Ordinal));
        Assert.Equal(guards.Order(StringComparer.Ordinal), guards);
        Assert.InRange((int)page["paper"]!, 2, 12);
    }

    /// <summary>What a picture says of its links, from above.</summary>
    private static string[] States(string html, string prefix)
    {
        var start = html.IndexOf($"aria-label=\"Clients reach {prefix}.", StringComparison.Ordinal);
        return [.. Regex.Matches(html[start..html.IndexOf("</svg>", start, StringComparison.Ordinal)], "<text class=\"state [^>]*>([^<]*)<").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];
    }

    /// <summary>What the picture of a gateway says to who can't see it.</summary>
    private static string Label(string html, string prefix)
    {
        var start = html.IndexOf($"aria-label=\"Clients reach {prefix}.", StringComparison.Ordinal);
        return html[start..html.IndexOf("\" class", start, StringComparison.Ordinal)];
    }

    /// <summary>Opens a page and holds it to what every page must keep.</summary>
    private JsonNode Open(string name, params string[] search)
    {
        Oracle.RequireOfNpm("puppeteer-core", "package.json");
        var run = ProgramRun.Of(
            Oracle.Require("node", "nodejs"),
            [Repository.Path("tests", "npm", "page.js"), Oracle.Require("chromium", "chromium"), new Uri(Path.Combine(Folder, name)).AbsoluteUri, .. search]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var page = JsonNode.Parse(run.Output)!;
        Assert.Empty(Texts(page["complaints"]));
        Assert.Equal([new Uri(Path.Combine(Folder, name)).AbsoluteUri], Texts(page["requests"]));
        Assert.Empty(Texts(page["axe"]!["light"]));
        Assert.Empty(Texts(page["axe"]!["dark"]));
        Assert.Empty(Texts(page["wider"]));
        Assert.Empty(Texts(page["misplaced"]));
        Assert.Empty(Texts(page["focus"]));
        Assert.Empty(Texts(page["closedOnPaper"]));
        return page;
    }

    private static string[] Texts(JsonNode? array) => [.. array!.AsArray().Select(item => (string)item!)];
}
