using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG5130 to CMG5139: fixes that were not written into a spec.</summary>
internal static class FixDiagnostics
{
    public static Diagnostic NotKept(Diagnostic mended) => Diagnostic.Warning("CMG5130", mended.Fix!.Span,
        $"The fix of {mended.Code} was taken back, for the spec was no better with it. Mend the line by hand; 'cmg explain {mended.Code}' says how.");

    public static Diagnostic SpecIsLink(string spec) => Error("CMG5131", spec,
        $"The spec '{spec}' is a symbolic link, and fixes go into files that were given, not where links lead. Give the file itself. Nothing was written.");

    public static Diagnostic SpecIsNoFile(string spec) => Error("CMG5131", spec,
        $"The spec '{spec}' is no ordinary file, into which fixes could be written. Give a file. Nothing was written.");

    public static Diagnostic SpecChanged(string spec) => Error("CMG5132", spec,
        $"The spec '{spec}' was changed by somebody else while its fixes were found. Run again. Nothing was written.");

    /// <param name="reason">A clause.</param>
    /// <param name="isPartial">Files before this one have their fixes.</param>
    public static Diagnostic SpecNotWritten(string spec, string reason, bool isPartial) => Error("CMG5133", spec,
        $"The fixes can't be written into the spec '{spec}': {reason}. Mend that and run again. {(isPartial ? "Specs before it have theirs." : "Nothing was written.")}");

    public static Diagnostic LooksUsedUp(SourceSpan next, int looks) => Diagnostic.Warning("CMG5134", next,
        $"After {looks} looks at what fixes make of the specs there were others left, of which this is the first. Run again.");

    private static Diagnostic Error(string code, string spec, string message) =>
        Diagnostic.Error(code, SourceSpan.WholeFile(spec), message);
}
