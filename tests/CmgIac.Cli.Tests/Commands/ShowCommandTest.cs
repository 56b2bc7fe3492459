using System.Text.Json.Nodes;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>The names that follow from a spec, for both clouds and both deployment methods.</summary>
public class ShowCommandTest : Fixture
{
    [Theory]
    [InlineData("westus", "AzurePublicCloud", "scaleSet", "granitefalls.westus.cloudapp.azure.com", "granitefalls.vault.azure.net", "granitefalls.blob.core.windows.net")]
    [InlineData("westus", "AzurePublicCloud", "classic", "granitefalls.cloudapp.net", "granitefalls.vault.azure.net", "granitefalls.blob.core.windows.net")]
    [InlineData("usgovvirginia", "AzureUSGovernmentCloud", "scaleSet", "granitefalls.usgovvirginia.cloudapp.usgovcloudapi.net", "granitefalls.vault.usgovcloudapi.net", "granitefalls.blob.core.usgovcloudapi.net")]
    [InlineData("usgovvirginia", "AzureUSGovernmentCloud", "classic", "granitefalls.usgovcloudapp.net", "granitefalls.vault.usgovcloudapi.net", "granitefalls.blob.core.usgovcloudapi.net")]
    public void Derived_names(string region, string cloud, string deployment, string deploymentName, string keyVault, string storageAccount)
    {
        Write("cmg.yaml", $"domain: contoso.com\nprefix: GraniteFalls\nregion: {region}\ncloud: {cloud}\ndeployment: {deployment}\n");
        var gateway = Assert.Single(Json("show")["gateways"]!.AsArray())!;

        Assert.Equal("granitefalls.contoso.com", (string)gateway["serviceName"]!);
        Assert.Equal(deploymentName, (string)gateway["deploymentName"]!);
        Assert.Equal("granitefalls", (string)gateway["prefix"]!);
        Assert.Equal(deployment, (string)gateway["deployment"]!);
        Assert.Equal("CN=granitefalls.contoso.com", (string)gateway["certificate"]!["subject"]!);
        AssertJson($$"""{"zone":"contoso.com","name":"granitefalls","target":"{{deploymentName}}","ttl":3600}""", gateway["cname"]);
        AssertJson($$"""{"dnsLabel":"{{deploymentName}}","keyVault":"{{keyVault}}","storageAccount":"{{storageAccount}}"}""", gateway["globallyUnique"]);
    }

    [Fact]
    public void Azure_s_own_name_has_no_record()
    {
        Write("cmg.yaml", Minimal + "serviceNameFrom: azure\ncertificate: {issuer: enterprise, template: CmgServer}\n");
        var gateway = Json("show")["gateways"]![0]!;
        Assert.Null(gateway["cname"]);
        Assert.Equal("granitefalls.westus.cloudapp.azure.com", (string)gateway["serviceName"]!);
        Assert.Equal("CmgServer", (string)gateway["certificate"]!["template"]!);
    }

    [Fact]
    public void A_renewed_certificate_keeps_its_spelling()
    {
        Write("cmg.yaml", Minimal + "organization: Contoso, Ltd.\ncertificate: {previousCommonName: GraniteFalls.contoso.com, alternativeNames: [cmg.contoso.com]}\n");
        var certificate = Json("show")["gateways"]![0]!["certificate"]!;
        Assert.Equal("GraniteFalls.contoso.com", (string)certificate["commonName"]!);
        Assert.Equal("CN=GraniteFalls.contoso.com,O=\"Contoso, Ltd.\"", (string)certificate["subject"]!);
        AssertJson("""["GraniteFalls.contoso.com","cmg.contoso.com"]""", certificate["subjectAlternativeNames"]);
    }

    [Fact]
    public void Text_is_for_people()
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg("show");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("CNAME             granitefalls in zone contoso.com, TTL 3600\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_spec_shows_nothing()
    {
        Write("cmg.yaml", "domain: contoso.com\nprefix: granite-falls\nregion: westus\n");
        var shown = Json("show");
        Assert.Empty(shown["gateways"]!.AsArray());
        Assert.Equal("CMG2004", (string)shown["diagnostics"]![0]!["code"]!);
        Assert.Equal(1, Cmg("show").ExitCode);
        Assert.Equal("", Cmg("show").Out);
    }

    [Fact]
    public void One_gateway_of_a_fleet()
    {
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways:\n  - {prefix: granitefalls}\n  - {prefix: graniteridge}\n");
        Assert.Equal(2, Json("show")["gateways"]!.AsArray().Count);
        Assert.Equal("graniteridge", (string)Assert.Single(Json("show", "--gateway", "GraniteRidge.contoso.com")["gateways"]!.AsArray())!["prefix"]!);

        var run = Cmg("show", "--gateway", "graniteridg.contoso.com");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error CMG5015:", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'graniteridge.contoso.com'?", run.Error, StringComparison.Ordinal);
    }

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
}
