using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG5080 to CMG5084: files that aren't what specs render, where findings are asked for and not a list of files.</summary>
internal static class CheckDiagnostics
{
    public static Diagnostic Edited(SourceSpan at) => Diagnostic.Error("CMG5080", at,
        $"The file '{at.File}' was edited, or isn't cmg's: from here on it isn't what the specs render. Put the change into the spec or a template, or let it go with 'cmg render --force'.");

    public static Diagnostic Missing(SourceSpan at) => Diagnostic.Error("CMG5081", at,
        $"The file '{at.File}' is missing. Run 'cmg render', and commit what it writes.");

    public static Diagnostic Stale(SourceSpan at) => Diagnostic.Error("CMG5082", at,
        $"The file '{at.File}' is stale: from here on the specs or templates render something else by now. Run 'cmg render', and commit what changes.");

    public static Diagnostic Orphaned(SourceSpan at) => Diagnostic.Error("CMG5083", at,
        $"The file '{at.File}' is orphaned: the specs don't render it any more. Run 'cmg render', which deletes it, and commit that.");

    public static Diagnostic Duplicate(SourceSpan at) => Diagnostic.Error("CMG5084", at,
        $"The file '{at.File}' is in more than one of the folders that are merged. Let one shard alone render it: render each into an empty folder.");
}
