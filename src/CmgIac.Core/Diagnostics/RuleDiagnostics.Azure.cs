using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG3055 to CMG3065: the rules on what watches over a gateway in Azure.</summary>
internal static partial class RuleDiagnostics
{
    public static Diagnostic BudgetIncomplete(SourceSpan at, IEnumerable<string> missing) =>
        Diagnostic.Error("CMG3055", at, $"The budget has no {string.Join(" and no ", missing.Select(key => $"'{key}'"))}. Write 'amount', in the billing currency, and 'contacts', the e-mail addresses of those who are told.");

    public static Diagnostic BudgetStartsWithDeployment(SourceSpan at) =>
        Diagnostic.Warning("CMG3056", at, "Without 'start' the budget begins in the month of its deployment, and Azure refuses every later month: a budget's start is never changed. Write the first day of the month of the first deployment.");

    public static Diagnostic TooManyBudgetContacts(SourceSpan at, int count, int max) =>
        Diagnostic.Error("CMG3057", at, $"The budget tells {count} addresses. Azure allows {max}; give a distribution list.");

    public static Diagnostic AlertsWithoutContacts(SourceSpan at) =>
        Diagnostic.Error("CMG3058", at, "These alerts tell nobody. Write 'contacts', the e-mail addresses of those who are told.");

    public static Diagnostic WebTestWithoutComponent(SourceSpan at) =>
        Diagnostic.Error("CMG3059", at, "A web test belongs to an Application Insights component. Write its resource id as 'applicationInsights'; cmg creates none.");

    public static Diagnostic WebTestOfEnterpriseCertificate(SourceSpan at) =>
        Diagnostic.Warning("CMG3060", at, "Azure's test agents trust public CAs alone: with an enterprise issuer the test of the certificate fails always. Remove 'webTest', unless a public root signs your PKI.");

    public static Diagnostic WebTestTellsNobody(SourceSpan at) =>
        Diagnostic.Warning("CMG3061", at, "When the web test fails its alert shows in the portal, and tells nobody. Write 'azure.alerts' with 'contacts'.");

    public static Diagnostic ObjectIdIsClientId(SourceSpan at, string id) =>
        Diagnostic.Error("CMG3062", at, $"'{id}' is the server app's client id. A role is assigned to the object id of its service principal: 'az ad sp show --id {id} --query id'.");

    public static Diagnostic LockOfNothing(SourceSpan at) =>
        Diagnostic.Warning("CMG3063", at, "Nothing is locked: the lock is Azure's, and no zone of this gateway has 'azure' among its outputs. Add it, or remove 'lock'.");

    public static Diagnostic NothingWithoutBicep(SourceSpan at) =>
        Diagnostic.Warning("CMG3064", at, "Nothing comes of this: it stands in the gateway's Bicep, and 'outputs' has no 'bicep'. Add it, or remove this.");

    public static Diagnostic ResourceGroupSettingsDiffer(SourceSpan at, string group, string key, SourceSpan first) =>
        Diagnostic.Warning("CMG3065", at, $"Resource group '{group}' is one and has one of these, but '{key}' differs from that of the gateway at {first}: the last deployment wins, or is refused. Give both the same.");
}
