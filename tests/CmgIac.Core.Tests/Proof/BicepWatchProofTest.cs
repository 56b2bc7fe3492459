using CmgIac.Core.Lowering;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

/// <summary>The role, the budget, the alerts and the web test of a gateway's Bicep, as the built-in templates write them.</summary>
public class BicepWatchProofTest
{
    private const string Main = "bicep/main.bicep";
    private const string Parameters = "bicep/main.bicepparam";
    private const string Resources = "bicep/resources.bicep";
    private const string WebTest = "bicep/web-test.bicep";

    private const string Spec = Proofs.Spec + """
        azure:
          serverAppObjectId: 12345678-9abc-def0-1234-56789abcdef0
          budget: {amount: 500, contacts: [a@contoso.com, b@contoso.com], start: 2027-01-01}
          alerts: {contacts: [a@contoso.com]}
          webTest: /subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/rg/providers/Microsoft.Insights/components/appi

        """;

    private static readonly Dictionary<string, string> Right = Proofs.Render(Spec, JobScope.Gateway)
        .Where(file => file.Path.Contains(".bicep", StringComparison.Ordinal))
        .ToDictionary(file => file.Path[(file.Path.IndexOf("/bicep/", StringComparison.Ordinal) + 1)..], file => file.Text, StringComparer.Ordinal);

