using Xunit;

namespace CmgIac.Core.Tests.Changes;

/// <summary>Changes of a spec whose right plan is known, in real repositories.</summary>
public class HistoryTest
{
    private const string Top = "domain: contoso.com\nregion: westus\n";
    private const string One = Top + "prefix: granite\n";

    /// <summary>Before, after, gateways, records, certificates: of each, what changes, in order, parted by ';'.</summary>
    public static TheoryData<string, string, string, string, string> Plans => new()
    {
        { One, One, "unchanged granite.contoso.com", "", "unchanged granite.contoso.com" },
        // A comment, an order, a default that is written out: nothing.
        { One, "# why\nprefix: granite\nregion: westus\ndomain: contoso.com\ncloud: AzurePublicCloud\nstate: live\n", "unchanged granite.contoso.com", "", "unchanged granite.contoso.com" },
        // TTL alone.
        { One, One + "dns: {ttl: 5m}\n", "update granite.contoso.com", "update granite CNAME granite.westus:3600 → granite.westus:300 none", "unchanged granite.contoso.com" },
        // Region.
        { One, One.Replace("westus", "westeurope"), "redeploy granite.contoso.com", "update granite CNAME granite.westus:3600 → granite.westeurope:3600 outage", "unchanged granite.contoso.com" },
        // Classic to scale set, with a TTL that changes too: the worst counts.
        {
            One + "deployment: classic\n", One + "dns: {ttl: 1m}\n", "update granite.contoso.com",
            "update granite CNAME granite.cloudapp.net:3600 → granite.westus:60 outage", "unchanged granite.contoso.com"
        },
        // The states one after the other.
        { One + "state: planned\n", One, "update granite.contoso.com", "create granite CNAME - → granite.westus:3600 takeover", "unchanged granite.contoso.com" },
        // What was planned is deployed nowhere: elsewhere it is created like a new one.
        { One + "state: planned\n", One.Replace("westus", "eastus"), "create granite.contoso.com", "create granite CNAME - → granite.eastus:3600 takeover", "create granite.contoso.com" },
        { One, One + "state: retiring\n", "update granite.contoso.com", "delete granite CNAME granite.westus:3600 → - takeover", "unchanged granite.contoso.com" },
        { One + "state: retiring\n", One + "state: retired\n", "update granite.contoso.com", "", "remove granite.contoso.com" },
        { One + "state: retired\n", One, "redeploy granite.contoso.com", "create granite CNAME - → granite.westus:3600 takeover", "create granite.contoso.com" },
        { One + "state: planned\n", One + "state: planned\nregion: eastus\n".Replace("region: eastus\n", ""), "unchanged granite.contoso.com", "", "unchanged granite.contoso.com" },
        // One that is gone already and only now written down: nothing is created. Nor is anything left when it goes from the spec.
        {
            Top + "gateways: [{prefix: granite}]\n", Top + "gateways: [{prefix: granite}, {prefix: basalt, state: retired}]\n",
            "update basalt.contoso.com;unchanged granite.contoso.com", "", "unchanged granite.contoso.com"
        },
        // Another prefix that says what it was.
        {
            One, Top + "prefix: granite2\nrenamedFrom: granite.contoso.com\n", "redeploy granite2.contoso.com",
            "delete granite CNAME granite.westus:3600 → - takeover;create granite2 CNAME - → granite2.westus:3600 takeover", "remove granite.contoso.com;create granite2.contoso.com"
        },
        // Another domain: the names in Azure tell that it is the same gateway.
        {
            One, One.Replace("contoso.com", "fabrikam.com"), "redeploy granite.fabrikam.com",
            "delete granite CNAME granite.westus:3600 → - takeover;create granite CNAME - → granite.westus:3600 takeover", "remove granite.contoso.com;create granite.fabrikam.com"
        },
        // From one's own name to Azure's: the record goes.
        {
            One + "certificate: {issuer: enterprise, template: ~}\n", One + "certificate: {issuer: enterprise, template: ~}\nserviceNameFrom: azure\n",
            "redeploy granite.westus.cloudapp.azure.com", "delete granite CNAME granite.westus:3600 → - takeover",
            "remove granite.contoso.com;create granite.westus.cloudapp.azure.com"
        },
        // What is in the certificate.
        { One, One + "certificate: {keyLength: 4096}\n", "update granite.contoso.com", "", "reissue granite.contoso.com" },
        { One, One + "certificate: {wildcard: true}\n", "redeploy granite.contoso.com", "", "create *.contoso.com;remove granite.contoso.com" },
        // Beside gateways that stay.
        {
            Top + "gateways:\n  - {prefix: granite2}\n  - {prefix: granite10}\n",
            Top + "gateways:\n  - {prefix: granite10}\n  - {prefix: granite11, state: planned}\n  - {prefix: granite2}\n",
            "unchanged granite2.contoso.com;unchanged granite10.contoso.com;create granite11.contoso.com", "",
            "unchanged granite2.contoso.com;unchanged granite10.contoso.com;create granite11.contoso.com"
        },
        // The last of a wildcard's gateways but one.
        {
            Top + "certificate: {wildcard: true}\ngateways:\n  - {prefix: granite2, state: retiring}\n  - {prefix: granite3}\n",
            Top + "certificate: {wildcard: true}\ngateways:\n  - {prefix: granite3}\n",
            "remove granite2.contoso.com;unchanged granite3.contoso.com", "", "unchanged *.contoso.com"
        },
        // Split-brain, CAA, ACME.
        {
            One, One + "dns: {internal: {ttl: 60}}\n", "update granite.contoso.com", "create granite CNAME - → granite.westus:60 takeover", "unchanged granite.contoso.com"
        },
        {
            One + "dns: {caa: [{tag: issue, value: digicert.com}]}\n", One + "dns: {caa: [{tag: issue, value: letsencrypt.org}]}\n", "update granite.contoso.com",
            "delete @ CAA 0 issue \"digicert.com\":3600 → - takeover;create @ CAA - → 0 issue \"letsencrypt.org\":3600 takeover", "unchanged granite.contoso.com"
        },
        {
            One + "state: planned\n", One + "state: planned\ndns: {acmeChallenge: {delegateTo: granite.acme.net}}\n", "update granite.contoso.com",
            "create _acme-challenge.granite CNAME - → granite.acme.net:3600 takeover", "unchanged granite.contoso.com"
        },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_change_has_its_plan(string before, string after, string gateways, string records, string certificates)
    {
        using var history = History.Of(before, after);
        var plan = history.Plan();
        Assert.Equal(
            (gateways, records, certificates, 0),
            (string.Join(';', plan.Gateways), string.Join(';', plan.Records), string.Join(';', plan.Certificates), plan.Run.ExitCode));
        Assert.Equal(plan.Gateways.Length, plan.Json.GetProperty("gateways").EnumerateArray().Count(item =>
            item.GetProperty("change").GetString() == "unchanged" == (item.GetProperty("reasons").GetArrayLength() == 0)));
        // The same plan of the same sides, and the exit code that was asked for.
        var changes = records.Length > 0 || plan.Gateways.Any(line => !line.StartsWith("unchanged", StringComparison.Ordinal));
        Assert.Equal(changes ? 2 : 0, history.Diff("--against", "HEAD", "--exit-code").ExitCode);
    }

    [Fact]
    public void A_record_that_moves_is_told_with_its_zones()
    {
        using var history = History.Of("domain: a.contoso.com\nregion: westus\nprefix: granite\n", "domain: a.contoso.com\nregion: westus\nprefix: granite\ndns: {zone: contoso.com}\n");
        var lines = history.Diff("--against", "HEAD").Out.Split('\n');
        Assert.Single(lines, line => line.StartsWith("  - delete    granite.a.contoso.com  CNAME  →", StringComparison.Ordinal) && line.Contains(", zone a.contoso.com  [", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("  + create    granite.a.contoso.com  CNAME  →", StringComparison.Ordinal) && line.Contains(", zone contoso.com  [", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("region: eastus", "region,azure.resourceGroup", true)]
    [InlineData("azure: {resourceGroup: rg-other}", "azure.resourceGroup", true)]
    [InlineData("azure: {resourceGroup: RG-CMG-granite-westus}", "", false)]
    [InlineData("azure: {subscription: 00000000-0000-0000-0000-000000000002}", "azure.subscription", true)]
    [InlineData("azure: {tenant: 00000000-0000-0000-0000-000000000002}", "azure.tenant", true)]
    [InlineData("azure: {tags: {owner: endpoint}}", "azure.tags", false)]
    [InlineData("azure: {alerts: {contacts: [ops@contoso.com]}}", "azure.alerts", false)]
    [InlineData("azure: {budget: {amount: 500, contacts: [ops@contoso.com], start: 2027-01-01}}", "azure.budget", false)]
    [InlineData("azure: {serverAppObjectId: 00000000-0000-0000-0000-000000000003}", "azure.serverAppObjectId", false)]
    [InlineData("dns: {azure: {lock: true}}", "dns.azure.lock", false)]
    [InlineData("organization: Fabrikam", "organization", false)]
    [InlineData("configmgr: {vmSize: A4_v2, instances: 3}", "configmgr.vmSize,configmgr.instances", false)]
    [InlineData("certificate: {hash: sha512, keyProvider: cng}", "certificate.keyProvider,certificate.hash", false)]
    [InlineData("deploymentSuffix: cloudapp.contoso.net", "deploymentSuffix", false)]
    [InlineData("dns: {outputs: [bind]}", "dns.outputs", false)]
    public void What_differs_is_told_and_whether_it_forces_a_redeployment(string change, string keys, bool redeploys)
    {
        const string start = Top + "prefix: granite\nazure: {subscription: 00000000-0000-0000-0000-000000000001, tenant: 00000000-0000-0000-0000-000000000001}\n";
        var changed = start;
        foreach (var key in new[] { "region", "azure" }.Where(key => change.StartsWith(key + ":", StringComparison.Ordinal)))
        {
            changed = string.Join('\n', changed.Split('\n').Where(line => !line.StartsWith(key + ":", StringComparison.Ordinal)));
        }

        // What 'azure' had stays beside what is changed in it.
        if (change.StartsWith("azure: {", StringComparison.Ordinal))
        {
            var rest = new[] { "subscription", "tenant" }.Where(key => !change.Contains(key, StringComparison.Ordinal))
                .Select(key => $", {key}: 00000000-0000-0000-0000-000000000001");
            change = change[..^1] + string.Concat(rest) + "}";
        }

        using var history = History.Of(start, changed + change + "\n");
        var plan = history.Plan();
        Assert.Equal(keys, string.Join(',', plan.ReasonsOf("gateways", "granite.contoso.com")));
        Assert.Equal(keys.Length == 0 ? ["unchanged granite.contoso.com"] : [redeploys ? "redeploy granite.contoso.com" : "update granite.contoso.com"], plan.Gateways);
        Assert.Equal(redeploys ? ["CMG8003"] : Array.Empty<string>(), plan.Codes.Where(code => code.StartsWith("CMG8", StringComparison.Ordinal)));
    }

    /// <summary>CAA records are the zone's, and no gateway's.</summary>
    [Fact]
    public void One_gateway_alone_has_no_authorizations()
    {
        using var history = History.Of(One, One + "dns: {ttl: 60, caa: [{tag: issue, value: digicert.com}]}\n");
        Assert.Equal(2, history.Plan().Records.Length);
        Assert.Equal("update granite CNAME granite.westus:3600 → granite.westus:60 none", Assert.Single(history.Plan("--gateway", "granite.contoso.com").Records));
    }

    [Theory]
    [InlineData("state: retiring\n", "is deleted")]
    [InlineData("state: retired\n", "the gateway is gone")]
    public void What_a_state_means_is_told_of_a_gateway_without_a_record(string state, string meaning)
    {
        using var history = History.Of(Top + "prefix: granite\nserviceNameFrom: azure\ncertificate: {issuer: enterprise, template: x}\n", Top + "prefix: granite\nserviceNameFrom: azure\ncertificate: {issuer: enterprise, template: x}\n" + state);
        Assert.Contains(meaning, history.Diff("--against", "HEAD").Out, StringComparison.Ordinal);
    }

    /// <summary>What an account or a method that changes means for the gateway.</summary>
    [Theory]
    [InlineData("azure: {subscription: 11111111-2222-3333-4444-555555555555}\n", "azure: {subscription: 99999999-2222-3333-4444-555555555555}\n", "redeploy")]
    [InlineData("", "azure: {subscription: 99999999-2222-3333-4444-555555555555}\n", "a redeployment, if the gateway is in another")]
    [InlineData("azure: {subscription: 99999999-2222-3333-4444-555555555555}\n", "", "a redeployment, if the gateway is in another")]
    [InlineData("", "deployment: classic\n", "Configuration Manager creates no classic gateways since version 2203")]
    [InlineData("state: planned\n", "state: planned\nregion: eastus\n", "create")]
    public void An_account_and_a_method_are_told_as_what_they_take(string before, string after, string meaning)
    {
        var top = after.Contains("region", StringComparison.Ordinal) ? One.Replace("region: westus\n", "", StringComparison.Ordinal) : One;
        using var history = History.Of(One + before, top + after);
        Assert.Contains(meaning, history.Diff("--against", "HEAD").Out, StringComparison.Ordinal);
    }
}
