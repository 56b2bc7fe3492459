using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Core.Output;

/// <summary>What is asked of an output folder, one after the other: an error in one keeps those behind it from being told.</summary>
internal enum OutputQuestion
{
    /// <summary>Which snapshots stay?</summary>
    Snapshots,

    /// <summary>What is this run's business, and may it be?</summary>
    Scope,

    /// <summary>What is on disk?</summary>
    Disk,

    /// <summary>May it be changed?</summary>
    Change,
}

/// <summary>
/// What is said of folders that are looked at one by one, from several threads, and told as if each question had been asked
/// of all of them before the next.
/// </summary>
internal sealed class OutputDiagnostics
{
    private readonly DiagnosticList[] lists = [.. Enum.GetValues<OutputQuestion>().Select(_ => new DiagnosticList('5'))];

    public bool HasErrors
    {
        get
        {
            lock (lists)
            {
                return lists.Any(list => list.HasErrors);
            }
        }
    }

    /// <summary>Adds them; is one of them an error?</summary>
    public bool Add(OutputQuestion question, IEnumerable<Diagnostic> diagnostics)
    {
        var hasErrors = false;
        foreach (var diagnostic in diagnostics)
        {
            hasErrors |= diagnostic.Severity == Severity.Error;
            lock (lists)
            {
                lists[(int)question].Add(diagnostic);
            }
        }

        return hasErrors;
    }

    public ImmutableArray<Diagnostic> ToImmutable()
    {
        lock (lists)
        {
            var told = lists.TakeWhile(list => !list.HasErrors).Count() + 1;
            return [.. lists.Take(told).SelectMany(list => list.ToImmutable())];
        }
    }
}
