using System.Diagnostics.CodeAnalysis;

namespace CmgIac.Core.Model;

/// <summary>
/// A fully qualified name, held in lower case, as A-labels and without the trailing dot: templates that need the dot
/// write it. Labels of letters, digits and inner '-', 1 to 63 characters each, 253 in all (RFC 1035 2.3.4,
/// RFC 1123 2.1); the last is not a number, so that no IP address is a name.
/// The first label may be '*' or start with '_' where a name was made as such.
/// </summary>
internal sealed record DnsName : IComparable<DnsName>
{
    public const int MaxLength = 253;
    public const int MaxLabelLength = 63;

    private DnsName(string value) => Value = value;

    public string Value { get; }

    public string[] Labels => Value.Split('.');

    public bool IsWildcard => Value.StartsWith("*.", StringComparison.Ordinal);

    /// <summary>Reads a host name of ASCII letters in any case; false for anything else, a trailing dot included.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DnsName? name)
    {
        name = null;
        var labels = text.Split('.');
        if (text.Length is 0 or > MaxLength || !labels.All(IsLabel) || labels[^1].All(char.IsAsciiDigit))
        {
            return false;
        }

        name = new DnsName(text.ToLowerInvariant());
        return true;
    }

    /// <summary>One name of several well-formed parts; its length is a rule's to judge.</summary>
    public static DnsName Join(IEnumerable<string> parts) => new(string.Join('.', parts));

    /// <summary>With the dot at its end, for hosts that take a name without one for relative.</summary>
    public string Absolute => Value + ".";

    public bool IsAtOrBelow(DnsName ancestor) =>
        Value == ancestor.Value || Value.EndsWith("." + ancestor.Value, StringComparison.Ordinal);

    /// <summary>This name relative to <paramref name="zone"/>, '@' at its apex; this name must be at or below it.</summary>
    public string RelativeTo(DnsName zone) =>
        Value == zone.Value ? "@" : Value[..^(zone.Value.Length + 1)];

    public int CompareTo(DnsName? other) => Text.NaturalOrder.Comparer.Compare(Value, other?.Value);

    public override string ToString() => Value;

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelLength
        && label[0] != '-' && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
