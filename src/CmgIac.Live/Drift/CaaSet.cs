using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Live.Drift;

/// <summary>One CAA record; the tag in lower case.</summary>
internal sealed record CaaProperty(bool IsCritical, string Tag, string Value)
{
    public const string Issue = "issue";
    public const string IssueWild = "issuewild";

    private static readonly string[] Known = [Issue, IssueWild, "iodef", "issuemail", "issuevmc", "contactemail", "contactphone"];

    public bool IsUnderstood => !IsCritical || Known.Contains(Tag, StringComparer.Ordinal);

    /// <summary>The CA that may issue, without parameters; empty for nobody (RFC 8659 4.2).</summary>
    public string Issuer => IssuerIn(Value);

    public string Shown => $"{Tag} \"{Value}\"";

    public static string IssuerIn(string value) => value.Split(';')[0].Trim().ToLowerInvariant();
}

/// <summary>The CAA records that count for a name, and the name at which they stand (RFC 8659 3).</summary>
internal sealed record CaaSet(DnsName At, ImmutableArray<CaaProperty> Properties)
{
    public string Shown => string.Join(", ", Properties.Select(property => property.Shown).Order(StringComparer.Ordinal)) + $" at '{At}'";

    /// <summary>
    /// Do they keep each of <paramref name="issuers"/> from issuing? Without issuers: do they keep everybody? An empty set, or one
    /// without a word of this kind of certificate, forbids nothing (RFC 8659 4.2, 4.3); what a CA must understand and can't, does.
    /// </summary>
    public bool Forbids(bool isWildcard, IReadOnlyCollection<string> issuers)
    {
        if (Properties.Any(property => !property.IsUnderstood))
        {
            return true;
        }

        var wild = Properties.Where(property => property.Tag == CaaProperty.IssueWild).ToList();
        var relevant = isWildcard && wild.Count > 0 ? wild : [.. Properties.Where(property => property.Tag == CaaProperty.Issue)];
        var allowed = relevant.Select(property => property.Issuer).Where(issuer => issuer.Length > 0).ToList();
        return relevant.Count > 0 && (issuers.Count == 0 ? allowed.Count == 0 : !allowed.Exists(issuers.Contains));
    }
}
