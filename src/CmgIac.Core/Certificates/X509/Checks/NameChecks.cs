using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Certificates.X509.Checks;

/// <summary>The common name and the alternative names (RFC 5280 4.2.1.6, RFC 6125 6.4; Baseline Requirements, common name).</summary>
internal static class NameChecks
{
    public static IEnumerable<Diagnostic> CommonName(ServerCertificate certificate) =>
        certificate.CommonNameFault is { } fault ? [fault] : [];

    public static IEnumerable<Diagnostic> AlternativeNames(ServerCertificate certificate)
    {
        if (certificate.Extensions is not { } extensions)
        {
            yield break;
        }

        if (extensions.AlternativeNames is not { Length: > 0 } names)
        {
            yield return CertificateDiagnostics.AlternativeNamesAbsent(certificate.At, certificate.What);
            yield break;
        }

        var others = names.Where(name => name.Kind != GeneralNameKind.Dns).Select(Shown).ToList();
        if (others.Count > 0)
        {
            yield return CertificateDiagnostics.NamesOfOtherKinds(certificate.At, others);
        }

        var faults = extensions.DnsNames.Select(name => (Name: name, Fault: Fault(name)!)).Where(item => item.Fault is not null).ToList();
        if (faults.Count > 0)
        {
            yield return CertificateDiagnostics.NamesNotHosts(certificate.At, faults);
        }
        else if (certificate.CommonName is not { } commonName)
        {
            yield break;
        }
        else if (!extensions.DnsNames.Any(name => RequestedName.Covers(name, commonName)))
        {
            yield return CertificateDiagnostics.CommonNameNotAlternative(certificate.At, commonName);
        }
        else if (extensions.DnsNames.First() is var first && first != commonName)
        {
            yield return CertificateDiagnostics.FirstNameDiffers(certificate.At, first, commonName);
        }
    }

    /// <summary>A host's short name beside its long one, as private CAs issue it, harms nothing.</summary>
    private static string? Fault(string name) =>
        DnsName.TryParse(name, out var host) && host.Labels.Length == 1 ? null : RequestedName.Fault(name)?.Text;

    private static string Shown(GeneralName name) => name.Kind switch
    {
        GeneralNameKind.IpAddress => $"IP address {name.Value}",
        GeneralNameKind.Uri or GeneralNameKind.Email or GeneralNameKind.Directory => name.Value,
        GeneralNameKind.Other => "a name of another type, such as a UPN",
        _ => "a name of another type",
    };
}
