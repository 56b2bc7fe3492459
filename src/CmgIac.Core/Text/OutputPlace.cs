namespace CmgIac.Core.Text;

/// <summary>
/// A place in a rendered file. <paramref name="Template"/> is where diagnostics stand: the template's line that wrote it,
/// or the whole template; <paramref name="File"/> is relative to the output folder; <paramref name="Line"/> is 1-based,
/// null for the whole file.
/// </summary>
internal readonly record struct OutputPlace(SourceSpan Template, string File, int? Line)
{
    /// <summary>The form in which a message begins.</summary>
    public override string ToString() => Line is null ? $"'{File}'" : $"'{File}' (line {Line})";
}
