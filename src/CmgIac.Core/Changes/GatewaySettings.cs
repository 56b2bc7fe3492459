using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Changes;

/// <summary>A setting of a gateway, its value as the spec writes it, and what a difference asks for.</summary>
internal sealed record GatewaySetting(string Name, Func<GatewaySpec, string?> Read)
{
    public Effect Effect { get; init; }

    /// <summary>Names in Azure are the same whatever their capitals.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>What a difference means, as a clause; null where that is plain.</summary>
    public string? Note { get; init; }
}

/// <summary>
/// Every setting that changes what is deployed, published or rendered for a gateway. 'renamedFrom' and
/// 'certificate.current' aren't among them: they only tell what is there already.
/// </summary>
internal static class GatewaySettings
{
    private const string DeployedSize = "no documented setting changes it on a deployed gateway";

    /// <summary>What a certificate is made of: a difference re-issues it.</summary>
    public static readonly ImmutableArray<GatewaySetting> OfCertificate =
    [
        Of("organization", gateway => gateway.Organization) with { Note = "Configuration Manager may ask for a redeployment" },
        Of("certificate.subject.organizationalUnit", gateway => gateway.Certificate.Subject.OrganizationalUnit),
        Of("certificate.subject.locality", gateway => gateway.Certificate.Subject.Locality),
        Of("certificate.subject.state", gateway => gateway.Certificate.Subject.State),
        Of("certificate.subject.country", gateway => gateway.Certificate.Subject.Country),
        new("certificate.alternativeNames", gateway => Set(gateway.SubjectAlternativeNames.Skip(1))),
        new("certificate.issuer", gateway => Choice.Word(gateway.Certificate.Issuer.Value)),
        Of("certificate.template", gateway => gateway.Certificate.Template),
        Of("certificate.keyLength", gateway => gateway.Certificate.KeyLength),
        new("certificate.keyProvider", gateway => Choice.Word(gateway.Certificate.KeyProvider.Value)),
        Of("certificate.hash", gateway => gateway.Certificate.Hash),
    ];

    /// <summary>What a redeployment is needed for, whatever else differs.</summary>
    public static readonly ImmutableArray<GatewaySetting> OfDeployment =
    [
        new("service name", gateway => gateway.ServiceName.Value) { Effect = Effect.Redeploy },
        Of("cloud", gateway => gateway.Cloud) with { Effect = Effect.Redeploy },
        Of("region", gateway => gateway.Region) with { Effect = Effect.Redeploy },
        Of("azure.resourceGroup", gateway => gateway.Azure.ResourceGroup) with { Effect = Effect.Redeploy, IgnoresCase = true },
    ];

    public static readonly ImmutableArray<GatewaySetting> OfTheRest =
    [
        Of("deploymentSuffix", gateway => gateway.DeploymentSuffix),
        List("certificate.outputs", gateway => gateway.Certificate.Outputs),
        Of("dns.zone", gateway => gateway.HasCname ? gateway.Dns.Zone : null),
        Of("dns.ttl", gateway => gateway.HasCname ? gateway.Dns.Ttl : null),
        List("dns.outputs", gateway => gateway.Dns.Outputs),
        Of("dns.internal.zone", gateway => gateway.Dns.Internal?.Zone),
        Of("dns.internal.ttl", gateway => gateway.Dns.Internal?.Ttl),
        List("dns.internal.outputs", gateway => gateway.Dns.Internal?.Outputs ?? []),
        Of("dns.internal.windowsServer", gateway => gateway.Dns.Internal?.WindowsServer),
        Of("dns.internal.zoneScope", gateway => gateway.Dns.Internal?.ZoneScope),
        Of("dns.azure.subscription", gateway => gateway.Dns.Azure?.Subscription) with { IgnoresCase = true },
        Of("dns.azure.resourceGroup", gateway => gateway.Dns.Azure?.ResourceGroup) with { IgnoresCase = true },
        new("dns.azure.createZone", gateway => Flag(gateway.Dns.Azure is { CreateZone.Value: true })),
        new("dns.azure.lock", gateway => Flag(gateway.Dns.Azure is { Lock.Value: true })),
        new("dns.terraform.import", gateway => Flag(gateway.Dns.TerraformImport.Value)),
        Of("dns.externalDns.namespace", gateway => gateway.Dns.ExternalDns.Namespace),
        new("dns.externalDns.labels", gateway => Set(gateway.Dns.ExternalDns.Labels.Select(label => $"{label.Name}={label.Value}"))),
        new("dns.externalDns.annotations", gateway => Set(gateway.Dns.ExternalDns.Annotations.Select(label => $"{label.Name}={label.Value}"))),
        new("dns.caa", gateway => Set(gateway.Dns.Caa.Select(CaaText.Of))),
        Of("dns.acmeChallenge.delegateTo", gateway => gateway.Dns.AcmeDelegateTo),
        new("azure.resourceGroup.create", gateway => Flag(gateway.Azure.CreateResourceGroup.Value)),
        new("azure.tags", gateway => Set(gateway.Azure.Tags.Select(tag => $"{tag.Name}={tag.Value}"))),
        Of("azure.serverAppObjectId", gateway => gateway.Azure.ServerAppObjectId) with { IgnoresCase = true },
        new("azure.budget", gateway => gateway.Azure.Budget is { } budget ? Budget(budget) : null),
        new("azure.alerts", gateway => gateway.Azure.Alerts is { } alerts ? Set(alerts.Contacts.Select(contact => contact.Value)) ?? "nobody" : null),
        new("azure.webTest", gateway => gateway.Azure.WebTest is { } test
            ? string.Create(CultureInfo.InvariantCulture, $"{test.ApplicationInsights?.Value}, {test.CertificateDays.Value} days") : null),
        Of("configmgr.description", gateway => gateway.ConfigMgr.Description),
        Of("configmgr.vmSize", gateway => gateway.ConfigMgr.VmSize) with { Note = DeployedSize },
        Of("configmgr.instances", gateway => gateway.ConfigMgr.Instances),
        new("configmgr.content", gateway => Flag(gateway.ConfigMgr.Content.Value)),
        new("configmgr.enforceTls12", gateway => Flag(gateway.ConfigMgr.EnforceTls12.Value)),
        new("configmgr.verifyClientRevocation", gateway => Flag(gateway.ConfigMgr.VerifyClientRevocation.Value)),
        new("configmgr.alerts", gateway => gateway.ConfigMgr.Alerts is { } alerts ? Alerts(alerts) : null),
        Of("configmgr.siteCode", gateway => gateway.ConfigMgr.SiteCode),
        Of("configmgr.siteServer", gateway => gateway.ConfigMgr.SiteServer) with { IgnoresCase = true },
        Of("configmgr.serverAppClientId", gateway => gateway.ConfigMgr.ServerAppClientId) with { IgnoresCase = true },
        List("configmgr.clientRoots", gateway => gateway.ConfigMgr.ClientRoots),
        List("configmgr.connectionPoints", gateway => gateway.ConfigMgr.ConnectionPoints),
        List("outputs", gateway => gateway.Outputs),
    ];

