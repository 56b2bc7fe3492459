using System.Text;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Files;

/// <summary>
/// A file that names specs, one a line: a command line holds thousands of paths on no system. Lines that are blank are
/// left out; blanks around a path are not a part of it.
/// </summary>
internal static class SpecList
{
    public const string StandardInput = "-";

    /// <summary>Half a million long paths.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The specs of the list at <paramref name="list"/>, relative to the working folder. As the list names all of them, a
    /// spec below the working folder that is gone is gone from a folder that was given. CMG5093 or CMG5094, or what
    /// <see cref="SpecFinder.Find"/> says.
    /// </summary>
    public static StageResult<SpecSelection> Find(string list, Shell shell) =>
        Read(list, shell).Then(paths => SpecFinder.Find(paths, shell.WorkingFolder))
            .Then(found => new StageResult<SpecSelection>(found with { Folders = found.Folders.Add(shell.WorkingFolder) }, []));

    private static StageResult<string[]> Read(string list, Shell shell)
    {
        var shown = list == StandardInput ? "standard input" : ShownPath.Of(list, shell.WorkingFolder);
        var (bytes, fault) = list == StandardInput ? ReadInput(shell) : HandedFile.Open(Path.GetFullPath(list, shell.WorkingFolder), MaxBytes);
        if (bytes is null)
        {
            return new(null, [FileDiagnostics.SpecListUnreadable(shown, fault!)]);
        }

        try
        {
            string[] paths =
                [.. Strict.GetString(bytes).TrimStart('\uFEFF').Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Distinct(StringComparer.Ordinal)];
            return paths.Length == 0 ? new(null, [FileDiagnostics.SpecListEmpty(shown)])
                // Its lines would stand in messages, as those of specs that there aren't, and may be a key's.
                : paths.Any(path => path.StartsWith("-----BEGIN ", StringComparison.Ordinal)) ? new(null, [FileDiagnostics.SpecListUnreadable(shown, "it holds a certificate or a key")])
                : new(paths, []);
        }
        catch (DecoderFallbackException)
        {
            return new(null, [FileDiagnostics.SpecListUnreadable(shown, "it is not UTF-8")]);
        }
    }

    private static (byte[]? Bytes, string? Fault) ReadInput(Shell shell)
    {
        try
        {
            using var input = shell.OpenInput();
            using var bytes = new MemoryStream();
            var part = new byte[64 * 1024];
            for (int read; (read = input.Read(part)) > 0;)
            {
                bytes.Write(part, 0, read);
                if (bytes.Length > MaxBytes)
                {
                    return (null, $"it has more than {MaxBytes / (1024 * 1024)} MiB");
                }
            }

            return (bytes.ToArray(), null);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return (null, DiskFault.Reason(e));
        }
    }
}
