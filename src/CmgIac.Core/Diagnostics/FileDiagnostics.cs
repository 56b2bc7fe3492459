using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>
/// CMG5xxx: files and folders, as far as they stop a run. Every path is shown relative to the working folder, with '/'.
/// </summary>
internal static class FileDiagnostics
{
    public const string SpecNotFoundCode = "CMG5001";
    public const string FolderWithoutSpecCode = "CMG5003";
    public const string OutputInUseCode = "CMG5009";
    public const string OutputFailedCode = "CMG5010";

    public static Diagnostic SpecNotFound(string path) => Error(SpecNotFoundCode, path,
        $"There is no spec '{path}'. Give a spec file or a folder of specs; 'cmg init' writes a first one.");

    public static Diagnostic SpecUnreadable(string path, string reason) => Error("CMG5002", path,
        $"The spec '{path}' can't be read: {reason}.");

    public static Diagnostic FolderWithoutSpec(string folder) => Error(FolderWithoutSpecCode, folder,
        $"The folder '{folder}' has no spec. A folder is searched for 'cmg.yaml' and '*.cmg.yaml', without following links; a spec of any other name is given as a file.");

    public static Diagnostic EditedFile(string path) => Error("CMG5004", path,
        $"The file '{path}' was edited since cmg wrote it. Put the change into the spec or a template, or let it go with '--force'.");

    public static Diagnostic ForeignFile(string path) => Error("CMG5005", path,
        $"The file '{path}' isn't cmg's and stands where a rendered file must go. Move it away, or overwrite it with '--force'.");

    /// <param name="difference">The end of a sentence: the first that was found.</param>
    public static Diagnostic OtherMeaning(string path, string difference) => Error("CMG5070", path,
        $"The file '{path}' isn't taken over, for it says something else than what is rendered: {difference}. Put that into the spec or a template, or let it go with '--force'.");

    public static Diagnostic ForeignLock(string path) => Error("CMG5005", path,
        $"The file '{path}' isn't cmg's and stands where its lock must go. cmg doesn't overwrite it, with '--force' as without; move it away, or choose another folder with '-o'.");

    public static Diagnostic LinkInTheWay(string path) => Error("CMG5006", path,
        $"'{path}' is a symbolic link. cmg neither follows nor replaces a link in the output folder, with '--force' as without; remove it, or choose another folder with '-o'.");

    public static Diagnostic BrokenManifest(string path, string flaw) => Error("CMG5007", path,
        $"The manifest '{path}' is broken: {flaw}. Restore it from version control, or let it be written anew with '--force'.");

    /// <summary>Of a folder into which nothing is rendered: it may be somebody else's, and is left alone.</summary>
    public static Diagnostic BrokenManifestElsewhere(string path, string flaw) => Diagnostic.Warning(
        "CMG5007", SourceSpan.WholeFile(path),
        $"The manifest '{path}' is broken or isn't cmg's: {flaw}. Its folder is left alone; restore the manifest from version control, or remove it.");

    /// <param name="manifest">The manifest that names the spec.</param>
    /// <param name="folder">What it lists: 'zones/contoso.com'.</param>
    /// <param name="spec">The spec that exists and was not given.</param>
    public static Diagnostic SpecNotGiven(string manifest, string folder, string spec) => Error("CMG5008", manifest,
        $"The folder '{folder}' also comes from the spec '{spec}', which was not given. Give '{spec}' too.");

    /// <param name="manifest">The manifest that names the spec.</param>
    /// <param name="folder">What it lists: 'zones/contoso.com'.</param>
    /// <param name="spec">The spec that is gone, from no folder that was given.</param>
    public static Diagnostic SpecGone(string manifest, string folder, string spec) => Error("CMG5008", manifest,
        $"The folder '{folder}' also comes from the spec '{spec}', which is gone. Give the folder that it lay in; or, if its gateways are gone with it, say so by '--force'.");

    public static Diagnostic OutputInUse(string folder) => Error(OutputInUseCode, folder,
        $"The output folder '{folder}' is in use by another run of cmg. Wait for its end and run again.");

    public static Diagnostic OutputFailed(string path, string reason) => Error(OutputFailedCode, path,
        $"The output '{path}' can't be read or written: {reason}. Mend that and run again.");

