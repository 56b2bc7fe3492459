using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rules;

/// <summary>Rules on gateways together. A clash of two stands at the later one and names the earlier.</summary>
internal static class FleetRules
{
    /// <summary>Two equal gateways are one clash: of the names that they share, the widest is told.</summary>
    public static IEnumerable<Diagnostic> NamesClash(Fleet fleet)
    {
        var services = new Dictionary<DnsName, GatewaySpec>();
        var deployments = new Dictionary<DnsName, GatewaySpec>();
        var globals = new Dictionary<(AzureCloud, GatewayPrefix), GatewaySpec>();
        foreach (var gateway in fleet.Gateways)
        {
            var at = gateway.Prefix.Span;
            if (!services.TryAdd(gateway.ServiceName, gateway))
            {
                yield return RuleDiagnostics.SameServiceName(at, gateway.ServiceName.Value, services[gateway.ServiceName].Prefix.Span);
                continue;
            }

            // A retired gateway has given its names in Azure back.
            if (!gateway.IsRendered)
            {
                continue;
            }

            var global = (gateway.Cloud.Value, gateway.Prefix.Value);
            if (!deployments.TryAdd(gateway.DeploymentName, gateway))
            {
                yield return RuleDiagnostics.SameDeploymentName(
                    at, gateway.DeploymentName.Value, deployments[gateway.DeploymentName].Prefix.Span);
            }
            else if (!globals.TryAdd(global, gateway))
            {
                yield return RuleDiagnostics.SameGlobalName(
                    at, gateway.Prefix.Value.Value, gateway.Cloud.Value.Name, globals[global].Prefix.Span);
            }
        }
    }

    public static IEnumerable<Diagnostic> SharedCertificateDiffers(Fleet fleet) =>
        Disagreements(
            fleet.Gateways.Where(gateway => gateway.IsRendered && gateway.Certificate.Wildcard.Value && gateway.HasCname),
            gateway => gateway.CommonNameKey,
            SharedSettings.OfCertificate,
            RuleDiagnostics.SharedCertificateDiffers);

    public static IEnumerable<Diagnostic> ZoneDiffers(Fleet fleet)
    {
        var recorded = fleet.WithRecords.ToList();
        return [.. InZone(recorded, gateway => gateway.Dns.Zone, SharedSettings.OfZone), .. InZone(recorded, gateway => gateway.Dns.Internal?.Zone, SharedSettings.OfInternalZone)];
    }

    private static IEnumerable<Diagnostic> InZone(
        IEnumerable<GatewaySpec> gateways, Func<GatewaySpec, Located<DnsName>?> zone, Func<GatewaySpec, IEnumerable<SharedSetting>> settings) =>
        Disagreements(
            gateways.Where(gateway => zone(gateway) is { } own && IsBelow(gateway, own)), gateway => zone(gateway)!.Value.Value, settings, RuleDiagnostics.ZoneDiffers);

    /// <summary>An inherited list may well name one gateway of several: only a name that is every reader's own is told.</summary>
    public static IEnumerable<Diagnostic> AlternativeNameRepeated(Fleet fleet) =>
        fleet.Gateways
            .SelectMany(gateway => gateway.Certificate.AlternativeNames.Select(name => (Name: name, IsRepeated: name.Value.Value == gateway.CommonNameKey)))
            .GroupBy(item => item.Name.Span)
            .Where(group => group.All(item => item.IsRepeated))
            .Select(group => RuleDiagnostics.RepeatedAlternativeName(group.Key, group.First().Name.Value.Value));

    public static IEnumerable<Diagnostic> ResourceGroupTagsDiffer(Fleet fleet) =>
        Disagreements(
            fleet.Gateways.Where(gateway => gateway.IsRendered && gateway.Azure.CreateResourceGroup.Value),
            gateway => gateway.Azure.ResourceGroup.Value.ToLowerInvariant(),
            SharedSettings.OfTags,
            (at, group, _, first) => RuleDiagnostics.ResourceGroupTagsDiffer(at, group, first));

