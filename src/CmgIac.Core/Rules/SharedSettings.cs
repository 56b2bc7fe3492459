using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rules;

/// <summary>A setting on which gateways that share something must agree, as text to compare.</summary>
internal sealed record SharedSetting(string Key, string? Value, SourceSpan Span);

/// <summary>What is common to those who share a certificate, a zone or a resource group.</summary>
internal static class SharedSettings
{
    public static IEnumerable<SharedSetting> OfCertificate(GatewaySpec gateway)
    {
        var certificate = gateway.Certificate;
        var subject = certificate.Subject;
        var at = gateway.Span;
        return
        [
            Of("organization", gateway.Organization, at),
            Of("certificate.issuer", certificate.Issuer, at),
            Of("certificate.keyLength", certificate.KeyLength, at),
            Of("certificate.keyProvider", certificate.KeyProvider, at),
            Of("certificate.hash", certificate.Hash, at),
            Of("certificate.template", certificate.Template, at),
            List("certificate.alternativeNames", certificate.AlternativeNames, at),
            // A certificate in use gives the previous common name too, which then isn't what was written.
            Current(certificate, at),
            Of("certificate.previousCommonName", certificate.PreviousCommonName, at),
            Of("certificate.subject.organizationalUnit", subject.OrganizationalUnit, at),
            Of("certificate.subject.locality", subject.Locality, at),
            Of("certificate.subject.state", subject.State, at),
            Of("certificate.subject.country", subject.Country, at),
            List("certificate.outputs", certificate.Outputs, at),
        ];
    }

    public static IEnumerable<SharedSetting> OfZone(GatewaySpec gateway)
    {
        var dns = gateway.Dns;
        var at = gateway.Span;
        return
        [
            List("dns.outputs", dns.Outputs, at),
            new("dns.internal", dns.Internal is null ? "absent" : "given", dns.Internal?.Span ?? at),
            Of("dns.internal.zone", dns.Internal?.Zone, at),
            .. OfInternalZone(gateway),
            Of("dns.azure.subscription", dns.Azure?.Subscription, at),
            Of("dns.azure.resourceGroup", dns.Azure?.ResourceGroup, at),
            new("dns.azure.createZone", dns.Azure is { CreateZone.Value: true } ? "true" : "false", dns.Azure?.CreateZone.Span ?? at),
            new("dns.azure.lock", dns.Azure is { Lock.Value: true } ? "true" : "false", dns.Azure?.Lock.Span ?? at),
        ];
    }

    public static IEnumerable<SharedSetting> OfInternalZone(GatewaySpec gateway)
    {
        var inner = gateway.Dns.Internal;
        var at = inner?.Span ?? gateway.Span;
        return
        [
            List("dns.internal.outputs", inner?.Outputs ?? [], at),
            Of("dns.internal.windowsServer", inner?.WindowsServer, at),
            Of("dns.internal.zoneScope", inner?.ZoneScope, at),
            Of("dns.externalDns.namespace", gateway.Dns.ExternalDns.Namespace, gateway.Span),
            Pairs("dns.externalDns.labels", gateway.Dns.ExternalDns.Labels, gateway.Span),
            Pairs("dns.externalDns.annotations", gateway.Dns.ExternalDns.Annotations, gateway.Span),
        ];
    }

    public static IEnumerable<SharedSetting> OfResourceGroup(GatewaySpec gateway) =>
    [
        Of("cloud", gateway.Cloud, gateway.Span),
        Of("azure.subscription", gateway.Azure.Subscription, gateway.Span),
        Of("region", gateway.Region, gateway.Span),
    ];

    /// <summary>What stands in the group once, for all its gateways; of what one of them lacks nothing is compared.</summary>
    public static IEnumerable<SharedSetting> OfBudget(GatewaySpec gateway)
    {
        var (budget, at) = (gateway.Azure.Budget!, gateway.Azure.Budget!.Span);
        return [Of("azure.budget.amount", budget.Amount, at), List("azure.budget.contacts", budget.Contacts, at), Of("azure.budget.start", budget.Start, at)];
    }

    public static IEnumerable<SharedSetting> OfActivityAlerts(GatewaySpec gateway) =>
        [List("azure.alerts.contacts", gateway.Azure.Alerts!.Contacts, gateway.Azure.Alerts.Span)];

    public static IEnumerable<SharedSetting> OfTags(GatewaySpec gateway)
    {
        var tags = gateway.Azure.Tags;
        return
        [
            new(
                "azure.tags",
                string.Join('\n', tags.Select(tag => $"{tag.Name.Value.ToLowerInvariant()}={tag.Value.Value}").Order(StringComparer.Ordinal)),
                tags.IsEmpty ? gateway.Span : tags[0].Name.Span),
        ];
    }

    /// <summary>One file has another path from each spec's folder: what it says counts, where it was read.</summary>
    private static SharedSetting Current(CertificateSpec certificate, SourceSpan otherwise) =>
        new("certificate.current", certificate.InUse?.Fingerprint ?? certificate.Current?.Value, certificate.Current?.Span ?? otherwise);

    private static SharedSetting Of<T>(string key, Located<T>? value, SourceSpan otherwise)
        where T : notnull => new(key, value?.Value.ToString(), value?.Span ?? otherwise);

    private static SharedSetting Pairs(string key, ImmutableArray<(Located<string> Name, Located<string> Value)> pairs, SourceSpan otherwise) => new(
        key, string.Join('\n', pairs.Select(pair => $"{pair.Name.Value}={pair.Value.Value}").Order(StringComparer.Ordinal)),
        pairs.IsEmpty ? otherwise : pairs[0].Name.Span);

    /// <summary>A family or name may not contain a comma, so that the joined text tells the list.</summary>
    private static SharedSetting List<T>(string key, ImmutableArray<Located<T>> values, SourceSpan otherwise)
        where T : notnull => new(key, string.Join(',', values.Select(item => item.Value)), values.IsEmpty ? otherwise : values[0].Span);
}
