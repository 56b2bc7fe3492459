using CmgIac.Core.Lowering;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

/// <summary>What a zone's main Bicep deploys by modules, and what is locked.</summary>
public class BicepModulesProofTest
{
    private const string Main = "azure/main.bicep";
    private const string Records = "azure/records-1.bicep";

    private const string Spec = Proofs.Spec + "dns: {azure: {lock: true}}";

    private const string RightMain = """
        resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
          name: 'contoso.com'
        }

        module records_1 'records-1.bicep' = {
          params: {
            level: 'CanNotDelete'
          }
        }

        """;

    private const string RightRecords = """
        param level string

        resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
          name: 'contoso.com'
        }

        resource cname 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
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

        resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
          scope: cname
          name: 'cmg-record'
          properties: {
            level: level
          }
        }

        """;

    [Fact]
    public void Records_in_a_module_pass() => Assert.Empty(Proofs.Prove(Spec, JobScope.Zone, (Main, RightMain), (Records, RightRecords)));

    [Theory]
    [InlineData("'records-1.bicep'", "'./records-1.bicep'", null)]
    [InlineData("'records-1.bicep'", "'../azure/records-1.bicep'", null)]
    [InlineData("module records_1 'records-1.bicep' = {", "module records_1 'records-1.bicep' = if (publish) {", "CMG4040")]
    [InlineData("'records-1.bicep'", "'records-2.bicep'", "CMG4044")]
    [InlineData("  params: {", "  scope: resourceGroup('rg-other')\\n  params: {", "CMG4044")]
    [InlineData("'CanNotDelete'", "'ReadOnly'", "CMG4045")]
    [InlineData("module records_1", "module records_1 'records-1.bicep' = {}\\nmodule records_2", "CMG4033")]
    [InlineData("  params: {\n    level: 'CanNotDelete'\n  }\n", "", "CMG4045")]
    public void One_mistake_in_the_main_file_is_one_diagnostic(string old, string replacement, string? code) =>
        Assert.Equal(code, Proofs.Prove(Spec, JobScope.Zone, (Main, Proofs.Mutate(RightMain, old, replacement)), (Records, RightRecords)).SingleOrDefault()?.Code);

    [Theory]
    [InlineData("'granitefalls.westus", "'granitefalls.eastus", "CMG4032")]
    [InlineData("name: 'granitefalls'", "name: 'granite'", "CMG4033")]
    [InlineData("name: 'contoso.com'", "name: 'fabrikam.com'", "CMG4031")]
    [InlineData("existing = {", "= {\\n  location: 'global'", "CMG4043")]
    [InlineData("param level string", "targetScope = 'subscription'\\nparam level string", "CMG4043")]
    [InlineData("param level string", "param level string\\nresource ip 'Microsoft.Network/publicIPAddresses@2024-05-01' = {\\n  name: 'x'\\n}", "CMG4041")]
    [InlineData("param level string", "param level string\\nmodule x 'ts:0/rg/spec:v1' = {}", "CMG4044")]
    [InlineData("scope: cname", "scope: zone", "CMG4045")]
    [InlineData("lock 'Microsoft.Authorization/locks@2020-05-01' = {", "lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {", "CMG4040")]
    [InlineData("gateway: 'granitefalls.contoso.com'", "gateway: owner", "CMG4048")]
    [InlineData("  properties: {\n    level: level\n  }\n", "", "CMG4045")]
    [InlineData("  scope: cname\n", "", "CMG4045")]
    public void One_mistake_in_a_module_is_one_diagnostic(string old, string replacement, string code) =>
        Assert.Equal(code, Assert.Single(Proofs.Prove(Spec, JobScope.Zone, (Main, RightMain), (Records, Proofs.Mutate(RightRecords, old, replacement)))).Code);

    [Fact]
    public void A_default_stands_for_what_is_not_handed_over() => Assert.Empty(Proofs.Prove(
        Spec, JobScope.Zone, (Main, Proofs.Mutate(RightMain, "  params: {\n    level: 'CanNotDelete'\n  }\n", "")),
        (Records, Proofs.Mutate(RightRecords, "param level string", "param level string = 'CanNotDelete'"))));

    /// <summary>What declares itself is for the compiler to refuse.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("module again 'records-1.bicep' = {}\n")]
    public void Records_in_a_module_of_a_module_pass(string more) => Assert.Empty(Proofs.Prove(
        Spec, JobScope.Zone, (Main, RightMain),
        (Records, "param level string\n\nmodule deeper 'records-2.bicep' = {\n  params: {\n    level: level\n  }\n}\n" + more),
        ("azure/records-2.bicep", RightRecords)));

    /// <summary>A file that nothing deploys has no record by itself: the main one lacks it.</summary>
    [Fact]
    public void A_module_that_is_not_deployed_is_missed() =>
        Assert.Equal("CMG4031", Assert.Single(Proofs.Prove(Spec, JobScope.Zone, (Main, RightMain[..RightMain.IndexOf("module", StringComparison.Ordinal)]), (Records, RightRecords))).Code);

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "CMG4049")]
    public void A_deployment_takes_4_MiB(int mebibytes, string? code)
    {
        var remark = $"// {new string('x', 1024 * 1024)}\n";
        Assert.Equal(code, Proofs.Prove(
            Spec, JobScope.Zone, (Main, RightMain), (Records, string.Concat(Enumerable.Repeat(remark, mebibytes)) + RightRecords)).SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData(798, null)]
    [InlineData(800, "CMG4049")]
    public void A_template_takes_800_resources(int more, string? code)
    {
        var others = string.Concat(Enumerable.Range(1, more).Select(number =>
            $"resource txt{number} 'Microsoft.Network/dnsZones/TXT@2018-05-01' = {{\n  parent: zone\n  name: 'txt{number}'\n}}\n"));
        Assert.Equal(code, Proofs.Prove(Spec, JobScope.Zone, (Main, RightMain + others), (Records, RightRecords)).SingleOrDefault()?.Code);
    }
}
