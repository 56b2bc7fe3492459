using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Binding;

/// <summary>Specs that bind and specs that don't, where the schema must say the same.</summary>
public static class SpecExamples
{
    private const string Guid = "12345678-9abc-DEF0-1234-56789abcdef0";

    private const string Shared = "domain: contoso.com\nregion: westus\n";

    private static readonly string Sixty = new('a', 60);

    public static TheoryData<string> Good { get; } = [.. Whole(), .. Values().Select(value => Specs.Minimal + value)];

    public static TheoryData<string> Bad { get; } = [.. BrokenWhole(), .. BrokenValues().Select(value => Specs.Minimal + value)];

    private static string[] Whole() =>
    [
        Specs.Minimal,
        "domain: contoso.com\nprefix: GraniteFalls\nregion: westus\n",
        "domain: contoso.com\nprefix: 'granitefalls'\nregion: \"westus\"\n",
        "domain: contoso.com\nprefix: true\nregion: westus\n",
        "domain: 1e5\nprefix: abc\nregion: true\n",
        "domain: true\nprefix: abc\nregion: westus\n",
        "domain: bücher.example\nprefix: abc\nregion: westus\n",
        $"domain: {Sixty}a-a.{Sixty}.xn--a\nprefix: abc\nregion: westus\n",
        Shared + "gateways: [{prefix: abc}, {prefix: def, region: eastus}]\n",
        "region: westus\ngateways: [{prefix: abc, domain: a.com}, {prefix: def, domain: b.com}]\n",
        "domain: ~\nregion:\ngateways: [{prefix: abc, domain: a.com, region: westus}]\n",
        "gateways: [{prefix: abc, domain: a.com, region: westus, renamedFrom: old.com}]\n",
        Shared + "version: 1\ntemplates: t\nsuppress: []\ngateways: [{prefix: abc, dns: {ttl: 1h}, certificate: ~}]\n",
    ];

    private static string[] Values() =>
    [
        "version: 1", "version: '1'", "version: ~", "organization: 42", "organization: true", "organization: ' Contoso '",
        "cloud: AzureUSGovernmentCloud", "cloud: 'AzurePublicCloud'", "cloud:", "deployment: classic", "deploymentSuffix: cloudapp.net",
        "serviceNameFrom: azure", "state: retired", "renamedFrom: old.contoso.com", "gateways: ~", "gateways:",
        "certificate: ~", "certificate: {}", "certificate: {wildcard: true}", "certificate: {wildcard: \"false\"}", "certificate: {keyLength: 4096}",
        "certificate: {keyLength: '2048'}", "certificate: {template: 2048}", "certificate: {template: Cmg.Server-v2}", "certificate: {alternativeNames: ['*.contoso.com', a.b]}",
        "certificate: {previousCommonName: '*.Contoso.com'}", "certificate: {subject: {country: no}}", "certificate: {outputs: [true]}",
        "dns: {ttl: 1d}", "dns: {ttl: 2147483647}", "dns: {ttl: '60'}", "dns: {caa: [{tag: issue, value: 'digicert.com; policy=ev'}]}",
        "dns: {caa: ~}", "dns: {acmeChallenge: {delegateTo: _acme.x_y.contoso.com}}", "dns: {azure: {resourceGroup: rg-dns}}",
        "dns: {azure: {resourceGroup: {name: 123}}}", "dns: {internal: {}}", "dns: {internal: {windowsServer: dc_1.corp, zoneScope: 5}}",
        "azure: {resourceGroup: 123}", "azure: {resourceGroup: Grüße_(1)}", "azure: {resourceGroup: {create: false}}",
        $"azure: {{subscription: {Guid}, tenant: '{Guid}'}}", "azure: {tags: {a b: c, 1: 2, on: true, none: ~}}", "azure: {tags: {}}",
        "configmgr: {instances: 16}", "configmgr: {instances: '1'}", "configmgr: {siteCode: 001}", "configmgr: {siteCode: PS1}", "configmgr: {siteCode: 9e9}",
        "configmgr: {connectionPoints: [cm01, 10.1, a_b]}", "configmgr: {clientRoots: [a.cer, b.cer]}", "templates: 5", "outputs: []",
        "suppress: [{code: CMG3007, reason: fine, until: 2027-01-31}]", "suppress: [{code: CMG3007, reason: 5}]",
    ];

