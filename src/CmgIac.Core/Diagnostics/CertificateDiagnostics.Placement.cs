using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG7067 to CMG7072: what Windows, certreq or AD CS doesn't see in a policy file as it is meant.</summary>
internal static partial class CertificateDiagnostics
{
    public static Diagnostic SignatureMissing(SourceSpan at, Fix fix) => Error("CMG7067", at,
        "[Version] has no Signature, so that Windows doesn't take the file for an INF. Write 'Signature = \"$Windows NT$\"'.", fix);

    public static Diagnostic SignatureUnknown(SourceSpan at, string written, Fix fix) => Error("CMG7067", at,
        $"Signature '{written}' isn't one of an INF, so that Windows refuses the file. Write '\"$Windows NT$\"'; where PowerShell writes the file, in a text between single quotation marks, which leaves the '$' alone.", fix);

    public static Diagnostic TypographicQuotes(SourceSpan at, Fix fix) => Error("CMG7068", at,
        "This line has typographic quotation marks, as web pages and word processors make them, which Windows takes for letters. Write straight ones.", fix);

    public static Diagnostic KeyMisspelt(SourceSpan at, string key, string meant) => Error("CMG7069", at,
        $"'{key}' is no key of [NewRequest] that certreq knows. Did you mean '{meant}'?");

    public static Diagnostic SectionMisspelt(SourceSpan at, string section, string meant) => Error("CMG7070", at,
        $"certreq looks at no section '[{section}]'. Did you mean '[{meant}]'?");

    public static Diagnostic EntryInWrongSection(SourceSpan at, string key, string section, string right) => Error("CMG7071", at,
        $"'{key}' stands in [{section}], where certreq doesn't look for it. Write it in [{right}].");

    public static Diagnostic TemplateDisplayName(SourceSpan at, string written, Fix fix) => Warning("CMG7072", at,
        $"'{written}' looks like a template's display name. AD CS wants the template's name, which has no blanks.", fix);
}
