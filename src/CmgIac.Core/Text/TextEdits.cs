using System.Collections.Immutable;
using System.Text;

namespace CmgIac.Core.Text;

/// <summary>Replaces <paramref name="Length"/> UTF-16 units at <paramref name="Start"/>.</summary>
internal readonly record struct TextEdit(int Start, int Length, string Text)
{
    public int End => Start + Length;
}

/// <summary>Edits of one text, in its order, of which none touches another.</summary>
internal sealed record TextEdits(ImmutableArray<TextEdit> Edits)
{
    /// <summary>Where two meet, even at their ends, the first in <paramref name="edits"/> wins.</summary>
    public static TextEdits Of(IEnumerable<TextEdit> edits)
    {
        var sorted = new List<TextEdit>();
        foreach (var edit in edits)
        {
            var at = sorted.BinarySearch(edit, Comparer<TextEdit>.Create((a, b) => a.Start.CompareTo(b.Start)));
            var next = at >= 0 ? at : ~at;
            if (at < 0 && (next == sorted.Count || sorted[next].Start > edit.End) && (next == 0 || sorted[next - 1].End < edit.Start))
            {
                sorted.Insert(next, edit);
            }
        }

        return new([.. sorted]);
    }

    public string Apply(string text)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in Edits)
        {
            result.Append(text, at, edit.Start - at).Append(edit.Text);
            at = edit.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Where the text of <paramref name="edit"/> begins and ends afterwards.</summary>
    public (int Start, int End) PlaceAfter(TextEdit edit)
    {
        var start = edit.Start + Edits.TakeWhile(other => other.Start < edit.Start).Sum(other => other.Text.Length - other.Length);
        return (start, start + edit.Text.Length);
    }

    /// <summary>The offset before the edits of one after them; within what was written, where that began.</summary>
    public int OffsetBefore(int offset)
    {
        var shift = 0;
        foreach (var edit in Edits)
        {
            var start = edit.Start + shift;
            if (offset < start)
            {
                break;
            }

            if (offset < start + edit.Text.Length)
            {
                return edit.Start;
            }

            shift += edit.Text.Length - edit.Length;
        }

        return offset - shift;
    }
}
