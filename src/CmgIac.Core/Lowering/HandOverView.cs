using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Lowering;

/// <summary>What the scripts for Configuration Manager and the runbook say of a gateway beside the values of all its templates.</summary>
internal static class HandOverView
{
    /// <summary>What a scale set needs registered in the subscription (Microsoft, "Configure Microsoft Entra ID for CMG").</summary>
    private static readonly string[] Providers = ["Microsoft.KeyVault", "Microsoft.Storage", "Microsoft.Network", "Microsoft.Compute"];

    public static View Of(GatewaySpec gateway) => new()
    {
        { "us_government", gateway.Cloud.Value == AzureCloud.UsGovernment },
        { "az_cloud", gateway.Cloud.Value == AzureCloud.UsGovernment ? "AzureUSGovernment" : "AzureCloud" },
        { "module_region", gateway.Region.Value.ModuleName },
        { "planned", gateway.State.Value == GatewayState.Planned },
        { "live", gateway.State.Value == GatewayState.Live },
        { "retiring", gateway.State.Value == GatewayState.Retiring },
        { "classic_name", DnsName.Join([gateway.Prefix.Value.Value, gateway.Cloud.Value.ClassicSuffix]) },
        { "scale_set_name", DnsName.Join([gateway.Prefix.Value.Value, gateway.Region.Value.Name, gateway.Cloud.Value.ScaleSetSuffix]) },
        { "former_name", gateway.RenamedFrom?.Value },
        { "bicep", Has(gateway.Outputs, "bicep") },
        { "bicep_deploys", Has(gateway.Outputs, "bicep") && AzureView.Deploys(gateway) },
        { "configmgr", Has(gateway.Outputs, "configmgr") },
        { "vm_size_label", VmSizeLabel(gateway.ConfigMgr.VmSize.Value) },
        { "default_vm_size", gateway.ConfigMgr.VmSize.Value == "A2_v2" },
        { "traffic_alert", gateway.ConfigMgr.Alerts?.TrafficGB is not null },
        { "traffic_gb", gateway.ConfigMgr.Alerts?.TrafficGB?.Value },
        { "storage_alert", gateway.ConfigMgr.Alerts?.StorageGB is not null },
        { "storage_gb", gateway.ConfigMgr.Alerts?.StorageGB?.Value },
        { "warning_percent", gateway.ConfigMgr.Alerts?.WarningPercent.Value },
        { "critical_percent", gateway.ConfigMgr.Alerts?.CriticalPercent.Value },
        { "stop_service", gateway.ConfigMgr.Alerts?.StopService.Value },
        { "providers", Items(Providers) },
        { "allow_list", AllowList.Of(gateway) },
        { "certificate", Certificate(gateway) },
        { "web_test", Has(gateway.Outputs, "bicep") && gateway.Azure.WebTest is not null ? AzureView.DeployedWebTest(gateway) : null },
        { "dns", gateway.HasCname ? Dns(gateway) : null },
    };

    private static View Certificate(GatewaySpec gateway)
    {
        var certificate = gateway.Certificate;
        return new()
        {
            { "folder", $"certificates/{gateway.CertificateFileName}" },
            { "enterprise", certificate.Issuer.Value == CertificateIssuer.Enterprise },
            { "wildcard", certificate.Wildcard.Value },
            { "template", certificate.Template?.Value },
            { "subject", gateway.Subject.ToString() },
            { "alternative_names", Items(gateway.SubjectAlternativeNames) },
            { "key_length", certificate.KeyLength.Value },
            { "renewed", certificate.PreviousCommonName is not null },
            { "certreq", Has(certificate.Outputs, "certreq") },
            { "openssl", Has(certificate.Outputs, "openssl") },
        };
    }

    private static View Dns(GatewaySpec gateway)
    {
        var dns = gateway.Dns;
        return new()
        {
            { "zone", dns.Zone.Value },
            { "record", gateway.ServiceName.RelativeTo(dns.Zone.Value) },
            { "ttl", dns.Ttl.Value },
            { "subscription", dns.Azure?.Subscription?.Value },
            { "resource_group", dns.Azure?.ResourceGroup?.Value },
            { "outputs", Items(dns.Outputs.Select(family => family.Value)) },
            { "azure", Has(dns.Outputs, "azure") },
            { "bind", Has(dns.Outputs, "bind") },
            { "creates_zone", dns.Azure is { CreateZone.Value: true } },
            { "lock", dns.Azure is { Lock.Value: true } },
            { "caa", dns.Caa.Length > 0 },
            { "challenge", dns.AcmeDelegateTo is { } target
                ? new View { { "owner", gateway.AcmeChallengeName }, { "target", target.Value } }
                : null },
            { "internal", dns.Internal is { } inner
                ? new View
                {
                    { "zone", inner.Zone.Value },
                    { "folder", $"zones/{inner.Zone.Value}/internal" },
                    { "outputs", Items(inner.Outputs.Select(family => family.Value)) },
                    { "windows_server", inner.WindowsServer?.Value },
                }
                : null },
        };
    }

    /// <summary>The size as the wizard's list names it.</summary>
    private static string VmSizeLabel(string size) => size switch
    {
        "A4_v2" => "Large (A4_v2)",
        "B2s" => "Lab (B2s)",
        _ => "Standard (A2_v2)",
    };

    private static bool Has(IEnumerable<Text.Located<string>> families, string family) => families.Any(item => item.Value == family);

    private static ImmutableArray<View> Items(IEnumerable<string> values) =>
        [.. values.Select(value => new View { { "value", value } })];
}
