using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>
/// CMG4130 to CMG4149: what the Bicep compiler says of rendered files; CMG6070 to CMG6079: why it says nothing; CMG5040 to
/// CMG5049: what of its snapshots is left on disk. What the compiler writes is shown as one line of bounded length.
/// </summary>
internal static class CompilerDiagnostics
{
    private const int MaxQuoted = 400;

    public static Diagnostic CompileError(OutputPlace at, string code, string text) =>
        Diagnostic.Error("CMG4130", at.Template, $"{at} doesn't compile: {Quote(code)}: {Sentence(text)}");

    public static Diagnostic CompiledToNothing(OutputPlace at) =>
        Diagnostic.Error("CMG4130", at.Template, $"{at} doesn't compile, and the compiler doesn't say why. Run 'bicep build' on the file.");

    public static Diagnostic CompileWarning(OutputPlace at, string code, string text) =>
        Diagnostic.Warning("CMG4131", at.Template, $"{at} compiles with a warning: {Quote(code)}: {Sentence(text)}");

    /// <param name="expected">The line as the compiler's formatter writes it; null where the file should have ended.</param>
    public static Diagnostic OtherLayout(OutputPlace at, string? expected) =>
        Diagnostic.Warning("CMG4132", at.Template, $"{at} isn't in the layout of 'bicep format', "
            + (expected switch { null => "which ends before this line.", "" => "which has an empty line here.", _ => $"which writes here: {Quote(expected)}" }));

    public static Diagnostic SnapshotFailed(OutputPlace at, string reason) =>
        Diagnostic.Error("CMG4133", at.Template, $"{at} can't be evaluated for a snapshot: {Sentence(reason)}");

    public static Diagnostic SnapshotOutdated(string path) => Diagnostic.Warning("CMG5040", SourceSpan.WholeFile(path),
        $"The snapshot '{path}' is of Bicep that is no longer rendered. Say '--snapshot' to have a new one; without, 'cmg render' deletes it.");

    public static Diagnostic WorkspaceFailed(string reason) => Diagnostic.Error("CMG5041", SourceSpan.Nowhere("bicep"),
        $"The temporary folder for the Bicep compiler can't be written: {reason}. Mend that, or set TMPDIR (on Windows TEMP) to another folder.");

    /// <param name="azureFolder">Where Azure's command line keeps its compiler, as messages show it.</param>
    public static Diagnostic CompilerMissing(string azureFolder) => Diagnostic.Error("CMG6070", SourceSpan.Nowhere("bicep"),
        $"There is no Bicep compiler, neither on the PATH nor in '{azureFolder}', where Azure's command line keeps it. Install it by 'az bicep install', or say where it is by '--bicep-path FILE'.");

    public static Diagnostic CompilerNotThere(string path) => Diagnostic.Error("CMG6070", SourceSpan.Nowhere(path),
        $"There is no file '{path}'. '--bicep-path' is the Bicep compiler's own executable.");

    public static Diagnostic CompilerNotStarted(string path, string reason) => Diagnostic.Error("CMG6071", SourceSpan.Nowhere(path),
        $"The Bicep compiler can't be started: {reason}. See that the file is executable and made for this system.");

    /// <param name="words">What it wrote to its standard error, or ''.</param>
    public static Diagnostic CompilerEnded(string path, int? exitCode, string words) => Diagnostic.Error("CMG6072", SourceSpan.Nowhere(path),
        $"The Bicep compiler ended {(exitCode is null ? "" : $"with the exit code {exitCode} ")}before it had answered{(words.Length == 0 ? "." : $": {Sentence(words)}")} Run '{path} jsonrpc --stdio' by hand to see why.");

    public static Diagnostic CompilerSilent(string path, string method, TimeSpan patience) => Diagnostic.Error("CMG6073", SourceSpan.Nowhere(path),
        $"The Bicep compiler gave no answer to '{method}' within {patience.TotalSeconds} s and was stopped. Give it more time by '--bicep-timeout SECONDS', or another compiler by '--bicep-path FILE'.");

    public static Diagnostic AnswerUnreadable(string path, string problem) => Diagnostic.Error("CMG6074", SourceSpan.Nowhere(path),
        $"What the program answers isn't the Bicep compiler's protocol: {problem}. Give the compiler's own executable by '--bicep-path FILE'.");

    public static Diagnostic VersionUnknown(string path, string version, string minimum) => Diagnostic.Error("CMG6075", SourceSpan.Nowhere(path),
        $"The Bicep compiler has the version '{Quote(version)}'. cmg needs {minimum} or a later one: 'az bicep upgrade', or another by '--bicep-path FILE'.");

    public static Diagnostic QuestionUnknown(string path, string method, string version) => Diagnostic.Error("CMG6075", SourceSpan.Nowhere(path),
        $"The Bicep compiler {Quote(version)} doesn't know the question '{method}'. Use one of the versions that this cmg knows, by '--bicep-path FILE'.");

    public static Diagnostic CompilerFailed(string path, string file, string reason) => Diagnostic.Error("CMG6076", SourceSpan.Nowhere(path),
        $"The Bicep compiler failed at '{file}': {Sentence(reason)}");

    private static string Sentence(string text) => Quote(text) is var line && line.EndsWith('.') ? line : line + ".";

    private static string Quote(string text) => string.Join(' ', string.Concat((text.Length <= MaxQuoted ? text : text[..MaxQuoted] + "…").Select(c => char.IsControl(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
