using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG4020 to CMG4039: a rendered certificate request or set of records doesn't say what the spec says.</summary>
internal static partial class ProofDiagnostics
{
    public static Diagnostic RequestUnreadable(OutputPlace at, string reason) =>
        Error("CMG4020", at, $"can't be read as a certreq policy file: {reason}");

    public static Diagnostic SubjectDiffers(OutputPlace at, string? written, string expected) =>
        Error("CMG4021", at, $"asks for {(written is null ? "no subject" : $"the subject '{written}'")}; the spec says '{expected}', in this order and to the letter.");

    public static Diagnostic SubjectReadOtherwise(OutputPlace at, string flags) =>
        Error("CMG4021", at, $"has X500NameFlags '{flags}', which change how the subject is separated, quoted or ordered. Leave them out, or write 0x40000 alone.");

    public static Diagnostic AlternativeNameDiffers(OutputPlace at, int number, string? written, string? expected) =>
        Error("CMG4022", at, $"gives {Quoted(written)} as alternative name {number}; the spec says {Quoted(expected)}. The common name comes first, letter for letter.");

    public static Diagnostic AlternativeNamesTwice(OutputPlace at) =>
        Error("CMG4022", at, "gives alternative names a second time. They stand in one extension 2.5.29.17.");

    public static Diagnostic ServerAuthenticationMissing(OutputPlace at, string serverAuthentication) =>
        Error("CMG4023", at, $"lacks the key usage '{serverAuthentication}', server authentication. It stands in [EnhancedKeyUsageExtension].");

    public static Diagnostic OtherKeyUsage(OutputPlace at, string written) =>
        Error("CMG4023", at, $"asks for the key usage '{written}'; a gateway's certificate is for server authentication alone.");

    public static Diagnostic KeyUsagesTwice(OutputPlace at) =>
        Error("CMG4023", at, "states key usages a second time. They stand in [EnhancedKeyUsageExtension] or in the extension 2.5.29.37, once.");

    public static Diagnostic NotExportable(OutputPlace at) =>
        Error("CMG4024", at, "doesn't make the private key exportable: the gateway needs it as a PFX file. Write 'Exportable = TRUE'.");

    public static Diagnostic SettingDiffers(OutputPlace at, string key, string written, string? expected) =>
        Error("CMG4025", at, $"says {key} = '{written}'; {(expected is null ? "the spec asks for no such entry." : $"the spec asks for '{expected}'.")}");

    public static Diagnostic SettingsMissing(OutputPlace at, IEnumerable<string> expected) =>
        Error("CMG4025", at, $"lacks {string.Join(", ", expected.Select(setting => $"'{setting}'"))}.");

    public static Diagnostic ZoneUnreadable(OutputPlace at, string reason) =>
        Error("CMG4030", at, $"can't be read as a master file: {reason}");

    public static Diagnostic RecordsMissing(OutputPlace at, string owner, string target, int more) =>
        Error("CMG4031", at, $"lacks the record '{owner}' CNAME '{target}'{(more == 0 ? "" : $" and {more} more")} of the spec.");

    public static Diagnostic OtherZone(OutputPlace at, string written, string expected) =>
        Error("CMG4031", at, $"puts the records into the zone '{written}'; the spec's zone is '{expected}'.");

    public static Diagnostic OtherKindOfZone(OutputPlace at, string written, string expected) =>
        Error("CMG4031", at, $"declares a '{written}'; these records belong into a '{expected}'.");

    public static Diagnostic ZoneMissing(OutputPlace at, string type, string zone) =>
        Error("CMG4031", at, $"declares no '{type}' named '{zone}'.");

    public static Diagnostic TargetDiffers(OutputPlace at, string owner, string? written, string expected) =>
        Error("CMG4032", at, $"points '{owner}' at {Quoted(written)}; the spec says '{expected}'.");

    public static Diagnostic TtlDiffers(OutputPlace at, string owner, long? written, int expected) =>
        Error("CMG4032", at, $"gives '{owner}' {(written is null ? "no TTL" : $"a TTL of {written} seconds")}; the spec says {expected} seconds.");

    public static Diagnostic ForeignRecord(OutputPlace at, string owner) =>
        Error("CMG4033", at, $"has a CNAME at '{owner}', which the spec doesn't have.");

    public static Diagnostic RetiringRecord(OutputPlace at, string owner) =>
        Error("CMG4033", at, $"still has the CNAME at '{owner}', whose gateway is being retired.");

    public static Diagnostic SecondRecord(OutputPlace at, string owner) =>
        Error("CMG4033", at, $"has a second CNAME at '{owner}'. A name has one (RFC 1034 3.6.2).");

    public static Diagnostic DataBesideRecord(OutputPlace at, string owner, string type) =>
        Error("CMG4033", at, $"has a {type} record at '{owner}', where the gateway's CNAME stands: nothing else can (RFC 1034 3.6.2).");

    public static Diagnostic RecordOutsideZone(OutputPlace at, string owner, string type, string zone) =>
        Error("CMG4033", at, $"has a {type} record at '{owner}', which is not in the zone '{zone}'.");

    public static Diagnostic HiddenRecord(OutputPlace at, string owner, string type, string hidden) =>
        Error("CMG4033", at, $"has {(type == "NS" ? "an NS" : $"a {type}")} record at '{owner}', which hides the CNAME at '{hidden}'.");

    public static Diagnostic AuthorizationMissing(OutputPlace at, string zone, string expected) =>
        Error("CMG4031", at, $"lacks the CAA record '{expected}' at '{zone}'.");

    public static Diagnostic ForeignAuthorization(OutputPlace at, string zone, string written) =>
        Error("CMG4033", at, $"has the CAA record '{written}' at '{zone}', which the spec doesn't have. Write it under 'dns.caa'.");

    private static Diagnostic Error(string code, OutputPlace at, string message) =>
        Diagnostic.Error(code, at.Template, $"{at} {message}");

    private static string Quoted(string? value) => value is null ? "nothing" : $"'{value}'";
}
