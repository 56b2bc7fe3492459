using CmgIac.Cli.Reports.Page;
using CmgIac.Cli.Tests.Commands;
using Xunit;

namespace CmgIac.Cli.Tests.Report;

public sealed class ReportCommandTest : Fixture
{
    private const string Page = "cmg-report.html";

    public ReportCommandTest() => Write("cmg.yaml", Minimal);

    [Fact]
    public void Writes_a_page_and_says_where()
    {
        var run = Cmg("report");
        Assert.Equal((0, "", $"{Page}: 1 gateway\n"), (run.ExitCode, run.Error, run.Out));
        Assert.StartsWith(ReportPage.Beginning, Read(Page), StringComparison.Ordinal);
        Assert.Equal(["cmg-report.html", "cmg.yaml"], Files("."));
    }

    [Fact]
    public void Writes_the_same_bytes_each_time()
    {
        Cmg("report", "-o", "a.html");
        Cmg("report", "-o", "b.html");
        Assert.Equal(Read("a.html"), Read("b.html"));
        Assert.DoesNotContain(Folder, Read("a.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Replaces_its_own_page()
    {
        Cmg("report");
        Write("cmg.yaml", Minimal.Replace("granitefalls", "granitebay", StringComparison.Ordinal));
        Assert.Equal(0, Cmg("report").ExitCode);
        Assert.Contains("granitebay.contoso.com", Read(Page), StringComparison.Ordinal);
        Assert.DoesNotContain("granitefalls", Read(Page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("minutes of a meeting")]
    [InlineData("<!doctype html>\n<html lang=\"en\">")]
    public void Overwrites_nothing_else(string text)
    {
        Write("minutes.html", text);
        var run = Cmg("report", "-o", "minutes.html");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("minutes.html(1,1): error CMG5140: 'minutes.html' exists", run.Error, StringComparison.Ordinal);
        Assert.Equal(text, Read("minutes.html"));
        Assert.Equal(0, Cmg("report", "-o", "minutes.html", "--force").ExitCode);
        Assert.StartsWith(ReportPage.Beginning, Read("minutes.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_to_standard_output()
    {
        var run = Cmg("report", "-o", "-");
        Assert.StartsWith(ReportPage.Beginning, run.Out, StringComparison.Ordinal);
        Assert.Equal(["cmg.yaml"], Files("."));
    }

    [Fact]
    public void Tells_where_as_json()
    {
        var document = Json("report", "-o", "x.html");
        Assert.Equal("x.html", (string?)document["file"]);
        Assert.Empty(document["diagnostics"]!.AsArray());
    }

    [Fact]
    public void Makes_a_page_of_specs_with_errors_that_shows_their_lines()
    {
        Write("cmg.yaml", "domain: contoso.com\nprefix: granite-falls\nregion: westus\n");
        var run = Cmg("report");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("cmg.yaml(2,9): error CMG2004", run.Error, StringComparison.Ordinal);
        var page = Read(Page);
        Assert.Contains("1 error: the specs can&#39;t be rendered", page, StringComparison.Ordinal);
        Assert.Contains("prefix: <mark>granite-falls</mark>", page, StringComparison.Ordinal);
        Assert.Contains("CMG2004: a prefix that Azure can&#39;t take", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_a_fix_once_and_numbers_no_line_that_is_none()
    {
        Write("cmg.yaml", $"domain: contoso.com\norganization: {new string('o', 1000)}\nprefix: granitefalls\nregion: West US\n");
        Cmg("report");
        var page = Read(Page);
        Assert.Equal(2, page.Split("Write &#39;westus&#39;.").Length);
        Assert.Contains("<span class=\"number\">    4 </span>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<span class=\"number\">    5 </span>", page, StringComparison.Ordinal);
        // Of a long line what is far from the place is left out.
        Assert.DoesNotContain(new string('o', 300), page, StringComparison.Ordinal);
    }

    [Fact]
    public void Makes_no_page_where_a_spec_is_not_found()
    {
        var run = Cmg("report", "cmg.yaml", "cgm.yaml");
        Assert.Equal((1, "", true), (run.ExitCode, run.Out, run.Error.StartsWith("cgm.yaml(1,1): error CMG5001", StringComparison.Ordinal)));
        Assert.Equal((1, ""), (Cmg("report", "cgm.yaml", "-o", "-").ExitCode, Cmg("report", "cgm.yaml", "-o", "-").Out));
        Assert.Equal(["cmg.yaml"], Files("."));
    }

    [Theory]
    [InlineData("'--resolver' says how to survey the world", "--resolver", "127.0.0.1:1")]
    [InlineData("'--no-tls' says how to survey the world", "--no-tls")]
    [InlineData("'--serve' writes no file", "--serve", "8080", "-o", "x.html")]
    [InlineData("'70000' is no port for '--serve'", "--serve", "70000")]
    [InlineData("'x' is no port for '--serve'", "--serve", "x")]
    public void Refuses_what_makes_no_sense(string said, params string[] arguments)
    {
        var run = Cmg(["report", .. arguments]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal(["cmg.yaml"], Files("."));
    }

    [Fact]
    public void Shows_the_same_facts_as_the_other_forms()
    {
        Write("cmg.yaml", "domain: contoso.com\nprefix: granitefalls\nregion: westus\ndns: {ttl: 300, caa: [{tag: issue, value: digicert.com}]}\n");
        Cmg("report");
        // Where a browser may break a name is nothing that it says.
        var page = Read(Page).Replace("<wbr>", "", StringComparison.Ordinal);
        var shown = Json("show")["gateways"]![0]!;
        foreach (var fact in new[] { "serviceName", "deploymentName", "region", "cloud" })
        {
            Assert.Contains((string)shown[fact]!, page, StringComparison.Ordinal);
        }

        Assert.Contains((string)shown["certificate"]!["subject"]!, page, StringComparison.Ordinal);
        var renewal = Json("certificate", "calendar")["certificates"]![0]!["renewals"]![0]!;
        Assert.Contains($"<td class=\"day\" data-title=\"Renew from\">{renewal["start"]}</td>", page.Replace("data-title=\"Renew from\" class=\"day\"", "class=\"day\" data-title=\"Renew from\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("granitefalls.contoso.com. 300 IN CNAME granitefalls.westus.cloudapp.azure.com.", page, StringComparison.Ordinal);
        Assert.Contains("contoso.com. 300 IN CAA 0 issue &quot;digicert.com&quot;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_what_changes_and_what_stops_it()
    {
        Write("old/cmg.yaml", Minimal.Replace("westus", "eastus", StringComparison.Ordinal));
        Assert.Equal(0, Cmg("report", "--against", "old/cmg.yaml").ExitCode);
        var page = Read(Page);
        var checksum = (string)Json("diff", "--against", "old/cmg.yaml")["checksum"]!;
        Assert.Contains(checksum, page, StringComparison.Ordinal);
        Assert.Contains("granitefalls.eastus.cloudapp.azure.com", page, StringComparison.Ordinal);
        Assert.Contains("CMG8003", page, StringComparison.Ordinal);
        Assert.DoesNotContain("This plan is stopped.", page, StringComparison.Ordinal);

        Write("old/cmg.yaml", Minimal.Replace("granitefalls", "granitebay", StringComparison.Ordinal));
        Assert.Equal(1, Cmg("report", "--against", "old/cmg.yaml").ExitCode);
        Assert.Contains("This plan is stopped.", Read(Page), StringComparison.Ordinal);
        Assert.Contains("<li class=\"different\"><a href=\"#changes\">change stopped: ", Read(Page), StringComparison.Ordinal);
        Assert.Contains("Run none of these commands.", Read(Page), StringComparison.Ordinal);
        Assert.Contains("with commands that are not to be run</summary>", Read(Page), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_narrowed_to_one_gateway()
    {
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways: [{prefix: graniteone}, {prefix: granitetwo}]\n");
        Assert.Equal($"{Page}: 1 gateway\n", Cmg("report", "--gateway", "granitetwo.contoso.com").Out);
        Assert.DoesNotContain("id=\"gateway-graniteone.contoso.com\"", Read(Page), StringComparison.Ordinal);
    }
}