    /// <summary>A resource group has one budget and one set of alerts, which its gateways deploy in turn.</summary>
    public static IEnumerable<Diagnostic> ResourceGroupSettingsDiffer(Fleet fleet)
    {
        var rendered = fleet.Gateways.Where(gateway => gateway.IsRendered).ToList();
        return Differ(rendered.Where(gateway => gateway.Azure.Budget is not null), SharedSettings.OfBudget)
            .Concat(Differ(rendered.Where(gateway => gateway.Azure.Alerts is not null), SharedSettings.OfActivityAlerts));

        static IEnumerable<Diagnostic> Differ(IEnumerable<GatewaySpec> gateways, Func<GatewaySpec, IEnumerable<SharedSetting>> settings) =>
            Disagreements(gateways, gateway => gateway.Azure.ResourceGroup.Value.ToLowerInvariant(), settings, RuleDiagnostics.ResourceGroupSettingsDiffer);
    }

    public static IEnumerable<Diagnostic> ResourceGroupDiffers(Fleet fleet) =>
        Disagreements(
            fleet.Gateways.Where(gateway => gateway.IsRendered),
            gateway => gateway.Azure.ResourceGroup.Value.ToLowerInvariant(),
            SharedSettings.OfResourceGroup,
            RuleDiagnostics.ResourceGroupDiffers);

    /// <summary>What is said of DNS for gateways with Azure's names only, and so has no effect.</summary>
    public static IEnumerable<Diagnostic> DnsWithoutRecord(Fleet fleet)
    {
        var used = fleet.Gateways.Where(gateway => gateway.HasCname).SelectMany(gateway => DnsPlaces(gateway)).ToHashSet();
        return fleet.Gateways.Where(gateway => !gateway.HasCname).SelectMany(gateway => DnsPlaces(gateway))
            .Where(place => !used.Contains(place))
            .Select(RuleDiagnostics.NoRecordForAzureName);
    }

    public static IEnumerable<Diagnostic> TemplatesDiffer(Fleet fleet)
    {
        var folders = fleet.Specs.Select(spec => (Spec: spec.Path, spec.Templates)).ToList();
        var first = folders.FirstOrDefault(item => item.Templates is not null);
        return folders
            .Where(item => item.Templates is not null && Folder(item.Spec, item.Templates.Value) != Folder(first.Spec, first.Templates!.Value))
            .Select(item => RuleDiagnostics.TemplatesDiffer(item.Templates!.Span, first.Templates!.Value, first.Templates.Span));
    }

    private static IEnumerable<SourceSpan> DnsPlaces(GatewaySpec gateway)
    {
        var dns = gateway.Dns;
        return new[]
        {
            dns.Zone.IsDefault ? (SourceSpan?)null : dns.Zone.Span,
            dns.Internal?.Span,
            dns.Azure?.Span,
            dns.Caa.IsEmpty ? null : dns.Caa[0].Span,
            dns.AcmeDelegateTo?.Span,
        }.OfType<SourceSpan>();
    }

    /// <summary>Only zones that can hold the record are compared: another is told as such.</summary>
    private static bool IsBelow(GatewaySpec gateway, Located<DnsName> zone) =>
        gateway.ServiceName != zone.Value && gateway.ServiceName.IsAtOrBelow(zone.Value);

    /// <summary>The folder relative to the working folder, as far as text alone can tell.</summary>
    private static string Folder(string spec, string templates)
    {
        var path = templates.StartsWith('/') ? templates : spec[..(spec.LastIndexOf('/') + 1)] + templates;
        var segments = new List<string>();
        foreach (var segment in path.Split('/').Where(segment => segment is not ("" or ".")))
        {
            if (segment == ".." && segments.Count > 0 && segments[^1] != "..")
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else
            {
                segments.Add(segment);
            }
        }

        return (path.StartsWith('/') ? "/" : "") + string.Join('/', segments);
    }

    /// <summary>Of each later gateway of a group, the first setting in which it differs from the group's first.</summary>
    private static IEnumerable<Diagnostic> Disagreements(
        IEnumerable<GatewaySpec> gateways,
        Func<GatewaySpec, string> group,
        Func<GatewaySpec, IEnumerable<SharedSetting>> settings,
        Func<SourceSpan, string, string, SourceSpan, Diagnostic> report)
    {
        foreach (var sharing in gateways.GroupBy(group, StringComparer.Ordinal))
        {
            var first = sharing.First();
            var expected = settings(first).ToList();
            foreach (var gateway in sharing.Skip(1))
            {
                var different = settings(gateway).Zip(expected).FirstOrDefault(pair => pair.First.Value != pair.Second.Value).First;
                if (different is not null)
                {
                    yield return report(different.Span, sharing.Key, different.Key, first.Prefix.Span);
                }
            }
        }
    }
}
