using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

internal enum Severity
{
    Warning,
    Error,
}

/// <summary>How much a fix takes away. What belongs to an item or an entry is known only with the file's text.</summary>
internal enum FixReach
{
    Text,
    Item,
    Entry,
}

/// <summary>
/// What to write instead: <paramref name="Text"/> at <paramref name="Span"/>. It is the one right answer, which
/// <c>validate --fix</c> writes, unless <see cref="IsGuess"/>: then it is for a person to take or leave.
/// </summary>
internal sealed record Fix(string Title, SourceSpan Span, string Text)
{
    public bool IsGuess { get; init; }

    /// <summary>What goes with <see cref="Span"/>. As long as it is more than that text, the fix isn't one yet.</summary>
    public FixReach Reach { get; init; }

    /// <summary>Writes <paramref name="value"/> in the place of a spec's value: plain where YAML reads it as that text, else quoted.</summary>
    public static Fix Replace(SourceSpan at, string value) => new($"Write '{value}'", at, Literal(value));

    /// <summary>As <see cref="Replace"/>, where there is a value to write.</summary>
    public static Fix? Maybe(SourceSpan at, string? value) => value is null ? null : Replace(at, value);

    /// <summary>Makes a list of the one value at <paramref name="at"/>.</summary>
    public static Fix List(SourceSpan at, string value) => new($"Write '[{value}]'", at, $"[{Literal(value)}]");

    /// <summary>Takes the item whose value stands at <paramref name="at"/> out of its list.</summary>
    public static Fix RemoveItem(SourceSpan at) => new("Remove it", at, "") { Reach = FixReach.Item };

    /// <summary>Takes the value at <paramref name="at"/> away together with its key.</summary>
    public static Fix RemoveEntry(SourceSpan at) => new("Remove it", at, "") { Reach = FixReach.Entry };

    /// <summary>As <see cref="Replace"/>, where another answer may be the right one.</summary>
    public static Fix Suggest(SourceSpan at, string value) => Replace(at, value) with { IsGuess = true };

    private static string Literal(string value) =>
        IsPlain(value) ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

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
    /// <summary>One line, whatever it quotes.</summary>
    public string Message { get; init; } = Shown.Line(Message);

    /// <summary>Of how many it tells: of one, or of those that are not shown.</summary>
    public (int Errors, int Warnings) Counts { get; init; } = Severity == Severity.Error ? (1, 0) : (0, 1);

    public static Diagnostic Error(string code, SourceSpan span, string message, Fix? fix = null) =>
        new(code, Severity.Error, span, message, fix);

    public static Diagnostic Warning(string code, SourceSpan span, string message, Fix? fix = null) =>
        new(code, Severity.Warning, span, message, fix);

    /// <summary>MSBuild's own form, which MSBuild, editors and CI systems read.</summary>
    public override string ToString() =>
        $"{Span}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}";
}
