using System.Runtime.InteropServices;
using CmgIac.Cli.Files;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli;

/// <summary>What ends the process otherwise than by a verb: signals, streams that fail, and bugs. No stack trace reaches a user.</summary>
internal static class LastResort
{
    private const int BrokenPipe = 32;

    /// <summary>SIGXFSZ of Linux and macOS, for which the runtime has no name.</summary>
    private const PosixSignal FileTooLarge = (PosixSignal)25;

    /// <summary>
    /// What goes beyond the size that a file may have is an error like a full disk, and cleared away as after one. To the
    /// process' end: a signal that is told after that of the registration would end it.
    /// </summary>
    private static PosixSignalRegistration? survival;

    public static int Guard(Func<int> run)
    {
        using var interrupt = On(PosixSignal.SIGINT, 130);
        using var terminate = On(PosixSignal.SIGTERM, 143);
        survival ??= OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(FileTooLarge, context => context.Cancel = true);
        try
        {
            var exitCode = run();
            return Interruption.Asked is not 0 and var asked ? asked : exitCode;
        }
        catch (InterruptedException)
        {
            return Interruption.Asked;
        }
#pragma warning disable CA1031 // The last place that can turn an exception into a sentence.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Report(e);
            return ExitCode.Error;
        }
    }

    /// <summary>The first process of a container has no default of the system's.</summary>
    private static PosixSignalRegistration On(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        Interruption.Ask(exitCode);
    });

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
                ? FileDiagnostics.SurroundingsFailed(StandardHandles.IsOutputClosed ? "standard output is closed" : DiskFault.Reason(exception))
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
