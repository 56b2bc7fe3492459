using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG7011 to CMG7019: the subject of a request. CMG7040 to CMG7052: its alternative names and key purposes.</summary>
internal static partial class CertificateDiagnostics
{
    public static Diagnostic SubjectMissing(SourceSpan at) => Error("CMG7011", at,
        "[NewRequest] has no Subject. Write 'Subject = \"CN=<service name>\"', such as \"CN=granitefalls.contoso.com\".");

    public static Diagnostic CommonNameMissing(SourceSpan at, string subject) => Error("CMG7011", at,
        $"The subject '{subject}' has no common name. A gateway's certificate has its service name there: 'CN=granitefalls.contoso.com'.");

    public static Diagnostic SubjectCut(SourceSpan at, string kept, Fix? fix) => Error("CMG7012", at,
        $"The subject ends at its first ',', as '{kept}'; the rest are further values, which certreq refuses. Put the whole in quotation marks, and double those within.", fix);

    /// <param name="reason">A sentence of the reader of X.500 names.</param>
    public static Diagnostic SubjectUnreadable(SourceSpan at, string subject, string reason) => Error("CMG7012", at,
        $"The subject '{subject}' is no X.500 name: {reason}");

    public static Diagnostic SubjectEscaped(SourceSpan at) => Error("CMG7013", at,
        "The subject escapes a character by '\\', which Windows doesn't know in a name. Put that value in quotation marks, doubled within the outer ones: \"CN=granitefalls.contoso.com,O=\"\"Contoso, Ltd.\"\"\".");

    public static Diagnostic CommonNameTwice(SourceSpan at, string first, string second) => Error("CMG7014", at,
        $"The subject has two common names, '{first}' and '{second}'. Leave the service name; other names are alternative names.");

    public static Diagnostic CommonNameTooLong(SourceSpan at, string name, int limit) => Error("CMG7015", at,
        $"The common name '{name}' has {name.Length} characters; a certificate holds at most {limit} (X.520). Take a shorter name for the gateway.");

    public static Diagnostic CommonNameNotAHost(SourceSpan at, string name, string fault) => Error("CMG7016", at,
        $"The common name '{name}' {fault}. It is the gateway's service name: labels of letters, digits and '-', such as 'granitefalls.contoso.com'.");

    /// <param name="what">'Common name' or 'Alternative name'.</param>
    public static Diagnostic WildcardOutOfPlace(SourceSpan at, string what, string name, string fault) => Error("CMG7017", at,
        $"{what} '{name}' {fault}. A wildcard is '*' in the place of one label before a domain: '*.contoso.com'.");

    public static Diagnostic SubjectReadOtherwise(SourceSpan at, string flags, IReadOnlyCollection<string> names) => Warning("CMG7018", at,
        $"X500NameFlags '{flags}' change how the subject is separated, quoted or ordered. It reads as {string.Join(", ", names.Select(name => $"'{name}'"))}. Leave the flags out if that isn't meant.");

    public static Diagnostic AlternativeNamesMissing(SourceSpan at) => Error("CMG7040", at,
        "The request has no alternative names, which clients and public CAs look at instead of the common name. Write into [Extensions]: '2.5.29.17 = \"{text}\"' and '_continue_ = \"dns=<common name>\"'.");

    /// <param name="areExtensions">Does [Extensions] have some as well?</param>
    public static Diagnostic AlternativeNamesAsAttribute(SourceSpan at, bool areExtensions) => Error("CMG7040", at,
        (areExtensions ? "Other alternative names" : "The alternative names") + " stand among the request's attributes, which a CA ignores unless it was set up to take them from anybody. "
        + (areExtensions ? "Leave the entry out: those of [Extensions] are the request's." : "Write them into [Extensions]: '2.5.29.17 = \"{text}\"' and '_continue_ = \"dns=<common name>\"'."));

    public static Diagnostic AlternativeNamesNotText(SourceSpan at, Fix? fix) => Error("CMG7041", at,
        "The alternative names don't start with '{text}', so that Windows takes them for encoded bytes. Write '2.5.29.17 = \"{text}\"' and the names after it.", fix);

    public static Diagnostic SeparatorMissing(SourceSpan at, string first, string second, Fix? fix) => Error("CMG7042", at,
        $"Between the alternative names '{first}' and '{second}' there is no '&', which makes one wrong name of them. Lines are joined as they are: end every entry but the last with '&'.", fix);

    public static Diagnostic SeparatorAtEnd(SourceSpan at, Fix? fix) => Warning("CMG7043", at,
        "An '&' follows the last alternative name; it only separates. Leave it out.", fix);

    public static Diagnostic CommonNameNotFirst(SourceSpan at, string first, string commonName) => Warning("CMG7044", at,
        $"The first alternative name is '{first}', and not the common name '{commonName}' letter for letter. Write the common name first, as the subject spells it.");

    public static Diagnostic CommonNameNotCovered(SourceSpan at, string commonName) => Error("CMG7045", at,
        $"No alternative name covers the common name '{commonName}', so that clients refuse the certificate. Write 'dns={commonName}' first.");

    public static Diagnostic AlternativeNameNotAHost(SourceSpan at, string name, string fault) => Error("CMG7046", at,
        $"The alternative name '{name}' {fault}. A DNS name has labels of letters, digits and '-', such as 'granitefalls.contoso.com'.");

    public static Diagnostic AlternativeNameOfUnknownType(SourceSpan at, string type, string? meant) => Error("CMG7047", at,
        $"'{type}' is no type of alternative name. " + (meant is null ? "A host name is written 'dns=granitefalls.contoso.com'." : $"Did you mean '{meant}'?"));

    public static Diagnostic KeyPurposeMissing(SourceSpan at, Fix? fix) => Error("CMG7050", at,
        "The request states no key purpose. Write '[EnhancedKeyUsageExtension]' and 'OID = 1.3.6.1.5.5.7.3.1', server authentication.", fix);

    public static Diagnostic KeyPurposeOfTemplate(SourceSpan at, string template) => Warning("CMG7050", at,
        $"The request states no key purpose and leaves it to the template '{template}'. Write '[EnhancedKeyUsageExtension]' and 'OID = 1.3.6.1.5.5.7.3.1', server authentication, so that it doesn't rest on the template alone.");

    public static Diagnostic ServerAuthenticationMissing(SourceSpan at, string serverAuthentication) => Error("CMG7051", at,
        $"The key purposes lack '{serverAuthentication}', server authentication, without which no client trusts a server. Write it.");

    public static Diagnostic KeyPurposeInTwoForms(SourceSpan at) => Error("CMG7052", at,
        "The key purposes stand in [EnhancedKeyUsageExtension] and as the extension 2.5.29.37, which makes the same extension twice. Leave one of the two.");
}
