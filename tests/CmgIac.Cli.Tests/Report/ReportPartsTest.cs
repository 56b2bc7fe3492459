using System.Text.RegularExpressions;
using CmgIac.Cli.Commands;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Report;

/// <summary>What a page has, in which order, and how much of it stands in the open.</summary>
public sealed class ReportPartsTest : Fixture
{
    private const string Two = "domain: contoso.com\nregion: westus\ngateways:\n  - {prefix: granitefalls}\n  - {prefix: granitebay, state: retired}\n";

    [Fact]
    public void Contents_lead_to_each_part_that_there_is()
    {
        Write("cmg.yaml", Minimal + "suppress: [{code: CMG3007, reason: ours}]\n");
        var page = Page();
        // Of one gateway nothing is to be chosen, and its picture comes first.
        Assert.Equal(["gateways", "due", "certificates", "zones", "accepted"], Contents(page));
        Assert.All(Contents(page), part => Assert.Contains($"<section id=\"{part}\"", page, StringComparison.Ordinal));
        Assert.Contains("<main id=\"main\" tabindex=\"-1\"><section id=\"gateways\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);

        Write("cmg.yaml", "domain: contoso.com\ngateways: [{prefix: granitefalls, region: westus}, {prefix: granitebay, region: eastus}]\n");
        page = Page();
        Assert.Equal(["fleet", "due", "gateways", "certificates", "zones"], Contents(page));
        // What filters all of it stands before all of it.
        Assert.True(page.IndexOf("class=\"filters\"", StringComparison.Ordinal) < page.IndexOf("<section", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_many_errors_the_first_stand_in_the_open()
    {
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways: [{prefix: granite-1}, {prefix: granite-2}, {prefix: granite-3}, {prefix: granite-4}]\n");
        Assert.Equal(1, Cmg("report", "-o", "x.html").ExitCode);
        var page = Read("x.html");
        var fold = page.IndexOf("<summary>Show 1 more place</summary>", StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(page[..fold], "<li class=\"error\""));
        Assert.Equal(1, Regex.Count(page[fold..], "<li class=\"error\""));
        Assert.Contains("<details class=\"fold pressing\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_are_of_what_differs()
    {
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways: [{prefix: granite1, azure: {resourceGroup: OldGroup}}, {prefix: granite2, certificate: {issuer: enterprise}}, {prefix: granite3, certificate: {wildcard: true}}]\n");
        Assert.Equal(["issuer", "certificate", "told"], Regex.Matches(Page(), "<select name=\"([a-z]+)\"").Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void Accepted_warnings_are_shown_with_why_until_when_and_what_they_hide()
    {
        Write("cmg.yaml", Minimal + "azure: {resourceGroup: OldGroup}\nsuppress:\n  - {code: CMG3008, reason: '<b>ours', until: 2027-05-01}\n  - {code: CMG3007, reason: gone, until: 2026-01-31}\n  - {code: CMG3019, reason: nothing}\n");
        var page = Page();
        var accepted = page[page.IndexOf("<section id=\"accepted\"", StringComparison.Ordinal)..];
        Assert.Contains("until 2027-05-01", accepted, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;ours", accepted, StringComparison.Ordinal);
        Assert.Contains("Resource group &#39;OldGroup&#39; is not", accepted, StringComparison.Ordinal);
        Assert.Contains("ended on 2026-01-31", accepted, StringComparison.Ordinal);
        Assert.Contains("It hides nothing any more.", accepted, StringComparison.Ordinal);
        Assert.Contains("There is nothing that it would hide.", accepted, StringComparison.Ordinal);
        // Its code leads to what it means.
        Assert.Single(Regex.Matches(page, "id=\"CMG3008\""));
    }

    [Fact]
    public void Every_setting_is_shown_with_its_default()
    {
        Write("cmg.yaml", Minimal + "azure: {tags: {team: endpoints}, budget: {amount: 500, contacts: [a@contoso.com], start: 2027-01-01}}\nconfigmgr: {description: Of the north, siteCode: PS1, alerts: {trafficGB: 1000}}\ndns: {ttl: 5m}\n");
        var page = Page();
        foreach (var line in new[]
        {
            "azure.tags: team=endpoints", "azure.budget: 500 a month from 2027-01-01, told to a@contoso.com", "configmgr.description: Of the north",
            "configmgr.siteCode: PS1", "configmgr.vmSize: A2_v2", "configmgr.instances: 1", "configmgr.alerts: traffic 1000 GB, 50 % and 90 %", "dns.ttl: 300", "serviceNameFrom: domain",
        })
        {
            Assert.Contains($"\n{line}\n", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Many_diagnostics_of_one_code_stand_under_one_explanation()
    {
        Write("cmg.yaml", Fleet("planned", "azure: {resourceGroup: OldGroup{0}}"));
        var page = Page();
        Assert.Single(Regex.Matches(page, "id=\"CMG3008\""));
        Assert.Contains("<summary>Show all 9 places</summary>", page, StringComparison.Ordinal);
        Assert.Contains("Due: request a certificate, 9 times", page, StringComparison.Ordinal);
        Assert.Contains("<summary>Show all 9</summary>", page, StringComparison.Ordinal);
        // Each goes with its gateway's card.
        Assert.Contains("<li class=\"warning\" data-gateways=\"gateway-granite3.contoso.com\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_lists_of_changes_are_closed()
    {
        Write("old/cmg.yaml", "domain: contoso.com\nregion: westus\nprefix: granite1\n");
        Write("cmg.yaml", Fleet("live", "", 30));
        var page = Page("--against", "old/cmg.yaml");
        Assert.Contains("<summary>29 records: 29 create</summary>", page, StringComparison.Ordinal);
        Assert.Contains("<summary>29 gateways: 29 create</summary>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_retired_gateway_that_is_new_in_the_spec_is_not_created()
    {
        Write("old/cmg.yaml", "domain: contoso.com\nregion: westus\ngateways:\n  - {prefix: granitefalls}\n");
        Write("cmg.yaml", Two);
        Assert.Contains("new in the spec, state retired: nothing is deployed, its names are watched", Page("--against", "old/cmg.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_left_out_is_told()
    {
        Write("cmg.yaml", Two);
        Write("bad.cmg.yaml", "domain: contoso.com\nprefix: granite-falls\nregion: westus\n");
        // Nobody is asked: no server of this name could be.
        var run = Cmg("report", "cmg.yaml", "bad.cmg.yaml", "-o", "x.html", "--against", "cmg.yaml", "--drift", "--resolver", "127.0.0.1:1");
        Assert.Equal((1, "x.html: 2 gateways\n  The gateways of bad.cmg.yaml: they were left out, because of errors that stand under Diagnostics. What is shown of zones and shared certificates lacks them.\n  What changes against cmg.yaml ('--against'): it was left out, because specs have errors: mend these first.\n  What the world says ('--drift'): it was left out, because specs have errors: mend these first.\n"), (run.ExitCode, run.Out));
        Assert.Equal(["left-out", "due", "gateways", "certificates", "zones", "diagnostics"], Contents(Read("x.html")));
        Assert.Contains("prefix: <mark>granite-falls</mark>", Read("x.html"), StringComparison.Ordinal);
        Assert.Contains("What the world says (&#39;--drift&#39;): it was left out", Read("x.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("CMG60", run.Error, StringComparison.Ordinal);

        run = Cmg("report", "cmg.yaml", "-o", "x.html", "--against", "path:nowhere.yaml");
        Assert.Equal((1, "x.html: 2 gateways\n  What changes against path:nowhere.yaml ('--against'): it couldn't be told; the errors say why.\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public void A_terminal_sees_how_far_it_is_and_a_pipe_does_not()
    {
        Write("cmg.yaml", Fleet("live", ""));
        var run = CmgRun.With(shell => shell with { UseColour = true, Time = new SlowClock() }, Folder, "report");
        Assert.Equal(0, run.ExitCode);
        // All is rendered, then all is drawn.
        Assert.Contains("[########################] 19 of 19 folders\r\e[K", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("[########################] 9 of 9 gateways\r\e[K", run.Error, StringComparison.Ordinal);
        Assert.Equal("", CmgRun.With(shell => shell with { Time = new SlowClock() }, Folder, "report").Error);
    }

    [Fact]
    public void What_can_not_be_known_counts_at_the_head_as_at_the_foot()
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg("report", "-o", "x.html", "--drift", "--no-tls", "--resolver", "127.0.0.1:1", "--server", "127.0.0.1:1", "--timeout", "10");
        Assert.Equal((1, "x.html: 1 gateway; drift: 0 different, 1 not known, 0 as the spec says\n"), (run.ExitCode, run.Out));
        var errors = run.Error.Split('\n').Count(line => line.Contains(": error CMG60", StringComparison.Ordinal));
        Assert.True(errors > 0);
        Assert.Contains($"<li class=\"different\"><a href=\"#diagnostics\">{errors} error", Read("x.html"), StringComparison.Ordinal);
        Assert.Contains($"<h2 id=\"diagnostics-title\">Diagnostics: {errors} error", Read("x.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_with_an_error_is_watched_until_it_is_mended()
    {
        Write("cmg.yaml", Minimal + "templates: own\noutputs: [notes]\n");
        var template = Write("own/per-gateway/notes/notes.md.sbn", "{{ nothing_of_the_kind }}\n");
        Shell? shell = null;
        CmgRun.With(given => shell = given, Folder, "explain", "CMG1001");
        var made = ReportCollection.Of(new(new([], null, null, CmgRun.Today, ReportFormat.Text), "x.html", Force: false, null, null, [], null), shell!);
        Assert.True(made.Facts.IsBroken);
        Assert.Contains(template, made.Watched());
        Assert.Contains(Write("own/per-gateway/notes/new.md.sbn", "x\n"), made.Watched());
    }

    private static string Fleet(string state, string more, int count = 9) => "domain: contoso.com\nregion: westus\ngateways:\n" + string.Concat(
        Enumerable.Range(1, count).Select(i => $"  - {{prefix: granite{i}, state: {state}{(more.Length == 0 ? "" : ", " + more.Replace("{0}", $"{i}", StringComparison.Ordinal))}}}\n"));

    private static string[] Contents(string page)
    {
        var start = page.IndexOf("<nav class=\"contents\"", StringComparison.Ordinal);
        return [.. Regex.Matches(page[start..page.IndexOf("</nav>", start, StringComparison.Ordinal)], "href=\"#([^\"]*)\"").Select(match => match.Groups[1].Value)];
    }

    private string Page(params string[] arguments)
    {
        Assert.Equal(0, Cmg(["report", "-o", "x.html", .. arguments]).ExitCode);
        return Read("x.html");
    }
}
