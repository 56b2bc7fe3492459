using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Core.Output;

/// <summary>What <c>cmg check</c> found, as diagnostics: each at the first line that differs, where there is one.</summary>
internal static class CheckFindings
{
    public static ImmutableArray<Diagnostic> Of(OutputCheck check) => [.. check.Files.Select(Of).OfType<Diagnostic>()];

    private static Diagnostic? Of(CheckedFile file) => file.State switch
    {
        CheckState.Edited => CheckDiagnostics.Edited(FirstDifference(file)),
        CheckState.Missing => CheckDiagnostics.Missing(SourceSpan.WholeFile(file.Shown)),
        CheckState.Stale => CheckDiagnostics.Stale(FirstDifference(file)),
        CheckState.Orphaned => CheckDiagnostics.Orphaned(SourceSpan.WholeFile(file.Shown)),
        CheckState.Duplicate => CheckDiagnostics.Duplicate(SourceSpan.WholeFile(file.Shown)),
        _ => null,
    };

    /// <summary>In the file on disk; the whole file where its lines are those that are wanted, or either side isn't known.</summary>
    private static SourceSpan FirstDifference(CheckedFile file)
    {
        if (file is not { Before: { Length: > 0 } before, After: { } after })
        {
            return SourceSpan.WholeFile(file.Shown);
        }

        var (found, wanted) = (LinesOf(before), LinesOf(after));
        var line = 0;
        while (line < found.Count && line < wanted.Count && found[line] == wanted[line])
        {
            line++;
        }

        if (line == found.Count && line == wanted.Count)
        {
            return SourceSpan.WholeFile(file.Shown);
        }

        // Where lines are lacking at the end, the last one that is there.
        var shown = Math.Min(line, found.Count - 1);
        return SourceSpan.At(file.Shown, shown + 1, 1, found[shown].Length);
    }

    private static List<string> LinesOf(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}
