using System.Text;
using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Tests.Rendering;
using CmgIac.Core.Tests.Text;
using FsCheck.Xunit;
using Ical.Net.CalendarComponents;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.Calendar;

/// <summary>What a reader of iCalendar makes of the renewals, and the form that RFC 5545 asks for.</summary>
public class RenewalEventsTest
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private const string Fleet = """
        domain: contoso.com
        region: westus
        gateways:
          - {prefix: granite1, certificate: {wildcard: true}}
          - {prefix: granite2, certificate: {wildcard: true}}
          - prefix: graniteeu
        """;

    [Fact]
    public void A_reader_finds_the_renewals()
    {
        var events = Read(Write("2027-11-24")).Events;
        var first = events.Single(item => item.Uid == "renewal-1._wildcard.contoso.com@cmg-iac");

        Assert.Equal("Renew the certificate *.contoso.com", first.Summary);
        Assert.Equal((true, new DateOnly(2027, 5, 12), new DateOnly(2027, 6, 10)), (first.IsAllDay, first.DtStart!.Date, first.DtEnd!.Date));
        Assert.Equal("TRANSPARENT", first.Transparency);
        Assert.Equal("TENTATIVE", first.Status);
        Assert.Equal(new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc), first.DtStamp!.AsUtc);
        Assert.Contains("Gateways: granite1.contoso.com, granite2.contoso.com.\n", first.Description, StringComparison.Ordinal);
        Assert.Equal(2, first.Alarms.Count);
        Assert.All(first.Alarms, alarm => Assert.Equal("DISPLAY", alarm.Action));
        Assert.DoesNotContain(events.SelectMany(item => item.Properties), property => property.Name == "URL");
        Assert.Equal(events.Count, events.Select(item => item.Uid).Distinct().Count());
    }

    [Fact]
    public void The_next_renewal_of_a_certificate_in_use_is_certain()
    {
        var schedules = CertificateCalendar.Of(
            Specs.Gateways(Specs.Minimal).Select(item => CertificateCalendarTest.InUse(item, "2026-10-01T00:00:00Z", "2027-04-17T23:59:59Z")), Today, Day.Of("2027-12-31"));
        Assert.Equal(
            ["CONFIRMED", .. Enumerable.Repeat("TENTATIVE", schedules[0].Renewals.Length - 1)],
            Read(RenewalEvents.Write(schedules, Today)).Events.OrderBy(item => item.DtStart!.Date).Select(item => item.Status));
    }

    /// <summary>An organization's own PKI validates as it likes.</summary>
    [Fact]
    public void Of_a_private_CA_no_validation_is_told()
    {
        var gateways = Specs.Gateways(Specs.Minimal + "certificate: {issuer: enterprise, template: CmgServer}\n")
            .Select(item => CertificateCalendarTest.InUse(item, "2026-01-01T00:00:00Z", "2027-12-31T23:59:59Z"));
        var description = Read(RenewalEvents.Write(CertificateCalendar.Of(gateways, Today, Day.Of("2027-12-31")), Today)).Events[0]!.Description!;
        Assert.EndsWith("is valid for 730 days.", description.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_form_is_that_of_the_standard()
    {
        var text = Write("2030-12-31");
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//cmg-iac//Certificate calendar//EN\r\nCALSCALE:GREGORIAN\r\nBEGIN:VEVENT\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("END:VEVENT\r\nEND:VCALENDAR\r\n", text, StringComparison.Ordinal);
        AssertLines(text);
        Assert.Equal(text, Write("2030-12-31"));
    }

    [Property(Arbitrary = [typeof(AnyText)])]
    public void Any_text_reads_back_as_it_was_meant(AnyText value)
    {
        var text = new ICalendarText().Line("BEGIN", "VCALENDAR").Line("VERSION", "2.0").Line("BEGIN", "VEVENT").Line("UID", "a")
            .Text("SUMMARY", value.Value).Line("DTSTART;VALUE=DATE", "20270315").Line("END", "VEVENT").Line("END", "VCALENDAR").ToString();

        AssertLines(text);
        var meant = string.Concat(value.Meant.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));
        Assert.Equal(meant, Assert.Single(Read(text).Events).Summary ?? "");
    }

    /// <summary>Lines of at most 75 octets, each of whole characters, ended by CRLF.</summary>
    private static void AssertLines(string text)
    {
        var lines = text.Split("\r\n");
        Assert.Equal("", lines[^1]);
        Assert.All(lines, line =>
        {
            Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line);
            Assert.DoesNotContain('\n', line);
            Assert.DoesNotContain('\r', line);
            Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line.Replace("\uFFFD", "", StringComparison.Ordinal))));
        });
    }

    private static string Write(string until) =>
        RenewalEvents.Write(CertificateCalendar.Of(Specs.Gateways(Fleet), Today, Day.Of(until)), Today);

    private static Ical.Net.Calendar Read(string text) => Ical.Net.Calendar.Load(text)!;
}
