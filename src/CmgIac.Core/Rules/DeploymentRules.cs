using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Rules;

/// <summary>Rules on what is deployed to Azure, and by what method.</summary>
internal static class DeploymentRules
{
    /// <summary>Azure Resource Manager's limit of tags a resource.</summary>
    public const int MaxTags = 50;

    public static IEnumerable<Diagnostic> Classic(GatewaySpec gateway)
    {
        if (gateway.Deployment.Value == DeploymentMethod.Classic)
        {
            yield return RuleDiagnostics.Classic(gateway.Deployment.Span, gateway.DeploymentName.Value);
        }
    }

    /// <summary>Only of scale sets: the classic suffix is the same on every page. A region elsewhere is told as such.</summary>
    public static IEnumerable<Diagnostic> UsGovernmentSuffixUnsure(GatewaySpec gateway)
    {
        if (gateway.Cloud.Value == AzureCloud.UsGovernment && gateway.DeploymentSuffix is null
            && gateway.Deployment.Value == DeploymentMethod.ScaleSet
            && !gateway.Region.Value.IsInChina && gateway.Region.Value.Cloud != AzureCloud.Public)
        {
            yield return RuleDiagnostics.UsGovernmentSuffixUnsure(gateway.Cloud.Span, gateway.DeploymentName.Value);
        }
    }

    public static IEnumerable<Diagnostic> ResourceGroupAdvice(GatewaySpec gateway)
    {
        var group = gateway.Azure.ResourceGroup;
        if (!IsContainerName(group.Value))
        {
            var lowered = group.Value.ToLowerInvariant();
            yield return RuleDiagnostics.ResourceGroupAdvice(group.Span, group.Value, IsContainerName(lowered) ? lowered : null);
        }
    }

    public static IEnumerable<Diagnostic> TagsDoNotFit(GatewaySpec gateway)
    {
        var tags = gateway.Azure.Tags;

        // A web test has one more, which links it to its component.
        var max = gateway.Azure.WebTest is null ? MaxTags : MaxTags - 1;
        if (tags.Length > max)
        {
            yield return RuleDiagnostics.TooManyTags(tags[max].Name.Span, tags.Length, max, max < MaxTags);
        }

        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, _) in tags)
        {
            if (!seen.TryAdd(name.Value, name.Value))
            {
                yield return RuleDiagnostics.SameTag(name.Span, name.Value, seen[name.Value]);
            }
        }
    }

    public static IEnumerable<Diagnostic> LabSize(GatewaySpec gateway)
    {
        if (gateway.ConfigMgr.VmSize.Value == "B2s")
        {
            yield return RuleDiagnostics.LabSize(gateway.ConfigMgr.VmSize.Span);
        }
    }

    /// <summary>The wizard's two percentages are of one threshold, and the warning comes first.</summary>
    public static IEnumerable<Diagnostic> AlertsDoNotFit(GatewaySpec gateway)
    {
        if (gateway.ConfigMgr.Alerts is not { } alerts)
        {
            yield break;
        }

        var (warning, critical) = (alerts.WarningPercent, alerts.CriticalPercent);
        if (warning.Value >= critical.Value)
        {
            yield return RuleDiagnostics.WarningNotBelowCritical((warning.IsDefault ? critical : warning).Span, warning.Value, critical.Value);
        }

        if (alerts.TrafficGB is null && alerts.StorageGB is null)
        {
            yield return RuleDiagnostics.AlertsOfNothing(alerts.Span);
        }
        else if (alerts.TrafficGB is null && alerts.StopService.Value)
        {
            yield return RuleDiagnostics.StopsAtNothing(alerts.StopService.Span);
        }
    }

    private static bool IsContainerName(string name) =>
        name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
