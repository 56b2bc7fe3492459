using System.Diagnostics;

namespace CmgIac.Live;

/// <summary>How long a run may still take.</summary>
internal sealed class Deadline(TimeSpan limit) : IDisposable
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly CancellationTokenSource source = new(limit);

    /// <summary>Cancelled once the time is up.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Negative once the time is up.</summary>
    public TimeSpan Remaining => limit - Stopwatch.GetElapsedTime(start);

    public void Dispose() => source.Dispose();
}
