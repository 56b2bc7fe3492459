using System.Text;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rules;

/// <summary>Rules on a gateway's record and the zone that holds it.</summary>
internal static class DnsRules
{
    private static readonly string[] ReportSchemes = ["mailto:", "https://", "http://"];

    public static IEnumerable<Diagnostic> ZoneDoesNotHoldServiceName(GatewaySpec gateway)
    {
        if (!gateway.HasCname)
        {
            return [];
        }

        return gateway.Dns.Zones
            .SelectMany(zone => Misfits(gateway.ServiceName, zone));
    }

    /// <summary>
    /// Azure DNS: 2 to 34 labels (Microsoft: Azure resource name rules). Silent where the domain itself is told to be none
    /// that a public CA knows.
    /// </summary>
    public static IEnumerable<Diagnostic> AzureZoneName(GatewaySpec gateway)
    {
        var (dns, inner) = (gateway.Dns, gateway.Dns.Internal);
        return new[] { (dns.Zone, dns.Outputs), (Zone: inner?.Zone ?? dns.Zone, Outputs: inner?.Outputs ?? []) }
            .Where(set => gateway.HasCname && set.Zone.Value.Labels.Length is < 2 or > 34)
            .Where(set => set.Zone.Span != gateway.Domain.Span || gateway.Certificate.Issuer.Value != CertificateIssuer.Public)
            .SelectMany(set => set.Outputs.Where(family => family.Value is "azure" or "terraform").Take(1), (set, family) => RuleDiagnostics.AzureZoneName(set.Zone.Span, set.Zone.Value.Value, family.Value))
            .DistinctBy(diagnostic => diagnostic.Span);
    }

    public static IEnumerable<Diagnostic> CreatesZone(GatewaySpec gateway)
    {
        if (gateway.HasCname && gateway.Dns.Azure is { CreateZone.Value: true } azure)
        {
            yield return RuleDiagnostics.CreatesZone(azure.CreateZone.Span, gateway.Dns.Zone.Value.Value);
        }
    }

    public static IEnumerable<Diagnostic> AcmeForwardsToItself(GatewaySpec gateway)
    {
        if (gateway.Dns.AcmeDelegateTo is { } target && target.Value == gateway.AcmeChallengeName)
        {
            yield return RuleDiagnostics.AcmeForwardsToItself(target.Span, target.Value.Value);
        }
    }

    /// <summary>A zone has a folder of its own, which a checkout on Windows must be able to hold.</summary>
    public static IEnumerable<Diagnostic> ZoneIsDevice(GatewaySpec gateway) =>
        gateway.Dns.Zones
            .Where(zone => gateway.HasCname && ReservedNames.IsWindowsDevice(zone.Value.Value))
            .Select(zone => RuleDiagnostics.ZoneIsDevice(zone.Span, zone.Value.Value, zone.Value.Labels[0]));

    /// <summary>Silent at a public issuer, which is told that nobody signs such a name.</summary>
    public static IEnumerable<Diagnostic> DomainIsMicrosofts(GatewaySpec gateway)
    {
        if (gateway.HasCname && gateway.Certificate.Issuer.Value == CertificateIssuer.Enterprise
            && (CertificateRules.MicrosoftOwner(gateway.Domain.Value, gateway) is not null || gateway.ServiceName == gateway.DeploymentName))
        {
            yield return RuleDiagnostics.DomainIsMicrosofts(gateway.Domain.Span, gateway.Domain.Value.Value);
        }
    }

    /// <summary>RFC 8659 4.2 to 4.4: a CA's domain, perhaps with parameters, or nothing but ';'; for iodef an address.</summary>
    public static IEnumerable<Diagnostic> CaaValueDoesNotFit(GatewaySpec gateway)
    {
        foreach (var record in gateway.Dns.Caa)
        {
            var value = record.Value.Value;
            var fits = record.Tag == CaaTag.Iodef
                ? ReportSchemes.Any(scheme => value.StartsWith(scheme, StringComparison.Ordinal) && value.Length > scheme.Length)
                : value.Split(';')[0].Trim() is var issuer && (DnsName.TryParse(issuer, out _) || (issuer.Length == 0 && value.Contains(';', StringComparison.Ordinal)));
            if (!fits)
            {
                yield return RuleDiagnostics.CaaValueDoesNotFit(
                    record.Value.Span, record.Tag.ToString().ToLowerInvariant(), value,
                    record.Tag == CaaTag.Iodef ? "where to report to: mailto:, https: or http:" : "the CA's domain such as digicert.com, or ';' for none",
                    record.Tag == CaaTag.Iodef && IsMailbox(value) ? "mailto:" + value : null);
            }
        }
    }

    /// <summary>What an object of Kubernetes would be refused for.</summary>
    public static IEnumerable<Diagnostic> KubernetesRefuses(GatewaySpec gateway)
    {
        var (name, labels, annotations) = gateway.Dns.ExternalDns;
        var length = annotations.Sum(pair => Encoding.UTF8.GetByteCount(pair.Name.Value) + Encoding.UTF8.GetByteCount(pair.Value.Value));
        return
        [
            .. KubernetesName.IsNamespace(name.Value) ? [] : new[]
            {
                RuleDiagnostics.NoNamespace(name.Span, name.Value, KubernetesName.IsNamespace(name.Value.ToLowerInvariant()) ? name.Value.ToLowerInvariant() : null),
            },
            .. labels.Concat(annotations).Where(pair => !KubernetesName.IsQualified(pair.Name.Value))
                .Select(pair => RuleDiagnostics.NoLabelName(pair.Name.Span, pair.Name.Value)),
            .. labels.Where(pair => !KubernetesName.IsLabelValue(pair.Value.Value))
                .Select(pair => RuleDiagnostics.NoLabelValue(pair.Value.Span, pair.Name.Value, pair.Value.Value)),
            .. length <= KubernetesName.MaxAnnotations ? [] : new[] { RuleDiagnostics.AnnotationsTooLong(annotations[0].Name.Span, length, KubernetesName.MaxAnnotations) },
        ];
    }

    private static bool IsMailbox(string value) =>
        value.Split('@') is [{ Length: > 0 } mailbox, var host] && mailbox.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '+')
        && DnsName.TryParse(host, out var name) && name.Labels.Length > 1;

    /// <summary>A CNAME stands below a zone's apex, never at it (RFC 1034 3.6.2).</summary>
    private static IEnumerable<Diagnostic> Misfits(DnsName serviceName, Located<DnsName> zone)
    {
        if (serviceName == zone.Value)
        {
            yield return RuleDiagnostics.ServiceNameAtApex(zone.Span, zone.Value.Value);
        }
        else if (!serviceName.IsAtOrBelow(zone.Value))
        {
            yield return RuleDiagnostics.ServiceNameOutsideZone(zone.Span, serviceName.Value, zone.Value.Value);
        }
    }
}
