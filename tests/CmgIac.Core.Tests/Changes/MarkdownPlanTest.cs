using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace CmgIac.Core.Tests.Changes;

/// <summary>The comment for a pull request, read as GitHub reads it.</summary>
public class MarkdownPlanTest
{
    private const string Top = "domain: contoso.com\nregion: westus\n";

    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseTaskLists().UseEmphasisExtras().Build();

    [Fact]
    public void It_has_a_summary_a_table_a_picture_and_a_part_for_each_team()
    {
        using var history = History.Of(
            Top + "prefix: granite\ndns: {outputs: [azure, bind, nsupdate, octodns, dnscontrol, route53], azure: {resourceGroup: rg-dns}}\n",
            Top + "prefix: granite2\nrenamedFrom: granite.contoso.com\ndns: {outputs: [azure, bind, nsupdate, octodns, dnscontrol, route53], azure: {resourceGroup: rg-dns}}\n");
        var text = Markdown(history);
        Assert.StartsWith(
            "<!-- cmg diff -->\n## Cloud management gateways: 1 gateway (redeploy), 2 records (1 create, 1 delete), 2 certificates (1 create, 1 remove); worst risk: takeover\n",
            text, StringComparison.Ordinal);

        var document = Markdig.Markdown.Parse(text, GitHub);
        var rows = document.Descendants<TableRow>().Select(row => string.Join('|', row.Descendants<TableCell>().Select(cell => Plain(cell)))).ToList();
        Assert.Equal(
            [
                "Change|Record|Type|Zone|Before|After|Risk",
                "delete|granite|CNAME|contoso.com|granite.westus.cloudapp.azure.com, TTL 3600||takeover",
                "create|granite2|CNAME|contoso.com||granite2.westus.cloudapp.azure.com, TTL 3600|takeover",
            ],
            rows);
        var picture = Assert.Single(document.Descendants<FencedCodeBlock>(), block => block.Info == "mermaid").Lines.ToString();
        Assert.Contains("before0a[\"granite.contoso.com\"] -->|\"CNAME, TTL 3600\"| before0b[\"granite.westus.cloudapp.azure.com\"]", picture, StringComparison.Ordinal);
        Assert.Contains("after0a[\"granite.contoso.com: no record\"]", picture, StringComparison.Ordinal);

        foreach (var team in new[] { "DNS", "PKI", "Platform" })
        {
            Assert.Contains($"<summary><b>For {team}</b>: step", text, StringComparison.Ordinal);
        }

        // Each step has what to wait for, or not, and a way back; numbers follow each other over all teams.
        var numbers = Regex.Matches(text, @"^#### Step (?<number>\d+)$", RegexOptions.Multiline, TimeSpan.FromSeconds(5)).Select(match => int.Parse(match.Groups["number"].Value)).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers.Order());
        Assert.Equal(numbers.Count, Regex.Count(text, @"^\*\*Way back:\*\* \S", RegexOptions.Multiline, TimeSpan.FromSeconds(5)));
        foreach (var command in new[]
        {
            "cmg certificate request cmg.yaml --gateway granite2.contoso.com",
            "az deployment sub create --name cmg-granite2-westus --location westus --parameters rendered/gateways/granite2.contoso.com/bicep/main.bicepparam",
            "az deployment group what-if --resource-group rg-dns --parameters rendered/zones/contoso.com/azure/main.bicepparam",
            "az network dns record-set cname delete --resource-group rg-dns --zone-name contoso.com --name granite",
            "(echo server NAMESERVER; cmg diff --against HEAD --format nsupdate --only create) | nsupdate -k KEYFILE",
            "octodns-sync --config-file rendered/zones/contoso.com/octodns/config.yaml --doit",
        })
        {
            Assert.Contains(document.Descendants<FencedCodeBlock>(), block => block.Lines.ToString().Split('\n').Contains(command, StringComparer.Ordinal));
        }

