using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;

namespace CmgIac.Core.Fixes;

/// <summary>All that is to be said of specs, in memory. Each stage shows up to <paramref name="most"/>.</summary>
internal delegate ImmutableArray<Diagnostic> JudgeSpecs(ImmutableArray<SpecText> specs, int most);

/// <summary>
/// A fix that was written. <paramref name="Span"/> is its place in the file as it was read; <paramref name="Before"/> what
/// stood there.
/// </summary>
internal sealed record AppliedFix(string Code, SourceSpan Span, string Before, string After);

/// <summary>The specs afterwards, what was written into them, and warnings about what was not.</summary>
internal sealed record FixOutcome(ImmutableArray<SpecText> Specs, ImmutableArray<AppliedFix> Applied, ImmutableArray<Diagnostic> Remarks);

/// <summary>
/// Writes fixes that have one right answer into specs, round after round: what stops an early stage hides what later ones
/// would say. A round that makes something worse is taken back and halved, until the fix to blame is found.
/// </summary>
internal sealed class FixRounds
{
    /// <summary>So often specs are judged: once a round, and once for each half of a round that was taken back.</summary>
    public const int Limit = 100;

    /// <summary>The first digits of codes in the order in which their stages run.</summary>
    private const string Stages = "127354";

    private readonly ImmutableArray<SpecText> specs;
    private readonly JudgeSpecs judge;
    private readonly Dictionary<string, SpecDraft> originals;
    private readonly Dictionary<string, SpecDraft> drafts;
    private readonly List<AppliedFix> applied = [];
    private readonly Dictionary<(string, string, string, string), Diagnostic> refused = [];
    private ImmutableArray<Diagnostic> told;
    private int looks;

    private FixRounds(ImmutableArray<SpecText> specs, JudgeSpecs judge)
    {
        this.specs = specs;
        this.judge = judge;
        originals = specs.Select(SpecDraft.Of).OfType<SpecDraft>().ToDictionary(draft => draft.Path, StringComparer.Ordinal);
        drafts = originals.ToDictionary(StringComparer.Ordinal);
        told = judge(specs, DiagnosticList.LimitOfRound);
    }

    public static FixOutcome Apply(ImmutableArray<SpecText> specs, JudgeSpecs judge)
    {
        var rounds = new FixRounds(specs, judge);
        while (rounds.looks < Limit && rounds.Candidates() is { Count: > 0 } candidates)
        {
            rounds.Try(candidates);
        }

        return rounds.Outcome();
    }

    private FixOutcome Outcome()
    {
        var byPlace = applied.OrderBy(fix => fix.Span).ThenBy(fix => fix.Code, StringComparer.Ordinal);
        var remarks = refused.Values.Select(FixDiagnostics.NotKept)
            .Concat(Candidates() is [var next, ..] ? [FixDiagnostics.LooksUsedUp(next.Diagnostic.Span, Limit)] : []);
        return new(Current, [.. byPlace], DiagnosticList.Sort(remarks));
    }

    private ImmutableArray<SpecText> Current =>
        [.. specs.Select(spec => drafts.TryGetValue(spec.Path, out var draft) && !draft.History.IsEmpty ? draft.ToSpec() : spec)];

    /// <summary>What can be written now, in the order of the files: of fixes that meet, the first; each once.</summary>
    private List<Candidate> Candidates()
    {
        var found = told.Where(IsCertain)
            .Where(diagnostic => !refused.ContainsKey(KeyOf(diagnostic)))
            .Select(diagnostic => drafts.GetValueOrDefault(diagnostic.Fix!.Span.File)?.EditAt(diagnostic.Fix.Span, diagnostic.Fix.Text) is { } edit
                ? new Candidate(diagnostic, edit)
                : null)
            .OfType<Candidate>();
        return
        [
            .. found.GroupBy(candidate => candidate.File, StringComparer.Ordinal).SelectMany(file =>
            {
                var first = file.DistinctBy(candidate => candidate.Edit).ToDictionary(candidate => candidate.Edit);
                return TextEdits.Of(first.Keys).Edits.Select(edit => first[edit]);
            }),
        ];
    }

