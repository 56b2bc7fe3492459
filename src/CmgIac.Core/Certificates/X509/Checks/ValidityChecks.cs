using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Certificates.X509.Checks;

/// <summary>When a certificate is valid, by days in UTC.</summary>
internal static class ValidityChecks
{
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
        else if (RenewalWindow.Of(from, to).IsOpen(certificate.Today))
        {
            yield return CertificateDiagnostics.ExpiresSoon(certificate.At, to, DateOnly.FromDateTime(to.UtcDateTime).DayNumber - certificate.Today.DayNumber);
        }
    }

    /// <summary>
    /// Baseline Requirements, certificate operational periods: the limit of the day of issuance, for which its first day stands. Without a spec only
    /// where the certificate itself says that its CA is a public one, and then as a warning.
    /// </summary>
    public static IEnumerable<Diagnostic> TooLong(ServerCertificate certificate)
    {
        if (certificate.Issued is not { } issued || certificate.IsSelfSigned || issued.NotAfter < issued.NotBefore)
        {
            yield break;
        }

        var days = RenewalWindow.ValidityDays(issued.NotBefore, issued.NotAfter);
        var limit = ValiditySchedule.On(DateOnly.FromDateTime(issued.NotBefore.UtcDateTime)).MaxDays;
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
}