        // What is new is published before what is old goes, and the record goes before the gateway.
        var order = Regex.Matches(text, @"^\d+\. (?<title>.*)$", RegexOptions.Multiline, TimeSpan.FromSeconds(5)).Select(match => match.Groups["title"].Value).ToList();
        Assert.Equal(
            ["**PKI**: Request", "**Platform**: Deploy", "**DNS**: Publish the new", "**DNS**: Delete the records", "**Platform**: Delete the gateways", "**PKI**: Revoke"],
            order.Zip(["**PKI**: Request", "**Platform**: Deploy", "**DNS**: Publish the new", "**DNS**: Delete the records", "**Platform**: Delete the gateways", "**PKI**: Revoke"])
                .Select(pair => pair.First[..pair.Second.Length]));
        Assert.Contains("Then wait 24 hours", order[2], StringComparison.Ordinal);
        Assert.Contains("Then wait 1 hour", order[3], StringComparison.Ordinal);
    }

    /// <summary>What the later spec no longer knows is in no rendered file: the commands say it all.</summary>
    [Theory]
    [InlineData("prefix: granite2\nrenamedFrom: granite.contoso.com\n",
        "aws route53 change-resource-record-sets --hosted-zone-id ZONE_ID --change-batch '{\"Changes\":[{\"Action\":\"DELETE\",\"ResourceRecordSet\":{\"Name\":\"granite.contoso.com.\",\"Type\":\"CNAME\",\"TTL\":3600,\"ResourceRecords\":[{\"Value\":\"granite.westus.cloudapp.azure.com.\"}]}}]}'")]
    [InlineData("prefix: granite\nstate: planned\n",
        "Get-DnsServerResourceRecord -ZoneName contoso.com -Name granite -RRType CName -Node | Where-Object { $_.RecordData.HostNameAlias.TrimEnd('.') -eq 'granite.westus.cloudapp.azure.com' } | Remove-DnsServerResourceRecord -ZoneName contoso.com -Force")]
    [InlineData("prefix: granite\nstate: planned\n",
        "# Delete CNAME granite.contoso.com. at the host by hand: the filters of config.yaml don't let octoDNS see it any more. Or keep its gateway in the spec with 'state: retiring' until it is gone.")]
    [InlineData("prefix: granite\nstate: retired\n", "kubectl delete dnsendpoint cmg-contoso.com --namespace external-dns")]
    [InlineData("prefix: granite\nstate: retiring\n", "aws route53 change-resource-record-sets --hosted-zone-id ZONE_ID --change-batch file://rendered/zones/contoso.com/route53/change-batch-delete.json")]
    [InlineData("prefix: granite\nstate: retiring\n", "powershell -File rendered/zones/contoso.com/windows/Set-Records.ps1")]
    [InlineData("prefix: granite\n",
        "aws route53 change-resource-record-sets --hosted-zone-id ZONE_ID --change-batch '{\"Changes\":[{\"Action\":\"DELETE\",\"ResourceRecordSet\":{\"Name\":\"contoso.com.\",\"Type\":\"CAA\",\"TTL\":3600,\"ResourceRecords\":[{\"Value\":\"0 issue \\u0022digicert.com\\u0022\"}]}}]}'",
        "caa: [{tag: issue, value: digicert.com}], ")]
    [InlineData("prefix: granite\n", "az network dns record-set caa delete --resource-group RESOURCE_GROUP_OF_THE_ZONE --zone-name contoso.com --name '@'", "caa: [{tag: issue, value: digicert.com}], ")]
    [InlineData("prefix: granite\nregion: eastus\n", "powershell -File rendered/zones/contoso.com/windows/Set-Records.ps1 -Force")]
    [InlineData("prefix: granite\nregion: eastus\n", "kubectl apply --server-side -f rendered/zones/contoso.com/external-dns")]
    [InlineData("prefix: granite\nregion: eastus\n", "cmg names cmg.yaml --gateway granite.contoso.com")]
    [InlineData("prefix: granite\nregion: eastus\n", "# Way back of all steps, once the commit is reverted in git: (echo server NAMESERVER; cmg diff --against REVERTED_COMMIT --format nsupdate) | nsupdate -k KEYFILE")]
    public void Its_commands_do_what_the_step_says(string after, string command, string earlierDns = "")
    {
        const string outputs = "outputs: [azure, nsupdate, octodns, route53, windows, external-dns]}\n";
        var top = after.Contains("region", StringComparison.Ordinal) ? "domain: contoso.com\n" : Top;
        using var history = History.Of($"{Top}prefix: granite\ndns: {{{earlierDns}{outputs}", $"{top}{after}dns: {{{outputs}");
        Assert.Contains(
            Markdig.Markdown.Parse(Markdown(history), GitHub).Descendants<FencedCodeBlock>(),
            block => block.Lines.ToString().Split('\n').Contains(command, StringComparer.Ordinal));
    }

    /// <summary>What the spec says of the hosts is in the commands.</summary>
    [Theory]
    [InlineData("azure", "azure: {subscription: 11111111-2222-3333-4444-555555555555, resourceGroup: rg-dns, lock: true}", "az lock delete --name cmg-record --subscription 11111111-2222-3333-4444-555555555555 --resource-group rg-dns --namespace Microsoft.Network --parent dnsZones/contoso.com --resource-type CNAME --resource granite")]
    [InlineData("terraform", "ttl: 1h", "terraform apply cmg.tfplan")]
    [InlineData("terraform", "ttl: 1h", "# Nothing is rendered for the zone any more: take the module of the rendered file out of yours first.")]
    [InlineData("dnscontrol", "ttl: 1h", "dnscontrol push --domains contoso.com")]
    [InlineData("dnscontrol", "internal: {outputs: [dnscontrol]}", "dnscontrol push --domains 'contoso.com!internal'")]
    [InlineData("nsupdate", "internal: {outputs: [nsupdate]}", "(echo server NAMESERVER; cmg diff --against HEAD --format nsupdate --only delete --internal) | nsupdate -k KEYFILE")]
    [InlineData("bind", "internal: {outputs: [azure]}, azure: {resourceGroup: rg}", "az network private-dns record-set cname delete --resource-group rg --zone-name contoso.com --name granite")]
    [InlineData("bind", "internal: {outputs: [windows], windowsServer: dc01.contoso.com, zoneScope: it's}", "Get-DnsServerResourceRecord -ComputerName 'dc01.contoso.com' -ZoneScope 'it''s' -ZoneName contoso.com -Name granite -RRType CName -Node | Where-Object { $_.RecordData.HostNameAlias.TrimEnd('.') -eq 'granite.westus.cloudapp.azure.com' } | Remove-DnsServerResourceRecord -ComputerName 'dc01.contoso.com' -ZoneScope 'it''s' -ZoneName contoso.com -Force")]
    public void A_retired_gateway_is_taken_from_every_host(string family, string dns, string command)
    {
        var top = $"{Top}prefix: granite\ndns: {{outputs: [{family}], {dns}}}\n";
        using var history = History.Of(top, top + "state: retired\n");
        Assert.Contains(
            Markdig.Markdown.Parse(Markdown(history), GitHub).Descendants<FencedCodeBlock>(),
            block => block.Lines.ToString().Split('\n').Contains(command, StringComparer.Ordinal));
    }

    [Fact]
    public void More_records_than_one_batch_surely_holds_are_a_loop_over_its_files()
    {
        using var history = History.Of(Fleet(1, "dns: {outputs: [route53]}\n"), Fleet(51, "dns: {outputs: [route53]}\n"));
        Assert.Contains("for batch in rendered/zones/contoso.com/route53/change-batch.json rendered/zones/contoso.com/route53/change-batch-[0-9]*.json; do", Markdown(history), StringComparison.Ordinal);
    }

    /// <summary>Without the families that deploy there is no command for it.</summary>
    [Fact]
    public void A_step_has_only_the_commands_of_what_is_rendered()
    {
        using var history = History.Of(Top + "prefix: granite\noutputs: [runbook]\n", "domain: contoso.com\nregion: eastus\nprefix: granite\noutputs: [runbook]\norganization: Contoso\n");
        var text = Markdown(history);
        Assert.DoesNotContain("az deployment sub create", text, StringComparison.Ordinal);
        Assert.DoesNotContain("New-Gateway.ps1", text, StringComparison.Ordinal);
        using var other = History.Of(
            Top + "prefix: granite\noutputs: [bicep]\nazure: {subscription: 11111111-2222-3333-4444-555555555555}\n",
            Top + "prefix: granite\noutputs: [bicep]\nazure: {subscription: 11111111-2222-3333-4444-555555555555, tags: {a: b}}\norganization: Contoso\n");
        text = Markdown(other);
        Assert.Contains("az deployment sub create --name cmg-granite-westus --subscription 11111111-2222-3333-4444-555555555555 --location westus", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Update-Certificate.ps1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_back_from_a_file_is_the_opposite_plan()
    {
        using var history = History.Of(Top + "prefix: granite\ndns: {outputs: [nsupdate]}\n", Top + "prefix: granite\ndns: {outputs: [nsupdate], ttl: 60}\n");
        history.Folder.Write("old.yaml", Top + "prefix: granite\ndns: {outputs: [nsupdate], caa: [{tag: issue, value: digicert.com}]}\n");
        var text = history.Diff("--against", "old.yaml", "--format", "markdown").Out;
        Assert.Contains("# Way back of all steps: (echo server NAMESERVER; cmg diff old.yaml --against cmg.yaml --format nsupdate)", text, StringComparison.Ordinal);
        Assert.Contains("Delete the CAA records that the spec no longer has", text, StringComparison.Ordinal);
        history.Folder.Write("cmg.yaml", Top + "prefix: granite\ndns: {outputs: [nsupdate], ttl: 60, caa: [{tag: issue, value: digicert.com}], acmeChallenge: {delegateTo: granite.acme.contoso.net}}\n");
        history.Folder.Write("old.yaml", Top + "prefix: granite\ndns: {outputs: [nsupdate], caa: [{tag: issue, value: digicert.com}], acmeChallenge: {delegateTo: granite.acme.contoso.net}}\n");
        Assert.DoesNotContain("CA", string.Concat(history.Diff("--against", "old.yaml").Out.Split('\n').Where(line => line.Contains("Publish", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    /// <summary>What stands in specs, paths and revisions is shown, and is nothing but text.</summary>
    [Theory]
    [InlineData("a | b")]
    [InlineData("`code` and ``more``")]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(1)>")]
    [InlineData("@octocat and @org/team, #123, GH-1, 0123456789abcdef0123456789abcdef01234567")]
    [InlineData("[link](https://evil.example) ![img](https://evil.example/x.png) https://evil.example www.evil.example")]
    [InlineData("*bold* _em_ ~~gone~~ # heading > quote - list 1. one")]
    [InlineData("</details> <!-- -->")]
    [InlineData("&lt;b&gt; &#64;octocat \\`x\\` trailing\\")]
    [InlineData("`")]
    [InlineData("ends with a tick`")]
    [InlineData("right to \u200Fleft")]
    public void Nothing_in_a_spec_is_read_as_Markdown(string hostile)
    {
        var quoted = "'" + hostile.Replace("'", "''", StringComparison.Ordinal) + "'";
        using var history = History.Of(
            Top + "prefix: granite\n",
            Top + $"prefix: granite\nconfigmgr: {{description: {quoted}}}\nazure: {{tags: {{owner: {quoted}}}}}\ncertificate: {{subject: {{locality: {quoted}}}}}\n");
        var document = Markdig.Markdown.Parse(Markdown(history), GitHub);
        Assert.Empty(document.Descendants<LinkInline>());
        Assert.Empty(document.Descendants<AutolinkInline>());
        Assert.Empty(document.Descendants<HtmlInline>());
        Assert.All(document.Descendants<HtmlBlock>(), block => Assert.Matches(@"\A(<!-- cmg diff -->|<details>\n<summary><b>For \w+</b>: [a-z0-9, ]+</summary>|</details>)\z", block.Lines.ToString().Trim()));
        // The gateway's three reasons, the certificate's one, and a step of the PKI's and one of the platform's.
        Assert.Equal(6, document.Descendants<CodeInline>().Count(code => code.Content.Contains(Shown(hostile), StringComparison.Ordinal)));
        Assert.All(document.Descendants<LiteralInline>(), literal => Assert.DoesNotContain("@", literal.Content.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Paths_and_revisions_are_text_too()
    {
        using var history = new History().Commit(("a|b `@me` <i>.cmg.yaml", Top + "prefix: granite\n"));
        history.Git("tag", "@team`|`<b>x");
        history.Folder.Write("a|b `@me` <i>.cmg.yaml", Top + "prefix: granite\norganization: Fabrikam\n");
        var run = history.Diff("a|b `@me` <i>.cmg.yaml", "--against", "@team`|`<b>x", "--format", "markdown");
        Assert.Equal(0, run.ExitCode);
        var document = Markdig.Markdown.Parse(run.Out, GitHub);
        Assert.Empty(document.Descendants<HtmlInline>());
        Assert.All(document.Descendants<LiteralInline>(), literal => Assert.DoesNotContain("@", literal.Content.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(400)]
    public void It_is_never_longer_than_GitHub_takes(int gateways)
    {
        var before = Fleet(gateways, "");
        using var history = History.Of(before, Fleet(gateways, $"organization: {new string('X', 60)}\ndns: {{ttl: 60}}\nazure: {{tags: {{note: {new string('y', 250)}}}}}\n"));
        var text = Markdown(history);
        Assert.True(Encoding.UTF8.GetByteCount(text) <= 65_536);
        Assert.Contains("This comment is shortened", text, StringComparison.Ordinal);
        Assert.Matches(@"… and \d+ more", text);
        Assert.Contains($"{gateways} gateways (", text, StringComparison.Ordinal);
        Assert.Empty(Markdig.Markdown.Parse(text, GitHub).Descendants<HtmlInline>());
    }

    [Fact]
    public void A_plan_that_is_stopped_says_so_first()
    {
        using var history = History.Of(Top + "prefix: granite\n", Top + "prefix: basalt\n");
        var run = history.Diff("--against", "HEAD", "--format", "markdown");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("**This plan is stopped.** Nothing of it may be done before the errors are gone.\n\n- **error** CMG8001 at `HEAD:cmg.yaml(3,9)`: `The gateway 'granite.contoso.com' is live", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_change_it_is_short()
    {
        using var history = History.Of(Top + "prefix: granite\n", Top + "prefix: granite\n");
        Assert.Matches("\\A<!-- cmg diff -->\n## Cloud management gateways: nothing changes\n\nCompared with `HEAD`\\. .*\n\\z", Markdown(history));
    }

    private static string Fleet(int count, string top) =>
        Top + top + "gateways:\n" + string.Concat(Enumerable.Range(1, count).Select(number => $"  - {{prefix: granite{number}}}\n"));

    private static string Markdown(History history) => history.Diff("--against", "HEAD", "--format", "markdown").Out;

    private static string Shown(string text) => text.Replace('\u200F', '\uFFFD');

    private static string Plain(TableCell cell) => string.Concat(cell.Descendants<LeafInline>().Select(inline => inline switch
    {
        CodeInline code => code.Content,
        LiteralInline literal => literal.Content.ToString(),
        _ => "",
    }));
}
