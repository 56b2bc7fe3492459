namespace CmgIac.Core.Proof;

/// <summary>Times to live as master files write them: seconds, or BIND's units.</summary>
internal static class MasterTtl
{
    /// <summary>RFC 2181 8.</summary>
    public const long Max = int.MaxValue;

    /// <summary>
    /// Seconds, or numbers each with a unit of w, d, h, m or s in any order and case, which add up: 1h30m. Null for what
    /// has another form; all that is more than <see cref="Max"/> is one more than that.
    /// </summary>
    public static long? Read(string source)
    {
        var (total, number, digits, units) = (0L, 0L, 0, 0);
        foreach (var c in source)
        {
            if (char.IsAsciiDigit(c))
            {
                number = Math.Min((number * 10) + c - '0', Max + 1);
                digits++;
                continue;
            }

            var unit = char.ToLowerInvariant(c) switch { 'w' => 604_800, 'd' => 86_400, 'h' => 3_600, 'm' => 60, 's' => 1, _ => 0 };
            if (digits == 0 || unit == 0)
            {
                return null;
            }

            total = Math.Min(total + (number * unit), Max + 1);
            (number, digits, units) = (0, 0, units + 1);
        }

        return (digits > 0 && units > 0) || digits + units == 0 ? null : Math.Min(total + number, Max + 1);
    }

    public static string TooLong(string source) => $"TTL '{source}' is more than {Max} seconds.";
}
