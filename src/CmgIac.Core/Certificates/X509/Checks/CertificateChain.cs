using System.Collections.Immutable;

namespace CmgIac.Core.Certificates.X509.Checks;

/// <summary>
/// The certificates of one file, put together: <paramref name="Links"/> begins with the server's, and each is followed by its
/// issuer as far as that is among them. <paramref name="Wrong"/>: the last one names an issuer that is there and didn't sign it.
/// </summary>
internal sealed record CertificateChain(
    ImmutableArray<LocatedCertificate> Links, bool Wrong, ImmutableArray<LocatedCertificate> OtherServers,
    ImmutableArray<LocatedCertificate> Others, ImmutableArray<LocatedCertificate> Twice)
{
    public LocatedCertificate Server => Links[0];

    /// <summary>Does it end where there is no issuer to look for?</summary>
    public bool HasRoot => Links[^1].Value.IsSelfSigned;

    /// <summary>At least one certificate, in the order of the file.</summary>
    public static CertificateChain Of(IReadOnlyList<LocatedCertificate> all)
    {
        var unique = all.DistinctBy(item => item.Value).ToList();
        var issuers = unique.Where(item => unique.Any(other => other != item && Issued(item.Value, other.Value))).ToHashSet();
        var ends = unique.Where(item => !issuers.Contains(item)).ToList();
        var servers = ends.Where(item => !item.Value.IsAuthority).ToList();
        var server = servers.Concat(ends).Concat(unique).First();
        var rest = unique.Except(servers).Where(item => item != server).ToList();
        var links = ImmutableArray.Create(server);
        var wrong = false;
        while (!links[^1].Value.IsSelfSigned && rest.Where(item => item.Value.Subject.Equals(links[^1].Value.Issuer)).ToList() is { Count: > 0 } named)
        {
            if (named.FirstOrDefault(item => Issued(item.Value, links[^1].Value)) is not { } issuer)
            {
                wrong = true;
                break;
            }

            links = links.Add(issuer);
            rest.Remove(issuer);
        }

        // One that issued a link as well, and what issued that one in turn, are another way to another root.
        var ways = links.ToList();
        for (var i = 0; i < ways.Count; i++)
        {
            var above = rest.Where(item => Issued(item.Value, ways[i].Value)).ToList();
            ways.AddRange(above);
            rest = [.. rest.Except(above)];
        }

        return new(
            links, wrong, [.. servers.Skip(1)], [.. rest],
            [.. all.Where((item, at) => all.Take(at).Any(before => before.Value.Equals(item.Value)))]);
    }

    /// <summary>By name and signature; where .NET can't verify, by name.</summary>
    private static bool Issued(Certificate issuer, Certificate issued) =>
        issuer.Subject.Equals(issued.Issuer) && issued.Signature.IsBy(issuer.Key) != false;
}
