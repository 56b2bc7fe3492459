using System.Buffers;
using System.Globalization;

namespace CmgIac.Core.Output;

/// <summary>
/// The rules of a path below the output folder, whoever says it: a template, a manifest or a journal. It is relative,
/// its separator is '/', and every system can hold it; so it never leaves the folder that it is relative to.
/// </summary>
internal static class OutputPath
{
    public const string ManifestName = "cmg.manifest.json";
    public const string AttributesName = ".gitattributes";
    public const string LockName = ".cmg.lock";

    /// <summary>Characters of a path: more of them Linux takes in no call (PATH_MAX).</summary>
    public const int MaxLength = 4096;

    /// <summary>The first segments; a folder with a manifest is one level below.</summary>
    public static readonly string[] Kinds = ["certificates", "gateways", "zones"];

    private static readonly string TooLong = $"it has more than {MaxLength} characters, which no system holds";

    private const string TemporaryStart = ".cmg-";
    private const string TemporaryEnd = ".tmp";

    // https://learn.microsoft.com/windows/win32/fileio/naming-a-file; the superscript digits count as digits there.
    private static readonly string[] Devices = ["con", "prn", "aux", "nul", "conin$", "conout$"];
    private static readonly SearchValues<char> ForbiddenInNames = SearchValues.Create("\\:<>\"|?*");
    private const string DeviceNumbers = "123456789¹²³";

    /// <summary>Folders as the paths of their files sort; '' is the output folder itself, whose files stand first.</summary>
    public static readonly IComparer<string> FolderOrder = Comparer<string>.Create((a, b) =>
    {
        var same = a.AsSpan().CommonPrefixLength(b);
        return a.Length == 0 || b.Length == 0 ? a.Length.CompareTo(b.Length) : (same < a.Length ? a[same] : '/').CompareTo(same < b.Length ? b[same] : '/');
    });

    public static string ManifestOf(string folder) => $"{folder}/{ManifestName}";

    public static bool IsManifest(string path) => path.EndsWith("/" + ManifestName, StringComparison.Ordinal);

    public static bool IsZone(string folder) => folder.StartsWith("zones/", StringComparison.Ordinal);

    public static bool IsCertificate(string folder) => folder.StartsWith("certificates/", StringComparison.Ordinal);

    /// <summary>The name of a file that is being written; <paramref name="token"/> is 32 lower-case hexadecimal digits.</summary>
    public static string TemporaryName(string token) => TemporaryStart + token + TemporaryEnd;

    public static bool IsTemporaryName(string name) =>
        name.Length == TemporaryStart.Length + 32 + TemporaryEnd.Length
        && name.StartsWith(TemporaryStart, StringComparison.Ordinal)
        && name.EndsWith(TemporaryEnd, StringComparison.Ordinal)
        && name[TemporaryStart.Length..^TemporaryEnd.Length].All(char.IsAsciiHexDigitLower);

    /// <summary>What is wrong with <paramref name="path"/>, as the end of a sentence that has named it; null if nothing.</summary>
    public static string? Flaw(string path)
    {
        if (path.Length > MaxLength)
        {
            return TooLong;
        }

        if (path.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c)))
        {
            return "it has a control character or one outside the Basic Multilingual Plane";
        }

        if (path.AsSpan().IndexOfAny(ForbiddenInNames) is var at and >= 0)
        {
            return $"it has a '{path[at]}', which Windows allows in no name";
        }

        if (path.FirstOrDefault(IsRespelled) is var respelled and not '\0')
        {
            return $"it has U+{(int)respelled:X4}, which some file systems spell in another way";
        }

        return path.Split('/').Select(SegmentFlaw).FirstOrDefault(flaw => flaw is not null);
    }

    /// <summary>As <see cref="Flaw"/>, for a path in a manifest: relative to its folder.</summary>
    public static string? FlawInFolder(string path) =>
        path.Equals(ManifestName, StringComparison.OrdinalIgnoreCase) ? "it is the manifest's own" : Flaw(path);

    /// <summary>As <see cref="Flaw"/>, for a folder with a manifest: <c>gateways/granitefalls.contoso.com</c>.</summary>
    public static string? FolderFlaw(string folder) =>
        folder.Count(c => c == '/') == 1 && Kinds.Contains(folder.Split('/')[0], StringComparer.Ordinal)
            ? Flaw(folder)
            : "it isn't a name below 'certificates', 'gateways' or 'zones'";

    /// <summary>
    /// What is wrong with a spec's path in a manifest: relative to the output folder (it may climb out of it) or, on
    /// another drive, with its letter; never a share, because a mere look at one hands out credentials.
    /// </summary>
    public static string? SpecFlaw(string path)
    {
        if (path.Length == 0 || path.Any(c => char.IsControl(c) || c is '\\' or '\u2028' or '\u2029'))
        {
            return "it is empty, or has a control character or a '\\'";
        }

        if (path.Length > MaxLength)
        {
            return TooLong;
        }

        var relative = path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] == '/' ? path[3..] : path;
        return relative.StartsWith('/') ? "it isn't relative to the output folder" : null;
    }

    private static string? SegmentFlaw(string segment)
    {
        if (segment.Length == 0)
        {
            return "it is empty, starts or ends with '/', or has two in a row";
        }

        if (segment.Length > 255)
        {
            return "a name in it has more than 255 characters";
        }

        if (segment is "." or "..")
        {
            return $"it has the segment '{segment}'";
        }

        if (segment[^1] is '.' or ' ')
        {
            return $"'{segment}' ends with a dot or a blank, which Windows drops";
        }

        if (IsDevice(segment))
        {
            return $"'{segment}' is a name that Windows reserves";
        }

        return IsTemporaryName(segment) ? $"'{segment}' is a name of cmg's temporary files" : null;
    }

    /// <summary>
    /// May normalizing (Unicode Standard Annex #15), as macOS' file systems do, make another character of it, or join it with
    /// its neighbour, or folding of capitals make two of it? Then two names could be one file. Combining marks, Hangul's parts, blocks
    /// with characters that stand for others, and letters that fold into others (Unicode's CaseFolding.txt, status F).
    /// </summary>
    private static bool IsRespelled(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        || c is (>= '\u1100' and <= '\u11FF') or (>= '\u1F00' and <= '\u2FFF') or (>= '\uF900' and <= '\uFB4F') or '\u0374' or '\u037E' or '\u0387'
            or '\u0149' or '\u017F' or '\u03F4' or '\u0587' or '\u1E9A' or '\u1E9E';

    /// <summary>The path by which it is compared with others without regard to capitals: of what folds into two letters, only 'ß' is allowed.</summary>
    public static string Folded(string path) => path.Replace("ß", "ss", StringComparison.Ordinal);

    private static bool IsDevice(string segment)
    {
        var name = segment.Split('.')[0].TrimEnd(' ');
        return Devices.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (name.Length == 4
                && DeviceNumbers.Contains(name[3], StringComparison.Ordinal)
                && (name.StartsWith("com", StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith("lpt", StringComparison.OrdinalIgnoreCase)));
    }
}
