namespace CmgIac.Fuzz;

/// <summary>
/// One reader, or one writer with the reader of what it writes. <paramref name="Run"/> returns for every input, be it good or
/// bad; whatever it throws is a finding.
/// </summary>
/// <param name="Name">Of letters and hyphens: the folder of its corpus and its findings.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Run)
{
    /// <summary>The longest input, in bytes.</summary>
    public int MaxLength { get; init; } = 4096;

    /// <summary>Mutated inputs in the run of the tests.</summary>
    public int Mutations { get; init; } = 1000;

    /// <summary>What a mutation may insert: words that no chance would spell.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public override string ToString() => Name;
}

/// <summary>A target's own judgement of what a reader gave.</summary>
internal sealed class BrokenContractException(string message) : Exception(message)
{
    public static void Unless(bool holds, string message)
    {
        if (!holds)
        {
            throw new BrokenContractException(message);
        }
    }
}
