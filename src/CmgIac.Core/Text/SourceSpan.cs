namespace CmgIac.Core.Text;

/// <summary>
/// A place in a file: 1-based lines and columns in UTF-16 units, end exclusive. <paramref name="File"/> is the path as
/// the user gave it, with '/', or what of it can be shown. A span of a whole file is 1,1,1,1.
/// </summary>
internal readonly record struct SourceSpan(string File, int Line, int Column, int EndLine, int EndColumn)
    : IComparable<SourceSpan>
{
    public static SourceSpan WholeFile(string file) => new(Shown.Line(file), 1, 1, 1, 1);

    /// <summary>No place in a file: <paramref name="origin"/> is what speaks, such as the command line's verb.</summary>
    public static SourceSpan Nowhere(string origin) => new(Shown.Line(origin), 0, 0, 0, 0);

    public static SourceSpan At(string file, int line, int column, int length = 0) =>
        new(file, line, column, line, column + length);

    public int CompareTo(SourceSpan other)
    {
        var byFile = string.CompareOrdinal(File, other.File);
        return byFile != 0 ? byFile : (Line, Column).CompareTo((other.Line, other.Column));
    }

    /// <summary>The form in which a message names another place: <c>cmg.yaml(2,9)</c>.</summary>
    public override string ToString() => Line == 0 ? File : $"{File}({Line},{Column})";
}
