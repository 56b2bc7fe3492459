using System.Collections.Immutable;

namespace CmgIac.Core.Text;

/// <summary>What an independent reader could not accept; <paramref name="Line"/> is 1-based.</summary>
internal sealed record ReaderProblem(int Line, string Message)
{
    /// <summary>1-based, where the reader knows it.</summary>
    public int Column { get; init; } = 1;

    /// <summary>The reader's own model, Windows or another, reads on and takes the value that was meant.</summary>
    public bool IsForgiven { get; init; }
}

/// <summary>
/// What a reader made of a text. There is always a value, as far as it could be read; it counts only where there is no
/// problem.
/// </summary>
internal sealed record Reading<T>(T Value, ImmutableArray<ReaderProblem> Problems);

/// <summary>A value and the 1-based line of the text where it stands.</summary>
internal sealed record AtLine<T>(T Value, int Line);
