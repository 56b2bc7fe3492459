using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>
/// CMG7080 to CMG7059: making a key and its certificate request. No message repeats what was typed for a passphrase
/// option: it may be the passphrase itself.
/// </summary>
internal static class RequestDiagnostics
{
    /// <param name="path">The key or request file, as shown.</param>
    public static Diagnostic RequestFileExists(string path) => Error("CMG7080", path,
        $"'{path}' exists already, and cmg overwrites no key and no request. Move it away, or choose another folder with '-o'.");

    public static Diagnostic RequestThroughLink(string path) => Error("CMG7081", path,
        $"'{path}' is a symbolic link. A key is not written through a link; remove it, or choose another folder with '-o'.");

    /// <param name="reason">The end of a sentence.</param>
    public static Diagnostic RequestNotWritten(string path, string reason) => Error("CMG7082", path,
        $"'{path}' can't be written: {reason}. No key and no request was kept; mend that and run again.");

    /// <param name="verb">The verb as typed; it stands where other diagnostics have a file.</param>
    public static Diagnostic NobodyToAsk(string verb) => Diagnostic.Error("CMG7083", SourceSpan.Nowhere(verb),
        "A passphrase is needed, and there is no terminal to ask for it. Give it by '--passphrase-file FILE' or '--passphrase-env NAME'.");

    /// <param name="option">Where the passphrase should have come from: an option's name, or 'passphrase'.</param>
    /// <param name="problem">The end of a sentence.</param>
    public static Diagnostic PassphraseUnreadable(string option, string problem) => Diagnostic.Error("CMG7084", SourceSpan.Nowhere(option),
        $"The passphrase can't be read: {problem}.");

    public static Diagnostic PassphraseEmpty(string option) => Diagnostic.Error("CMG7085", SourceSpan.Nowhere(option),
        "The passphrase is empty. A key is written encrypted only; give a passphrase of 8 characters or more.");

    public static Diagnostic PassphrasesDiffer(string option) => Diagnostic.Error("CMG7086", SourceSpan.Nowhere(option),
        "The passphrase was typed in two ways. Run again and type it the same twice.");

    public static Diagnostic PassphraseShort(string option, int least) => Diagnostic.Warning("CMG7087", SourceSpan.Nowhere(option),
        $"The passphrase has fewer than {least} characters, and whoever gets the file can try them all. Take a longer one.");

    /// <param name="spec">The first spec given.</param>
    public static Diagnostic NothingToRequest(string spec) => Error("CMG7088", spec,
        "No gateway that was asked for needs a certificate: 'retired' ones have none. Ask for another gateway, or change its 'state'.");

    private static Diagnostic Error(string code, string path, string message) =>
        Diagnostic.Error(code, SourceSpan.WholeFile(path), message);
}
