namespace CmgIac.Cli.Files;

/// <summary>Files that anyone may have put there: a pipe is not waited for, and no more is read than is asked for.</summary>
internal static class BoundedFile
{
    /// <summary>It has no bytes: pipes and devices say so too, and reading one might never end.</summary>
    public static bool IsEmptyOrPipe(string full) => new FileInfo(full).Length == 0;

    /// <summary>
    /// Is it a file whose bytes are on a disk? Whatever else has a name has no length, isn't to be waited for, and takes none:
    /// a pipe can't be sought in, a device refuses the length that it has.
    /// </summary>
    public static bool IsPlain(string full)
    {
        if (OperatingSystem.IsWindows() || !IsEmptyOrPipe(full))
        {
            return true;
        }

        // To read and to write: a pipe that nobody has opened would keep whoever only reads waiting.
        using var stream = new FileStream(full, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            if (stream.CanSeek)
            {
                stream.SetLength(stream.Length);
                return true;
            }

            return false;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The first bytes, <paramref name="most"/> of them at most. A pipe comes to an end when its writer does.</summary>
    public static byte[] Read(string full, int most)
    {
        using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
        // A pipe has no length, and a device says 0.
        var bytes = new byte[stream.CanSeek && stream.Length > 0 && stream.Length < most ? stream.Length + 1 : most];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..read];
    }
}
