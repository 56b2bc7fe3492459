namespace CmgIac.Core.Text;

/// <summary>Ordinal order in which runs of digits count as numbers: granite2 before granite10.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Comparer = new(digitsFirst: false);

    /// <summary>
    /// Where a digit meets another character it comes first, as if the text before it ended there: granite1 before
    /// granite-1. That is natsort's order, to which octoDNS holds the keys of its files (octodns/yaml.py).
    /// </summary>
    public static readonly NaturalOrder OfKeys = new(digitsFirst: true);

    private readonly bool digitsFirst;

    private NaturalOrder(bool digitsFirst) => this.digitsFirst = digitsFirst;

    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? "", y ?? "");
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var left = Digits(a, ref i);
                var right = Digits(b, ref j);
                var byNumber = left.Length != right.Length
                    ? left.Length.CompareTo(right.Length)
                    : left.SequenceCompareTo(right);
                if (byNumber != 0)
                {
                    return byNumber;
                }
            }
            else if (digitsFirst && char.IsAsciiDigit(a[i]) != char.IsAsciiDigit(b[j]))
            {
                return char.IsAsciiDigit(a[i]) ? -1 : 1;
            }
            else if (a[i] != b[j])
            {
                return a[i].CompareTo(b[j]);
            }
            else
            {
                i++;
                j++;
            }
        }

        var byLength = (a.Length - i).CompareTo(b.Length - j);
        return byLength != 0 ? byLength : string.CompareOrdinal(a, b);
    }

    /// <summary>The run of digits at <paramref name="at"/> without its leading zeros.</summary>
    private static ReadOnlySpan<char> Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return text.AsSpan(start, at - start).TrimStart('0');
    }
}
