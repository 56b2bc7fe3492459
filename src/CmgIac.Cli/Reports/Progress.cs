using System.Diagnostics;

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
    private readonly long start = Stopwatch.GetTimestamp();
    private long lastWritten;
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
            if (Stopwatch.GetElapsedTime(start) >= Patience && (lastWritten == 0 || done == total || Stopwatch.GetElapsedTime(lastWritten) >= Pause))
            {
                lastWritten = Stopwatch.GetTimestamp();
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
            if (lastWritten != 0)
            {
                shell.Error.Write(StartOfClearedLine);
            }
        }
    }
}
