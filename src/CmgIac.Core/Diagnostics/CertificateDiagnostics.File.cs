using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG7100 to CMG7106: certificates and requests handed in, as files.</summary>
internal static partial class CertificateDiagnostics
{
    /// <param name="kind">What the file is, with its article.</param>
    /// <param name="instead">What to hand in, as a sentence.</param>
    public static Diagnostic FileOfOtherKind(SourceSpan at, string kind, string instead) => Error("CMG7100", at,
        $"This is {kind}, which isn't what is checked. {instead}");

    /// <param name="what">'certificate' or 'request'.</param>
    /// <param name="fault">The end of a sentence.</param>
    public static Diagnostic Damaged(SourceSpan at, string what, string fault) => Error("CMG7101", at,
        $"The {what} can't be read: it {fault}. Hand in the file as the {(what == "request" ? "program that made the request" : "CA")} wrote it, DER or PEM.");

    public static Diagnostic RequestSignatureWrong(SourceSpan at) => Error("CMG7102", at,
        "The request's signature isn't by the key within: it was changed, or put together of two. Make the request anew; no CA takes this one.");

    public static Diagnostic ChallengePassword(SourceSpan at) => Warning("CMG7103", at,
        "The request has a challenge password, which anybody who sees the request can read. Make the request without; change the password where it is used elsewhere.");

    public static Diagnostic PrivateKeyInFile(SourceSpan at) => Warning("CMG7104", at,
        "A private key that isn't encrypted stands in this file. Keep the key apart and encrypted; who had the file may have the key.");

    public static Diagnostic ExtensionsMissing(SourceSpan at) => Error("CMG7105", at,
        "The request asks for no extensions: no alternative names, no server authentication, and the CA may add none. Make it with both, such as by 'cmg certificate request'.");

    public static Diagnostic TemplateDiffers(SourceSpan at, string template, string? expected) => Warning("CMG7106", at,
        $"The request names the AD CS template '{template}'; " + (expected is null ? "a public CA knows none. Make it without." : $"the spec's is '{expected}'. Change one of the two."));
}
