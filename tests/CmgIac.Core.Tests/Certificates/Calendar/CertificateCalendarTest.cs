using System.Collections.Immutable;
using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Model;
using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.Calendar;

/// <summary>The renewals of a fleet: from what they are reckoned, and how the limits of each day shorten them.</summary>
public class CertificateCalendarTest
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void From_the_certificate_in_use_through_the_schedule()
    {
        var schedule = Assert.Single(Of(Specs.Minimal, Today, Day.Of("2029-07-01"), ("2026-10-01T00:00:00Z", "2027-04-17T23:59:59Z")));

        Assert.Equal((CalendarBasis.Current, 199, 2), (schedule.Basis, schedule.ValidityDays, schedule.RenewalsAYear));
        // 200 days would last until April; from March 2027 on, 100 days count for this validation too, and those are over.
        Assert.Equal(Day.Of("2027-03-14"), schedule.ValidationReusableUntil);
        Assert.Equal(
            [
                "2027-03-19..2027-04-16 99 again",
                "2027-05-27..2027-06-24 99 reusable",
                "2027-08-04..2027-09-01 99 again",
            ],
            schedule.Renewals.Take(3).Select(Text));
        Assert.Equal(
            ["2029-02-06..2029-03-06 99 again", "2029-04-16..2029-05-14 46 again", "2029-05-16..2029-05-30 46 again", "2029-06-15..2029-06-29 46 again"],
            schedule.Renewals.TakeLast(4).Select(Text));
    }

    /// <summary>The new certificate has the length of the day on which it is issued.</summary>
    [Theory]
    [InlineData("2026-03-14", 397)]
    [InlineData("2026-03-15", 199)]
    [InlineData("2027-03-14", 199)]
    [InlineData("2027-03-15", 99)]
    [InlineData("2029-03-14", 99)]
    [InlineData("2029-03-15", 46)]
    [InlineData("2028-02-29", 99)]
    public void Not_known_is_reckoned_as_if_requested_today(string today, int days)
    {
        var schedule = Assert.Single(CertificateCalendar.Of(Specs.Gateways(Specs.Minimal), Day.Of(today), Day.Of(today)));
        Assert.Equal((CalendarBasis.RequestedToday, days), (schedule.Basis, schedule.ValidityDays));
        Assert.Equal(RenewalWindow.Of(Day.Of(today), days), Assert.Single(schedule.Renewals).Replaces);
        Assert.Null(schedule.ValidationReusableUntil);
    }

    [Theory]
    [InlineData("2026-03-14", 1)]
    [InlineData("2026-11-24", 2)]
    [InlineData("2027-11-24", 4)]
    [InlineData("2029-11-24", 8)]
    public void Renewals_a_year(string today, int count) => Assert.Equal(
        count, Assert.Single(CertificateCalendar.Of(Specs.Gateways(Specs.Minimal), Day.Of(today), Day.Of(today))).RenewalsAYear);

    [Fact]
    public void Of_an_organization_s_own_PKI_nothing_is_guessed()
    {
        var spec = Specs.Minimal + "certificate: {issuer: enterprise, template: CmgServer}\n";
        var unknown = Assert.Single(CertificateCalendar.Of(Specs.Gateways(spec), Today, Today));
        Assert.Equal((CalendarBasis.Unknown, null, null), (unknown.Basis, unknown.ValidityDays, unknown.RenewalsAYear));
        Assert.Empty(unknown.Renewals);

        var known = Assert.Single(Of(spec, Today, Day.Of("2030-01-01"), ("2026-01-01T00:00:00Z", "2027-12-31T23:59:59Z")));
        Assert.Equal((CalendarBasis.Current, 730, null), (known.Basis, known.ValidityDays, known.ValidationReusableUntil));
        Assert.Equal(["2027-12-02..2027-12-30 730 -", "2029-11-01..2029-11-29 730 -"], known.Renewals.Select(Text));
    }

    [Fact]
    public void A_public_CA_that_issues_for_less_goes_on_to()
    {
        var schedule = Assert.Single(Of(Specs.Minimal, Today, Day.Of("2027-06-01"), ("2026-11-01T00:00:00Z", "2027-01-29T23:59:59Z")));
        Assert.Equal([90, 90, 90], schedule.Renewals.Select(renewal => renewal.ValidityDays));
    }

    [Fact]
    public void What_is_overdue_is_issued_today()
    {
        var schedule = Assert.Single(Of(Specs.Minimal, Today, Today, ("2025-11-01T00:00:00Z", "2026-11-20T23:59:59Z")));
        var renewal = Assert.Single(schedule.Renewals);
        Assert.Equal((true, Today, true), (renewal.Replaces.IsOverdue(Today), renewal.Issued, renewal.ValidatesAgain));
    }

    [Fact]
    public void A_wildcard_is_one_certificate_of_several_gateways()
    {
        const string spec = """
            domain: contoso.com
            region: westus
            certificate: {wildcard: true}
            gateways:
              - prefix: granite10
              - {prefix: granite2, state: planned}
              - {prefix: granite3, state: retired}
              - {prefix: alone, certificate: {wildcard: false}, state: retiring}
            """;
        var schedules = CertificateCalendar.Of(Specs.Gateways(spec), Today, Today);
        Assert.Equal(["*.contoso.com", "alone.contoso.com"], schedules.Select(item => item.CommonName));
        Assert.Equal(["granite10.contoso.com", "granite2.contoso.com"], schedules[0].Gateways.Select(item => item.ServiceName.Value));
        Assert.Equal(CalendarBasis.Retiring, schedules[1].Basis);
        Assert.Empty(schedules[1].Renewals);
    }

    [Theory]
    [InlineData("2026-11-24T00:00:00Z", "2026-11-24T00:00:00Z")]
    [InlineData("2026-11-24T00:00:00Z", "2026-11-25T23:59:59Z")]
    [InlineData("2027-11-24T00:00:00Z", "2026-11-24T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")]
    public void Whatever_a_certificate_says_the_calendar_ends(string notBefore, string notAfter)
    {
        foreach (var spec in new[] { Specs.Minimal, Specs.Minimal + "certificate: {issuer: enterprise}\n" })
        {
            Assert.NotEmpty(Assert.Single(Of(spec, Today, DateOnly.MaxValue, (notBefore, notAfter))).Renewals);
        }
    }

    private static ImmutableArray<CertificateSchedule> Of(string spec, DateOnly today, DateOnly until, (string NotBefore, string NotAfter) validity) =>
        CertificateCalendar.Of(Specs.Gateways(spec).Select(gateway => InUse(gateway, validity.NotBefore, validity.NotAfter)), today, until);

    internal static GatewaySpec InUse(GatewaySpec gateway, string notBefore, string notAfter) => gateway with
    {
        Certificate = gateway.Certificate with
        {
            InUse = new(gateway.CommonName, "CN=Contoso CA", Day.Moment(notBefore), Day.Moment(notAfter), "00"),
        },
    };

    private static string Text(Renewal renewal) =>
        $"{Days.Text(renewal.Replaces.Start)}..{Days.Text(renewal.Replaces.Latest)} {renewal.ValidityDays} {renewal.ValidatesAgain switch { true => "again", false => "reusable", null => "-" }}";
}
