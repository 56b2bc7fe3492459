using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG7110 to CMG7117: the names in a certificate or request. <c>what</c> is 'certificate' or 'request'.</summary>
internal static partial class CertificateDiagnostics
{
    public static Diagnostic AlternativeNamesAbsent(SourceSpan at, string what) => Error("CMG7110", at,
        $"The {what} has no alternative names, which clients look at instead of the common name. It needs the common name among them, as a DNS name.");

    public static Diagnostic CommonNameNotAlternative(SourceSpan at, string commonName) => Error("CMG7111", at,
        $"No alternative name covers the common name '{commonName}', so that clients refuse the name. It must be the first of them.");

    public static Diagnostic FirstNameDiffers(SourceSpan at, string first, string commonName) => Warning("CMG7112", at,
        $"The first DNS name is '{first}', and not the common name '{commonName}' letter for letter. The cmdlets of Configuration Manager take the first: give them '-ServiceName', or have the names in order.");

    public static Diagnostic NamesOfOtherKinds(SourceSpan at, IReadOnlyCollection<string> names) => Warning("CMG7113", at,
        $"Of the alternative names, {Listed(names)} {(names.Count == 1 ? "is" : "are")} no DNS {(names.Count == 1 ? "name" : "names")}; Configuration Manager reads DNS names. Leave the others out.");

    /// <param name="faults">Each a name with the end of a sentence.</param>
    public static Diagnostic NamesNotHosts(SourceSpan at, IReadOnlyCollection<(string Name, string Fault)> faults) => Error("CMG7114", at,
        $"Alternative name {string.Join("; ", faults.Take(10).Select(item => $"'{item.Name}' {item.Fault}"))}. A DNS name has labels of letters, digits and '-'; a wildcard is '*' as the first label alone.");

    /// <param name="names">Those that the file has.</param>
    public static Diagnostic ServiceNameNotCovered(SourceSpan at, string serviceName, IReadOnlyCollection<string> names, string expected) => Error("CMG7115", at,
        $"Nothing in {Listed(names)} covers the gateway '{serviceName}'; a wildcard stands for exactly one label. The spec's common name is '{expected}'.");

    public static Diagnostic SpecNamesLacking(SourceSpan at, string what, IReadOnlyCollection<string> names) => Error("CMG7116", at,
        $"The {what} lacks {Listed(names)} among its alternative names, as the spec asks. Have one made that has {(names.Count == 1 ? "it" : "them")}.");

    public static Diagnostic NamesForeign(SourceSpan at, IReadOnlyCollection<string> names) => Warning("CMG7117", at,
        $"The spec doesn't have the alternative {(names.Count == 1 ? "name" : "names")} {Listed(names)}. Write {(names.Count == 1 ? "it" : "them")} under 'certificate.alternativeNames', or leave {(names.Count == 1 ? "it" : "them")} out.");

    /// <summary>Quoted, the first ten.</summary>
    private static string Listed(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(10).Select(name => $"'{name}'")) + (names.Count > 10 ? $" and {names.Count - 10} more" : "");
}
