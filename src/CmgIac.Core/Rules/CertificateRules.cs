using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rules;

/// <summary>Rules on the server authentication certificate.</summary>
internal static class CertificateRules
{
    /// <summary>The field limit of a Windows INF file less its terminating NUL.</summary>
    public const int MaxAlternativeNamesText = 4095;

    private static readonly string[] MicrosoftDomains =
    [
        "azure.com", "azure.net", "azureedge.net", "azurefd.net", "azurewebsites.net", "chinacloudapi.cn", "chinacloudapp.cn",
        "cloudapp.net", "microsoft.com", "microsoftonline.com", "microsoftonline.us", "onmicrosoft.com", "onmicrosoft.us",
        "trafficmanager.net", "usgovcloudapi.net", "usgovcloudapp.net", "usgovtrafficmanager.net", "windows.net",
    ];

    public static IEnumerable<Diagnostic> NameNoPublicIssuerSigns(GatewaySpec gateway)
    {
        if (gateway.Certificate.Issuer.Value != CertificateIssuer.Public)
        {
            yield break;
        }

        if (!gateway.HasCname)
        {
            yield return RuleDiagnostics.PublicIssuerForAzureName(gateway.ServiceNameFrom.Span);
        }

        var names = gateway.HasCname ? gateway.Certificate.AlternativeNames.Prepend(gateway.Domain) : gateway.Certificate.AlternativeNames;
        foreach (var name in names)
        {
            if (MicrosoftOwner(name.Value, gateway) is { } owned)
            {
                yield return RuleDiagnostics.PublicIssuerForMicrosoftDomain(
                    name.Span, name.Value.Value, owned, isSuffix: !MicrosoftDomains.Contains(owned, StringComparer.Ordinal));
            }
            else if (ReservedNames.IsInternal(name.Value))
            {
                yield return RuleDiagnostics.PublicIssuerForInternalDomain(name.Span, name.Value.Value);
            }
        }
    }

    public static IEnumerable<Diagnostic> AzureServiceName(GatewaySpec gateway)
    {
        if (gateway is { HasCname: false, Certificate: { Issuer.Value: CertificateIssuer.Enterprise, Wildcard.Value: false } })
        {
            yield return RuleDiagnostics.AzureServiceName(gateway.ServiceNameFrom.Span, gateway.ServiceName.Value);
        }
    }

    public static IEnumerable<Diagnostic> WildcardDoesNotFit(GatewaySpec gateway)
    {
        var wildcard = gateway.Certificate.Wildcard;
        if (wildcard.Value && !gateway.HasCname)
        {
            yield return RuleDiagnostics.WildcardForAzureName(wildcard.Span);
        }
        else if (wildcard.Value && gateway.Domain.Value.Labels.Length < 2 && gateway.Certificate.Issuer.Value != CertificateIssuer.Public)
        {
            yield return RuleDiagnostics.WildcardTooShallow(wildcard.Span, gateway.CommonNameKey);
        }

        foreach (var name in gateway.Certificate.AlternativeNames.Where(name => name.Value.IsWildcard && name.Value.Labels.Length < 3))
        {
            yield return RuleDiagnostics.WildcardTooShallow(name.Span, name.Value.Value);
        }
    }

    public static IEnumerable<Diagnostic> TemplateDoesNotFitIssuer(GatewaySpec gateway)
    {
        var (issuer, template) = (gateway.Certificate.Issuer, gateway.Certificate.Template);
        if (issuer.Value == CertificateIssuer.Public && template is not null)
        {
            yield return RuleDiagnostics.TemplateAtPublicIssuer(template.Span);
        }
        else if (issuer.Value == CertificateIssuer.Enterprise && template is null)
        {
            yield return RuleDiagnostics.EnterpriseWithoutTemplate(issuer.Span);
        }
    }

    public static IEnumerable<Diagnostic> OrganizationalUnitAtPublicIssuer(GatewaySpec gateway)
    {
        if (gateway.Certificate is { Issuer.Value: CertificateIssuer.Public, Subject.OrganizationalUnit: { } unit })
        {
            yield return RuleDiagnostics.OrganizationalUnitAtPublicIssuer(unit.Span);
        }
    }

    public static IEnumerable<Diagnostic> PreviousCommonNameDiffers(GatewaySpec gateway)
    {
        if (gateway.Certificate.PreviousCommonName is not { } previous || previous.Value == gateway.CommonNameKey)
        {
            yield break;
        }

        yield return string.Equals(previous.Value, gateway.CommonNameKey, StringComparison.OrdinalIgnoreCase)
            ? RuleDiagnostics.PreviousSpellingKept(previous.Span, previous.Value)
            : RuleDiagnostics.PreviousCommonNameDiffers(previous.Span, previous.Value, gateway.CommonNameKey);
    }

    public static IEnumerable<Diagnostic> AlternativeNamesDoNotFit(GatewaySpec gateway)
    {
        var length = ("{text}" + string.Join('&', gateway.SubjectAlternativeNames.Select(name => "dns=" + name))).Length;
        if (length > MaxAlternativeNamesText)
        {
            yield return RuleDiagnostics.AlternativeNamesTooLong(
                gateway.Certificate.AlternativeNames[^1].Span, length, MaxAlternativeNamesText);
        }
    }

    public static string? MicrosoftOwner(DnsName name, GatewaySpec gateway) =>
        MicrosoftDomains.Append(gateway.DeploymentSuffix?.Value.Value)
            .FirstOrDefault(owned => owned is not null && ("." + name.Value).EndsWith("." + owned, StringComparison.Ordinal));
}
