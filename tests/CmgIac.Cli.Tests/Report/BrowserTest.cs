using System.Text.Json.Nodes;
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
        Assert.Equal(["granitebay.contoso.com"], Texts(page["ofTile"]));
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
        var page = Open("x.html", "");
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
        Assert.Contains("drift: 1 different, 0 not known, 1 as the spec says", text, StringComparison.Ordinal);
        Assert.Contains("CMG6002 ", text, StringComparison.Ordinal);
        var html = Read("x.html");
        Assert.Contains("Record: different.", Label(html, "granitefalls"), StringComparison.Ordinal);
        Assert.Contains("Record: as the spec says. Target: as the spec says.", Label(html, "granitebay"), StringComparison.Ordinal);
        Assert.DoesNotContain("Certificate:", Label(html, "granitebay"), StringComparison.Ordinal);
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
        Assert.Empty(Texts(page["focus"]));
        return page;
    }

    private static string[] Texts(JsonNode? array) => [.. array!.AsArray().Select(item => (string)item!)];
}