    private static string[] BrokenWhole() =>
    [
        "domain: contoso.com\nregion: westus\n",
        "domain: contoso.com\nprefix:\nregion: westus\n",
        "domain: ~\nprefix: abc\nregion: westus\n",
        "domain: contoso.com\nprefix: granite-falls\nregion: westus\n",
        "domain: contoso.com\nprefix: ab\nregion: westus\n",
        "domain: contoso.com\nprefix: [abc]\nregion: westus\n",
        "domain: contoso.com\nprefix: abc\nregion: West US\n",
        "domain: contoso.com.\nprefix: abc\nregion: westus\n",
        "domain: a..b\nprefix: abc\nregion: westus\n",
        "domain: -a.b\nprefix: abc\nregion: westus\n",
        "domain: a-.b\nprefix: abc\nregion: westus\n",
        "domain: a_b.c\nprefix: abc\nregion: westus\n",
        "domain: 10.0.0.1\nprefix: abc\nregion: westus\n",
        "domain: '*.contoso.com'\nprefix: abc\nregion: westus\n",
        $"domain: {Sixty}aaaa.com\nprefix: abc\nregion: westus\n",
        Shared + "prefix: abc\ngateways: [{prefix: def}]\n",
        Shared + "prefix: ~\ngateways: [{prefix: def}]\n",
        Shared + "renamedFrom: a.b\ngateways: [{prefix: def}]\n",
        Shared + "gateways: []\n",
        Shared + "gateways: {prefix: abc}\n",
        Shared + "gateways: [~]\n",
        Shared + "gateways: [abc]\n",
        Shared + "gateways: [{region: westus}]\n",
        Shared + "gateways: [{prefix: ~}]\n",
        Shared + "gateways: [{prefix: abc, domain: ~}]\n",
        Shared + "gateways: [{prefix: abc, version: 1}]\n",
        Shared + "gateways: [{prefix: abc, version: ~}]\n",
        Shared + "gateways: [{prefix: abc, templates: x}]\n",
        Shared + "gateways: [{prefix: abc, suppress: []}]\n",
        Shared + "gateways: [{prefix: abc, gateways: [{prefix: def}]}]\n",
        Shared + "gateways: [{prefix: abc, dns: {ttl: 0}}]\n",
        "domain: contoso.com\ngateways: [{prefix: abc, region: westus}, {prefix: def}]\n",
    ];

    private static string[] BrokenValues() =>
    [
        "regoin: westus", "version: 2", "version: one", "organization: ''", "organization: '  '", $"organization: {new string('a', 65)}",
        "organization: [a]", "cloud: AzureCloud", "cloud: azurepubliccloud", "cloud: true", "deployment: vmss", "state: gone",
        "deploymentSuffix: .cloudapp.net", "certificate: public", "certificate: []", "certificate: {issuer: Public}", "certificate: {wildcard: yes}",
        "certificate: {wildcard: 1}", "certificate: {keyLength: 1024}", "certificate: {keyLength: [2048]}", "certificate: {template: My Template}",
        "certificate: {alternativeNames: a.b}", "certificate: {alternativeNames: [a.b, a.b]}", "certificate: {alternativeNames: [~]}",
        "certificate: {alternativeNames: ['*.*.b']}", "certificate: {subject: {country: USA}}", "certificate: {outputs: [Certreq]}",
        "certificate: {outputs: [internal]}", "certificate: {outputs: [com1]}", "dns: {ttl: 0}", "dns: {ttl: 1w}", "dns: {ttl: 1h30m}",
        "dns: {ttl: 2147483648}", "dns: {ttl: true}", "dns: {caa: [issue]}", "dns: {caa: [{tag: issue}]}", "dns: {caa: [{tag: issue, value: ~}]}",
        "dns: {caa: [{tag: issued, value: a}]}", "dns: {caa: {tag: issue, value: a}}", "dns: {acmeChallenge: {}}", "dns: {acmeChallenge: {delegateTo: ~}}",
        "dns: {azure: {resourceGroup: {}}}", "dns: {azure: {resourceGroup: rg.}}", "dns: {azure: {resourceGroup: {name: rg, create: true}}}",
        "azure: {resourceGroup: [a]}", "azure: {resourceGroup: a/b}", $"azure: {{resourceGroup: {new string('a', 91)}}}", "azure: {tags: [a]}",
        "azure: {tags: {'a/b': c}}", "azure: {tags: {' ': c}}", "azure: {tags: {a: [b]}}", $"azure: {{tags: {{a: {new string('a', 257)}}}}}",
        $"azure: {{tags: {{{new string('a', 513)}: b}}}}", $"azure: {{subscription: '{{{Guid}}}'}}", $"azure: {{subscription: ' {Guid}'}}",
        "azure: {subscription: +2345678-9abc-DEF0-1234-56789abcdef0}", "configmgr: {instances: 0}", "configmgr: {instances: 17}", "configmgr: {instances: '17'}",
        "configmgr: {instances: two}", "configmgr: {siteCode: PS}", "configmgr: {siteCode: P-1}", "configmgr: {siteServer: a b}", "configmgr: {vmSize: Standard_A2_v2}",
        "configmgr: {content: on}", "suppress: [{code: CMG3007}]", "suppress: [{code: CMG2004, reason: a}]", "suppress: [{code: CMG3001, reason: a}]",
        "suppress: [{code: CMG3007, reason: a, until: soon}]", "suppress: [{code: CMG3007, reason: a, until: 2027-13-01}]", "suppress: {code: CMG3007, reason: a}",
    ];
}
