using System.Globalization;

namespace CmgIac.Core.Tests.Text;

/// <summary>Days and moments as tests write them.</summary>
internal static class Day
{
    public static DateOnly Of(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>As <c>2027-03-15T23:59:59Z</c>.</summary>
    public static DateTimeOffset Moment(string moment) => DateTimeOffset.ParseExact(moment, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
