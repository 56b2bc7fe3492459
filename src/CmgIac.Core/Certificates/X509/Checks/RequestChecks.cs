using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Certificates.X509.Checks;

/// <summary>What only a request has (RFC 2985, RFC 2986; MS-WCCE for the template).</summary>
internal static class RequestChecks
{
    public static IEnumerable<Diagnostic> SignatureWrong(ServerCertificate certificate)
    {
        if (certificate.Requested?.IsSigned == false)
        {
            yield return CertificateDiagnostics.RequestSignatureWrong(certificate.At);
        }
    }

    public static IEnumerable<Diagnostic> ChallengePassword(ServerCertificate certificate)
    {
        if (certificate.Requested?.HasChallengePassword == true)
        {
            yield return CertificateDiagnostics.ChallengePassword(certificate.At);
        }
    }

    public static IEnumerable<Diagnostic> ExtensionsMissing(ServerCertificate certificate)
    {
        if (certificate is { Requested: not null, Extensions: null })
        {
            yield return CertificateDiagnostics.ExtensionsMissing(certificate.At);
        }
    }

    /// <summary>A template of the second form is an identifier, which a spec doesn't have.</summary>
    public static IEnumerable<Diagnostic> TemplateDiffers(ServerCertificate certificate)
    {
        if (certificate is not { Requested: not null, Extensions.Template: { } template, Gateway.Certificate: { } spec })
        {
            yield break;
        }

        if (spec.Issuer.Value == CertificateIssuer.Public)
        {
            yield return CertificateDiagnostics.TemplateDiffers(certificate.At, template, null);
        }
        else if (spec.Template is { } expected && !ObjectIdentifier.IsValid(template)
            && !string.Equals(template, expected.Value, StringComparison.OrdinalIgnoreCase))
        {
            yield return CertificateDiagnostics.TemplateDiffers(certificate.At, template, expected.Value);
        }
    }
}
