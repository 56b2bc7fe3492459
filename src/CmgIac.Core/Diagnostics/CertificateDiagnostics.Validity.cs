using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG7140 to CMG7145, CMG7203 and CMG7240: when a certificate is valid, and where its revocation is published. Days are UTC.</summary>
internal static partial class CertificateDiagnostics
{
    public static Diagnostic NotYetValid(SourceSpan at, DateTimeOffset notBefore) => Error("CMG7140", at,
        $"The certificate isn't valid before {Day(notBefore)}. Wait, or mend the clock that issued it.");

    public static Diagnostic Expired(SourceSpan at, DateTimeOffset notAfter) => Error("CMG7141", at,
        $"The certificate expired on {Day(notAfter)}. Renew it, with the same common name.");

    public static Diagnostic ExpiresSoon(SourceSpan at, DateTimeOffset notAfter, int days) => Warning("CMG7142", at,
        $"The certificate expires on {Day(notAfter)}, {(days == 0 ? "today" : days == 1 ? "in 1 day" : $"in {days} days")}: it is time. Renew it, with the same common name.");

    public static Diagnostic ValidTooLong(SourceSpan at, long days, DateTimeOffset notBefore, int limit) => Error("CMG7143", at, TooLong(days, notBefore, limit));

    /// <summary>Where no spec says that the issuer is public, and the certificate's policy does.</summary>
    public static Diagnostic ValidTooLongByPolicy(SourceSpan at, long days, DateTimeOffset notBefore, int limit) => Warning("CMG7143", at, TooLong(days, notBefore, limit));

    public static Diagnostic ValidityReversed(SourceSpan at, DateTimeOffset notBefore, DateTimeOffset notAfter) => Error("CMG7144", at,
        $"The certificate ends on {Day(notAfter)}, before it begins on {Day(notBefore)}, so that it is never valid. Have it issued anew.");

    /// <param name="what">Which certificate.</param>
    /// <param name="places">Empty where the certificate names none.</param>
    public static Diagnostic RevocationUnreachable(SourceSpan at, string what, IReadOnlyCollection<string> places) => Warning("CMG7145", at,
        (places.Count == 0 ? $"The {what} names no place of a revocation list" : $"The {what} has its revocation list at {Listed(places)}, out of reach from the internet")
            + ", and clients there look for one by default. Let the CA publish it over HTTP under a public name, or switch the check off.");

    /// <param name="what">Which certificate.</param>
    public static Diagnostic RevocationByHttps(SourceSpan at, string what, string place) => Warning("CMG7203", at,
        $"The {what} has its revocation list at '{place}' alone, by HTTPS, which Windows doesn't load: it would have to check another certificate first. Let the CA publish it over HTTP.");

    /// <param name="until">The calendar's last day, as text.</param>
    /// <param name="most">So many renewals it may have.</param>
    public static Diagnostic CalendarTooLong(string until, int most) => Diagnostic.Error("CMG7240", SourceSpan.Nowhere("cmg certificate calendar"),
        $"Until {until} the certificates are renewed more than {most} times. Give an earlier day by '--until', or choose some gateways by '--shard' or '--gateway'.");

    private static string TooLong(long days, DateTimeOffset notBefore, int limit) =>
        $"The certificate is valid for {days} days, a part of a day counted whole. Issued on {Day(notBefore)} by a public CA, it may be valid for {limit}; have it issued anew, before clients refuse it.";

    private static string Day(DateTimeOffset moment) => $"{moment.Year:D4}-{moment.Month:D2}-{moment.Day:D2}";
}
