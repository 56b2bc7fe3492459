using CmgIac.Core.Certificates.Calendar;
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
            "section", Set("id", "certificates"), Set("aria-labelledby", "certificates-title"),
            Tag("h2", Set("id", "certificates-title"), "Certificates and their renewals"),
            Tag(
                "p", Class("quiet"),
                $"From {Days.Text(facts.Today)} to {Days.Text(facts.Until)}. Each mark is the time in which a certificate is to be replaced. Public CAs may issue for {Limits(facts.Today)}."),
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
            Tag("th", Set("scope", "row"), certificate.CommonName, Tag("span", Class("quiet"), Basis(certificate))),
            Tag("td", Class("day"), Set("data-title", "Renew from"), next is null ? "–" : Days.Text(next.Replaces.Start)),
            Tag("td", Class("day"), Set("data-title", "At the latest"), next is null ? "–" : Days.Text(next.Replaces.Latest)),
            Tag("td", Class("time"), line.Of(certificate)));
    }

    private static string Basis(CertificateSchedule certificate) => certificate.Basis switch
    {
        CalendarBasis.Current => $"valid until {Days.Text(certificate.Renewals[0].Replaces.Expires)}, by {certificate.InUse!.Issuer}",
        CalendarBasis.RequestedToday => "as if it were requested today",
        CalendarBasis.Retiring => "not renewed: its gateways are retiring",
        _ => "not known: the organization's own PKI sets its own limits",
    };

    private static string Limits(DateOnly today)
    {
        var now = ValiditySchedule.On(today);
        var later = ValiditySchedule.Limits.Where(limit => limit.From > today).Select(limit => $"{limit.MaxDays} from {Days.Text(limit.From)}");
        return string.Join(", ", later.Prepend($"{now.MaxDays} days today"));
    }

    private static Html Header(string title) => Tag("th", Set("scope", "col"), title);
}
