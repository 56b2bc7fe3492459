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
    /// <summary>Where the text of each begins afterwards: a large spec has thousands, and each is asked for.</summary>
    private ImmutableArray<int> StartsAfter { get; } = [.. ShiftedStarts(Edits)];

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

    /// <summary>Those whose new text overlaps or meets the part of the text afterwards from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public IEnumerable<TextEdit> TouchedAfter(int start, int end)
    {
        for (var i = Math.Max(0, LastBegunAt(start - 1)); i < Edits.Length && StartsAfter[i] <= end; i++)
        {
            if (StartsAfter[i] + Edits[i].Text.Length >= start)
            {
                yield return Edits[i];
            }
        }
    }

    /// <summary>The offset before the edits of one after them; within what was written, where that began.</summary>
    public int OffsetBefore(int offset)
    {
        var last = LastBegunAt(offset);
        return last < 0 ? offset
            : offset < StartsAfter[last] + Edits[last].Text.Length ? Edits[last].Start
            : Edits[last].End + offset - StartsAfter[last] - Edits[last].Text.Length;
    }

    /// <summary>The index of the last edit that begins at or before an offset of the text afterwards; -1 where none does.</summary>
    private int LastBegunAt(int offset)
    {
        var found = StartsAfter.BinarySearch(offset);
        return found >= 0 ? found : ~found - 1;
    }

    private static IEnumerable<int> ShiftedStarts(ImmutableArray<TextEdit> edits)
    {
        var shift = 0;
        foreach (var edit in edits)
        {
            yield return edit.Start + shift;
            shift += edit.Text.Length - edit.Length;
        }
    }
}
