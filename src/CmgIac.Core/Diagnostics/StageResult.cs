using System.Collections.Immutable;

namespace CmgIac.Core.Diagnostics;

/// <summary>A stage's value, or none where there are errors, with every diagnostic so far.</summary>
internal sealed record StageResult<T>(T? Value, ImmutableArray<Diagnostic> Diagnostics)
    where T : class
{
    public bool HasErrors => Value is null || Diagnostics.Any(d => d.Severity == Severity.Error);

    /// <summary>Runs <paramref name="next"/> unless there are errors; diagnostics add up.</summary>
    public StageResult<TNext> Then<TNext>(Func<T, StageResult<TNext>> next)
        where TNext : class
    {
        if (HasErrors)
        {
            return new(null, Diagnostics);
        }

        var result = next(Value!);
        return result with { Diagnostics = Diagnostics.AddRange(result.Diagnostics) };
    }
}

internal static class StageResult
{
    /// <summary>A stage's end: its value counts only where it reported no error.</summary>
    public static StageResult<T> Of<T>(T? value, DiagnosticList diagnostics)
        where T : class => new(diagnostics.HasErrors ? null : value, diagnostics.ToImmutable());
}
