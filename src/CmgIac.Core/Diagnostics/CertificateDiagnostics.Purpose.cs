using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>
/// CMG7120 to CMG7126: the key and signature of a certificate or request. CMG7130 to CMG7137, CMG7204 and CMG7205: what it may be used for.
/// <c>what</c> is 'certificate' or 'request'.
/// </summary>
internal static partial class CertificateDiagnostics
{
    public static Diagnostic KeyNotRsa(SourceSpan at, string algorithm) => Error("CMG7120", at,
        $"The key is {algorithm}. A gateway takes RSA keys of 2048 or 4096 bits only: make a new key and request.");

    public static Diagnostic KeyLengthUnfit(SourceSpan at, long bits) => Error("CMG7121", at,
        $"The RSA key has {bits} bits. A gateway takes 2048 or 4096: make a new key and request.");

    public static Diagnostic ExponentUnusable(SourceSpan at, string exponent) => Error("CMG7122", at,
        $"The RSA key's exponent is {exponent}, which isn't odd and above 2: the key is no key. Make a new one; 65537 is usual.");

    public static Diagnostic ExponentSmall(SourceSpan at, string exponent) => Warning("CMG7122", at,
        $"The RSA key's exponent is {exponent}; public CAs should refuse less than 65537. Make a new key with that.");

    public static Diagnostic KeyLengthDiffers(SourceSpan at, long bits, int expected) => Error("CMG7123", at,
        $"The key has {bits} bits; the spec asks for {expected}. Change one of the two.");

    public static Diagnostic SignatureWeak(SourceSpan at, string what, string algorithm) => Error("CMG7124", at,
        $"The {what} is signed by {algorithm}, which Windows doesn't trust or know. It must be SHA-256, SHA-384 or SHA-512.");

    public static Diagnostic SignaturePss(SourceSpan at, string what) => Warning("CMG7125", at,
        $"The {what} is signed by RSASSA-PSS, Windows' alternate signature format, which many clients and CAs can't verify. Have it signed by PKCS #1 v1.5.");

    public static Diagnostic HashDiffersInRequest(SourceSpan at, string hash, string expected) => Error("CMG7126", at,
        $"The request is signed with {hash}; the spec asks for {expected}. Change one of the two.");

    public static Diagnostic HashDiffersInCertificate(SourceSpan at, string hash, string expected) => Warning("CMG7126", at,
        $"The certificate is signed with {hash}; the spec asks for {expected}. The CA decides: ask it, or change the spec.");

    public static Diagnostic PurposeMissing(SourceSpan at, string what) => Error("CMG7130", at,
        $"The {what} states no key purpose. It needs '1.3.6.1.5.5.7.3.1', server authentication.");

    public static Diagnostic NotForServers(SourceSpan at, IReadOnlyCollection<string> purposes) => Error("CMG7131", at,
        $"The key {(purposes.Count == 1 ? "purpose is" : "purposes are")} {Listed(purposes)} without '1.3.6.1.5.5.7.3.1', server authentication, which must be stated by itself.");

    public static Diagnostic PurposesForeign(SourceSpan at, IReadOnlyCollection<string> purposes) => Warning("CMG7132", at,
        $"Beside server authentication, the key {(purposes.Count == 1 ? "purpose" : "purposes")} {Listed(purposes)} {(purposes.Count == 1 ? "is" : "are")} stated, which a gateway doesn't need and a public CA must or should not issue. Leave {(purposes.Count == 1 ? "it" : "them")} out.");

    public static Diagnostic UsageUnfit(SourceSpan at) => Error("CMG7133", at,
        "The key usage has neither digital signature nor key encipherment, so that no TLS server can use the key. Both are usual.");

    public static Diagnostic UsageLacksSignature(SourceSpan at) => Warning("CMG7133", at,
        "The key usage lacks digital signature, without which TLS 1.3 and every key exchange with forward secrecy fail. Have it added.");

    public static Diagnostic UsageLacksEncipherment(SourceSpan at) => Warning("CMG7133", at,
        "The key usage lacks key encipherment, which older clients need with TLS 1.2. Have it added, unless your CA leaves it out on purpose.");

    public static Diagnostic OfAnAuthority(SourceSpan at, string what) => Error("CMG7134", at,
        $"The {what} is that of a CA: it may issue certificates. A gateway needs a server's: hand in the one with the service name.");

    public static Diagnostic VersionTooOld(SourceSpan at, int version) => Error("CMG7135", at,
        $"The certificate is of version {version}, which has no extensions and so no alternative names. Have one of version 3 issued.");

    public static Diagnostic SelfSignedCertificate(SourceSpan at) => Error("CMG7136", at,
        "The certificate is signed by its own key: no CA issued it, and no client trusts it. Send the request to a public or an enterprise CA.");

    /// <param name="what">Which certificate.</param>
    public static Diagnostic CriticalExtensionUnknown(SourceSpan at, string what, string type) => Error("CMG7204", at,
        $"The {what} has the extension '{type}', marked as critical: clients that don't know it, and Windows doesn't, must refuse it. Have it issued without, or with the extension not critical.");

    public static Diagnostic Precertificate(SourceSpan at) => Error("CMG7205", at,
        "It is a precertificate, which a CA writes for public logs and which every client refuses. Take the certificate that the CA issued instead.");
}
