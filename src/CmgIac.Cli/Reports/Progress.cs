namespace CmgIac.Cli.Reports;

/// <summary>A line on standard error that counts what is done, on a terminal that wants it and nowhere else.</summary>
internal sealed class Progress(Shell shell, int total, string noun) : IDisposable
{
    private const string StartOfClearedLine = "\r\e[K";

    private readonly Lock writing = new();
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
            shell.Error.Write($"{StartOfClearedLine}{done} of {total} {noun}");
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (done > 0)
        {
            shell.Error.Write(StartOfClearedLine);
        }
    }
}
