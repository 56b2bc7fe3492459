using System.Globalization;

namespace CmgIac.Core.Changes.Steps;

/// <summary>A time in seconds, as people read it.</summary>
internal static class Seconds
{
    /// <summary>"5 minutes", "1 hour", "90 seconds": in the largest unit that leaves no rest.</summary>
    public static string Text(int count)
    {
        var (size, unit) = count switch
        {
            _ when count % 86400 == 0 => (86400, "day"),
            _ when count % 3600 == 0 => (3600, "hour"),
            _ when count % 60 == 0 => (60, "minute"),
            _ => (1, "second"),
        };
        var number = count / size;
        return string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")}");
    }
}