    [Fact]
    public void What_is_rendered_passes()
    {
        Assert.Equal([Main, Parameters, Resources, WebTest], Right.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(Proofs.Prove(Spec, JobScope.Gateway, Right.Select(file => (file.Key, file.Value))));
    }

    [Theory]
    [InlineData(Resources, "roleDefinitionId: contributor", "roleDefinitionId: '/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c'")]
    [InlineData(Resources, "emailReceivers: [\n      for contact in alertContacts: {\n        name: contact\n        emailAddress: contact\n        useCommonAlertSchema: true\n      }\n    ]",
        "emailReceivers: [\\n      {\\n        name: 'A'\\n        emailAddress: 'a@contoso.com'\\n      }\\n    ]")]
    [InlineData(Resources, "amount: budgetAmount", "amount: 500")]
    [InlineData(Resources, "var contributor", "resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\\n  name: guid('x')\\n  properties: {\\n    principalId: '99999999-9abc-def0-1234-56789abcdef0'\\n    roleDefinitionId: 'x'\\n  }\\n}\\nvar contributor")]
    [InlineData(Resources, "var contributor", "resource lock 'Microsoft.Authorization/locks@2020-05-01' = {\\n  scope: actionGroup\\n  name: 'x'\\n}\\nvar contributor")]
    [InlineData(WebTest, "union(tags, {\n    'hidden-link:${applicationInsightsResourceId}': 'Resource'\n  })", "{\\n    'hidden-link:/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/rg/providers/microsoft.insights/components/appi': 'Resource'\\n  }")]
    [InlineData(Resources, "var contributor = subscriptionResourceId(", "var contributor = az.subscriptionResourceId(")]
    [InlineData(WebTest, "union(tags, {\n    'hidden-link:${applicationInsightsResourceId}': 'Resource'\n  })", "{\\n    'hidden-link:${applicationInsightsResourceId}': 'Resource'\\n  }")]
    public void Another_way_to_say_the_same_passes(string file, string old, string replacement) => Assert.Null(Prove(file, old, replacement));

    [Theory]
    [InlineData(Parameters, "12345678-9abc-def0-1234-56789abcdef0", "99999999-9abc-def0-1234-56789abcdef0", "CMG4046")]
    [InlineData(Resources, "b24988ac-6180-42a0-ab88-20f7382dd24c", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "CMG4046")]
    [InlineData(Resources, "principalId: serverAppObjectId", "principalId: reference('x').principalId", "CMG4040")]
    [InlineData(Resources, "roleAssignments@2022-04-01' = {", "roleAssignments@2022-04-01' = {\\n  scope: actionGroup", "CMG4046")]
    [InlineData(Resources, "roleAssignments@2022-04-01' = {", "roleAssignments@2022-04-01' = if (assign) {", "CMG4040")]
    [InlineData(Main, "output location", "module again 'resources.bicep' = {\\n  params: {\\n    serverAppObjectId: serverAppObjectId\\n  }\\n}\\noutput location", "CMG4046")]
    [InlineData(Main, "output location", "resource again 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\\n  name: guid('x')\\n  properties: {\\n    principalId: serverAppObjectId\\n    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b24988ac-6180-42a0-ab88-20f7382dd24c')\\n  }\\n}\\noutput location", "CMG4046")]
    [InlineData(Main, "output location", "module other 'br/public:avm/res/consumption/budget:0.3.0' = {}\\noutput location", "CMG4044")]
    [InlineData(Main, "output location", "resource lock 'Microsoft.Authorization/locks@2020-05-01' = {\\n  name: 'x'\\n}\\noutput location", "CMG4045")]
    [InlineData(Resources, "var contributor", "resource lock 'Microsoft.Authorization/locks@2020-05-01' = {\\n  name: 'x'\\n}\\nvar contributor", "CMG4045")]
    [InlineData(Resources, "var contributor", "resource ip 'Microsoft.Network/publicIPAddresses@2024-05-01' = {\\n  name: 'x'\\n}\\nvar contributor", "CMG4041")]
    [InlineData(Resources, "var contributor", "param vaultName string = 'granitefalls'\\nresource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {\\n  name: vaultName\\n}\\nvar contributor", "CMG4041")]
    [InlineData(Resources, "Microsoft.Consumption/budgets", "Microsoft.CostManagement/budgets", "CMG4047")]
    [InlineData(Resources, "amount: budgetAmount", "amount: 600", "CMG4047")]
    [InlineData(Parameters, "budgetAmount = 500", "budgetAmount = 600", "CMG4047")]
    [InlineData(Parameters, "  'b@contoso.com'\n", "", "CMG4047")]
    [InlineData(Parameters, "2027-01-01", "2027-02-01", "CMG4047")]
    [InlineData(Parameters, "alertContacts = [\n  'a@", "alertContacts = [\\n  'z@", "CMG4047")]
    [InlineData(Resources, "emailAddress: contact", "emailAddress: 'z@contoso.com'", "CMG4047")]
    [InlineData(Parameters, "https://granitefalls.contoso.com/", "https://granitefalls.contoso.com.evil.net/", "CMG4047")]
    [InlineData(Parameters, "certificateDays = 14", "certificateDays = 1", "CMG4047")]
    [InlineData(Parameters, "webTestEnabled = true", "webTestEnabled = false", "CMG4047")]
    [InlineData(Parameters, "components/appi", "components/other", "CMG4047")]
    [InlineData(WebTest, "SSLCheck: true", "SSLCheck: false", "CMG4047")]
    [InlineData(WebTest, "'hidden-link:${applicationInsightsResourceId}'", "team", "CMG4047")]
    [InlineData(Main, "  scope: resourceGroup\n", "  scope: az.resourceGroup('rg-other')\\n", "CMG4046", 2)]
    [InlineData(Main, "  scope: resourceGroup\n", "  scope: 'rg-other'\\n", "CMG4046", 2)]
    [InlineData(Resources, "roleDefinitionId: contributor", "roleDefinitionId: 5", "CMG4046")]
    [InlineData(Main, "  scope: resourceGroup\n", "", "CMG4046", 2)]
    [InlineData(Resources, "notifications: {", "others: {", "CMG4047")]
    [InlineData(Resources, "actual80: {\n        enabled: true\n        operator: 'GreaterThanOrEqualTo'\n        threshold: 80\n        thresholdType: 'Actual'\n        contactEmails: budgetContacts\n      }", "actual80: other", "CMG4047")]
    [InlineData(Resources, "emailReceivers: [", "otherReceivers: [", "CMG4047")]
    [InlineData(Resources, "emailReceivers: [\n      for contact in alertContacts: {\n        name: contact\n        emailAddress: contact\n        useCommonAlertSchema: true\n      }\n    ]", "emailReceivers: [\\n      {\\n        name: 'A'\\n      }\\n    ]", "CMG4047")]
    [InlineData(Resources, "budgets@2023-11-01' = {", "budgets@2023-11-01' = if (watch) {", "CMG4040")]
    [InlineData(Resources, "amount: budgetAmount", "amount: '500'", "CMG4047")]
    [InlineData(Resources, "amount: budgetAmount", "amount: true", "CMG4047")]
    [InlineData(Resources, "amount: budgetAmount", "amount: false", "CMG4047")]
    [InlineData(Resources, "amount: budgetAmount", "amount: max(budgetAmount, 1)", "CMG4047")]
    [InlineData(Resources, "    amount: budgetAmount\n", "", "CMG4047")]
    [InlineData(Resources, "startDate: budgetStartDate", "startDate: 20270101", "CMG4047")]
    [InlineData(WebTest, "SSLCheck: true", "SSLCheck: 'true'", "CMG4047")]
    [InlineData(WebTest, "  tags: union(tags, {\n    'hidden-link:${applicationInsightsResourceId}': 'Resource'\n  })\n", "", "CMG4047")]
    [InlineData(WebTest, "union(tags, {\n    'hidden-link:${applicationInsightsResourceId}': 'Resource'\n  })", "['hidden-link:']", "CMG4047")]
    public void One_mistake_is_told(string file, string old, string replacement, string code, int count = 1)
    {
        var found = Proofs.Prove(Spec, JobScope.Gateway, Right.Select(item => (item.Key, item.Key == file ? Proofs.Mutate(item.Value, old, replacement) : item.Value)));
        Assert.Equal((code, count), (found[0].Code, found.Length));
    }

    /// <summary>One alert whose scopes are plain is enough; here is none.</summary>
    [Theory]
    [InlineData("Microsoft.Insights/activityLogAlerts", "Microsoft.Insights/metricAlerts")]
    [InlineData("    scopes: [\n      resourceGroup().id\n    ]\n", "")]
    [InlineData("resourceGroup().id\n    ]", "subscription().id\n    ]")]
    public void Alerts_that_watch_something_else_are_told(string old, string replacement)
    {
        var resources = Right[Resources].Replace(old, replacement, StringComparison.Ordinal);
        Assert.NotEqual(resources, Right[Resources]);
        Assert.Equal("CMG4047", Assert.Single(Proofs.Prove(Spec, JobScope.Gateway, Right.Select(item => (item.Key, item.Key == Resources ? resources : item.Value)))).Code);
    }

    /// <summary>Where the spec asks for nothing, what a template adds is its own; the group stays free of locks.</summary>
    [Fact]
    public void What_the_spec_does_not_ask_for_is_the_templates_own() =>
        Assert.Empty(Proofs.Prove(Proofs.Spec, JobScope.Gateway, Right.Select(file => (file.Key, file.Value))));

    private static string? Prove(string file, string old, string replacement) => Proofs.Prove(
        Spec, JobScope.Gateway, Right.Select(item => (item.Key, item.Key == file ? Proofs.Mutate(item.Value, old, replacement) : item.Value))).FirstOrDefault()?.Message;
}
