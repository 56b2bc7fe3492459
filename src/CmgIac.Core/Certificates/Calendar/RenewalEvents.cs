using System.Globalization;
using CmgIac.Core.Model;

namespace CmgIac.Core.Certificates.Calendar;

/// <summary>
/// The renewals as iCalendar (RFC 5545): a whole-day event for each, as long as its window. Its UID is the certificate's name
/// and the renewal's number from today, so that the calendar of a later day moves the event instead of adding one; what is
/// stamped is the day that the calendar was reckoned for.
/// </summary>
internal static class RenewalEvents
{
    private const string Product = "-//cmg-iac//Certificate calendar//EN";

    /// <summary>At nine in the morning of the first day, and two days before the end of the last, by the reader's clock.</summary>
    private static readonly (string Trigger, string Value)[] Alarms = [("TRIGGER;RELATED=START", "PT9H"), ("TRIGGER;RELATED=END", "-P2D")];

    public static string Write(IEnumerable<CertificateSchedule> certificates, DateOnly today)
    {
        var text = new ICalendarText().Line("BEGIN", "VCALENDAR").Line("VERSION", "2.0").Line("PRODID", Product).Line("CALSCALE", "GREGORIAN");
        foreach (var certificate in certificates)
        {
            foreach (var (index, renewal) in certificate.Renewals.Index())
            {
                WriteEvent(text, certificate, renewal, index + 1, today);
            }
        }

        return text.Line("END", "VCALENDAR").ToString();
    }

    private static void WriteEvent(ICalendarText text, CertificateSchedule certificate, Renewal renewal, int number, DateOnly today)
    {
        var window = renewal.Replaces;
        var summary = $"Renew the certificate {certificate.CommonName}";
        text.Line("BEGIN", "VEVENT")
            .Text("UID", $"renewal-{number.ToString(CultureInfo.InvariantCulture)}.{certificate.Gateways[0].CertificateFileName}@cmg-iac")
            .Line("DTSTAMP", $"{Date(today)}T000000Z")
            .Line("DTSTART;VALUE=DATE", Date(window.Start))
            .Line("DTEND;VALUE=DATE", Date(Days.After(window.Latest, 1)))
            .Text("SUMMARY", summary)
            .Text("DESCRIPTION", Description(certificate, renewal))
            .Line("STATUS", certificate.Basis == CalendarBasis.Current && number == 1 ? "CONFIRMED" : "TENTATIVE")
            .Line("TRANSP", "TRANSPARENT");
        foreach (var (trigger, value) in Alarms)
        {
            text.Line("BEGIN", "VALARM").Line("ACTION", "DISPLAY").Text("DESCRIPTION", summary).Line(trigger, value).Line("END", "VALARM");
        }

        text.Line("END", "VEVENT");
    }

    private static string Description(CertificateSchedule certificate, Renewal renewal)
    {
        var window = renewal.Replaces;
        var gateways = certificate.Gateways.Select(gateway => gateway.ServiceName.Value);
        string[] lines =
        [
            $"Replace it on {Days.Text(window.Latest)} at the latest: it is valid up to {Days.Text(window.Expires)}.",
            $"Gateways: {string.Join(", ", gateways)}.",
            $"A certificate of {Days.Text(renewal.Issued)} is valid for {renewal.ValidityDays.ToString(CultureInfo.InvariantCulture)} days.",
            renewal.ValidatesAgain switch
            {
                true => "The CA must validate the domain again.",
                false => "The CA may rely on the earlier validation of the domain.",
                null => "",
            },
            certificate.Basis == CalendarBasis.RequestedToday
                ? "The certificate in use is not known: reckoned as if it were requested on the day of this calendar."
                : "",
        ];
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
