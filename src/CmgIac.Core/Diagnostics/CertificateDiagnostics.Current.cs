using System.Globalization;
using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG7230 to CMG7279: certificates in use, which a spec names by 'certificate.current' or which are handed in.</summary>
internal static partial class CertificateDiagnostics
{
    public static Diagnostic CurrentMissing(SourceSpan at, string file) => Warning("CMG7230", at,
        $"The certificate in use '{file}' is not there, so that its expiry and its spelling of the common name are not known. Keep the file beside the spec, or write 'previousCommonName' where the name has capitals.");

    /// <param name="reason">A clause.</param>
    public static Diagnostic CurrentUnreadable(SourceSpan at, string file, string reason) => Error("CMG7231", at,
        $"The certificate in use '{file}' can't be read: {reason}. Give the public certificate as PEM or DER.");

    /// <param name="reason">A clause.</param>
    public static Diagnostic CurrentNotCertificate(SourceSpan at, string file, string reason) => Error("CMG7232", at,
        $"'{file}' is no certificate in use: {reason}. Give the public certificate as PEM or DER.");

    public static Diagnostic CurrentOfOtherName(SourceSpan at, string file, string name, string commonName) => Error("CMG7233", at,
        $"The certificate '{file}' has the common name '{name}', and this gateway's is '{commonName}'. Name the gateway's own, or write '~' where there is none yet.");

    public static Diagnostic CurrentNotValid(SourceSpan at, string file, DateOnly day, bool hasEnded) => Warning("CMG7234", at, hasEnded
        ? $"The certificate in use '{file}' expired on {Text(day)}. Renew it, or name the one that took its place."
        : $"The certificate in use '{file}' is valid from {Text(day)} only. Name the one that the gateway presents today.");

    public static Diagnostic CurrentSpellingDiffers(SourceSpan at, string file, string name, string previous, SourceSpan other) => Error("CMG7235", at,
        $"The certificate in use '{file}' spells its common name '{name}', and 'previousCommonName' at {other} is '{previous}'. Remove 'previousCommonName': the certificate knows better.") with { Fix = Fix.RemoveEntry(other) };

    public static Diagnostic HandedSpellingDiffers(SourceSpan at, string file, string name, string commonName) => Warning("CMG7235", at,
        $"The certificate '{file}' spells its common name '{name}', and the spec asks for '{commonName}', which Configuration Manager refuses as its renewal. Write 'previousCommonName: {name}'.");

    public static Diagnostic CertificateOfNoGateway(SourceSpan at, string file, string name) => Warning("CMG7236", at,
        $"The certificate '{file}' has the common name '{name}', which is that of no gateway here. It is left out.");

    public static Diagnostic CurrentHasKey(SourceSpan at, string file) => Error("CMG7237", at,
        $"'{file}' has a private key beside the certificate, and whoever reads the spec reads it too. Keep the public certificate alone, and replace the certificate if the file was ever shared.");

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
