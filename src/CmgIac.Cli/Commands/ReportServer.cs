using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Page;
using CmgIac.Live.Pages;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg report --serve</c>: the page for the one who is writing the spec, anew after each change.</summary>
internal static class ReportServer
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    /// <param name="port">0 for any free one.</param>
    /// <param name="collect">Makes what is shown, for the first time or again, and knows what it is made of.</param>
    /// <param name="shell">Where it says its address, and what ends it.</param>
    public static int Run(int port, Func<bool, ReportCollection> collect, Shell shell)
    {
        var opened = LoopbackServer.Open(port);
        TextReport.WriteDiagnostics(shell, opened.Diagnostics);
        if (opened.Value is not { } server)
        {
            return ExitCode.Error;
        }

        using (server)
        {
            var made = collect(false);
            server.Show(ReportPage.Of(made.Facts, isServed: true));
            var answering = server.Run(shell.Stopping);
            shell.Out.WriteLine($"{server.Address} shows the report, anew after each change. Ctrl-C ends it.");
            var stamp = StampOf(made.Watched());
            while (!shell.Stopping.WaitHandle.WaitOne(Pause))
            {
                var now = StampOf(made.Watched());
                if (now != stamp)
                {
                    made = collect(true);
                    // What was made is of files as they were at that time or later: a change meanwhile shows in the next round.
                    stamp = now;
                    server.Show(ReportPage.Of(made.Facts, isServed: true));
                    shell.Error.WriteLine($"Made anew: {TextReport.Count(made.Facts.Diagnostics)}.");
                }
            }

            answering.GetAwaiter().GetResult();
        }

        return ExitCode.Fine;
    }

    private static string StampOf(IEnumerable<string> files) => string.Join('\n', files.Select(file =>
    {
        var entry = new FileInfo(file);
        return entry.Exists ? $"{file} {entry.LastWriteTimeUtc.Ticks} {entry.Length}" : $"{file} -";
    }));
}
