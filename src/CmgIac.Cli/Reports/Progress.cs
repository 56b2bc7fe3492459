namespace CmgIac.Cli.Reports;

/// <summary>
/// A bar on standard error that tells how far a run is, on a terminal that wants it and nowhere else. What is done within a
/// second needs none.
/// </summary>
internal sealed class Progress(Shell shell, int total, string noun) : IDisposable
{
    private const string StartOfClearedLine = "\r\e[K";
    private const int Width = 24;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock writing = new();
    private readonly long start = shell.Time.GetTimestamp();
    private long? lastWritten;
    private int done;

    /// <summary>One more is done; may be called from several threads.</summary>
    public void Step()
    {
        if (!shell.UseColour)
        {
            return;
        }

        lock (writing)
        {
            done++;
            var now = shell.Time.GetTimestamp();
            var isDue = lastWritten is not { } last || done == total || shell.Time.GetElapsedTime(last, now) >= Pause;
            if (isDue && shell.Time.GetElapsedTime(start, now) >= Patience)
            {
                lastWritten = now;
                var filled = total == 0 ? Width : (int)((long)done * Width / total);
                shell.Error.Write($"{StartOfClearedLine}[{new string('#', filled)}{new string('-', Width - filled)}] {done} of {total} {noun}");
            }
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        lock (writing)
        {
            if (lastWritten is not null)
            {
                shell.Error.Write(StartOfClearedLine);
            }
        }
    }
}