    /// <summary>All that a gateway is, for whoever must tell one from another.</summary>
    public static readonly ImmutableArray<GatewaySetting> All =
    [
        .. OfDeployment,
        new("deployment", gateway => Choice.Word(gateway.Deployment.Value)),
        Of("azure.subscription", gateway => gateway.Azure.Subscription),
        Of("azure.tenant", gateway => gateway.Azure.Tenant),
        new("state", gateway => Choice.Word(gateway.State.Value)),
        new("common name", gateway => gateway.CommonName),
        .. OfCertificate,
        .. OfTheRest,
    ];

    /// <summary>
    /// Every key of the spec with its effective value, for whoever shows a gateway as a whole: also such as only make its names,
    /// or tell what is there already.
    /// </summary>
    public static readonly ImmutableArray<GatewaySetting> Effective =
    [
        .. All.Where(setting => !setting.Name.Contains(' ', StringComparison.Ordinal)).Concat(
        [
            Of("domain", gateway => gateway.Domain),
            Of("prefix", gateway => gateway.Prefix),
            new("serviceNameFrom", gateway => Choice.Word(gateway.ServiceNameFrom.Value)),
            Of("renamedFrom", gateway => gateway.RenamedFrom),
            new("certificate.wildcard", gateway => Flag(gateway.Certificate.Wildcard.Value)),
            Of("certificate.previousCommonName", gateway => gateway.Certificate.PreviousCommonName),
            Of("certificate.current", gateway => gateway.Certificate.Current),
        ]).OrderBy(setting => setting.Name.Contains('.', StringComparison.Ordinal)).ThenBy(setting => setting.Name, StringComparer.Ordinal),
    ];

    /// <summary>The settings of <paramref name="settings"/> in which the two differ.</summary>
    public static IEnumerable<ChangedSetting> Differences(IEnumerable<GatewaySetting> settings, GatewaySpec before, GatewaySpec after) =>
        from setting in settings
        let old = setting.Read(before)
        let now = setting.Read(after)
        where !string.Equals(old, now, setting.IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
        select new ChangedSetting(setting.Name, old, now, setting.Effect, setting.Note);

    private static GatewaySetting Of<T>(string name, Func<GatewaySpec, Located<T>?> read)
        where T : notnull => new(name, gateway => read(gateway) is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value.Value}") : null);

    private static GatewaySetting List(string name, Func<GatewaySpec, ImmutableArray<Located<string>>> read) =>
        new(name, gateway => read(gateway) is { IsEmpty: false } values ? string.Join(", ", values.Select(item => item.Value)) : null);

    /// <summary>In an order of its own, where the spec's means nothing.</summary>
    private static string? Set(IEnumerable<string> values) =>
        string.Join(", ", values.Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null;

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Budget(BudgetSpec budget) => string.Create(CultureInfo.InvariantCulture,
        $"{budget.Amount?.Value ?? 0} a month{(budget.Start is { } start ? $" from {start.Value:yyyy-MM-dd}" : "")}, told to {Set(budget.Contacts.Select(contact => contact.Value)) ?? "nobody"}");

    private static string Alerts(AlertsSpec alerts) => string.Create(CultureInfo.InvariantCulture,
        $"{(alerts.TrafficGB is { } traffic ? $"traffic {traffic.Value} GB, " : "")}{(alerts.StorageGB is { } storage ? $"storage {storage.Value} GB, " : "")}{alerts.WarningPercent.Value} % and {alerts.CriticalPercent.Value} %{(alerts.StopService.Value ? ", stops the service" : "")}");
}
