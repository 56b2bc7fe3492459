using System.Globalization;

namespace CmgIac.Core.Model;

/// <summary>What to try when a prefix is taken: the same word with the next number.</summary>
internal static class PrefixSequence
{
    private const int MaxDigits = 6;

    /// <summary>
    /// Prefixes after <paramref name="prefix"/>, without end: the number at its end counted up, or 2, 3, … behind it; leading
    /// zeros stay. What would be longer than 24 characters loses letters before the number. None is refused by Azure or Windows.
    /// </summary>
    public static IEnumerable<GatewayPrefix> After(GatewayPrefix prefix)
    {
        var text = prefix.Value;
        var stem = StemOf(prefix);
        var digits = text[stem.Length..];
        for (var number = digits.Length == 0 ? 2 : int.Parse(digits, CultureInfo.InvariantCulture) + 1; ; number++)
        {
            var next = number.ToString(CultureInfo.InvariantCulture).PadLeft(digits.Length, '0');
            var candidate = stem[..Math.Min(stem.Length, GatewayPrefix.MaxLength - next.Length)] + next;
            if (GatewayPrefix.TryParse(candidate, out var valid) && ReservedNames.AzureRefusal(valid) is null && !ReservedNames.IsWindowsDevice(candidate))
            {
                yield return valid;
            }
        }
    }

    /// <summary>The prefix without the number at its end.</summary>
    public static string StemOf(GatewayPrefix prefix)
    {
        var text = prefix.Value;
        var start = text.Length;
        while (char.IsAsciiDigit(text[start - 1]) && text.Length - start < MaxDigits)
        {
            start--;
        }

        return text[..start];
    }
}