    /// <param name="folder">The folder, or the template in it.</param>
    /// <param name="reason">The end of a sentence.</param>
    /// <param name="at">Where a spec names the folder.</param>
    public static Diagnostic TemplatesUnreadable(string folder, string reason, SourceSpan? at = null) =>
        Diagnostic.Error("CMG5011", at ?? SourceSpan.WholeFile(folder),
            $"The templates folder '{folder}' can't be read: {reason}. Give a folder of templates.");

    public static Diagnostic TemplateUnreadable(string file, string reason) =>
        Diagnostic.Error("CMG5011", SourceSpan.WholeFile(file), $"The template '{file}' can't be read: {reason}. A template is text in UTF-8.");

    public static Diagnostic UnsafePath(string path, string flaw) => Error("CMG5012", path,
        $"The output path '{path}' isn't safe on every system: {flaw}. Rename the template that it comes from.");

    public static Diagnostic UnsafeSpecPath(string path, string flaw) => Error("CMG5012", path,
        $"The path of the spec '{path}', seen from the output folder, can't stand in a manifest: {flaw}. Move or rename the spec.");

    public static Diagnostic UnshownSpecPath(string path) => Error("CMG5012", path,
        $"The path '{path}' can't be shown as it is: it has control characters or those of writing direction, or isn't UTF-8. Move or rename it.");

    /// <param name="subject">The beginning of a sentence: an argument, or the working folder.</param>
    public static Diagnostic NotUtf8(string verb, string subject) => Diagnostic.Error("CMG5012", SourceSpan.Nowhere(verb),
        $"{subject} isn't UTF-8, so that cmg would read or write something else. Rename what is called so.");

    public static Diagnostic FileWhereFolderMustGo(string path) => Error("CMG5013", path,
        $"'{path}' is a file where a folder must go. Move it away, or choose another folder with '-o'.");

    public static Diagnostic FolderWhereFileMustGo(string path) => Error("CMG5013", path,
        $"'{path}' is a folder where a file must go. Move it away, or choose another folder with '-o'.");

    public static Diagnostic InitTargetExists(string path) => Error("CMG5014", path,
        $"'{path}' exists already, and 'cmg init' overwrites nothing. Give the path of a new file.");

    /// <param name="spec">The first spec given; the name itself stands in no file.</param>
    public static Diagnostic UnknownGateway(string spec, string name, IReadOnlyCollection<string> serviceNames)
    {
        var suggestion = SpellChecker.Suggest(name, serviceNames) is { } near ? $" Did you mean '{near}'?" : "";
        return Error("CMG5015", spec,
            $"No gateway of the fleet has the service name '{name}'.{suggestion} 'cmg show' lists all service names.");
    }

    /// <param name="reason">A clause.</param>
    public static Diagnostic SpecListUnreadable(string list, string reason) => Error("CMG5093", list,
        $"The list of specs '{list}' can't be read: {reason}. '--specs-from' takes a file of UTF-8 that has a path on each line, or '-' for standard input.");

    public static Diagnostic SpecListEmpty(string list) => Error("CMG5094", list,
        $"The list of specs '{list}' names none. It has a path on each line, of a spec file or of a folder of specs.");

    /// <param name="reason">A clause.</param>
    public static Diagnostic BuildListsFailed(string folder, string reason) => Error("CMG5095", folder,
        $"The lists for a build can't be written into '{folder}': {reason}. Give another folder with '--build-lists'.");

    /// <param name="verb">The verb as typed: 'cmg render'; it stands where other diagnostics have a file.</param>
    public static Diagnostic Usage(string verb, string problem) =>
        Diagnostic.Error("CMG5020", SourceSpan.Nowhere(verb), problem);

    public static Diagnostic SurroundingsFailed(string reason) =>
        Diagnostic.Error("CMG5021", SourceSpan.Nowhere("cmg"), $"Standard output or the working folder can't be used: {reason}. Mend that and run again.");

    public static Diagnostic Bug(string kind) =>
        Diagnostic.Error("CMG5022", SourceSpan.Nowhere("cmg"), $"This is a bug in cmg ({kind}). Nothing is wrong with what you wrote; report it with the command and the spec.");

    private static Diagnostic Error(string code, string path, string message) =>
        Diagnostic.Error(code, SourceSpan.WholeFile(path), message);
}
