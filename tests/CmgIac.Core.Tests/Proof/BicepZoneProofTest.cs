using CmgIac.Core.Lowering;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class BicepZoneProofTest
{
    private const string File = "azure/main.bicep";

    private const string Spec = """
        domain: contoso.com
        dns: {caa: [{tag: issue, value: digicert.com}], internal: {ttl: 300}}
        gateways:
          - {prefix: granitefalls, region: westus}
          - {prefix: graniteold, region: westus, state: retiring}
        """;

    private const string Right = """
        targetScope = 'resourceGroup'

        param tags object = {}

        resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
          name: 'contoso.com'
        }

        resource cname_granitefalls 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
          parent: zone
          name: 'granitefalls'
          properties: {
            TTL: 3600
            CNAMERecord: {
              cname: 'granitefalls.westus.cloudapp.azure.com'
            }
            metadata: {
              managedBy: 'cmg-iac'
              gateway: 'granitefalls.contoso.com'
            }
          }
        }

        resource caa_apex 'Microsoft.Network/dnsZones/CAA@2018-05-01' = {
          parent: zone
          name: '@'
          properties: {
            TTL: 3600
            caaRecords: [
              {
                flags: 0
                tag: 'issue'
                value: 'digicert.com'
              }
            ]
          }
        }

        """;

    private const string Inner = """
        resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' existing = {
          name: 'contoso.com'
        }

        resource cname_granitefalls 'Microsoft.Network/privateDnsZones/CNAME@2020-06-01' = {
          parent: zone
          name: 'granitefalls'
          properties: {
            ttl: 300
            cnameRecord: {
              cname: 'granitefalls.westus.cloudapp.azure.com'
            }
            metadata: {
              managedBy: 'cmg-iac'
              gateway: 'granitefalls.contoso.com'
            }
          }
        }

        """;

    /// <summary>A record set of the same shape as the gateway's.</summary>
    private const string Another = "resource x 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {\\n  parent: zone\\n  name: '{name}'\\n"
        + "  properties: {\\n    TTL: 5\\n    CNAMERecord: {\\n      cname: '{target}'\\n    }\\n    metadata: {\\n      managedBy: 'cmg-iac'\\n      gateway: 'granitefalls.contoso.com'\\n    }\\n  }\\n}\\n";

    [Fact]
    public void Right_sets_pass() => Assert.Empty(Proofs.Prove(
        Spec, JobScope.Zone, (File, Right), ($"internal/{File}", Inner), ("azure/main.bicepparam", "using './main.bicep'\n")));

    [Theory]
    [InlineData("azure.com'", "azure.com.'")]
    [InlineData("name: 'granitefalls'", "name: 'GraniteFalls'")]
    [InlineData("targetScope = 'resourceGroup'", "")]
    [InlineData("param tags", "resource x 'Microsoft.Network/dnsZones@2018-05-01' = {\\n  name: 'fabrikam.com'\\n}\\nparam tags")]
    [InlineData("parent: zone\n  name: 'granitefalls'", "name: 'contoso.com/granitefalls'")]
    [InlineData("param tags", "resource mx 'Microsoft.Network/dnsZones/MX@2018-05-01' = [for i in range(0, 2): {\\n  parent: zone\\n  name: 'mx${i}'\\n}]\\nparam tags")]
    [InlineData("param tags", "resource txt 'Microsoft.Network/dnsZones/TXT@2018-05-01' = {\\n  parent: zone\\n  name: 'www'\\n}\\nparam tags")]
    [InlineData("param tags", "resource old 'Microsoft.Network/dnsZones/CNAME@2018-05-01' existing = {\\n  parent: zone\\n  name: 'www'\\n}\\nparam tags")]
    [InlineData("param tags", "resource own 'Microsoft.Network/dnsZones@2018-05-01' existing = {\\n  name: tags.zone\\n}\\nparam tags")]
    [InlineData("param tags", "resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {\\n  name: 'kv-pfx'\\n}\\nparam tags")]
    [InlineData("param tags", "resource inner 'Microsoft.Network/privateDnsZones@2020-06-01' existing = {\\n  name: 'contoso.com'\\n}\\nparam tags")]
    [InlineData("managedBy: 'cmg-iac'", "managedBy: 'cmg-iac'\\n      team: tags.team")]
    [InlineData("param tags", "resource lock 'Microsoft.Authorization/locks@2020-05-01' = {\\n  name: 'zone'\\n  scope: zone\\n  properties: {\\n    level: 'CanNotDelete'\\n  }\\n}\\nparam tags")]
    [InlineData("param tags", "resource lock 'Microsoft.Authorization/locks@2020-05-01' = {\\n  name: 'x'\\n  properties: {\\n    level: 'CanNotDelete'\\n  }\\n}\\nparam tags")]
    public void Another_way_to_say_the_same_and_other_resources_pass(string old, string replacement) =>
        Assert.Empty(Proofs.Prove(Spec, JobScope.Zone, (File, Proofs.Mutate(Right, old, replacement))));

    [Theory]
    [InlineData("'granitefalls.westus", "'granitefalls.eastus", "CMG4032")]
    [InlineData("cname: 'granitefalls.westus.cloudapp.azure.com'", "", "CMG4032")]
    [InlineData("TTL: 3600\n    CNAMERecord", "TTL: 60\\n    CNAMERecord", "CMG4032")]
    [InlineData("TTL: 3600\n    CNAMERecord", "ttl: 3600\\n    CNAMERecord", "CMG4032")]
    [InlineData("CNAMERecord", "cnameRecord", "CMG4032")]
    [InlineData("TTL: 3600\n    caaRecords", "TTL: 60\\n    caaRecords", "CMG4032")]
    [InlineData("cname: 'granitefalls.westus.cloudapp.azure.com'", "cname: target", "CMG4040")]
    [InlineData("cname: 'granitefalls.westus", "cname: '${prefix}.westus", "CMG4040")]
    [InlineData("name: 'granitefalls'", "name: prefix", "CMG4040")]
    [InlineData("TTL: 3600\n    CNAMERecord", "TTL: ttl\\n    CNAMERecord", "CMG4040")]
    [InlineData("TTL: 3600\n    CNAMERecord", "TTL: '3600'\\n    CNAMERecord", "CMG4040")]
    [InlineData("CNAMERecord: {", "CNAMERecord: {\\n      ...more", "CMG4040")]
    [InlineData("  name: 'granitefalls'", "  ...more\\n  name: 'granitefalls'", "CMG4040")]
    [InlineData("CNAME@2018-05-01' = {", "CNAME@2018-05-01' = if (publish) {", "CMG4040")]
    [InlineData("CNAMERecord: {", "targetResource: {\\n      id: other.id\\n    }\\n    CNAMERecord: {", "CMG4040")]
    [InlineData("CNAMERecord: {", "cnameRecord: {\\n      cname: 'evil.net'\\n    }\\n    CNAMERecord: {", "CMG4040")]
    [InlineData("TTL: 3600\n    CNAMERecord", "TTL: 3600\\n    Ttl: 1\\n    CNAMERecord", "CMG4040")]
    [InlineData("      cname: 'g", "      CNAME: 'evil.net'\\n      cname: 'g", "CMG4040")]
    [InlineData("      cname: 'g", "      also: 'evil.net'\\n      cname: 'g", "CMG4040")]
    [InlineData("name: 'granitefalls'", "name: 'granitefalls'\\n  Properties: {}", "CMG4040")]
    [InlineData("    caaRecords: [", "    CAARecords: []\\n    caaRecords: [", "CMG4040")]
    [InlineData("    caaRecords: [", "    targetResource: {}\\n    caaRecords: [", "CMG4040")]
    [InlineData("        flags: 0", "        Value: 'evil.net'\\n        flags: 0", "CMG4040")]
    [InlineData("value: 'digicert.com'", "value: ca", "CMG4040")]
    [InlineData("param tags", "resource x 'Microsoft.Network/dnsZones@2018-05-01' = {\\n  name: '${tags.x}.com'\\n}\\nparam tags", "CMG4040")]
    [InlineData("01' existing =", "01' =", "CMG4043")]
    [InlineData("param tags", "resource x 'Microsoft.Network/DnsZones@2018-05-01' = {\\n  name: 'Contoso.com'\\n}\\nparam tags", "CMG4043")]
    [InlineData("= 'resourceGroup'", "= 'subscription'", "CMG4043")]
    [InlineData("= 'resourceGroup'", "= scope", "CMG4043")]
    [InlineData("  name: 'contoso.com'", "  name: tags.zone", "CMG4040")]
    [InlineData("parent: zone\n  name: 'granitefalls'", "parent: other\\n  name: 'granitefalls'", "CMG4040")]
    [InlineData("parent: zone\n  name: 'granitefalls'", "name: 'granitefalls'", "CMG4040")]
    [InlineData("name: 'contoso.com'", "name: 'contoso.com'\\n  resource x 'CNAME@2018-05-01' = {\\n    name: 'x'\\n  }", "CMG4040")]
    [InlineData("name: 'contoso.com'", "name: 'contoso.com", "CMG4040")]
    [InlineData("name: 'contoso.com'", "name: 'fabrikam.com'", "CMG4031")]
    [InlineData("'Microsoft.Network/dnsZones@2018-05-01'", "'Microsoft.Network/privateDnsZones@2020-06-01'", "CMG4031")]
    [InlineData("dnsZones/CNAME@2018-05-01", "privateDnsZones/CNAME@2020-06-01", "CMG4031")]
    [InlineData("dnsZones/CAA@2018-05-01", "dnsZones/TXT@2018-05-01", "CMG4031")]
    [InlineData("name: '@'", "name: 'granitefalls'", "CMG4033")]
    [InlineData("digicert.com", "other.com", "CMG4033")]
    [InlineData("flags: 0", "flags: 128", "CMG4033")]
    [InlineData("name: 'granitefalls'", "name: 'granite'", "CMG4033")]
    [InlineData("param tags", "resource s 'Microsoft.Compute/virtualMachineScaleSets@2024-07-01' = {\\n  name: 'any'\\n}\\nparam tags", "CMG4041")]
    [InlineData("param tags", "resource s 'Microsoft.Compute/virtualMachineScaleSets/extensions@2024-07-01' = {\\n  name: 'any/x'\\n}\\nparam tags", "CMG4041")]
    [InlineData("param tags", "resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {\\n  name: 'granitefalls'\\n}\\nparam tags", "CMG4041")]
    [InlineData("param tags", "resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {\\n  name: '${tags.x}'\\n}\\nparam tags", "CMG4040")]
    [InlineData("param tags", "resource inner 'Microsoft.Network/privateDnsZones@2020-06-01' = {\\n  name: 'contoso.com'\\n  location: 'global'\\n}\\nparam tags", "CMG4031")]
    [InlineData("param tags", "module more 'br/public:avm/res/network/dns-zone:0.5.0' = {}\\nparam tags", "CMG4044")]
    [InlineData("param tags", "module more '../other/main.bicep' = {}\\nparam tags", "CMG4044")]
    [InlineData("param tags", "module more [for i in range(0, 2): {}]\\nparam tags", "CMG4040")]
    [InlineData("param tags", "resource hidden 'Microsoft.Resources/deployments@2024-03-01' = {\\n  name: 'x'\\n}\\nparam tags", "CMG4044")]
    [InlineData("param tags", "resource lock 'Microsoft.Authorization/locks@2020-05-01' = {\\n  name: 'x'\\n  scope: cname_granitefalls\\n  properties: {\\n    level: 'CanNotDelete'\\n  }\\n}\\nparam tags", "CMG4045")]
    [InlineData("param tags", "resource lock 'Microsoft.Authorization/locks@2020-05-01' = {\\n  name: 'x'\\n  scope: zone\\n  properties: {\\n    level: 'ReadOnly'\\n  }\\n}\\nparam tags", "CMG4045")]
    [InlineData("gateway: 'granitefalls.contoso.com'", "gateway: 'graniteold.contoso.com'", "CMG4048")]
    [InlineData("gateway: 'granitefalls.contoso.com'", "", "CMG4048")]
    [InlineData("managedBy: 'cmg-iac'", "managedBy: 'hand'", "CMG4048")]
    [InlineData("param tags", "resource lock 'Microsoft.Authorization/locks@2020-05-01' = {\\n  name: 'x'\\n}\\nparam tags", "CMG4045")]
    [InlineData("param tags", "resource lock 'Microsoft.Authorization/locks@2020-05-01' = other\\nparam tags", "CMG4040")]
    [InlineData("  name: 'granitefalls'\n", "", "CMG4040")]
    [InlineData("CNAME@2018-05-01' = {", "CNAME@2018-05-01' = other\\nresource y 'Microsoft.Network/dnsZones/TXT@2018-05-01' = {", "CMG4040")]
    [InlineData("param tags", "resource x 'Microsoft.Network/dnsZones@2018-05-01' = other\\nparam tags", "CMG4040")]
    [InlineData("param tags", "resource x 'Microsoft.Network/privateDnsZones@2020-06-01' = {\\n  name: tags.x\\n}\\nparam tags", "CMG4031")]
    [InlineData("    caaRecords: [\n      {\n        flags: 0\n        tag: 'issue'\n        value: 'digicert.com'\n      }\n    ]\n", "", "CMG4031")]
    [InlineData("parent: zone\n  name: 'granitefalls'", "name: 'fabrikam.com/granitefalls'", "CMG4031")]
    [InlineData("parent: zone\n  name: 'granitefalls'", "parent: 'zone'\\n  name: 'granitefalls'", "CMG4040")]
    [InlineData("  properties: {\n    TTL: 3600\n    CNAMERecord: {\n      cname: 'granitefalls.westus.cloudapp.azure.com'\n    }\n    metadata: {\n      managedBy: 'cmg-iac'\n      gateway: 'granitefalls.contoso.com'\n    }\n  }\n", "", "CMG4048")]
    [InlineData("    metadata: {\n      managedBy: 'cmg-iac'\n      gateway: 'granitefalls.contoso.com'\n    }\n", "    metadata: tags\\n", "CMG4048")]
    public void One_mistake_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(
        code, File, Proofs.Prove(Spec, JobScope.Zone, (File, Proofs.Mutate(Right, old, replacement)), ($"internal/{File}", Inner)));

    [Theory]
    [InlineData("www", "contoso.com", "CMG4033")]
    [InlineData("graniteold", "graniteold.westus.cloudapp.azure.com", "CMG4033")]
    [InlineData("granitefalls", "granitefalls.westus.cloudapp.azure.com", "CMG4033")]
    public void A_record_set_too_many_is_one_diagnostic(string name, string target, string code)
    {
        var another = Another.Replace("{name}", name, StringComparison.Ordinal).Replace("{target}", target, StringComparison.Ordinal);
        var found = Proofs.Prove(Spec, JobScope.Zone, (File, Proofs.Mutate(Right, "\nresource caa_apex", $"\n{another}resource caa_apex")));
        Proofs.Single(code, File, found);
    }

    [Fact]
    public void Record_sets_in_a_loop_are_one_diagnostic()
    {
        var loop = Proofs.Mutate(Proofs.Mutate(Right, "CNAME@2018-05-01' = {", "CNAME@2018-05-01' = [for r in records: {"), "}\n\nresource caa", "}]\\n\\nresource caa");
        Proofs.Single("CMG4040", File, Proofs.Prove(Spec, JobScope.Zone, (File, loop)));
    }

    [Theory]
    [InlineData("ttl: 300", "TTL: 300", "CMG4032")]
    [InlineData("cname: 'granitefalls.westus", "cname: 'granitefalls.eastus", "CMG4032")]
    [InlineData("privateDnsZones@2020-06-01", "dnsZones@2018-05-01", "CMG4031")]
    public void One_mistake_in_the_internal_set_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(
        code, $"internal/{File}", Proofs.Prove(Spec, JobScope.Zone, (File, Right), ($"internal/{File}", Proofs.Mutate(Inner, old, replacement))));

    [Fact]
    public void An_emptied_file_is_one_diagnostic() =>
        Proofs.Single("CMG4031", File, Proofs.Prove(Spec, JobScope.Zone, (File, "")));

    [Theory]
    [InlineData("resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {\n  name: 'contoso.com'\n}\n", false)]
    [InlineData("resource zone 'Microsoft.Network/dnsZones@2018-05-01' = {\n  name: 'fabrikam.com'\n}\n", true)]
    [InlineData("", true)]
    [InlineData("resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {\n  name: contoso\n}\n", true)]
    public void A_zone_without_records_is_declared(string text, bool isWrong)
    {
        var found = Proofs.Prove(Proofs.Spec + "state: planned", JobScope.Zone, (File, text));
        Assert.Equal(isWrong ? ["CMG4031"] : [], found.Select(diagnostic => diagnostic.Code));
    }

    [Theory]
    [InlineData("' existing = {", "' = {", null)]
    [InlineData("' existing = {", "' existing = {", "CMG4043")]
    [InlineData("' existing = {", "' = if (create) {", "CMG4040")]
    [InlineData("resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {\n  name: 'contoso.com'\n}\n", "resource zone 'Microsoft.Network/dnsZones@2018-05-01' = [for x in y: {\\n  name: 'contoso.com'\\n}]\\n", "CMG4040")]
    public void A_zone_is_created_where_the_spec_says_so(string old, string replacement, string? code)
    {
        var found = Proofs.Prove(
            Spec.Replace("dns: {", "dns: {azure: {createZone: true}, ", StringComparison.Ordinal), JobScope.Zone,
            (File, Proofs.Mutate(Right, old, replacement)), ($"internal/{File}", Inner));
        Assert.Equal(code, found.Length == 0 ? null : Proofs.Single(code!, File, found).Code);
    }

    /// <summary>Record sets that name their zone themselves say nothing of whether it is created.</summary>
    [Theory]
    [InlineData("", "CMG4043")]
    [InlineData("resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {\n  name: 'contoso.com'\n}\n", "CMG4043")]
    [InlineData("resource zone 'Microsoft.Network/dnsZones@2018-05-01' = if (create) {\n  name: 'contoso.com'\n}\n", "CMG4040")]
    [InlineData("resource zone 'Microsoft.Network/dnsZones@2018-05-01' = [for x in y: {\n  name: 'contoso.com'\n}]\n", "CMG4040")]
    public void A_zone_apart_from_its_records_is_created_once(string zone, string code)
    {
        var text = Proofs.Mutate(Right, "resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {\n  name: 'contoso.com'\n}\n", zone);
        text = text.Replace("  parent: zone\n  name: '", "  name: 'contoso.com/", StringComparison.Ordinal);
        Proofs.Single(code, File, Proofs.Prove(
            Spec.Replace("dns: {", "dns: {azure: {createZone: true}, ", StringComparison.Ordinal), JobScope.Zone, (File, text), ($"internal/{File}", Inner)));
    }

    [Theory]
    [InlineData("'./other.bicep'", "CMG4043")]
    [InlineData("none", "CMG4043")]
    [InlineData("'main.bicep'", null)]
    public void The_parameters_are_those_of_the_main_file(string used, string? code)
    {
        const string parameters = "azure/main.bicepparam";
        var found = Proofs.Prove(Spec, JobScope.Zone, (File, Right), (parameters, $"using {used}\n"), ("own/main.bicepparam", "using './own.bicep'\n"));
        Assert.Equal(code, found.Length == 0 ? null : Proofs.Single(code!, parameters, found).Code);
    }

    [Fact]
    public void A_file_of_parameters_must_be_readable() => Proofs.Single("CMG4040", "azure/main.bicepparam", Proofs.Prove(
        Spec, JobScope.Zone, (File, Right), ("azure/main.bicepparam", "using './main.bicep\n")));

    [Theory]
    [InlineData("own/locks.bicep", "resource lock 'Microsoft.Authorization/locks@2020-05-01' = {\n  name: 'x'\n}\n")]
    [InlineData("own/main.tf", "resource \"x\" \"y\" {\n")]
    public void A_file_about_something_else_passes(string file, string text) =>
        Assert.Empty(Proofs.Prove(Spec, JobScope.Zone, (file, text)));
}
