using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;

namespace CmgIac.Core.Fixes;

/// <summary>A spec that is being mended: its text as it is now, and the edits that led to it.</summary>
internal sealed record SpecDraft(string Path, string Text, bool HasPreamble, ImmutableArray<TextEdits> History)
{
    private LineIndex? lines;

    public LineIndex Lines => lines ??= new LineIndex(Text);

    /// <summary>Null where the bytes are no UTF-8: what can't be read can't be mended.</summary>
    public static SpecDraft? Of(SpecText spec)
    {
        var hasPreamble = spec.Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        var bytes = hasPreamble ? spec.Bytes.AsSpan(Encoding.UTF8.Preamble.Length) : spec.Bytes;
        return Utf8.IsValid(bytes) ? new(spec.Path, Encoding.UTF8.GetString(bytes), hasPreamble, []) : null;
    }

    public SpecText ToSpec() => new(Path, [.. HasPreamble ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(Text)]);

    public SpecDraft With(TextEdits edits) => new(Path, edits.Apply(Text), HasPreamble, History.Add(edits));

    /// <summary>Null where the span isn't one of this text, would cut a character in two, or has a comment in it.</summary>
    public TextEdit? EditAt(SourceSpan span, string text) =>
        Lines.OffsetOf(span.Line, span.Column) is { } start && Lines.OffsetOf(span.EndLine, span.EndColumn) is { } end
            && start <= end && !CutsCharacter(start) && !CutsCharacter(end) && !HasComment(Text.AsSpan(start, end - start))
            ? new TextEdit(start, end - start, text)
            : null;

    /// <summary>The offset in the text as it was read.</summary>
    public int OffsetAtFirst(int offset) => History.Reverse().Aggregate(offset, (at, edits) => edits.OffsetBefore(at));

    /// <summary>A block of text may have one behind its '|' or '>'.</summary>
    private static bool HasComment(ReadOnlySpan<char> replaced) =>
        replaced is ['|' or '>', ..] && replaced.IndexOfAny('\n', '\r') is > 0 and var end && replaced[..end].Contains('#');

    private bool CutsCharacter(int offset) => offset > 0 && offset < Text.Length && char.IsLowSurrogate(Text[offset]);
}
