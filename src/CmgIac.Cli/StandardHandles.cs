using CmgIac.Cli.Files;
using Microsoft.Win32.SafeHandles;

namespace CmgIac.Cli;

/// <summary>
/// A process may be started without standard input, output or errors. Whatever it opens next gets their numbers, and
/// would be read and written as if it were them: the runtime's own pipe for signals, or a file of the user's.
/// </summary>
internal static class StandardHandles
{
    private const int Output = 1;
    private const int Error = 2;

    /// <summary>Kept, or the collector would close them.</summary>
    private static readonly List<SafeFileHandle> Held = [];

    /// <summary>Nobody reads the answer, who may have asked for nothing else.</summary>
    public static bool IsOutputClosed { get; private set; }

    /// <summary>
    /// Opens what is closed, before anything else is opened: input is empty, what is written to errors is lost, and what is
    /// written to output fails.
    /// </summary>
    public static void Fill()
    {
        try
        {
            while (!OperatingSystem.IsWindows() && Take(Open(FileAccess.ReadWrite)))
            {
                // The next lowest may be free as well.
            }
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            // A root without /dev/null: whoever made that knows what he starts in it.
        }
    }

    /// <summary>Was one of the three free, and so is now what was opened?</summary>
    private static bool Take(SafeFileHandle handle)
    {
        switch (handle.DangerousGetHandle())
        {
            case > Error:
                handle.Dispose();
                return false;
            case Output:
                handle.Dispose();
                Held.Add(Open(FileAccess.Read));
                IsOutputClosed = true;
                return true;
            default:
                Held.Add(handle);
                return true;
        }
    }

    /// <summary>A process gets the lowest number that is free.</summary>
    private static SafeFileHandle Open(FileAccess access) => File.OpenHandle("/dev/null", FileMode.Open, access, FileShare.ReadWrite);
}
