using System.Globalization;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.X509.Checks;

/// <summary>
/// Can clients on the internet load the revocation list of a private CA? Those of a public CA are public (Microsoft, "Plan
/// for the cloud management gateway"; "CMG communication error", CERT_REV_FAILED).
/// </summary>
internal static class RevocationChecks
{
    public static IEnumerable<Diagnostic> Unreachable(ServerCertificate certificate) =>
        certificate.Issued is { } issued ? Of(certificate, certificate.At, issued, "certificate") : [];

    /// <summary>Clients look up the CAs between the server and the root as well.</summary>
    public static IEnumerable<Diagnostic> OfIssuers(ServerCertificate server, IEnumerable<LocatedCertificate> issuers) =>
        issuers.SelectMany(issuer => Of(server, issuer.At, issuer.Value, $"CA's certificate '{issuer.Value.Subject}'"));

    private static IEnumerable<Diagnostic> Of(ServerCertificate server, SourceSpan at, Certificate certificate, string what)
    {
        var issuer = server.Gateway?.Certificate.Issuer.Value;
        if (certificate.IsSelfSigned || certificate.Version < 3 || issuer == CertificateIssuer.Public || (issuer is null && server.IsPublicByPolicy))
        {
            yield break;
        }

        // Without a spec the CA may be a public one that states no policy, and that answers by OCSP alone.
        var places = certificate.Extensions.CrlDistributionPoints?.Select(name => name.Value).ToList() ?? [];
        if (places.Count == 0 ? issuer == CertificateIssuer.Enterprise : !places.Any(IsReachable))
        {
            yield return CertificateDiagnostics.RevocationUnreachable(at, what, places);
        }
        else if (places.Count > 0 && !places.Any(place => IsReachable(place) && !IsByHttps(place)))
        {
            yield return CertificateDiagnostics.RevocationByHttps(at, what, places.First(IsByHttps));
        }
    }

    private static bool IsByHttps(string place) => place.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>By HTTP, under a name of public DNS or an address that isn't of a private network (RFC 1918, RFC 3927, RFC 4193).</summary>
    private static bool IsReachable(string place)
    {
        if (!Uri.TryCreate(place, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return false;
        }

        return uri.HostNameType switch
        {
            UriHostNameType.IPv4 => !IsPrivate([.. uri.Host.Split('.').Select(part => int.Parse(part, CultureInfo.InvariantCulture))]),
            UriHostNameType.IPv6 => uri.Host is not ("[::1]" or "[::]") && !uri.Host.StartsWith("[f", StringComparison.OrdinalIgnoreCase),
            _ => DnsName.TryParse(uri.Host.TrimEnd('.'), out var name) && !ReservedNames.IsInternal(name),
        };
    }

    private static bool IsPrivate(int[] address) => address switch
    {
        [0 or 10 or 127, ..] or [192, 168, ..] or [169, 254, ..] => true,
        [172, >= 16 and <= 31, ..] or [100, >= 64 and <= 127, ..] or [>= 224, ..] => true,
        _ => false,
    };
}
