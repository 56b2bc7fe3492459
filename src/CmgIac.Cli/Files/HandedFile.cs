using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Files;

/// <summary>A file that was handed in to be looked at: a request, a certificate.</summary>
internal static class HandedFile
{
    /// <summary>No file of these kinds is near as large.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The bytes; CMG7002 where there are none to be had, or more than 4 MiB.</summary>
    public static StageResult<byte[]> Read(string file, string workingFolder) => Read(file, workingFolder, CertificateDiagnostics.FileUnreadable);

    /// <param name="unreadable">What is said instead, of the path as shown and a clause.</param>
    public static StageResult<byte[]> Read(string file, string workingFolder, Func<string, string, Diagnostic> unreadable, int maxBytes = MaxBytes, bool isNamed = true)
    {
        if (file.Contains('\0', StringComparison.Ordinal))
        {
            return new(null, [unreadable(file.Replace('\0', '\uFFFD'), "there is no such file")]);
        }

        var (bytes, fault) = Open(Path.GetFullPath(file, workingFolder), maxBytes, isNamed);
        return bytes is null ? new(null, [unreadable(ShownPath.Of(file, workingFolder), fault!)]) : new(bytes, []);
    }

    /// <summary>
    /// The bytes of a full path, or why there are none, as a clause. <paramref name="isNamed"/>: somebody gave it as an argument, and
    /// may have meant a pipe, which is waited for.
    /// </summary>
    public static (byte[]? Bytes, string? Fault) Open(string full, int maxBytes = MaxBytes, bool isNamed = true)
    {
        if (Directory.Exists(full))
        {
            return (null, "it is a folder");
        }

        if (!File.Exists(full))
        {
            return (null, "there is no such file");
        }

        try
        {
            if (!isNamed && BoundedFile.IsEmptyOrPipe(full))
            {
                return (null, "it is empty, or no file but a pipe or a device");
            }

            var bytes = BoundedFile.Read(full, maxBytes + 1);
            return bytes.Length > maxBytes ? (null, $"it has more than {maxBytes / (1024 * 1024)} MiB") : (bytes, null);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return (null, DiskFault.Reason(e));
        }
    }
}
