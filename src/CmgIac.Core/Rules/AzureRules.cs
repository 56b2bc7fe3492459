using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rules;

/// <summary>Rules on what watches over a gateway in Azure. What a section must have may be inherited: so it is told here.</summary>
internal static class AzureRules
{
    /// <summary>Microsoft: Microsoft.Consumption/budgets, contactEmails.</summary>
    public const int MaxBudgetContacts = 50;

    public static IEnumerable<Diagnostic> BudgetDoesNotFit(GatewaySpec gateway)
    {
        if (gateway.Azure.Budget is not { } budget)
        {
            yield break;
        }

        if (budget.Amount is null || budget.Contacts.IsEmpty)
        {
            yield return RuleDiagnostics.BudgetIncomplete(
                budget.Span, new[] { budget.Amount is null ? "amount" : null, budget.Contacts.IsEmpty ? "contacts" : null }.OfType<string>());
        }
        else if (budget.Start is null)
        {
            yield return RuleDiagnostics.BudgetStartsWithDeployment(budget.Span);
        }

        if (budget.Contacts.Length > MaxBudgetContacts)
        {
            yield return RuleDiagnostics.TooManyBudgetContacts(budget.Contacts[MaxBudgetContacts].Span, budget.Contacts.Length, MaxBudgetContacts);
        }
    }

    public static IEnumerable<Diagnostic> AlertsWithoutContacts(GatewaySpec gateway)
    {
        if (gateway.Azure.Alerts is { Contacts.IsEmpty: true } alerts)
        {
            yield return RuleDiagnostics.AlertsWithoutContacts(alerts.Span);
        }
    }

    /// <summary>A test agent checks that the certificate is trusted (Microsoft: "Application Insights availability tests").</summary>
    public static IEnumerable<Diagnostic> WebTestDoesNotFit(GatewaySpec gateway)
    {
        if (gateway.Azure.WebTest is not { } test)
        {
            yield break;
        }

        if (test.ApplicationInsights is null)
        {
            yield return RuleDiagnostics.WebTestWithoutComponent(test.Span);
        }
        else if (gateway.Certificate.Issuer.Value == CertificateIssuer.Enterprise)
        {
            yield return RuleDiagnostics.WebTestOfEnterpriseCertificate(test.Span);
        }
        else if (gateway.Azure.Alerts is null)
        {
            yield return RuleDiagnostics.WebTestTellsNobody(test.Span);
        }
    }

    public static IEnumerable<Diagnostic> ObjectIdIsClientId(GatewaySpec gateway)
    {
        if (gateway.Azure.ServerAppObjectId is { } id && id.Value == gateway.ConfigMgr.ServerAppClientId?.Value)
        {
            yield return RuleDiagnostics.ObjectIdIsClientId(id.Span, id.Value);
        }
    }

    /// <summary>Silent where there is no record at all, which is told of the whole section.</summary>
    public static IEnumerable<Diagnostic> LockOfNothing(GatewaySpec gateway)
    {
        var families = gateway.Dns.Outputs.Concat(gateway.Dns.Internal?.Outputs ?? []);
        if (gateway.HasCname && gateway.Dns.Azure is { Lock.Value: true } azure && families.All(family => family.Value != "azure"))
        {
            yield return RuleDiagnostics.LockOfNothing(azure.Lock.Span);
        }
    }

    /// <summary>What several gateways inherit is of use if one of them renders it.</summary>
    public static IEnumerable<Diagnostic> NothingWithoutBicep(Fleet fleet)
    {
        var rendered = fleet.Gateways.Where(gateway => gateway.IsRendered).ToLookup(gateway => gateway.Outputs.Any(family => family.Value == "bicep"));
        var used = rendered[true].SelectMany(Places).ToHashSet();
        return rendered[false].SelectMany(gateway => Places(gateway).Take(1)).Where(place => !used.Contains(place)).Select(RuleDiagnostics.NothingWithoutBicep);
    }

    private static IEnumerable<SourceSpan> Places(GatewaySpec gateway)
    {
        var azure = gateway.Azure;
        return new[] { azure.ServerAppObjectId?.Span, azure.Budget?.Span, azure.Alerts?.Span, azure.WebTest?.Span }.OfType<SourceSpan>();
    }
}
