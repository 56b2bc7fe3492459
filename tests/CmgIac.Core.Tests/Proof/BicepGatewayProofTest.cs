using CmgIac.Core.Lowering;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class BicepGatewayProofTest
{
    private const string File = "bicep/main.bicep";
    private const string Parameters = "bicep/main.bicepparam";

    private const string Right = """
        targetScope = 'subscription'

        @minLength(1)
        param name string

        param location string = 'westus'

        param tags object = {}

        resource resourceGroup 'Microsoft.Resources/resourceGroups@2024-03-01' = {
          name: name
          location: location
          tags: tags
        }

        """;

    private const string RightParameters = """
        using './main.bicep'

        param name = 'rg-cmg-granitefalls-westus'

        """;

    private const string Existing = """
        targetScope = 'subscription'

        resource resourceGroup 'Microsoft.Resources/resourceGroups@2024-03-01' existing = {
          name: 'rg-shared'
        }

        """;

    private const string ExistingSpec = Proofs.Spec + "azure: {resourceGroup: {name: rg-shared, create: false}}";

    [Fact]
    public void A_right_group_passes() =>
        Assert.Empty(Proofs.Prove(Proofs.Spec, JobScope.Gateway, (File, Right), (Parameters, RightParameters)));

    [Fact]
    public void A_right_group_that_exists_passes() =>
        Assert.Empty(Proofs.Prove(ExistingSpec, JobScope.Gateway, (File, Existing)));

    [Theory]
    [InlineData("name: name", "name: 'rg-cmg-granitefalls-westus'")]
    [InlineData("param tags", "resource dns 'Microsoft.Resources/resourceGroups@2024-03-01' = {\\n  name: 'rg-dns'\\n  location: 'eastus'\\n}\\nparam tags")]
    [InlineData("param tags", "resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {\\n  name: 'kv-pfx'\\n}\\nparam tags")]
    [InlineData("param tags", "resource vmss 'Microsoft.Compute/virtualMachineScaleSets@2024-07-01' existing = {\\n  name: 'granitefalls'\\n}\\nparam tags")]
    [InlineData("param tags", "resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {\\n  parent: account\\n}\\nparam tags")]
    public void Another_way_to_say_the_same_and_other_resources_pass(string old, string replacement) => Assert.Empty(Proofs.Prove(
        Proofs.Spec, JobScope.Gateway, (File, Proofs.Mutate(Right, old, replacement)), (Parameters, RightParameters)));

    [Theory]
    [InlineData("name: name", "name: 'rg-cmg'", "CMG4042")]
    [InlineData("= 'westus'", "= 'eastus'", "CMG4042")]
    [InlineData("  location: location\n", "", "CMG4042")]
    [InlineData("resourceGroups@2024-03-01' =", "resourceGroups@2024-03-01' existing =", "CMG4042")]
    [InlineData("Microsoft.Resources/resourceGroups", "Microsoft.Resources/tags", "CMG4042")]
    [InlineData("name: name", "name: 'rg-${name}'", "CMG4040")]
    [InlineData("location: location", "location: deployment().location", "CMG4040")]
    [InlineData("tags: tags", "...more", "CMG4040")]
    [InlineData("'subscription'", "'managementGroup'", "CMG4043")]
    [InlineData("targetScope = 'subscription'", "", "CMG4043")]
    [InlineData("tags: tags", "Location: 'eastus'", "CMG4040")]
    [InlineData("01' = {", "01' = if (create) {", "CMG4040")]
    [InlineData("name: name", "name: 'rg", "CMG4040")]
    [InlineData("param tags", "resource s 'Microsoft.Compute/virtualMachineScaleSets@2024-07-01' = {\\n  name: 'any'\\n}\\nparam tags", "CMG4041")]
    [InlineData("param tags", "resource s 'Microsoft.Network/publicIPAddresses@2024-05-01' = [for i in range(0, 2): {\\n  name: 'any'\\n}]\\nparam tags", "CMG4041")]
    [InlineData("param tags", "resource s 'Microsoft.Storage/storageAccounts@2023-05-01' = {\\n  name: prefix\\n}\\nparam prefix string = 'granitefalls'\\nparam tags", "CMG4041")]
    [InlineData("01' = {\n  name: name\n  location: location\n  tags: tags\n}", "01' = other", "CMG4042")]
    public void One_mistake_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(
        code, File, Proofs.Prove(Proofs.Spec, JobScope.Gateway, (File, Proofs.Mutate(Right, old, replacement)), (Parameters, RightParameters)));

    [Theory]
    [InlineData("rg-cmg-granitefalls-westus", "rg-cmg", "CMG4042")]
    [InlineData("./main.bicep", "./other.bicep", "CMG4043")]
    [InlineData("param name", "param location = 'eastus'\\nparam name", "CMG4042")]
    [InlineData("'rg-cmg-granitefalls-westus'", "readEnvironmentVariable('NAME')", "CMG4040")]
    [InlineData("'rg-cmg-granitefalls-westus'", "[", "CMG4040")]
    public void One_mistake_in_the_parameters_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(
        code, Parameters, Proofs.Prove(Proofs.Spec, JobScope.Gateway, (File, Right), (Parameters, Proofs.Mutate(RightParameters, old, replacement))));

    [Theory]
    [InlineData("'rg-shared'", "'rg-other'")]
    [InlineData("existing = {", "= {\\n  location: 'westus'")]
    public void One_mistake_in_a_group_that_exists_is_one_diagnostic(string old, string replacement) => Proofs.Single(
        "CMG4042", File, Proofs.Prove(ExistingSpec, JobScope.Gateway, (File, Proofs.Mutate(Existing, old, replacement))));

    [Theory]
    [InlineData(File, "CMG4042")]
    [InlineData("own/budget.bicep", null)]
    [InlineData("bicep/other.bicep", null)]
    public void Only_the_main_file_must_have_the_group(string file, string? code) =>
        Assert.Equal(code, Proofs.Prove(Proofs.Spec, JobScope.Gateway, (file, "targetScope = 'subscription'\n")).SingleOrDefault()?.Code);

    [Theory]
    [InlineData("rg-cmg-granitefalls-westus", null)]
    [InlineData("rg-other", "CMG4042")]
    public void A_group_of_another_family_is_that_of_the_spec(string name, string? code) => Assert.Equal(code, Proofs.Prove(
        Proofs.Spec, JobScope.Gateway, ("own/group.bicep", Proofs.Mutate(Right, "name: name", $"name: '{name}'"))).SingleOrDefault()?.Code);
}
