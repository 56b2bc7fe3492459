using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Live.Drift;

/// <summary>Who is to issue a gateway's certificate, by the names that stand in CAA records.</summary>
internal static class PublicIssuers
{
    /// <summary>
    /// CAs by the organization in their certificates, with the names that they say they look for in CAA records (their certification
    /// practice statements). One that isn't here isn't judged: a wrong word would be worse than none.
    /// </summary>
    private static readonly (string Organization, string[] Names)[] Known =
    [
        ("DigiCert", ["digicert.com", "www.digicert.com", "digicert.ne.jp", "cybertrust.ne.jp", "symantec.com", "thawte.com", "geotrust.com", "rapidssl.com", "quovadisglobal.com"]),
        ("Let's Encrypt", ["letsencrypt.org"]),
        ("GlobalSign", ["globalsign.com"]),
        ("Sectigo", ["sectigo.com", "comodo.com", "comodoca.com", "usertrust.com", "trust-provider.com", "entrust.net", "affirmtrust.com"]),
        ("GoDaddy.com", ["godaddy.com", "starfieldtech.com"]),
        ("Google Trust Services", ["pki.goog"]),
        ("Amazon", ["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com", "aws.amazon.com"]),
    ];

    /// <summary>What the spec's CAA records allow, else the CA of the certificate in use; empty where neither says.</summary>
    public static ImmutableArray<string> Of(GatewaySpec gateway)
    {
        var (wanted, caa) = (gateway.Certificate.Wildcard.Value ? CaaTag.IssueWild : CaaTag.Issue, gateway.Dns.Caa);
        var own = caa.Any(record => record.Tag == wanted) ? caa.Where(record => record.Tag == wanted) : caa.Where(record => record.Tag == CaaTag.Issue);
        ImmutableArray<string> issuers = [.. own.Select(record => CaaProperty.IssuerIn(record.Value.Value)).Where(issuer => issuer.Length > 0).Distinct(StringComparer.Ordinal)];
        return !issuers.IsEmpty || gateway.Certificate.InUse is not { } current ? issuers
            : [.. Known.Where(item => current.Issuer.Contains(item.Organization, StringComparison.OrdinalIgnoreCase)).SelectMany(item => item.Names)];
    }

    /// <summary>Does the spec itself forbid everybody?</summary>
    public static bool IsNobody(GatewaySpec gateway) =>
        gateway.Dns.Caa.Any(record => record.Tag != CaaTag.Iodef) && gateway.Dns.Caa.All(record => record.Tag == CaaTag.Iodef || CaaProperty.IssuerIn(record.Value.Value).Length == 0);
}
