using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Model;

namespace CmgIac.Core.Adoption;

/// <summary>What is given up together where a spec can't say it.</summary>
internal enum AdoptedPart
{
    Gateway,
    Certificate,
    Challenge,
    Authorizations,
}

/// <summary>A value as YAML writes it: <paramref name="Items"/> is one text, or the items of a list.</summary>
internal sealed record AdoptedValue(ImmutableArray<string> Items, bool IsList)
{
    public bool Equals(AdoptedValue? other) => other is not null && IsList == other.IsList && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override int GetHashCode() => Items[0].GetHashCode(StringComparison.Ordinal);
}

/// <summary>
/// A key that adopted specs have, as a path with dots, and its value in a gateway; null leaves it out. With a
/// <paramref name="Default"/>, and where <paramref name="IsRequired"/>, gateways may differ from the value at the top level;
/// else it stands there only where all have it.
/// </summary>
internal sealed record AdoptedKey(
    string Path, Func<FoundGateway, AdoptedValue?> Of, string? Default = null, bool IsRequired = false, AdoptedPart Part = AdoptedPart.Gateway)
{
    private const AdoptedPart Certificate = AdoptedPart.Certificate;

    /// <summary>In the order in which specs have them.</summary>
    public static readonly ImmutableArray<AdoptedKey> All =
    [
        new("organization", gateway => Text(gateway.Certificate?.Organization), Part: Certificate),
        new("domain", gateway => Text(gateway.Domain?.Value ?? Placeholders.Domain), IsRequired: true),
        new("prefix", gateway => Text(gateway.Target.Prefix)),
        new("region", gateway => Text(gateway.Target.Region ?? Placeholders.Region(gateway)), IsRequired: true),
        new("cloud", gateway => Text(gateway.Target.Cloud!.Name), IsRequired: true),
        new("deployment", gateway => Text(gateway.Target.Deployment == DeploymentMethod.Classic ? "classic" : null), "scaleSet"),
        new("deploymentSuffix", gateway => Text(gateway.Target.Suffix)),
        new("serviceNameFrom", gateway => Text(gateway.IsAzureNamed ? "azure" : null), "domain"),
        new("state", gateway => Text(gateway.Record is null && !gateway.IsAzureNamed ? "planned" : null), "live"),
        new("certificate.issuer", gateway => Text(IsEnterprise(gateway) ? "enterprise" : null), "public"),
        new("certificate.wildcard", gateway => Text(gateway.Certificate is { IsWildcard: true } ? "true" : null), "false", Part: Certificate),
        new("certificate.keyLength", gateway => Text(gateway.Certificate?.KeyLength?.ToString(CultureInfo.InvariantCulture)), "2048", Part: Certificate),
        new("certificate.hash", gateway => Text(gateway.Certificate?.Hash), "sha256", Part: Certificate),
        new("certificate.template", gateway => Text(IsEnterprise(gateway) ? gateway.Certificate?.Template : null), Part: Certificate),
        new("certificate.alternativeNames", gateway => List(gateway.Certificate?.AlternativeNames.Select(YamlText.Of)), Part: Certificate),
        new("certificate.previousCommonName", gateway => Text(gateway.Certificate is { } own && own.CommonName != own.Key ? own.CommonName : null), Part: Certificate),
        new("certificate.subject.organizationalUnit", gateway => Text(gateway.Certificate?.OrganizationalUnit), Part: Certificate),
        new("certificate.subject.locality", gateway => Text(gateway.Certificate?.Locality), Part: Certificate),
        new("certificate.subject.state", gateway => Text(gateway.Certificate?.State), Part: Certificate),
        new("certificate.subject.country", gateway => Text(gateway.Certificate?.Country), Part: Certificate),
        new("dns.zone", gateway => Text(gateway.Zone is { } zone && zone.Name != gateway.Domain ? zone.Name.Value : null)),
        new("dns.ttl", gateway => Text(gateway.Record is { } record ? record.Ttl!.Value.ToString(CultureInfo.InvariantCulture) : null), "3600"),
        new("dns.caa", gateway => List(gateway.Caa.Select(Authorization)), Part: AdoptedPart.Authorizations),
        new("dns.acmeChallenge.delegateTo", gateway => Text(gateway.Challenge?.Data[0]), Part: AdoptedPart.Challenge),
    ];

    /// <summary>The value that holds where none is written.</summary>
    public AdoptedValue? Value(FoundGateway gateway) => Of(gateway) ?? Text(Default);

    /// <summary>No public CA signs a name that is Azure's or nobody's; otherwise the certificate says.</summary>
    private static bool IsEnterprise(FoundGateway gateway) =>
        gateway.Certificate is { IsPublic: false } || gateway.IsAzureNamed || ReservedNames.IsInternal(gateway.ServiceName);

    private static string Authorization(Proof.MasterRecord record) =>
        $"{{tag: {record.Data[1].ToLowerInvariant()}, value: {YamlText.Of(record.Data[2])}}}";

    private static AdoptedValue? Text(string? value) => value is null ? null : new([YamlText.Of(value)], IsList: false);

    private static AdoptedValue? List(IEnumerable<string>? items) => items?.ToImmutableArray() is { IsEmpty: false } list ? new(list, IsList: true) : null;
}

/// <summary>What stands where a key is required and nothing says its value.</summary>
internal static class Placeholders
{
    public const string Domain = "contoso.com";

    public static string Region(FoundGateway gateway) => gateway.Target.Cloud == AzureCloud.UsGovernment ? "usgovvirginia" : "westus";
}
