namespace CmgIac.Cli.Files;

/// <summary>
/// What went wrong with a disk, in words that stand at the end of a sentence. The runtime's own messages are no use:
/// they are stripped from the native executable, and repeat full paths.
/// </summary>
internal static class DiskFault
{
    /// <summary>Is this an exception of a disk that fails, rather than a bug?</summary>
    public static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException || IsTooLarge(exception);

    /// <summary>Is the file locked by another run?</summary>
    public static bool IsInUse(IOException exception) =>
        exception.GetType() == typeof(IOException) && Code(exception) is var code
        && (OperatingSystem.IsWindows() ? code is 32 or 33 : code is 11 or 35);

    public static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "permission denied",
        _ when IsTooLarge(exception) => "the file is too large",
        PathTooLongException => "the path is too long",
        FileNotFoundException or DirectoryNotFoundException => "it is gone",
        IOException io when OperatingSystem.IsWindows() => Code(io) switch
        {
            39 or 112 => "the disk is full",
            19 => "the disk is read-only",
            32 or 33 => "it is in use by another program",
            _ => "the disk reports an error",
        },
        // The numbers of Linux and macOS; where they differ, neither means anything else here.
        IOException io => Code(io) switch
        {
            28 => "the disk is full",
            6 => "a device or a socket stands there",
            122 or 69 => "the quota is used up",
            27 => "the file is too large",
            30 => "the disk is read-only",
            16 or 26 or 11 or 35 => "it is in use by another program",
            17 => "something stands there already",
            20 => "a file stands where a folder must be",
            21 => "a folder stands where a file must be",
            36 or 63 => "a name is too long",
            40 or 62 => "there are too many links",
            _ => "the disk reports an error",
        },
        _ => "the disk reports an error",
    };

    /// <summary>What the runtime makes of EFBIG: a file grew beyond what its disk, or the user's limit, allows.</summary>
    private static bool IsTooLarge(Exception exception) => exception is ArgumentOutOfRangeException { ParamName: "value" };

    private static int Code(IOException exception) => exception.HResult & 0xFFFF;
}