    /// <summary>Writes all that makes nothing worse. From the last to the first, so that the places of the others stay.</summary>
    private void Try(List<Candidate> candidates)
    {
        if (looks == Limit)
        {
            return;
        }

        looks++;
        var before = drafts.ToDictionary(StringComparer.Ordinal);
        var edits = candidates.GroupBy(candidate => candidate.File, StringComparer.Ordinal)
            .ToDictionary(file => file.Key, file => TextEdits.Of(file.Select(candidate => candidate.Edit)), StringComparer.Ordinal);
        foreach (var (file, own) in edits)
        {
            drafts[file] = drafts[file].With(own);
        }

        var after = judge(Current, DiagnosticList.LimitOfRound);
        if (!IsWorse(candidates, edits, after))
        {
            applied.AddRange(candidates.Select(candidate => Written(candidate, before[candidate.File])));
            told = after;
            return;
        }

        foreach (var (file, draft) in before)
        {
            drafts[file] = draft;
        }

        if (candidates.Count == 1)
        {
            refused[KeyOf(candidates[0].Diagnostic)] = candidates[0].Diagnostic;
            return;
        }

        Try(candidates[(candidates.Count / 2)..]);
        Try(candidates[..(candidates.Count / 2)]);
    }

    /// <summary>
    /// Does an earlier stage stop than before, or is at the place of a fix still what it should mend, or a new error of its
    /// stage? What errors of later stages come to light are no fault of the fix.
    /// </summary>
    private bool IsWorse(List<Candidate> candidates, Dictionary<string, TextEdits> edits, ImmutableArray<Diagnostic> after)
    {
        if (Reached(after) < Reached(told))
        {
            return true;
        }

        var known = told.Select(diagnostic => (diagnostic.Code, diagnostic.Message)).ToHashSet();
        var later = after.ToLookup(diagnostic => diagnostic.Span.File, StringComparer.Ordinal);
        return candidates.GroupBy(candidate => candidate.File, StringComparer.Ordinal).Any(file =>
        {
            var (own, draft) = (file.ToDictionary(candidate => candidate.Edit.Start), drafts[file.Key]);
            return later[file.Key].Any(diagnostic => Touched(edits[file.Key], diagnostic.Span, draft).Any(edit => IsToBlame(own[edit.Start].Diagnostic, diagnostic)));
        });

        bool IsToBlame(Diagnostic mended, Diagnostic diagnostic) =>
            diagnostic.Code == mended.Code
            || (diagnostic.Severity == Severity.Error && Stage(diagnostic) <= Stage(mended) && !known.Contains((diagnostic.Code, diagnostic.Message)));
    }

    /// <summary>Those whose text is at a place, or beside it.</summary>
    private static IEnumerable<TextEdit> Touched(TextEdits edits, SourceSpan span, SpecDraft draft) =>
        draft.Lines.OffsetOf(span.Line, span.Column) is { } start && draft.Lines.OffsetOf(span.EndLine, span.EndColumn) is { } end
            ? edits.TouchedAfter(start, end).Where(edit => edit.Text.Length > 0)
            : [];

    private AppliedFix Written(Candidate candidate, SpecDraft draft)
    {
        var edit = candidate.Edit;
        return new(
            candidate.Diagnostic.Code,
            originals[draft.Path].Lines.SpanOf(draft.Path, draft.OffsetAtFirst(edit.Start), draft.OffsetAtFirst(edit.End)),
            draft.Text.Substring(edit.Start, edit.Length),
            edit.Text);
    }

    private static bool IsCertain(Diagnostic diagnostic) => diagnostic.Fix is { IsGuess: false, Reach: FixReach.Text };

    /// <summary>The stage that stopped, or that behind the last.</summary>
    private static int Reached(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(Stage).DefaultIfEmpty(Stages.Length).Min();

    private static int Stage(Diagnostic diagnostic) => Stages.IndexOf(diagnostic.Code[3], StringComparison.Ordinal);

    private static (string, string, string, string) KeyOf(Diagnostic diagnostic) =>
        (diagnostic.Fix!.Span.File, diagnostic.Code, diagnostic.Message, diagnostic.Fix.Text);

    private sealed record Candidate(Diagnostic Diagnostic, TextEdit Edit)
    {
        public string File => Diagnostic.Fix!.Span.File;
    }
}
