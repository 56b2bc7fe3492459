using System.Buffers;
using System.Collections.Immutable;

namespace CmgIac.Core.Model;

/// <summary>One attribute of a name: a key such as <c>CN</c> or <c>O</c>, and its plain value.</summary>
internal readonly record struct NameAttribute(string Key, string Value)
{
    private static readonly SearchValues<char> Printable =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?");

    /// <summary>Can the value be a PrintableString (X.520)? '*' and '&amp;' can't.</summary>
    public bool IsPrintable => !Value.AsSpan().ContainsAnyExcept(Printable);
}

/// <summary>
/// The subject of a certificate: attributes in the order in which they are written, one to each relative name.
/// <see cref="ToString"/> writes the X.500 string that Windows' CertStrToName reads.
/// </summary>
internal sealed record DistinguishedName(ImmutableArray<NameAttribute> Attributes)
{
    private const string Special = ",;+=\"<>#\\";

    /// <summary>The attributes that have a value.</summary>
    public static DistinguishedName Of(params IEnumerable<(string Key, string? Value)> attributes) =>
        new([.. attributes.Where(a => a.Value is not null).Select(a => new NameAttribute(a.Key, a.Value!))]);

    public bool Equals(DistinguishedName? other) =>
        other is not null && Attributes.AsSpan().SequenceEqual(other.Attributes.AsSpan());

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary><c>CN=granitefalls.contoso.com,O="Contoso, Inc.",C=US</c>: quotes are doubled, nothing takes a backslash.</summary>
    public override string ToString() => string.Join(',', Attributes.Select(a => $"{a.Key}={Write(a.Value)}"));

    private static string Write(string value) =>
        NeedsQuotes(value) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    private static bool NeedsQuotes(string value) =>
        value.Length == 0
        || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])
        || value.Any(c => Special.Contains(c, StringComparison.Ordinal) || char.IsControl(c));
}
