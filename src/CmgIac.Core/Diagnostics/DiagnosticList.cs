using System.Collections.Immutable;
using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>Collects what one stage reports: one mistake once, in the order of the files, at most 100 unless told otherwise.</summary>
internal sealed class DiagnosticList(char stage)
{
    public const int Limit = 100;

    /// <summary>So many where what is wrong is mended, or left out, in rounds: a large fleet then needs few.</summary>
    public const int LimitOfRound = 100_000;

    private readonly List<Diagnostic> reported = [];
    private readonly HashSet<(SourceSpan, string)> places = [];

    public bool HasErrors { get; private set; }

    /// <summary>How many are shown.</summary>
    public int Most { get; init; } = Limit;

    /// <summary>What comes now is counted and not shown: advice on it would be wasted work.</summary>
    public bool IsBeyondLimit => reported.Count > Most;

    /// <summary>This list, or null where it is empty: of many things most have nothing to say.</summary>
    public DiagnosticList? OrNone => reported.Count == 0 ? null : this;

    /// <summary>What several lists of one stage hold, in their order.</summary>
    public static DiagnosticList Of(char stage, IEnumerable<DiagnosticList?> lists)
    {
        var all = new DiagnosticList(stage);
        foreach (var list in lists.OfType<DiagnosticList>())
        {
            all.AddRange(list);
        }

        return all;
    }

    /// <summary>
    /// Adds unless the same code already stands at the same place. <paramref name="matter"/> tells apart what one code may
    /// say of several.
    /// </summary>
    public void Add(Diagnostic diagnostic, string matter = "")
    {
        if (places.Add((diagnostic.Span, diagnostic.Code + matter)))
        {
            reported.Add(diagnostic);
            HasErrors |= diagnostic.Severity == Severity.Error;
        }
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>Adds all that another list of the same stage holds, so that what is beyond the limit is counted once.</summary>
    public void AddRange(DiagnosticList other) => AddRange(other.reported);

    /// <summary>Sorted by file, line, column and code; errors are never what the limit cuts while warnings stay.</summary>
    public ImmutableArray<Diagnostic> ToImmutable()
    {
        if (reported.Count <= Most)
        {
            return Sort(reported);
        }

        var worstFirst = Sort(reported).OrderBy(d => d.Severity == Severity.Error ? 0 : 1).ToList();
        var shown = Sort(worstFirst.Take(Most));
        var errors = worstFirst.Skip(Most).Count(d => d.Severity == Severity.Error);
        return shown.Add(StageDiagnostics.AndMore(stage, shown[^1].Span, errors, reported.Count - Most - errors));
    }

    public static ImmutableArray<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(d => d.Span).ThenBy(d => d.Code, StringComparer.Ordinal)];
}
