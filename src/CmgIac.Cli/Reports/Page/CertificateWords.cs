using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Model;

namespace CmgIac.Cli.Reports.Page;

/// <summary>
/// What is known of the certificate that a gateway presents. <paramref name="Issuer"/> is its real one, or who is to issue it;
/// <paramref name="InUse"/> is null where there is none and none is to come; <paramref name="Alarm"/> is why somebody must see to
/// it, or null, with the class that colours it in <paramref name="Kind"/>.
/// </summary>
internal sealed record CertificateWords(string Issuer, string? InUse, string? Alarm = null, string Kind = "")
{
    public static CertificateWords Of(GatewaySpec gateway, DateOnly today)
    {
        if (gateway.Certificate.InUse is not { } known)
        {
            return new(ChosenIssuer(gateway), gateway.State.Value switch
            {
                GatewayState.Planned => "none yet",
                GatewayState.Retired => null,
                _ => "not known",
            });
        }

        var window = RenewalWindow.Of(known.NotBefore, known.NotAfter);
        var first = Days.Of(known.NotBefore.ToUnixTimeSeconds());
        if (HasExpired(known, today))
        {
            return new(known.Issuer, $"expired on {Days.Text(window.Expires)}", "certificate expired", "different");
        }

        if (first > today)
        {
            return new(known.Issuer, $"valid from {Days.Text(first)} until {Days.Text(window.Expires)}", "certificate not yet valid", "different");
        }

        var words = new CertificateWords(known.Issuer, $"valid until {Days.Text(window.Expires)}");
        return gateway.State.Value == GatewayState.Retiring ? words
            : window.IsOverdue(today) ? words with { Alarm = "renewal overdue", Kind = "different" }
            : window.IsOpen(today) ? words with { Alarm = "renewal due", Kind = "unknown" } : words;
    }

    public static bool HasExpired(CertificateInUse certificate, DateOnly today) => today > Days.Of(certificate.NotAfter.ToUnixTimeSeconds());

    private static string ChosenIssuer(GatewaySpec gateway) => gateway.Certificate.Issuer.Value == CertificateIssuer.Public
        ? "a public CA" : "the organization's own PKI";
}
