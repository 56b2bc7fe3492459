using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;

namespace CmgIac.Core.Fixes;

/// <summary>
/// A rule knows the value that is too much, and not what stands around it: here the text is at hand, and the fix takes
/// the line, or the comma, along. Comments stay. Where the layout is another than these, there is no fix.
/// </summary>
internal static class Removal
{
    /// <summary>The same diagnostics; each fix is one that can be applied.</summary>
    public static ImmutableArray<Diagnostic> Resolve(ImmutableArray<Diagnostic> diagnostics, IReadOnlyCollection<SpecText> specs)
    {
        if (diagnostics.All(diagnostic => diagnostic.Fix is null or { Reach: FixReach.Text }))
        {
            return diagnostics;
        }

        var drafts = new Dictionary<string, SpecDraft?>(StringComparer.Ordinal);
        return [.. diagnostics.Select(diagnostic => diagnostic.Fix is null or { Reach: FixReach.Text } ? diagnostic : diagnostic with { Fix = Resolve(diagnostic.Fix) })];

        Fix? Resolve(Fix fix)
        {
            var file = fix.Span.File;
            if (!drafts.TryGetValue(file, out var draft))
            {
                drafts[file] = draft = specs.FirstOrDefault(spec => spec.Path == file) is { } spec ? SpecDraft.Of(spec) : null;
            }

            return draft is not null && Around(draft, fix) is var (start, end)
                ? fix with { Span = draft.Lines.SpanOf(file, start, end), Reach = FixReach.Text }
                : null;
        }
    }

    private static (int Start, int End)? Around(SpecDraft draft, Fix fix)
    {
        if (draft.Lines.OffsetOf(fix.Span.Line, fix.Span.Column) is not { } value || draft.Lines.OffsetOf(fix.Span.EndLine, fix.Span.EndColumn) is not { } end
            || (fix.Reach == FixReach.Entry ? KeyBefore(draft.Text, value) : value) is not { } start)
        {
            return null;
        }

        var line = draft.Lines.OffsetOf(fix.Span.Line, 1)!.Value;
        var lead = draft.Text.AsSpan(line..start).Trim(' ');
        var isBlock = fix.Reach == FixReach.Entry ? lead.Length == 0 : lead is "-";
        return isBlock && fix.Span.Line == fix.Span.EndLine ? InBlock(draft, fix.Span.Line, line, end) ?? InFlow(draft.Text, start, end) : InFlow(draft.Text, start, end);
    }

    /// <summary>The line with its end; of a line with a comment, what stands before that.</summary>
    private static (int Start, int End)? InBlock(SpecDraft draft, int number, int line, int end)
    {
        var behind = draft.Lines.EndOf(number);
        var rest = draft.Text[end..behind].TrimStart(' ', '\t');
        if (rest.StartsWith('#'))
        {
            var first = line + draft.Text[line..end].TakeWhile(c => c == ' ').Count();
            return (first, behind - rest.Length);
        }

        return rest.Length > 0 ? null
            : draft.Lines.OffsetOf(number + 1, 1) is { } next ? (line, next)
            : number > 1 ? (draft.Lines.EndOf(number - 1), behind)
            : null;
    }

    /// <summary>With the comma before it, or, of the first, the one behind it.</summary>
    private static (int Start, int End)? InFlow(string text, int start, int end)
    {
        var before = start - 1;
        while (before >= 0 && char.IsWhiteSpace(text[before]))
        {
            before--;
        }

        if (before < 0 || text[before] is not (',' or '[' or '{') || HasComment(text, before, start))
        {
            return null;
        }

        if (text[before] == ',')
        {
            return (before, end);
        }

        var after = end;
        while (after < text.Length && text[after] == ' ')
        {
            after++;
        }

        if (after == text.Length || text[after] is not (',' or ']' or '}'))
        {
            return null;
        }

        var next = after;
        while (text[after] == ',' && next + 1 < text.Length && text[next + 1] == ' ')
        {
            next++;
        }

        return text[after] == ',' ? (start, next + 1) : (start, end);
    }

    /// <summary>Might what ends at <paramref name="sign"/>, on a line before the value's, be a comment?</summary>
    private static bool HasComment(string text, int sign, int value) =>
        text.AsSpan(sign, value - sign).IndexOfAny('\n', '\r') >= 0
        && text.AsSpan(text.LastIndexOfAny(['\n', '\r'], sign) + 1, sign - text.LastIndexOfAny(['\n', '\r'], sign) - 1).Contains('#');

    /// <summary>Where the plain key of a value on the same line begins.</summary>
    private static int? KeyBefore(string text, int value)
    {
        var at = value - 1;
        while (at >= 0 && text[at] == ' ')
        {
            at--;
        }

        if (at < 1 || text[at] != ':')
        {
            return null;
        }

        var start = at;
        while (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        return start < at ? start : null;
    }
}
