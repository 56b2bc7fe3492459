using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG5050 to CMG5059 and CMG8050 to CMG8059: zones and certificates that are to become a spec.</summary>
internal static class AdoptionDiagnostics
{
    public const string NoCertificateCode = "CMG5054";

    /// <param name="reason">The end of a sentence.</param>
    public static Diagnostic FileUnreadable(string path, string reason) => Diagnostic.Error("CMG5050", SourceSpan.WholeFile(path),
        $"The file '{path}' can't be read: {reason}. Give a file that is there.");

    public static Diagnostic ZoneUnreadable(string path, ReaderProblem problem) => Diagnostic.Error("CMG5051",
        SourceSpan.At(path, problem.Line, problem.Column), problem.Message);

    public static Diagnostic ZoneNameUnknown(string path) => Diagnostic.Error("CMG5052", SourceSpan.WholeFile(path),
        "Nothing in the file says whose zone it is: it has neither a SOA record nor '$ORIGIN'. Give the zone's name: '--zone NAME'.");

    public static Diagnostic ZoneNameUnfit(string path, string name) => Diagnostic.Error("CMG5052", SourceSpan.WholeFile(path),
        $"The zone '{name}' can't hold a gateway's record: its name is no host name. Give another file, or the right name by '--zone NAME'.");

    public static Diagnostic ZoneTwice(string path, string zone, string first) => Diagnostic.Error("CMG5053", SourceSpan.WholeFile(path),
        $"The zone '{zone}' was given already, by '{first}'. Give each zone once; internal and public DNS are adopted one after the other.");

    /// <param name="what">What it is instead, with its article.</param>
    public static Diagnostic NoCertificate(SourceSpan at, string what) => Diagnostic.Error(NoCertificateCode, at,
        $"This is {what}. Give a gateway's public certificate, in PEM or DER.");

    /// <param name="reason">The end of a sentence.</param>
    public static Diagnostic RecordNotAdopted(SourceSpan at, string owner, string target, string reason) => Diagnostic.Warning("CMG8050", at,
        $"The record '{owner}', a CNAME to '{target}', isn't adopted: {reason}. No gateway of the spec watches it; see that its target is still yours.");

    public static Diagnostic PrefixTaken(SourceSpan at, string serviceName, string prefix, string other) => Diagnostic.Warning("CMG8050", at,
        $"'{serviceName}' isn't adopted: the prefix '{prefix}' is that of '{other}', and two gateways never have one. No gateway of the spec watches it; see that its target is still yours.");

    /// <param name="reason">A sentence of the stage that refuses it.</param>
    public static Diagnostic GatewayNotAdopted(SourceSpan at, string serviceName, string reason) => Diagnostic.Warning("CMG8050", at,
        $"'{serviceName}' isn't adopted, for a spec can't say it: {reason}");

    public static Diagnostic RecordWithoutCertificate(SourceSpan at, string serviceName) => Diagnostic.Warning("CMG8051", at,
        $"'{serviceName}' has a record, and no certificate that was given has that name. Is the gateway gone? Then the record dangles; retire it by 'state: retiring'.");

    /// <param name="reason">A clause.</param>
    public static Diagnostic CertificateWithoutRecord(SourceSpan at, string commonName, string reason) => Diagnostic.Warning("CMG8052", at,
        $"The certificate '{commonName}' is no adopted gateway's: {reason}. Is its gateway gone? Then revoke it, or let it expire.");

    /// <param name="what">'region' or 'domain'.</param>
    public static Diagnostic ValueUnknown(SourceSpan at, string serviceName, string what, string placeholder) => Diagnostic.Warning("CMG8053", at,
        $"Nothing says the {what} of '{serviceName}', and a spec has one: '{placeholder}' stands in its place. Write the right one before anything is rendered.");

    /// <param name="of">Whose, such as "zone 'contoso.com'".</param>
    /// <param name="what">What a spec can't say.</param>
    public static Diagnostic LeftOut(SourceSpan at, string of, string what) => Diagnostic.Warning("CMG8054", at,
        $"Of the {of} the spec doesn't say all: {what}.");

    public static Diagnostic OlderCertificate(SourceSpan at, string commonName, SourceSpan newer) => Diagnostic.Warning("CMG8055", at,
        $"The certificate '{commonName}' isn't looked at: {newer} has the same name and is valid for longer.");

    /// <param name="reason">A clause.</param>
    public static Diagnostic NoGatewayCertificate(SourceSpan at, string reason) => Diagnostic.Warning("CMG8055", at,
        $"The certificate isn't looked at: {reason}.");

    public static Diagnostic AutomaticTtl(SourceSpan at, string owner) => Diagnostic.Warning("CMG8056", at,
        $"The record '{owner}' has a TTL of 1 second. Cloudflare writes that for 'automatic', which is 300; if this is its export, change 'dns.ttl'.");

    public static Diagnostic NothingFound(string path) => Diagnostic.Error("CMG8057", SourceSpan.WholeFile(path),
        "No gateway was found: a CNAME whose target is '<prefix>.<region>.cloudapp.azure.com' or the like, or a certificate. 'cmg init' alone writes a spec to begin with.");

    /// <param name="difference">The end of a sentence.</param>
    public static Diagnostic RendersOtherwise(SourceSpan at, string difference) => Diagnostic.Error("CMG8058", at,
        $"The spec would not render what is there, and isn't written: {difference}.");
}
