using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Lowering;

/// <summary>The values of templates per certificate.</summary>
internal static class CertificateView
{
    public const string CapiProviderName = "Microsoft RSA SChannel Cryptographic Provider";
    public const string CngProviderName = "Microsoft Software Key Storage Provider";

    /// <summary>The values of the templates for <paramref name="gateway"/>'s certificate, which all of <paramref name="sharing"/> present.</summary>
    public static CertificatePart PartOf(GatewaySpec gateway, IEnumerable<GatewaySpec> sharing) => new(gateway, Of(gateway, sharing));

    private static View Of(GatewaySpec gateway, IEnumerable<GatewaySpec> sharing)
    {
        var certificate = gateway.Certificate;
        var cng = certificate.KeyProvider.Value == KeyProvider.Cng;
        var subject = gateway.Subject;
        return new View
        {
            { "common_name", gateway.CommonName },
            { "wildcard", certificate.Wildcard.Value },
            { "enterprise", certificate.Issuer.Value == CertificateIssuer.Enterprise },
            { "subject", subject.ToString() },
            { "subject_parts", Parts(subject) },
            { "subject_is_printable", subject.Attributes.All(part => part.IsPrintable) },
            { "friendly_name", $"CMG {gateway.CommonName}" },
            { "alternative_names", AlternativeNames(gateway.SubjectAlternativeNames) },
            { "key_length", certificate.KeyLength.Value },
            { "hash", certificate.Hash.Value },
            { "cng", cng },
            { "provider_name", cng ? CngProviderName : CapiProviderName },
            { "template", certificate.Template?.Value },
            { "gateways", (ImmutableArray<View>)[.. sharing.Select(item => new View { { "service_name", item.ServiceName } })] },
        };
    }

    /// <summary>A key is Windows' (CertStrToName), an LDAP name that of RFC 4514 and OpenSSL: they differ in the state's.</summary>
    private static ImmutableArray<View> Parts(DistinguishedName subject) =>
    [
        .. subject.Attributes.Select(part => new View
        {
            { "key", part.Key },
            { "ldap_name", part.Key == "S" ? "ST" : part.Key },
            { "value", part.Value },
        }),
    ];

    /// <summary>Numbers count from 1. An entry is what one line of the INF adds: between entries stands '&amp;', and none after the last.</summary>
    private static ImmutableArray<View> AlternativeNames(ImmutableArray<string> names) =>
    [
        .. names.Select((name, index) => new View
        {
            { "number", index + 1 },
            { "name", name },
            { "entry", $"dns={name}" + (index < names.Length - 1 ? "&" : "") },
        }),
    ];
}
