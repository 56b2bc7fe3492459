using CmgIac.Core.Diagnostics;

namespace CmgIac.Core.Certificates.X509.Checks;

/// <summary>Extensions that clients must refuse a certificate for, unless they know them (RFC 5280 4.2).</summary>
internal static class CriticalChecks
{
    /// <summary>Of the certificate that a CA hands to the logs before it issues the real one (RFC 6962 3.1).</summary>
    private const string Poison = "1.3.6.1.4.1.11129.2.4.3";

    /// <summary>The extensions of RFC 5280 have neighbouring numbers; beside them those of AD CS, and of Netscape.</summary>
    private static readonly string[] KnownArcs = ["2.5.29.", "1.3.6.1.5.5.7.1.", "1.3.6.1.4.1.311.", "2.16.840.1.113730.1."];

    public static IEnumerable<Diagnostic> Check(ServerCertificate certificate)
    {
        // In a request, the CA decides what becomes of them.
        if (certificate is not { Issued: not null, Extensions: { } extensions })
        {
            yield break;
        }

        foreach (var type in Unknown(extensions))
        {
            yield return type == Poison
                ? CertificateDiagnostics.Precertificate(certificate.At)
                : CertificateDiagnostics.CriticalExtensionUnknown(certificate.At, "certificate", type);
        }
    }

    public static IEnumerable<string> Unknown(CertificateExtensions extensions) =>
        extensions.CriticalTypes.Where(type => !KnownArcs.Any(arc => type.StartsWith(arc, StringComparison.Ordinal)));
}
