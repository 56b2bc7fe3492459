using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG7001 to CMG7010 and CMG7099: a file handed in, and the form of a policy file.</summary>
internal static partial class CertificateDiagnostics
{
    /// <summary>Characters of a message.</summary>
    private const int Longest = 1000;

    public static Diagnostic FileUnknown(SourceSpan at) => Error("CMG7001", at,
        $"'{at.File}' is none of the files that are checked: a certreq policy file, a request or a certificate in PEM or DER. A spec is given by '--spec'.");

    public static Diagnostic FileUnreadable(string file, string reason) => Error("CMG7002", SourceSpan.WholeFile(file),
        $"The file '{file}' can't be read: {reason}. Give a policy file, a request or a certificate.");

    public static Diagnostic NotText(SourceSpan at) => Error("CMG7003", at,
        "This is no text that an INF can have: it has NUL characters, or is UTF-16 that breaks off. Save it as ASCII, or as UTF-16 with a byte order mark.");

    public static Diagnostic LineOutsideSection(SourceSpan at) => Error("CMG7003", at,
        "This line stands before the first section, so that the file is no INF. Begin with the line '[Version]'.");

    public static Diagnostic VersionMissing(SourceSpan at) => Error("CMG7003", at,
        "The file has no section [Version], so that Windows doesn't take it for an INF. Begin with '[Version]' and 'Signature = \"$Windows NT$\"'.");

    public static Diagnostic Utf8Mark(SourceSpan at) => Error("CMG7004", at,
        "The file begins with the byte order mark of UTF-8, which Windows doesn't know in an INF. Save it as ASCII, or as UTF-16 with a byte order mark.");

    public static Diagnostic BigEndian(SourceSpan at) => Error("CMG7004", at,
        "The file is UTF-16 in big-endian order, which Windows doesn't know in an INF. Save it as ASCII, or as UTF-16 in little-endian order with a byte order mark.");

    public static Diagnostic TextBeyondAscii(SourceSpan at) => Error("CMG7004", at,
        "This entry has bytes beyond ASCII, which Windows reads in the machine's code page. Save the file as UTF-16 with a byte order mark.");

    public static Diagnostic CommentBeyondAscii(SourceSpan at) => Warning("CMG7004", at,
        "A comment has bytes beyond ASCII, which Windows reads in the machine's code page. Write ASCII, or save the file as UTF-16 with a byte order mark.");

    /// <param name="reason">A sentence of the INF reader.</param>
    public static Diagnostic Syntax(SourceSpan at, string reason) => Error("CMG7005", at, reason);

    /// <param name="reason">A sentence of the INF reader.</param>
    public static Diagnostic SyntaxForgiven(SourceSpan at, string reason) => Warning("CMG7005", at,
        $"{reason} Windows closes it there, and reads what was meant. Close it: other readers don't.");

    /// <param name="reason">A sentence of the reader of policy files.</param>
    public static Diagnostic Value(SourceSpan at, string reason) => Error("CMG7006", at, reason);

    public static Diagnostic FieldTooLong(SourceSpan at, int length, int limit) => Error("CMG7007", at,
        $"A field of this entry has {length} characters; Windows reads at most {limit}. Spread alternative names over several '_continue_' lines.");

    public static Diagnostic KeyTwice(SourceSpan at, string key, string section, int first) => Error("CMG7008", at,
        $"'{key}' stands a second time in [{section}]; the first is on line {first}. Leave one of them.");

    public static Diagnostic TemplateTwice(SourceSpan at, int first) => Error("CMG7009", at,
        $"The certificate template is named a second time; the first is on line {first}. A request has one template: leave one 'CertificateTemplate' in [RequestAttributes].");

    public static Diagnostic NewRequestMissing(SourceSpan at) => Error("CMG7010", at,
        "The file has no section [NewRequest], so that it asks for nothing. 'cmg render' writes a whole one.");

    private static Diagnostic Error(string code, SourceSpan at, string message, Fix? fix = null) =>
        Diagnostic.Error(code, at, Cut(message), fix);

    private static Diagnostic Warning(string code, SourceSpan at, string message, Fix? fix = null) =>
        Diagnostic.Warning(code, at, Cut(message), fix);

    /// <summary>What a file holds may be anything, and long.</summary>
    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
