namespace CmgIac.Cli.Tests.Commands;

/// <summary>A second goes by whenever somebody looks.</summary>
internal sealed class SlowClock : TimeProvider
{
    private long seconds;

    public override long GetTimestamp() => Interlocked.Increment(ref seconds) * TimestampFrequency;
}
