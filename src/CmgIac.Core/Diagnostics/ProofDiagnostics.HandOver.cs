using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG4090 to CMG4098: what is handed over to people and to Configuration Manager doesn't say what the spec says.</summary>
internal static partial class ProofDiagnostics
{
    public static Diagnostic ScriptUnreadable(OutputPlace at, string reason) =>
        Error("CMG4090", at, $"can't be read as a script of PowerShell: {reason}");

    public static Diagnostic ScriptValueNotLiteral(OutputPlace at, string command, string parameter, string expected) =>
        Error("CMG4090", at, $"gives '{command}' a '{parameter}' that only running it would tell. Write '{expected}' as a literal, in a hash table that is splatted or in a variable that is assigned once, so that it can be proved.");

    public static Diagnostic ScriptValueTwice(OutputPlace at, string command, string parameter) =>
        Error("CMG4090", at, $"gives '{command}' the parameter '{parameter}' twice. Give it once, so that it can be proved.");

    public static Diagnostic ScriptValueDiffers(OutputPlace at, string command, string parameter, string? written, string expected) =>
        Error("CMG4091", at, $"gives '{command}' {(written is null ? $"no '{parameter}'" : $"the {parameter} '{written}'")}; the spec says '{expected}'.");

    public static Diagnostic ScriptCommonNameDiffers(OutputPlace at, string? written, string expected) =>
        Error("CMG4091", at, $"{(written is null ? "doesn't assign '$commonName' once and as a literal" : $"holds the certificate against the common name '{written}'")}; the spec says '{expected}', to the letter.");

    public static Diagnostic CallMissing(OutputPlace at, string command) =>
        Error("CMG4092", at, $"doesn't call '{command}', which is what it is for.");

    public static Diagnostic CallTwice(OutputPlace at, string command) =>
        Error("CMG4092", at, $"calls '{command}' a second time. One call does it.");

    public static Diagnostic CreatesWhatIsNotCreated(OutputPlace at, string command, bool isClassic) =>
        Error("CMG4092", at, isClassic
            ? $"calls '{command}'; the spec says 'deployment: classic', which Configuration Manager creates no more."
            : $"calls '{command}'; the spec says 'state: retiring'.");

    public static Diagnostic ListUnreadable(OutputPlace at, string reason) =>
        Error("CMG4093", at, $"can't be read as comma-separated values: {reason}");

    public static Diagnostic NameMissing(OutputPlace at, string name) =>
        Error("CMG4093", at, $"doesn't name '{name}'.");

    public static Diagnostic ForeignName(OutputPlace at, string written, string expected) =>
        Error("CMG4094", at, $"names '{written}', which the spec doesn't have; the service name is '{expected}'. What else your organization must say stands in a file of its own beside this one.");
}
