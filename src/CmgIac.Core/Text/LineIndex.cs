namespace CmgIac.Core.Text;

/// <summary>
/// Where the lines of a text begin: LF, CRLF and CR end one. Lines and columns are 1-based, columns and offsets in UTF-16
/// units.
/// </summary>
internal sealed class LineIndex
{
    private readonly string text;
    private readonly List<int> starts = [0];

    public LineIndex(string text)
    {
        this.text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }
    }

    /// <summary>The place behind the last character.</summary>
    public (int Line, int Column) End => PlaceOf(text.Length);

    /// <summary>The offset of a place, or null where the text has none such; a line's end counts to it.</summary>
    public int? OffsetOf(int line, int column)
    {
        if (line < 1 || line > starts.Count || column < 1)
        {
            return null;
        }

        var offset = starts[line - 1] + column - 1;
        return offset <= EndOf(line) ? offset : null;
    }

    public (int Line, int Column) PlaceOf(int offset)
    {
        var found = starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - starts[line] + 1);
    }

    /// <summary>The offset behind a line's last character, before what ends it.</summary>
    public int EndOf(int line)
    {
        var end = line < starts.Count ? starts[line] : text.Length;
        while (end > starts[line - 1] && text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return end;
    }

    public SourceSpan SpanOf(string file, int start, int end)
    {
        var (first, last) = (PlaceOf(start), PlaceOf(end));
        return new(file, first.Line, first.Column, last.Line, last.Column);
    }
}
