using System.Runtime.InteropServices;
using CmgIac.Cli.Files;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli;

/// <summary>What ends the process otherwise than by a verb: signals, streams that fail, and bugs. No stack trace reaches a user.</summary>
internal static class LastResort
{
    private const int BrokenPipe = 32;

    public static int Guard(Func<int> run)
    {
        // The system's default would do, but for the first process of a container, which has none.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(143));
        try
        {
            return run();
        }
#pragma warning disable CA1031 // The last place that can turn an exception into a sentence.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Report(e);
            return ExitCode.Error;
        }
    }

    private static void Report(Exception exception)
    {
        var isReaderGone = exception is IOException && (exception.HResult & 0xFFFF) == BrokenPipe;
        if (isReaderGone)
        {
            return;
        }

        try
        {
            var diagnostic = DiskFault.Is(exception)
                ? FileDiagnostics.SurroundingsFailed(DiskFault.Reason(exception))
                : FileDiagnostics.Bug(exception.GetType().Name);
            using var error = new StreamWriter(Console.OpenStandardError());
            error.WriteLine(diagnostic);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            // Standard error is gone as well: the exit code is all that is left to say.
        }
    }
}
