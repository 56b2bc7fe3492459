using System.Globalization;

namespace CmgIac.Core.Binding;

/// <summary>
/// What people write who mean the right value: other programs' forms, units and schemes. Each function gives the one value
/// that can be meant, or null; whether its grammar takes it, the caller asks.
/// </summary>
internal static class MeantScalars
{
    /// <summary>With the year first, so that no month is taken for a day.</summary>
    private static readonly string[] Dates = ["yyyy/MM/dd", "yyyy/M/d", "yyyy.MM.dd", "yyyy-M-d", "yyyyMMdd"];

    /// <summary>Units of DNS servers' configurations, of people and of ISO 8601 (PT1H).</summary>
    private static readonly (string Unit, string[] Words)[] Times =
    [
        ("s", ["s", "sec", "secs", "second", "seconds"]),
        ("m", ["m", "min", "mins", "minute", "minutes"]),
        ("h", ["h", "hr", "hrs", "hour", "hours"]),
        ("d", ["d", "day", "days"]),
    ];

    /// <summary>In braces, without hyphens, as a URN, or as a subscription's resource id.</summary>
    public static string? Guid(string text)
    {
        var bare = text.Trim();
        foreach (var lead in new[] { "urn:uuid:", "/subscriptions/" })
        {
            bare = bare.StartsWith(lead, StringComparison.OrdinalIgnoreCase) ? bare[lead.Length..].TrimEnd('/') : bare;
        }

        return bare.All(c => char.IsAsciiHexDigit(c) || c is '-' or '{' or '}' or '(' or ')')
            && new[] { "N", "D", "B", "P" }.Any(format => System.Guid.TryParseExact(bare, format, out _))
            ? System.Guid.Parse(bare).ToString("D")
            : null;
    }

    /// <summary>A moment is a day only at midnight.</summary>
    public static string? Date(string text)
    {
        var day = text.Trim();
        day = day.Length > 10 && day[10..] is "T00:00:00" or "T00:00:00Z" or " 00:00:00" ? day[..10] : day;
        return DateOnly.TryParseExact(day, ["yyyy-MM-dd", .. Dates], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>A number and a unit's word, which may be a week.</summary>
    public static string? Ttl(string text)
    {
        var lowered = text.Trim().ToLowerInvariant();
        lowered = lowered.StartsWith("pt", StringComparison.Ordinal) ? lowered[2..] : lowered;
        var digits = string.Concat(lowered.TakeWhile(char.IsAsciiDigit));
        var word = lowered[digits.Length..].TrimStart();
        digits = digits.TrimStart('0');
        if (word is "w" or "wk" or "week" or "weeks" && digits.Length is > 0 and < 6)
        {
            return (int.Parse(digits, CultureInfo.InvariantCulture) * 7).ToString(CultureInfo.InvariantCulture) + "d";
        }

        var unit = word.Length == 0 ? "" : Times.FirstOrDefault(time => time.Words.Contains(word, StringComparer.Ordinal)).Unit;
        return digits.Length == 0 || unit is null ? null : digits + unit;
    }

    /// <summary>With a sign, leading zeros, '_' between digits, '.0', or the unit that its key names.</summary>
    public static string? Number(string text, string key)
    {
        var lowered = text.Trim().ToLowerInvariant();
        var unit = UnitsOf(key).FirstOrDefault(unit => lowered.EndsWith(unit, StringComparison.Ordinal)) ?? "";
        var digits = lowered[..^unit.Length].TrimEnd();
        digits = digits.StartsWith('+') ? digits[1..] : digits;
        digits = digits.EndsWith(".0", StringComparison.Ordinal) ? digits[..^2] : digits;
        digits = digits.Contains("__", StringComparison.Ordinal) || digits.StartsWith('_') || digits.EndsWith('_') ? digits : digits.Replace("_", "", StringComparison.Ordinal);
        return digits.Length > 0 && !digits.AsSpan().ContainsAnyExceptInRange('0', '9') ? digits.TrimStart('0').PadLeft(1, '0') : null;
    }

    /// <summary>A host name out of a URL, or with dots at its ends.</summary>
    public static string HostName(string text)
    {
        var bare = text.Trim();
        foreach (var scheme in new[] { "https://", "http://" }.Where(scheme => bare.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
        {
            bare = bare[scheme.Length..];
            bare = bare.EndsWith('/') ? bare[..^1] : bare;
        }

        return bare.Trim('.');
    }

    /// <summary>The name out of a resource id, or without dots at its end.</summary>
    public static string ResourceGroup(string text)
    {
        var segments = text.Trim().TrimEnd('/').Split('/');
        return segments is ["", "subscriptions", _, "resourceGroups" or "resourcegroups", var name] ? name : text.Trim().TrimEnd('.');
    }

    /// <summary>The address out of a link, or with a name in front of it.</summary>
    public static string EMail(string text)
    {
        var bare = text.Trim();
        bare = bare.EndsWith('>') && bare.LastIndexOf('<') is >= 0 and var at ? bare[(at + 1)..^1] : bare;
        return bare.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? bare["mailto:".Length..] : bare;
    }

    private static string[] UnitsOf(string key) =>
        key.EndsWith("GB", StringComparison.Ordinal) ? ["gb"]
        : key.EndsWith("Percent", StringComparison.Ordinal) ? ["%", "percent"]
        : key.EndsWith("Days", StringComparison.Ordinal) ? ["days", "day", "d"]
        : [];
}
