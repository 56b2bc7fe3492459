using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG7060 to CMG7066: a request that isn't the one that the spec describes.</summary>
internal static partial class CertificateDiagnostics
{
    public static Diagnostic CertificateUnknown(SourceSpan at, string commonName, string? meant) => Error("CMG7060", at,
        $"No certificate of the fleet has the common name '{commonName}'." + (meant is null ? "" : $" Did you mean '{meant}'?")
            + " 'cmg show' lists them; '--gateway' says for which the file is.");

    public static Diagnostic CommonNameDiffers(SourceSpan at, string commonName, string expected) => Error("CMG7061", at,
        $"The common name is '{commonName}'; the spec's is '{expected}', to the letter.");

    public static Diagnostic SubjectDiffers(SourceSpan at, string expected) => Warning("CMG7062", at,
        $"The subject has other parts than the spec's, which is '{expected}'. Change one of the two.");

    public static Diagnostic AlternativeNamesLacking(SourceSpan at, IEnumerable<string> names) => Error("CMG7063", at,
        $"Of the spec's alternative names, {string.Join(", ", names.Select(name => $"'{name}'"))} {(names.Count() == 1 ? "is" : "are")} missing. Write each as 'dns=…', with '&' between.");

    public static Diagnostic AlternativeNameForeign(SourceSpan at, string name) => Warning("CMG7064", at,
        $"The spec doesn't have the alternative name '{name}'. Leave it out, or write it under 'certificate.alternativeNames'.");

    /// <param name="expected">Null where the spec asks for no such entry.</param>
    public static Diagnostic SettingDiffers(SourceSpan at, string key, string written, string? expected, Fix? fix) => Error("CMG7065", at,
        $"{key} is '{written}'; {(expected is null ? "the spec asks for no such entry. Leave the line out." : $"the spec asks for '{expected}'. Change one of the two.")}", fix);

    public static Diagnostic SettingsMissing(SourceSpan at, IEnumerable<string> expected) => Warning("CMG7066", at,
        $"The file lacks {string.Join(", ", expected.Select(setting => $"'{setting}'"))}, as the spec asks.");
}
