using System.Collections.Immutable;
using CmgIac.Core.Due;
using CmgIac.Core.Text;

namespace CmgIac.Core.Changes.Steps;

/// <summary>What the PKI does.</summary>
internal static class CertificateSteps
{
    public static ChangeStep? Request(FleetChanges changes)
    {
        var items = changes.Certificates.Where(certificate => certificate.Kind is CertificateChangeKind.Create or CertificateChangeKind.Reissue)
            .Select(certificate => new StepItem(
                certificate.CommonName,
                $"{Choice.Word(certificate.Latest.Certificate.Issuer.Value)} issuer; {string.Join("; ", certificate.Reasons)}",
                [[CommandLine.Request(certificate.Latest, due: null)]]))
            .ToImmutableArray();
        var keeps = changes.Certificates.Any(certificate => certificate.Kind == CertificateChangeKind.Reissue);
        return items.IsEmpty ? null : new(
            Team.Pki, "Request the certificates, to the letter of the common name, and have them issued.", items,
            "for the CA, from minutes to days: a gateway can't be deployed without its certificate.",
            keeps ? "Keep the certificate in use: it is valid as long as it says." : "Revoke the new certificates, or let them expire: no gateway has them yet.");
    }

    public static ChangeStep? Remove(FleetChanges changes)
    {
        var items = changes.Certificates.Where(certificate => certificate.Kind == CertificateChangeKind.Remove)
            .Select(certificate => new StepItem(certificate.CommonName, null, []))
            .ToImmutableArray();
        return items.IsEmpty ? null : new(
            Team.Pki, "Revoke the certificates that no gateway has any more, or let them expire, and delete their keys.", items,
            null, "None: a certificate that is revoked must be issued anew.");
    }
}
