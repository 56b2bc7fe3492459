using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Tests.Text;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.Calendar;

/// <summary>The limits of public CAs on the days on which they change, and the day before.</summary>
public class ValidityScheduleTest
{
    [Theory]
    [InlineData("2020-09-01", 398, 397, 398)]
    [InlineData("2026-03-14", 398, 397, 398)]
    [InlineData("2026-03-15", 200, 199, 200)]
    [InlineData("2027-03-14", 200, 199, 200)]
    [InlineData("2027-03-15", 100, 99, 100)]
    [InlineData("2029-03-14", 100, 99, 100)]
    [InlineData("2029-03-15", 47, 46, 10)]
    [InlineData("9999-12-31", 47, 46, 10)]
    public void Limits_of_a_day(string issued, int max, int usual, int reuse)
    {
        var limit = ValiditySchedule.On(Day.Of(issued));
        Assert.Equal((max, usual, reuse), (limit.MaxDays, limit.UsualDays, limit.ReuseDays));
    }

    /// <summary>A shorter period holds for older validations too: it ends some of them on the day before its own.</summary>
    [Theory]
    [InlineData("2025-02-01", "2026-03-06")]
    [InlineData("2025-06-01", "2026-03-14")]
    [InlineData("2025-08-26", "2026-03-14")]
    [InlineData("2025-08-27", "2026-03-15")]
    [InlineData("2026-03-14", "2026-09-30")]
    [InlineData("2026-11-24", "2027-03-14")]
    [InlineData("2026-12-04", "2027-03-14")]
    [InlineData("2026-12-05", "2027-03-15")]
    [InlineData("2027-03-15", "2027-06-23")]
    [InlineData("2028-02-20", "2028-05-30")]
    [InlineData("2029-03-04", "2029-03-14")]
    [InlineData("2029-03-05", "2029-03-15")]
    [InlineData("2029-03-15", "2029-03-25")]
    [InlineData("9999-12-30", "9999-12-31")]
    public void A_validation_is_reusable_until(string validated, string until) =>
        Assert.Equal(Day.Of(until), ValiditySchedule.ReusableUntil(Day.Of(validated)));

    [Property]
    public bool It_is_reusable_on_each_day_up_to_the_last_and_on_none_after(ushort offset, ushort later)
    {
        var validated = new DateOnly(2024, 1, 1).AddDays(offset % 3000);
        var issued = validated.AddDays(later % 500);
        return ValiditySchedule.IsReusable(validated, issued) == issued <= ValiditySchedule.ReusableUntil(validated);
    }
}
