using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Binding;

/// <summary>Each grammar at its boundaries: the value in a spec, and what is told of it; nothing where it is right.</summary>
public class ScalarsTest
{
    public static TheoryData<string, string> Cases { get; } = new()
    {
        { "domain: CONTOSO.com", "" },
        { "domain: a", "" },
        { "domain: contoso.com.", "CMG2013" },
        { "domain: .contoso.com", "CMG2013" },
        { "domain: con_toso.com", "CMG2013" },
        { "domain: '*.contoso.com'", "CMG2013" },
        { "domain: 192.0.2.1", "CMG2013" },
        { "domain: bücher.example", "CMG2014" },
        { "domain: ''", "CMG2013" },
        { $"domain: {Labels(63, 63, 63, 61)}", "" },
        { $"domain: {Labels(63, 63, 63, 62)}", "CMG2013" },
        { $"domain: {Labels(64, 3)}", "CMG2013" },
        { "prefix: abc", "" },
        { "prefix: ab", "CMG2004" },
        { "prefix: abcdefghijklmnopqrstuvwx", "" },
        { "prefix: abcdefghijklmnopqrstuvwxy", "CMG2004" },
        { "prefix: 1abc", "CMG2004" },
        { "prefix: granite-falls", "CMG2004" },
        { "prefix: GraniteFalls", "CMG2005" },
        { "prefix: Granite-Falls", "CMG2004" },
        { "prefix: \u212Aelvin", "CMG2004" },
        { "prefix: [abc]", "CMG2003" },
        { "region: West US", "CMG2007" },
        { "region: WestUS", "CMG2007" },
        { "region: we", "CMG2007" },
        { "cloud: AzureCloud", "CMG2009" },
        { "cloud: azurepubliccloud", "CMG2009" },
        { "cloud: AzureChinaCloud", "CMG2008" },
        { "version: '1'", "" },
        { "version: 2", "CMG2020" },
        { "version: 01", "CMG2020" },
        { "organization: ' '", "CMG2019" },
        { $"organization: {new string('é', 64)}", "" },
        { $"organization: {new string('é', 65)}", "CMG2016" },
        { string.Concat("organization: ", HostileText.Repeat("😀", 64)), "" },
        { "organization: {a: b}", "CMG2003" },
        { "certificate: {wildcard: 'true'}", "" },
        { "certificate: {wildcard: yes}", "CMG2010" },
        { "certificate: {wildcard: True}", "CMG2010" },
        { "certificate: {keyLength: 3072}", "CMG2009" },
        { "certificate: {template: 'CMG Server'}", "CMG2026" },
        { $"certificate: {{template: {new string('a', 64)}}}", "" },
        { $"certificate: {{template: {new string('a', 65)}}}", "CMG2026" },
        { "certificate: {subject: {country: us}}", "" },
        { "certificate: {subject: {country: usa}}", "CMG2015" },
        { "certificate: {alternativeNames: ['*.contoso.com', a.contoso.com]}", "" },
        { "certificate: {alternativeNames: [a.b, A.B]}", "CMG2030" },
        { "azure: {alerts: {contacts: [a@b.com, A@b.com]}}", "CMG2030" },
        { "azure: {budget: {amount: 1, contacts: [a@b.com, a@B.com]}}", "CMG2030" },
        { "certificate: {alternativeNames: ['']}", "CMG2013" },
        { "certificate: {alternativeNames: [~]}", "CMG2019" },
        { $"certificate: {{alternativeNames: ['*.{Labels(63, 63, 63, 59)}']}}", "" },
        { $"certificate: {{alternativeNames: ['*.{Labels(63, 63, 63, 60)}']}}", "CMG2013" },
        { "certificate: {alternativeNames: a.b}", "CMG2003" },
        { "dns: {ttl: 1}", "" },
        { "dns: {ttl: 0}", "CMG2012" },
        { "dns: {ttl: 0h}", "CMG2012" },
        { "dns: {ttl: 2147483647}", "" },
        { "dns: {ttl: 2147483648}", "CMG2012" },
        { "dns: {ttl: 24855d}", "" },
        { "dns: {ttl: 24856d}", "CMG2012" },
        { "dns: {ttl: 99999999999999999999d}", "CMG2012" },
        { "dns: {ttl: 1h30m}", "CMG2012" },
        { "dns: {ttl: -1}", "CMG2012" },
        { "dns: {ttl: 1_000}", "CMG2012" },
        { "dns: {ttl: ''}", "CMG2012" },
        { "dns: {outputs: [azure, com1]}", "CMG2025" },
        { "dns: {outputs: [internal]}", "CMG2025" },
        { "dns: {acmeChallenge: {delegateTo: _a.b_c.example}}", "" },
        { "dns: {acmeChallenge: {delegateTo: a b}}", "CMG2013" },
        { "dns: {caa: [{tag: issue, value: a\\b}]}", "CMG2029" },
        { $"dns: {{caa: [{{tag: issue, value: {new string('a', 255)}}}]}}", "" },
        { $"dns: {{caa: [{{tag: issue, value: {new string('a', 256)}}}]}}", "CMG2029" },
        { "azure: {subscription: 00000000-0000-0000-0000-00000000000}", "CMG2017" },
        { "azure: {subscription: 00000000000000000000000000000000}", "CMG2017" },
        { "azure: {subscription: ' 00000000-0000-0000-0000-000000000000'}", "CMG2017" },
        { "azure: {subscription: +0000000-0000-0000-0000-000000000000}", "CMG2017" },
        { $"azure: {{resourceGroup: {new string('a', 90)}}}", "" },
        { $"azure: {{resourceGroup: {new string('a', 91)}}}", "CMG2021" },
        { "azure: {resourceGroup: a.}", "CMG2021" },
        { "azure: {tags: {'a?b': c}}", "CMG2022" },
        { $"azure: {{tags: {{{new string('a', 512)}: {new string('b', 256)}}}}}", "" },
        { $"azure: {{tags: {{{new string('a', 513)}: b}}}}", "CMG2022" },
        { $"azure: {{tags: {{a: {new string('b', 257)}}}}}", "CMG2016" },
        { "azure: {tags: {a: [b]}}", "CMG2003" },
        { "configmgr: {instances: 16}", "" },
        { "configmgr: {instances: 17}", "CMG2011" },
        { "configmgr: {instances: 01}", "CMG2011" },
        { "configmgr: {instances: 1.0}", "CMG2011" },
        { "configmgr: {siteCode: PS1}", "" },
        { "configmgr: {siteCode: PS12}", "CMG2028" },
        { "configmgr: {siteServer: a/b}", "CMG2027" },
        { "suppress: [{code: CMG3007, reason: a, until: 2028-02-29}]", "" },
        { "suppress: [{code: CMG3007, reason: a, until: 2027-02-29}]", "CMG2018" },
        { "suppress: [{code: CMG3001, reason: a}]", "CMG2023" },
        { "suppress: [{code: CMG2004, reason: a}]", "CMG2023" },
        { "suppress: [{code: CMG3007}]", "CMG2002" },
        { "suppress: [{code: CMG3007, reason: ~}]", "CMG2002" },
        { "suppress: [CMG3007]", "CMG2003" },
        { "templates: ''", "CMG2019" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_value_is_told_once(string line, string code)
    {
        // The line replaces the minimal spec's own of that key, if there is one.
        var key = line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)];
        var others = Specs.Minimal.Split('\n').Where(other => !other.StartsWith(key, StringComparison.Ordinal));

        var result = Specs.Bind(string.Join('\n', others) + line);

        Assert.Equal(code.Length == 0 ? [] : [code], result.Diagnostics.Select(d => d.Code));
    }

