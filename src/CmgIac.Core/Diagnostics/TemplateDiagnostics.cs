using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG4001 to CMG4019: a template can't be rendered.</summary>
internal static class TemplateDiagnostics
{
    public static Diagnostic Syntax(SourceSpan at, string reason) =>
        Diagnostic.Error("CMG4001", at, $"The template can't be read: {reason}");

    public static Diagnostic Failed(SourceSpan at, string folder, string reason) =>
        Diagnostic.Error("CMG4002", at, $"The template fails for '{folder}': {reason}");

    public static Diagnostic OutputTooLarge(SourceSpan at, string folder, int limit) =>
        Diagnostic.Error("CMG4003", at, $"The template writes more than {limit} characters for '{folder}'. Split it, or render fewer gateways.");

    public static Diagnostic NoLanguage(SourceSpan at, string file, IEnumerable<string> extensions) =>
        Diagnostic.Error("CMG4004", at, $"The language of '{file}' is not known, so that no value could be written safely. Extensions are {string.Join(", ", extensions)}, in lower case, followed by .sbn.");

    public static Diagnostic NotATemplate(SourceSpan at) =>
        Diagnostic.Error("CMG4005", at, "The file is no template. In a folder of templates there are <scope>/<family>/<file>.sbn, where the scope is 'per-certificate', 'per-gateway' or 'per-zone'. Add '.sbn', or move the file away.");

    public static Diagnostic UnknownFamily(SourceSpan at, string family, string? meant, bool isSure, IEnumerable<string> known) =>
        Diagnostic.Error("CMG4006", at,
            $"No templates render the family '{family}' here. " + (meant is null ? $"Families are {string.Join(", ", known.Select(name => $"'{name}'"))}, and those of the folder given by --templates." : $"Did you mean '{meant}'?"),
            meant is null ? null : Fix.Replace(at, meant) with { IsGuess = !isSure });

    public static Diagnostic SamePath(SourceSpan at, string path, string other) =>
        Diagnostic.Error("CMG4008", at, $"The template writes '{path}', which '{other}' writes too (Windows and macOS ignore case). Rename one.");

    public static Diagnostic UnsafePath(SourceSpan at, string path) =>
        Diagnostic.Error("CMG4009", at, $"The template writes '{path}', a name that Windows reserves or can't hold. Rename the template.");
}
