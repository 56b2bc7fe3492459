using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Certificates.X509.Checks;

/// <summary>What a certificate may be used for (RFC 5280 4.2.1.3, 4.2.1.9, 4.2.1.12; Microsoft, "PKI certificate requirements").</summary>
internal static class PurposeChecks
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>Server gated cryptography, of Microsoft and Netscape: relics that harm nothing.</summary>
    public static readonly string[] Harmless = [ObjectIdentifier.ServerAuthentication, ClientAuthentication, "1.3.6.1.4.1.311.10.3.3", "2.16.840.1.113730.4.1"];

    /// <summary>A CA's certificate that has nothing of a server's: to check it as one would say the same many times.</summary>
    public static bool IsNoServer(ServerCertificate certificate) =>
        certificate.IsAuthority && !certificate.Extensions!.DnsNames.Any() && certificate.Extensions.KeyPurposes?.Contains(ObjectIdentifier.ServerAuthentication, StringComparer.Ordinal) != true
        && !(certificate.CommonNames is [var name] && DnsName.TryParse(name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name, out var host) && host.Labels.Length > 1);

    public static IEnumerable<Diagnostic> Version(ServerCertificate certificate)
    {
        if (certificate.Issued is { Version: < 3 and var version })
        {
            yield return CertificateDiagnostics.VersionTooOld(certificate.At, version);
        }
    }

    public static IEnumerable<Diagnostic> SelfSigned(ServerCertificate certificate)
    {
        if (certificate.IsSelfSigned)
        {
            yield return CertificateDiagnostics.SelfSignedCertificate(certificate.At);
        }
    }

    /// <summary>OpenSSL makes a CA of whatever is signed by itself: that is the mistake, and said.</summary>
    public static IEnumerable<Diagnostic> Authority(ServerCertificate certificate)
    {
        if (certificate.IsAuthority && (!certificate.IsSelfSigned || IsNoServer(certificate)))
        {
            yield return CertificateDiagnostics.OfAnAuthority(certificate.At, certificate.What);
        }
    }

    public static IEnumerable<Diagnostic> Purposes(ServerCertificate certificate)
    {
        if (certificate.Extensions is not { } extensions)
        {
            yield break;
        }

        if (extensions.KeyPurposes is not { Length: > 0 } purposes)
        {
            yield return CertificateDiagnostics.PurposeMissing(certificate.At, certificate.What);
        }
        else if (!purposes.Contains(ObjectIdentifier.ServerAuthentication, StringComparer.Ordinal))
        {
            yield return CertificateDiagnostics.NotForServers(certificate.At, purposes);
        }
        else if (purposes.Except(Harmless, StringComparer.Ordinal).ToList() is { Count: > 0 } foreign)
        {
            yield return CertificateDiagnostics.PurposesForeign(certificate.At, foreign);
        }
    }

    /// <summary>Absent, it forbids nothing.</summary>
    public static IEnumerable<Diagnostic> Usage(ServerCertificate certificate)
    {
        if (certificate.Extensions?.KeyUsage is not { } usage)
        {
            yield break;
        }

        var (signs, enciphers) = (usage.HasFlag(KeyUsages.DigitalSignature), usage.HasFlag(KeyUsages.KeyEncipherment));
        if (!signs && !enciphers)
        {
            yield return CertificateDiagnostics.UsageUnfit(certificate.At);
        }
        else if (!signs)
        {
            yield return CertificateDiagnostics.UsageLacksSignature(certificate.At);
        }
        else if (!enciphers && certificate.Key.IsRsa)
        {
            yield return CertificateDiagnostics.UsageLacksEncipherment(certificate.At);
        }
    }
}
