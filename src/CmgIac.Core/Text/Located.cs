namespace CmgIac.Core.Text;

/// <summary>A value and the place where it was written; a default has the place of the mapping that lacks it.</summary>
internal sealed record Located<T>(T Value, SourceSpan Span, bool IsDefault = false)
    where T : notnull
{
    public override string ToString() => $"{Value}";
}
