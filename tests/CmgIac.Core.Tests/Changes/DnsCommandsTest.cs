using CmgIac.Core.Changes;
using CmgIac.Core.Changes.Steps;
using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Changes;

/// <summary>Commands for a zone's hosts, where no other test has them.</summary>
public class DnsCommandsTest
{
    private const string Top = "domain: contoso.com\nprefix: granite\nregion: westus\n";

    [Theory]
    [InlineData("dns: {outputs: [external-dns]}", "cmg-contoso.com")]
    [InlineData("dns: {outputs: [], internal: {outputs: [external-dns]}}", "cmg-internal-contoso.com")]
    public void The_object_of_a_zone_that_is_no_more_is_deleted(string dns, string name)
    {
        var items = Items(Top + dns, Top + "state: planned\nserviceNameFrom: azure\n");
        Assert.Contains($"kubectl delete dnsendpoint {name} --namespace external-dns", items.SelectMany(item => item.Commands));
    }

    /// <summary>cmg doesn't know how a host is told by the files of templates of one's own.</summary>
    [Fact]
    public void A_family_of_one_s_own_has_no_commands() =>
        Assert.All(Items(Top + "dns: {outputs: [team]}", Top + "dns: {outputs: [team], ttl: 60}"), item => Assert.Empty(item.Commands));

    private static List<StepItem> Items(string before, string after)
    {
        var commands = new DnsCommands("rendered", new("cmg diff", "cmg diff", ""));
        var zones = ZoneChange.Compare(Specs.Bind(before).Value!, Specs.Bind(after).Value!);
        Assert.NotEmpty(zones);
        return [.. zones.Select(zone => commands.Of(zone, RecordPhase.Update, zone.Records))];
    }
}
