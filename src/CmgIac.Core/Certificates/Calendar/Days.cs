using System.Globalization;

namespace CmgIac.Core.Certificates.Calendar;

/// <summary>Days of UTC. What lies beyond year 9999, where certificates without an end have theirs, is its last day.</summary>
internal static class Days
{
    public const long Seconds = 86_400;

    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static DateOnly After(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));

    /// <summary>The day of a second since 1970.</summary>
    public static DateOnly Of(long second) =>
        DateOnly.FromDayNumber((int)Math.Clamp(Epoch + Math.DivRem(second, Seconds, out var rest) - (rest < 0 ? 1 : 0), 0, DateOnly.MaxValue.DayNumber));

    /// <summary>The first second of a day, since 1970.</summary>
    public static long Start(DateOnly day) => (day.DayNumber - Epoch) * Seconds;

    /// <summary>As <c>2027-03-15</c>.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
