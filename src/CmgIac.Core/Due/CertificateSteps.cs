using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Model;

namespace CmgIac.Core.Due;

/// <summary>What is due of certificates.</summary>
internal static class CertificateSteps
{
    /// <summary>
    /// Certificates in use whose window is open. With it, where it is certain, the validation of the domain: a CA validated
    /// it before it issued the certificate in use, or earlier.
    /// </summary>
    public static IEnumerable<DueStep> Renew(Fleet fleet, DateOnly today)
    {
        foreach (var certificate in CertificateCalendar.Of(fleet.Gateways, today, today).Where(item => item.Basis == CalendarBasis.Current))
        {
            var next = certificate.Renewals[0];
            var window = next.Replaces;
            if (!window.IsOpen(today))
            {
                continue;
            }

            yield return Step(DueAction.Renew, certificate, window.Latest, window.IsOverdue(today), Expiry(window, today));
            if (next.ValidatesAgain == true)
            {
                yield return Step(
                    DueAction.ValidateDomain, certificate, window.Latest, window.IsOverdue(today),
                    $"No CA may rely any more on the validation behind the certificate in use: it was reusable until {Days.Text(certificate.ValidationReusableUntil!.Value)} at the longest.")
                    with { Command = null };
            }
        }
    }

    /// <summary>
    /// A planned gateway is deployed with its certificate; the one that is not given is taken for not there. A classic one is deployed
    /// no more.
    /// </summary>
    public static IEnumerable<DueStep> Request(Fleet fleet, DateOnly today) =>
        CertificateCalendar.Of(fleet.Gateways, today, today)
            .Where(item => item.InUse is null && item.Gateways.All(gateway => gateway.State.Value == GatewayState.Planned)
                && item.Gateways.Any(gateway => gateway.Deployment.Value == DeploymentMethod.ScaleSet))
            .Select(item => Step(
                DueAction.Request, item, due: null, isOverdue: false,
                "The gateway is planned, and its certificate is not given. Request it, and name the one that the CA issues in 'certificate.current'."));

    private static DueStep Step(DueAction action, CertificateSchedule certificate, DateOnly? due, bool isOverdue, string reason) =>
        new(action, certificate.Gateways, due, isOverdue, reason, CommandLine.Request(certificate.Gateways[0], due)) { CommonName = certificate.CommonName };

    private static string Expiry(RenewalWindow window, DateOnly today) =>
        today > window.Expires ? $"The certificate expired on {Days.Text(window.Expires)}: clients refuse the gateway."
        : window.IsOverdue(today) ? $"The certificate expires on {Days.Text(window.Expires)}, and a renewal that is refused leaves no day for the clients' policy."
        : $"The certificate expires on {Days.Text(window.Expires)}.";
}
