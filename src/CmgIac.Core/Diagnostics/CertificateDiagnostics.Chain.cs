using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG7150 to CMG7159 and CMG7206: several certificates in one file. Each is named by its subject.</summary>
internal static partial class CertificateDiagnostics
{
    public static Diagnostic SeveralServers(SourceSpan at, string subject, string first) => Error("CMG7150", at,
        $"'{subject}' is a second server's certificate in this file; the first is '{first}'. Hand in one with its chain.");

    public static Diagnostic CertificateTwice(SourceSpan at, string subject) => Warning("CMG7151", at,
        $"The certificate '{subject}' stands here a second time. Leave one of the two.");

    public static Diagnostic CertificateUnrelated(SourceSpan at, string subject, string end, string? issuer) => Error("CMG7152", at,
        $"The certificate '{subject}' doesn't belong to the chain, which ends at '{end}'" + (issuer is null ? ", a root. Leave it out." : $", issued by '{issuer}'. Leave it out, or add what is between."));

    public static Diagnostic ChainOutOfOrder(SourceSpan at, string subject) => Warning("CMG7153", at,
        $"The certificate '{subject}' isn't in its place: each should follow the one that it issued, the server's first. Some programs read no other order.");

    public static Diagnostic ChainIncomplete(SourceSpan at, string subject, string issuer) => Error("CMG7154", at,
        $"The issuer of '{subject}' is '{issuer}', and its certificate is missing. Add it: a gateway sends the chain that it was given.");

    public static Diagnostic ChainSignatureWrong(SourceSpan at, string subject, string issuer) => Error("CMG7155", at,
        $"The certificate '{subject}' names '{issuer}' as its issuer, but wasn't signed by that key. Another CA of the same name issued it, or it was changed: take the chain that came with it.");

    public static Diagnostic IssuerExpired(SourceSpan at, string subject, DateTimeOffset notAfter) => Error("CMG7156", at,
        $"The CA's certificate '{subject}' expired on {Day(notAfter)}, and with it what it issued. Take the CA's present one.");

    public static Diagnostic IssuerNotYetValid(SourceSpan at, string subject, DateTimeOffset notBefore) => Error("CMG7156", at,
        $"The CA's certificate '{subject}' isn't valid before {Day(notBefore)}. Take the CA's present one.");

    public static Diagnostic IssuerExpiresFirst(SourceSpan at, string subject, DateTimeOffset notAfter) => Warning("CMG7157", at,
        $"The CA's certificate '{subject}' expires on {Day(notAfter)}, before the server's. The chain ends that day: renew by then.");

    /// <param name="reason">The end of a sentence.</param>
    public static Diagnostic IssuerMayNot(SourceSpan at, string subject, string reason) => Error("CMG7158", at,
        $"'{subject}' may not have issued what it did: it {reason}. Clients refuse the chain: have the certificate issued by the right CA.");

    /// <param name="breach">What the CA may issue for, as a clause.</param>
    public static Diagnostic NameNotPermitted(SourceSpan at, string subject, string breach, string name) => Error("CMG7206", at,
        $"The CA '{subject}' {breach}, by its own certificate, and so not for '{name}'. Clients refuse the chain: have the certificate issued by a CA that may.");

    public static Diagnostic CertificatesTooMany(SourceSpan at, int count, int limit) => Error("CMG7159", at,
        $"The file has {count} certificates; a server's with its chain are a few, and cmg looks at {limit} at most. Hand in that one's alone.");
}