    [Theory]
    [InlineData("ttl: 90s", 90)]
    [InlineData("ttl: 30m", 1800)]
    [InlineData("ttl: 1h", 3600)]
    [InlineData("ttl: 1d", 86400)]
    [InlineData("ttl: '3600'", 3600)]
    public void A_time_to_live_is_seconds(string ttl, int seconds) =>
        Assert.Equal(seconds, Specs.Gateways($"{Specs.Minimal}dns: {{{ttl}}}")[0].Dns.Ttl.Value);

    [Theory]
    [InlineData("region: West US", "westus")]
    [InlineData("cloud: AzureUSGovernment", "AzureUSGovernmentCloud")]
    [InlineData("certificate: {wildcard: yes}", "true")]
    [InlineData("deploymentSuffix: .cloudapp.net", "cloudapp.net")]
    [InlineData("configmgr: {vmSize: Standard_B2s}", "B2s")]
    [InlineData("orgnization: Contoso", "organization")]
    [InlineData("configmgr: {instances: 1_0}", "10")]
    [InlineData("configmgr: {instances: 1__0}", null)]
    [InlineData("configmgr: {instances: _1}", null)]
    [InlineData("configmgr: {instances: 1_}", null)]
    [InlineData("configmgr: {instances: '+'}", null)]
    [InlineData("configmgr: {instances: '+02'}", "2")]
    public void What_was_meant_is_the_fix(string line, string? text)
    {
        var key = line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)];
        var others = Specs.Minimal.Split('\n').Where(other => !other.StartsWith(key, StringComparison.Ordinal));

        Assert.Equal(text, Assert.Single(Specs.Bind(string.Join('\n', others) + line).Diagnostics).Fix?.Text);
    }

    private static string Labels(params int[] lengths) => string.Join('.', lengths.Select(length => new string('a', length)));
}
