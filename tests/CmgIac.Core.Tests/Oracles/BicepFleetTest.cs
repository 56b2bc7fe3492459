using CmgIac.Core.Lowering;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;
using CmgIac.Core.Tests.Proof;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// Fleets of all kinds, rendered and proved, through the real Bicep compiler: no message, canonical layout, and in the
/// snapshot the resources that the spec asks for and no other.
/// </summary>
public sealed class BicepFleetTest(BicepCompiler compiler) : IDisposable
{
    private const string Subscription = "00000000-0000-0000-0000-000000000001";
    private const string ComponentGroup = "/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/rg-monitor";
    private const string Component = $"{ComponentGroup}/providers/Microsoft.Insights/components/appi-cmg";
    private const string Group = "Microsoft.Resources/resourceGroups";
    private const string Role = "Microsoft.Authorization/roleAssignments";
    private const string Budget = "Microsoft.Consumption/budgets";
    private const string Alerts = "Microsoft.Insights/actionGroups Microsoft.Insights/activityLogAlerts Microsoft.Insights/activityLogAlerts Microsoft.Insights/activityLogAlerts";
    private const string Test = "Microsoft.Insights/metricAlerts Microsoft.Insights/webtests";
    private const string Everything = $"{Role} {Budget} {Alerts} {Test} {Group}";
    private const string Only = "domain: contoso.com\nprefix: granitefalls\nregion: westus\n";

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, string> Gateways => new()
    {
        { Only, Group },
        { Only + "azure: {resourceGroup: {name: rg, create: false}}", "" },
        { Only + "azure: {serverAppObjectId: 99999999-8888-7777-6666-555555555555}", $"{Role} {Group}" },
        { Only + "azure: {budget: {amount: 1, contacts: [a@b.com]}}", $"{Budget} {Group}" },
        { Only + "azure: {budget: {amount: 999999999, contacts: [a@b.com, c@d.org], start: 2027-01-01}}", $"{Budget} {Group}" },
        { Only + "azure: {alerts: {contacts: [a@b.com]}}", $"{Alerts} {Group}" },
        { Only + $"azure: {{webTest: {Component}}}", $"{Test} {Group}" },
        { Only + $"state: planned\nazure: {{alerts: {{contacts: [a@b.com]}}, webTest: {Component}}}", $"{Alerts} {Test} {Group}" },
        { Only + "azure: {resourceGroup: {name: rg, create: false}, serverAppObjectId: 99999999-8888-7777-6666-555555555555, alerts: {contacts: [a@b.com]}}", $"{Role} {Alerts}" },
        { Only + "azure: {resourceGroup: {name: rg, create: false}, tags: {a: b}, budget: {amount: 5, contacts: [a@b.com]}}", Budget },
        { "domain: contoso.us\nprefix: granitefalls\nregion: usgovarizona\ncloud: AzureUSGovernmentCloud\n" + All("tags: {a: b}"), Everything },
        { Only + All("tags: {\"it's ${x}\": \"a'b\", 'null': '', \"ünï 🙂\": \"${y}\", true: \"'''\"}"), Everything },
        { "domain: contoso.com\nregion: westus\n" + All("resourceGroup: 'Grüße_(1)'") + "\ngateways: [{prefix: granitefalls}, {prefix: granitebay, state: retiring}]", Everything },
    };

