using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

internal enum Severity
{
    Warning,
    Error,
}

/// <summary>
/// What to write instead: <paramref name="Text"/> at <paramref name="Span"/>. It is the one right answer, which
/// <c>validate --fix</c> writes, unless <see cref="IsGuess"/>: then it is for a person to take or leave.
/// </summary>
internal sealed record Fix(string Title, SourceSpan Span, string Text)
{
    public bool IsGuess { get; init; }

    /// <summary>Writes <paramref name="value"/> in the place of a spec's value: plain where YAML reads it as that text, else quoted.</summary>
    public static Fix Replace(SourceSpan at, string value) =>
        new($"Write '{value}'", at, IsPlain(value) ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'");

    /// <summary>As <see cref="Replace"/>, where another answer may be the right one.</summary>
    public static Fix Suggest(SourceSpan at, string value) => Replace(at, value) with { IsGuess = true };

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
