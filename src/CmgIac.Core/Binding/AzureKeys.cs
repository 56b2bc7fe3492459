using CmgIac.Core.Model;

namespace CmgIac.Core.Binding;

internal static class AzureKeys
{
    public static readonly ScalarKey<string> Subscription = new("subscription", Scalars.Guid, "The gateway's subscription.");

    public static readonly ScalarKey<string> Tenant = new("tenant", Scalars.Guid, "The Microsoft Entra tenant.");

    public static readonly ScalarKey<string> ResourceGroupName = new("name", NameScalars.ResourceGroup, "The resource group's name; rg-cmg-<prefix>-<region> by default.");

    public static readonly ScalarKey<bool> CreateResourceGroup = new("create", Scalars.Boolean, "Create the resource group rather than find it.") { Default = "true" };

    public static readonly SectionKey ResourceGroup = new("resourceGroup", [ResourceGroupName, CreateResourceGroup], "The gateway's resource group; plain text is its name.", ResourceGroupName);

    public static readonly TagsKey Tags = new("tags", "Tags of what is created.");

    public static readonly ScalarKey<string> ServerAppObjectId = new("serverAppObjectId", Scalars.Guid, "The object id of the server app's service principal (its enterprise application), which becomes Contributor of the resource group.");

    public static readonly ScalarKey<int> BudgetAmount = new("amount", Scalars.Number(1, 999_999_999), "The amount a month, in the billing currency.") { Example = "500" };

    public static readonly ListKey<string> BudgetContacts = Contacts("Who is told at 80 and 100 percent of it, and when 100 percent are forecast.");

    public static readonly ScalarKey<DateOnly> BudgetStart = new("start", AzureScalars.Month, "The first day of its first month, which Azure never changes; the month of the deployment by default.") { Example = "2027-01-01" };

    public static readonly SectionKey Budget = new("budget", [BudgetAmount, BudgetContacts, BudgetStart], "A monthly budget of the resource group.");

    public static readonly ListKey<string> AlertContacts = Contacts("Who is told.");

    public static readonly SectionKey Alerts = new("alerts", [AlertContacts], "Alerts of the resource group's activity log: a part of the gateway is deleted, the group is locked or its access changed, a part is not healthy.");

    public static readonly ScalarKey<string> ApplicationInsights = new("applicationInsights", AzureScalars.ApplicationInsights, "The resource id of the Application Insights component that runs the test.")
    { Example = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-monitor/providers/Microsoft.Insights/components/appi-cmg" };

    public static readonly ScalarKey<int> CertificateDays = new("certificateDays", Scalars.Number(1, 365), "The test fails when the certificate expires within so many days.") { Default = "14" };

    public static readonly SectionKey WebTest = new("webTest", [ApplicationInsights, CertificateDays], "An availability test of the service name and its certificate, with an alert; plain text is the component's id.", ApplicationInsights);

    public static readonly SectionKey Section = new("azure",
        [Subscription, Tenant, ResourceGroup, Tags, ServerAppObjectId, Budget, Alerts, WebTest],
        "Where Azure holds the gateway, and what watches over it there.");

    private static ListKey<string> Contacts(string summary) =>
        new("contacts", new("contacts", AzureScalars.EMail, "An e-mail address."), summary) { Example = "[cmg@contoso.com]", Sameness = StringComparer.OrdinalIgnoreCase };
}