    public static TheoryData<int, string> Zones => new()
    {
        { 0, "" },
        { 1, "" },
        { 3, ", azure: {lock: true}" },
        { 3, ", azure: {createZone: true, resourceGroup: rg-dns, lock: true}, caa: [{tag: issue, value: digicert.com}, {tag: iodef, value: 'mailto:a@b.com'}]" },
        { 3, ", internal: {outputs: [azure]}, azure: {lock: true}" },
        { 799, "" },
        { 800, "" },
        { 400, ", azure: {createZone: true, lock: true}, caa: [{tag: issue, value: digicert.com}]" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Gateways))]
    public void A_gateways_Bicep_makes_what_the_spec_asks_for(string spec, string types)
    {
        foreach (var parameters in Compile(spec + "\ndns: {outputs: []}\noutputs: [bicep]\ncertificate: {outputs: []}\n", JobScope.Gateway))
        {
            var found = compiler.Snapshot(parameters, Subscription, null);
            Assert.Equal(
                types.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
                found.Select(item => (string)item!["type"]!).Order(StringComparer.Ordinal));
            Assert.All(found, item => Assert.StartsWith(
                Test.Contains((string)item!["type"]!, StringComparison.Ordinal) ? $"{ComponentGroup}/" : $"/subscriptions/{Subscription}/resourceGroups/",
                (string)item["id"]!, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void A_zones_Bicep_makes_each_record_once(int records, string dns)
    {
        var gateways = string.Concat(Enumerable.Range(1, records).Select(number => $"  - {{prefix: granite{number}}}\n"));
        var spec = $"domain: contoso.com\nregion: westus\noutputs: []\ncertificate: {{outputs: []}}\ndns: {{outputs: [azure]{dns}}}\n"
            + $"gateways:\n  - {{prefix: planned, state: planned}}\n{gateways}";
        foreach (var parameters in Compile(spec, JobScope.Zone))
        {
            var isPublic = !parameters.Contains("internal", StringComparison.Ordinal);
            var root = $"/subscriptions/{Subscription}/resourceGroups/rg-dns/providers/Microsoft.Network/{(isPublic ? "dnsZones" : "privateDnsZones")}/contoso.com";
            var names = Enumerable.Range(1, records).Select(number => $"{root}/CNAME/granite{number}").ToList();
            var expected = names
                .Concat(dns.Contains("lock", StringComparison.Ordinal) ? names.Select(name => $"{name}/providers/Microsoft.Authorization/locks/cmg-record") : [])
                .Concat(isPublic && dns.Contains("caa", StringComparison.Ordinal) ? [$"{root}/CAA/@"] : [])
                .Concat(isPublic && dns.Contains("createZone", StringComparison.Ordinal) ? [root] : []);
            var found = compiler.Snapshot(parameters, Subscription, "rg-dns");
            Assert.Equal(expected.Order(StringComparer.Ordinal), found.Select(item => (string)item!["id"]!).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>The values that matter, as a deployment would have them.</summary>
    [Fact]
    public void A_snapshot_has_the_specs_values()
    {
        var parameters = Assert.Single(Compile(Only + All("tags: {a: b}") + "\ndns: {outputs: []}\noutputs: [bicep]\ncertificate: {outputs: []}\n", JobScope.Gateway));
        var found = compiler.Snapshot(parameters, Subscription, null).ToLookup(item => (string)item!["type"]!);
        var role = Assert.Single(found[Role])!["properties"]!;
        Assert.Equal("99999999-8888-7777-6666-555555555555", (string)role["principalId"]!);
        Assert.Equal(
            $"/subscriptions/{Subscription}/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c", (string)role["roleDefinitionId"]!);
        var budget = Assert.Single(found[Budget])!["properties"]!;
        Assert.Equal((7, "2027-01-01", 3), ((int)budget["amount"]!, (string)budget["timePeriod"]!["startDate"]!, budget["notifications"]!.AsObject().Count));
        var test = Assert.Single(found["Microsoft.Insights/webtests"])!;
        var rules = test["properties"]!["ValidationRules"]!;
        Assert.Equal("https://granitefalls.contoso.com/CCM_Proxy_MutualAuth/ServiceMetadata", (string)test["properties"]!["Request"]!["RequestUrl"]!);
        Assert.Equal((true, 14), ((bool)rules["SSLCheck"]!, (int)rules["SSLCertRemainingLifetimeCheck"]!));
        Assert.Equal(["a", $"hidden-link:{Component}"], test["tags"]!.AsObject().Select(tag => tag.Key));
        var contacts = Assert.Single(found["Microsoft.Insights/actionGroups"])!["properties"]!["emailReceivers"]!.AsArray();
        Assert.Equal(["a@b.com"], contacts.Select(item => (string)item!["emailAddress"]!));
    }

    private static string All(string more) =>
        $"azure: {{{more}, serverAppObjectId: 99999999-8888-7777-6666-555555555555, budget: {{amount: 7, contacts: [a@b.com], start: 2027-01-01}}, alerts: {{contacts: [a@b.com]}}, webTest: {Component}}}";

    /// <summary>Renders, proves, compiles and lays out every file; the files of parameters.</summary>
    private List<string> Compile(string spec, JobScope scope)
    {
        var proved = Renderer.Render(Proofs.Lower(spec), TemplateSet.Load([]).Value!).Then(Prover.Prove);
        Assert.Empty(proved.Diagnostics);
        var files = proved.Value!.Jobs.Where(job => job.Job.Scope == scope).SelectMany(job => job.Files).Select(file => file.File)
            .Where(file => file.Path.Contains(".bicep", StringComparison.Ordinal))
            .Select(file => folder.Write(file.Path, file.Text)).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var compiled = file.EndsWith(".bicepparam", StringComparison.Ordinal) ? compiler.CompileParams(file) : compiler.Compile(file);
            Assert.Empty(compiled.Diagnostics);
            Assert.Equal(File.ReadAllText(file), compiler.Format(file));
        });
        return [.. files.Where(file => file.EndsWith(".bicepparam", StringComparison.Ordinal))];
    }
}
