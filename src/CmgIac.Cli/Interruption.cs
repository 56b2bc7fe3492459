using CmgIac.Cli.Files;

namespace CmgIac.Cli;

/// <summary>What a signal to end was answered with, on its way to the end of the process.</summary>
internal sealed class InterruptedException : Exception;

/// <summary>
/// Ctrl-C, or a signal to terminate. Who has files on a disk that mean nothing yet takes them away first, or brings them to
/// their places; anybody else ends at once, and so does everybody who is asked twice.
/// </summary>
internal static class Interruption
{
    private static int asked;
    private static int busy;

    /// <summary>The exit code that was asked for; 0 as long as nobody has asked.</summary>
    public static int Asked => Volatile.Read(ref asked);

    /// <summary>Ends the process now, unless someone must come to an end of his own.</summary>
    public static void Ask(int exitCode)
    {
        if (Interlocked.Exchange(ref asked, exitCode) != 0 || Volatile.Read(ref busy) == 0)
        {
            Environment.Exit(exitCode);
        }

        try
        {
            Console.Error.WriteLine("Stopping: what was begun is taken back, or brought to its end. A second signal ends it at once.");
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            // Nobody listens.
        }
    }

    /// <summary>Until it is disposed of, the process is not ended by the first signal.</summary>
    public static IDisposable Hold() => new Busy();

    public static void ThrowIfAsked()
    {
        if (Asked != 0)
        {
            throw new InterruptedException();
        }
    }

    private sealed class Busy : IDisposable
    {
        public Busy() => Interlocked.Increment(ref busy);

        public void Dispose() => Interlocked.Decrement(ref busy);
    }
}
