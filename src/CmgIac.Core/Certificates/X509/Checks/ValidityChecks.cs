using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Certificates.X509.Checks;

/// <summary>When a certificate is valid, by days in UTC.</summary>
internal static class ValidityChecks
{
    private const long SecondsOfDay = 86400;

    public static IEnumerable<Diagnostic> Period(ServerCertificate certificate)
    {
        if (certificate.Issued is not { } issued)
        {
            yield break;
        }

        var (from, to, today) = (issued.NotBefore, issued.NotAfter, Start(certificate.Today));
        if (to < from)
        {
            yield return CertificateDiagnostics.ValidityReversed(certificate.At, from, to);
        }
        else if (DateOnly.FromDateTime(from.UtcDateTime) > certificate.Today)
        {
            yield return CertificateDiagnostics.NotYetValid(certificate.At, from);
        }
        else if (to < today)
        {
            yield return CertificateDiagnostics.Expired(certificate.At, to);
        }
        else if ((to - today) * 3 < to - from)
        {
            yield return CertificateDiagnostics.ExpiresSoon(certificate.At, to, DateOnly.FromDateTime(to.UtcDateTime).DayNumber - certificate.Today.DayNumber);
        }
    }

    /// <summary>
    /// Baseline Requirements 6.3.2: the limit of the day of issuance, for which its first day stands. Without a spec only
    /// where the certificate itself says that its CA is a public one, and then as a warning.
    /// </summary>
    public static IEnumerable<Diagnostic> TooLong(ServerCertificate certificate)
    {
        if (certificate.Issued is not { } issued || certificate.IsSelfSigned || issued.NotAfter < issued.NotBefore)
        {
            yield break;
        }

        var (days, limit) = (Days(issued), Limit(DateOnly.FromDateTime(issued.NotBefore.UtcDateTime)));
        var issuer = certificate.Gateway?.Certificate.Issuer.Value;
        if (days > limit && issuer == CertificateIssuer.Public)
        {
            yield return CertificateDiagnostics.ValidTooLong(certificate.At, days, issued.NotBefore, limit);
        }
        else if (days > limit && issuer is null && certificate.IsPublicByPolicy)
        {
            yield return CertificateDiagnostics.ValidTooLongByPolicy(certificate.At, days, issued.NotBefore, limit);
        }
    }

    public static DateTimeOffset Start(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>First and last second are both of the period; any part of a day is a day (Baseline Requirements 1.6.1, 6.3.2).</summary>
    private static long Days(Certificate certificate)
    {
        var seconds = ((certificate.NotAfter - certificate.NotBefore).Ticks / TimeSpan.TicksPerSecond) + 1;
        return (seconds + SecondsOfDay - 1) / SecondsOfDay;
    }

    private static int Limit(DateOnly issued) =>
        issued < new DateOnly(2026, 3, 15) ? 398
        : issued < new DateOnly(2027, 3, 15) ? 200
        : issued < new DateOnly(2029, 3, 15) ? 100 : 47;
}
