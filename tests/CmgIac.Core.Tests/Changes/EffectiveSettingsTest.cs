using CmgIac.Core.Binding;
using CmgIac.Core.Changes;
using Xunit;

namespace CmgIac.Core.Tests.Changes;

/// <summary>Whoever shows a gateway as a whole shows every key that a gateway can have.</summary>
public class EffectiveSettingsTest
{
    [Fact]
    public void Every_key_of_a_gateway_is_among_them()
    {
        var shown = GatewaySettings.Effective.Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(GatewaySettings.Effective.Length, shown.Count);
        Assert.All(SpecKeys.Gateway.SelectMany(key => Leaves(key, key.Name)), path => Assert.True(IsShown(path, shown), path));
    }

    [Fact]
    public void Every_key_is_shown_as_it_counts()
    {
        const string spec = """
            domain: contoso.com
            region: westus
            organization: Contoso
            gateways:
              - prefix: granite
                renamedFrom: old.contoso.com
                certificate: {wildcard: true, previousCommonName: "*.Contoso.com", current: a.cer}
                dns: {caa: [{tag: issue, value: digicert.com}, {tag: iodef, value: "mailto:a@contoso.com"}]}
                azure:
                  budget: {amount: 500, contacts: [b@contoso.com, a@contoso.com], start: 2027-01-01}
                  alerts: {contacts: [b@contoso.com, a@contoso.com]}
                  webTest: {applicationInsights: /subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/rg/providers/Microsoft.Insights/components/appi, certificateDays: 20}
                configmgr: {alerts: {trafficGB: 100, storageGB: 5, warningPercent: 60, criticalPercent: 80, stopService: true}}
              - prefix: basalt
                azure: {budget: {amount: 5, contacts: []}, alerts: {contacts: []}}
                configmgr: {alerts: {warningPercent: 60, criticalPercent: 80}}
              - prefix: schist
                azure: {budget: {contacts: [a@contoso.com]}, webTest: {certificateDays: 20}}
            """;
        var (granite, basalt, schist) = Text.Specs.Gateways(spec) is [var first, var second, var third] ? (first, second, third) : throw new InvalidOperationException();
        // Each lacks a key that a rule asks for.
        Assert.Equal(["azure.budget=0 a month, told to a@contoso.com", "azure.webTest=, 20 days"], Shown(schist, "azure.budget", "azure.webTest"));
        Assert.Equal(
            [
                "certificate.current=a.cer", "certificate.previousCommonName=*.Contoso.com", "certificate.wildcard=true", "domain=contoso.com", "prefix=granite",
                "renamedFrom=old.contoso.com", "serviceNameFrom=domain", "azure.alerts=a@contoso.com, b@contoso.com",
                "azure.budget=500 a month from 2027-01-01, told to a@contoso.com, b@contoso.com",
                "azure.webTest=/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/rg/providers/Microsoft.Insights/components/appi, 20 days",
                "configmgr.alerts=traffic 100 GB, storage 5 GB, 60 % and 80 %, stops the service",
                "dns.caa=0 iodef \"mailto:a@contoso.com\", 0 issue \"digicert.com\"",
            ],
            Shown(granite, "certificate.current", "certificate.previousCommonName", "certificate.wildcard", "domain", "prefix", "renamedFrom", "serviceNameFrom", "azure.alerts", "azure.budget", "azure.webTest", "configmgr.alerts", "dns.caa"));
        Assert.Equal(
            ["certificate.current=", "azure.alerts=nobody", "azure.budget=5 a month, told to nobody", "azure.webTest=", "configmgr.alerts=60 % and 80 %", "dns.caa="],
            Shown(basalt, "certificate.current", "azure.alerts", "azure.budget", "azure.webTest", "configmgr.alerts", "dns.caa"));
    }

    private static IEnumerable<string> Shown(Core.Model.GatewaySpec gateway, params string[] names) =>
        names.Select(name => $"{name}={GatewaySettings.Effective.Single(setting => setting.Name == name).Read(gateway)}");

    /// <summary>A setting may be a section as a whole, such as 'azure.budget'.</summary>
    private static bool IsShown(string path, HashSet<string> shown) =>
        shown.Contains(path) || (path.LastIndexOf('.') is > 0 and var dot && IsShown(path[..dot], shown));

    private static IEnumerable<string> Leaves(SpecKey key, string path) =>
        key.Children.IsEmpty ? [path] : key.Children.SelectMany(child => Leaves(child, $"{path}.{child.Name}"));
}
