using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Lowering;

/// <summary>What watches over a gateway in Azure.</summary>
internal static class AzureView
{
    /// <summary>
    /// Where a web test runs: five places, of which the alert wants three to fail (Microsoft: "Application Insights
    /// availability tests", location population tags).
    /// </summary>
    private static readonly string[] PublicPlaces = ["us-va-ash-azr", "us-ca-sjc-azr", "us-tx-sn1-azr", "emea-nl-ams-azr", "apac-sg-sin-azr"];

    private static readonly string[] UsGovernmentPlaces = ["usgov-va-azr", "usgov-phx-azr", "usgov-tx-azr", "usgov-ddeast-azr", "usgov-ddcentral-azr"];

    /// <summary>Is there anything of ours inside the resource group?</summary>
    public static bool IsInGroup(GatewaySpec gateway) =>
        gateway.Azure.ServerAppObjectId is not null || gateway.Azure.Budget is not null || gateway.Azure.Alerts is not null;

    /// <summary>Does the gateway's Bicep deploy anything, or does it only look the resource group up?</summary>
    public static bool Deploys(GatewaySpec gateway) =>
        gateway.Azure.CreateResourceGroup.Value || IsInGroup(gateway) || gateway.Azure.WebTest is not null;

    /// <summary>Where the web test is once it is deployed: beside its component, whose resource ID is /subscriptions/ID/resourceGroups/NAME/….</summary>
    public static View DeployedWebTest(GatewaySpec gateway)
    {
        var component = gateway.Azure.WebTest!.ApplicationInsights!.Value.Split('/');
        return new()
        {
            { "name", WebTestName(gateway) },
            { "subscription", component.ElementAtOrDefault(2) },
            { "resource_group", component.ElementAtOrDefault(4) },
            { "component", component.ElementAtOrDefault(8) },
        };
    }

    public static View Of(GatewaySpec gateway)
    {
        var azure = gateway.Azure;
        return new()
        {
            { "in_group", IsInGroup(gateway) },
            { "tagged", azure.CreateResourceGroup.Value || azure.Alerts is not null || azure.WebTest is not null },
            { "server_app_object_id", azure.ServerAppObjectId?.Value },
            { "budget", azure.Budget is { } budget ? Budget(budget) : null },
            { "alerts", azure.Alerts is { } alerts ? new View { { "contacts", Items(alerts.Contacts) } } : null },
            { "web_test", azure.WebTest is { } test ? WebTest(gateway, test) : null },
        };
    }

    private static View Budget(BudgetSpec budget) => new()
    {
        { "amount", budget.Amount!.Value },
        { "contacts", Items(budget.Contacts) },
        { "start", budget.Start?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
    };

    /// <summary>Only a gateway whose name leads to it can pass: the test is there before and after, and off.</summary>
    private static View WebTest(GatewaySpec gateway, WebTestSpec test) => new()
    {
        { "name", WebTestName(gateway) },
        { "application_insights", test.ApplicationInsights!.Value },
        { "url", $"https://{gateway.ServiceName}/CCM_Proxy_MutualAuth/ServiceMetadata" },
        { "certificate_days", test.CertificateDays.Value },
        { "enabled", gateway.State.Value == GatewayState.Live },
        { "places", Items(gateway.Cloud.Value == AzureCloud.UsGovernment ? UsGovernmentPlaces : PublicPlaces) },
    };

    private static string WebTestName(GatewaySpec gateway) => $"cmg-{gateway.Prefix.Value}";

    private static ImmutableArray<View> Items(IEnumerable<Located<string>> values) => Items(values.Select(value => value.Value));

    private static ImmutableArray<View> Items(IEnumerable<string> values) => [.. values.Select(value => new View { { "value", value } })];
}
