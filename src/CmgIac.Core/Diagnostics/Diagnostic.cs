using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

internal enum Severity
{
    Warning,
    Error,
}

/// <summary>The one right answer to a diagnostic: replace the text at <paramref name="Span"/>.</summary>
internal sealed record Fix(string Title, SourceSpan Span, string Text)
{
    /// <summary>Writes <paramref name="value"/> in the place of a spec's value: plain where YAML reads it as that text, else quoted.</summary>
    public static Fix Replace(SourceSpan at, string value) =>
        new($"Write '{value}'", at, IsPlain(value) ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'");

    private static bool IsPlain(string value) =>
        value is not ("" or "~" or "null") && char.IsAsciiLetterOrDigit(value[0])
        && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}

/// <summary>
/// What is wrong, where, and what is allowed. <paramref name="Code"/> is <c>CMG</c> and four digits, the first of which
/// is the stage; made only by the factories of this folder.
/// </summary>
internal sealed record Diagnostic(string Code, Severity Severity, SourceSpan Span, string Message, Fix? Fix = null)
{
    public static Diagnostic Error(string code, SourceSpan span, string message, Fix? fix = null) =>
        new(code, Severity.Error, span, message, fix);

    public static Diagnostic Warning(string code, SourceSpan span, string message, Fix? fix = null) =>
        new(code, Severity.Warning, span, message, fix);

    /// <summary>MSBuild's own form, which MSBuild, editors and CI systems read.</summary>
    public override string ToString() =>
        $"{Span}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}";
}
