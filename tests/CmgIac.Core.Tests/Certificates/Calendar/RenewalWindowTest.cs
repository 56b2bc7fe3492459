using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Tests.Text;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.Calendar;

/// <summary>When the window opens and closes, to the second where a day hangs on it.</summary>
public class RenewalWindowTest
{
    /// <summary>A third of the lifetime or 30 days before the end, and two whole days before it.</summary>
    [Theory]
    [InlineData("2026-11-24T00:00:00Z", "2027-06-10T23:59:59Z", 199, "2027-05-12", "2027-06-09", "2027-06-10")]
    [InlineData("2026-11-24T00:00:00Z", "2027-06-11T23:59:59Z", 200, "2027-05-13", "2027-06-10", "2027-06-11")]
    [InlineData("2026-11-24T00:00:00Z", "2027-06-12T00:00:00Z", 201, "2027-05-13", "2027-06-10", "2027-06-12")]
    [InlineData("2027-03-15T00:00:00Z", "2027-06-21T23:59:59Z", 99, "2027-05-23", "2027-06-20", "2027-06-21")]
    [InlineData("2029-03-15T00:00:00Z", "2029-04-29T23:59:59Z", 46, "2029-04-14", "2029-04-28", "2029-04-29")]
    [InlineData("2029-03-15T12:00:00Z", "2029-04-30T12:00:00Z", 47, "2029-04-15", "2029-04-28", "2029-04-30")]
    [InlineData("2029-03-15T12:00:00Z", "2029-04-30T11:59:59Z", 46, "2029-04-15", "2029-04-28", "2029-04-30")]
    [InlineData("2027-12-01T00:00:00Z", "2028-02-28T23:59:59Z", 90, "2028-01-30", "2028-02-27", "2028-02-28")]
    [InlineData("2027-12-01T00:00:00Z", "2028-02-29T23:59:59Z", 91, "2028-01-31", "2028-02-28", "2028-02-29")]
    [InlineData("2025-01-01T00:00:00Z", "2026-12-31T23:59:59Z", 730, "2026-12-02", "2026-12-30", "2026-12-31")]
    public void A_window(string notBefore, string notAfter, int days, string start, string latest, string expires)
    {
        Assert.Equal(days, RenewalWindow.ValidityDays(Day.Moment(notBefore), Day.Moment(notAfter)));
        Assert.Equal(
            new RenewalWindow(Day.Of(start), Day.Of(latest), Day.Of(expires)), RenewalWindow.Of(Day.Moment(notBefore), Day.Moment(notAfter)));
    }

    [Fact]
    public void A_certificate_without_an_end_is_renewed_at_the_end_of_time() => Assert.Equal(
        new DateOnly(9999, 12, 31), RenewalWindow.Of(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Expires);

    [Fact]
    public void Of_a_certificate_whose_ends_are_swapped_the_window_is_open()
    {
        var window = RenewalWindow.Of(Day.Moment("2027-01-01T00:00:00Z"), Day.Moment("2026-01-01T00:00:00Z"));
        Assert.True(window.IsOverdue(Day.Of("2026-11-24")));
        Assert.Equal(0, RenewalWindow.ValidityDays(Day.Moment("2027-01-01T00:00:00Z"), Day.Moment("2026-01-01T00:00:00Z")));
    }

    [Property]
    public bool Each_window_closes_a_day_and_a_night_before_the_end(uint from, uint seconds)
    {
        var notBefore = DateTimeOffset.UnixEpoch.AddSeconds(from);
        var notAfter = notBefore.AddSeconds(seconds % 100_000_000);
        var window = RenewalWindow.Of(notBefore, notAfter);
        var closes = new DateTimeOffset(window.Latest.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return window.Start <= window.Latest
            && closes.AddDays(1) <= notAfter.AddSeconds(1)
            && closes.AddDays(2) > notAfter.AddSeconds(1)
            && window.Expires == DateOnly.FromDateTime(notAfter.UtcDateTime);
    }
}
