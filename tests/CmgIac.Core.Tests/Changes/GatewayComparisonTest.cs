using CmgIac.Core.Changes;
using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Changes;

/// <summary>What a changed setting means depends on the states on both sides.</summary>
public class GatewayComparisonTest
{
    [Theory]
    [InlineData("live", "live", "Redeploy region")]
    [InlineData("planned", "planned", "Deploy region")]
    [InlineData("planned", "live", "Deploy region, Update state")]
    [InlineData("planned", "retiring", "Update region, Update state")]
    [InlineData("planned", "retired", "Update region, Update state")]
    [InlineData("retired", "live", "Redeploy region, Redeploy state")]
    [InlineData("retired", "retired", "")]
    public void A_region_that_changes(string before, string after, string expected)
    {
        var settings = GatewayComparison.Of(Gateway(before, "westus"), Gateway(after, "eastus")).Settings;
        Assert.Equal(expected, string.Join(", ", settings.Select(setting => $"{setting.Effect} {setting.Name}")));
    }

    private static Core.Model.GatewaySpec Gateway(string state, string region) =>
        Specs.Gateways($"domain: contoso.com\nprefix: granite\nregion: {region}\nstate: {state}\nazure: {{resourceGroup: rg}}\n")[0];
}
