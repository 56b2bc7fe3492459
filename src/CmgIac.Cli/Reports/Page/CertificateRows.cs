using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Model;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>When each certificate is renewed, on one line of time.</summary>
internal static class CertificateRows
{
    public static Html? Section(ReportFacts facts, FleetFilter filter)
    {
        if (facts.Certificates.IsEmpty)
        {
            return null;
        }

        var line = new RenewalLine(facts.Today, facts.Until);
        return Tag(
            "section", Set("id", "certificates"), Class(facts.Certificates.Length > GatewayCards.MostAtOnce ? "many" : ""), Set("aria-labelledby", "certificates-title"),
            filter.PartOf(facts.Certificates.Select(certificate => certificate.Gateways.Select(gateway => gateway.ServiceName))),
            Tag("h2", Set("id", "certificates-title"), "Certificates and their renewals"),
            Tag(
                "p", Class("quiet"),
                $"From {Days.Text(facts.Today)} to {Days.Text(facts.Until)}. Each mark is the time in which a certificate is to be replaced. The bands behind the marks are what public CAs may issue for; an organization's own PKI has limits of its own."),
            line.Legend(),
            Tag(
                "table", Class("renewals"),
                Tag("caption", Class("unseen"), "Renewals of each certificate"),
                Tag("thead", Tag(
                    "tr", Header("Certificate"), Header("Renew from"), Header("At the latest"), Tag("th", Set("scope", "col"), Class("time"), line.Head()))),
                Tag("tbody", facts.Certificates.Select(certificate => Row(certificate, line, filter)))));
    }

    private static Html Row(CertificateSchedule certificate, RenewalLine line, FleetFilter filter)
    {
        var next = certificate.Renewals.FirstOrDefault();
        return Tag(
            "tr", filter.RowOf(certificate.Gateways.Select(gateway => gateway.ServiceName)),
            Tag("th", Set("scope", "row"), Name(certificate.CommonName), Tag("span", Class("quiet"), Basis(certificate, line.Today))),
            Tag("td", Class("day"), Set("data-title", "Renew from"), next is null ? "–" : Days.Text(next.Replaces.Start)),
            Tag("td", Class("day"), Set("data-title", "At the latest"), next is null ? "–" : Days.Text(next.Replaces.Latest), next?.Replaces.IsOverdue(line.Today) == true ? Tag("strong", Class("overdue"), "overdue") : null),
            Tag("td", Class("time"), line.Of(certificate), line.Sentence(certificate) is { } sentence ? Tag("span", Class("quiet"), sentence) : null));
    }

    private static string Basis(CertificateSchedule certificate, DateOnly today) => certificate.Basis switch
    {
        CalendarBasis.Current => $"{(CertificateWords.HasExpired(certificate.InUse!, today) ? "expired on" : "valid until")} {Days.Text(certificate.Renewals[0].Replaces.Expires)}, by {certificate.InUse!.Issuer}",
        CalendarBasis.RequestedToday when IsPlanned(certificate) => "none yet: supposed to be requested today",
        CalendarBasis.RequestedToday => "the one in use is not known: supposed to be requested today",
        CalendarBasis.Retiring => "not renewed: its gateways are retiring",
        _ when IsPlanned(certificate) => "none yet; the organization's own PKI sets its own limits",
        _ => "not known: the organization's own PKI sets its own limits",
    };

    private static bool IsPlanned(CertificateSchedule certificate) => certificate.Gateways.All(gateway => gateway.State.Value == GatewayState.Planned);

    private static Html Header(string title) => Tag("th", Set("scope", "col"), title);
}
