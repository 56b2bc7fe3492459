using System.Globalization;
using System.Text;

namespace CmgIac.Live.Git;

/// <summary>
/// What 'git cat-file --batch --follow-symlinks' writes for each name: <c>object type size LF bytes LF</c>; for a link that
/// leads nowhere its kind, a size and that many bytes; else the name itself and 'missing'.
/// </summary>
internal static class GitBatchReader
{
    private const int MaxHeaderLength = 64 * 1024;

    /// <summary>An entry for each path, or null where the answer isn't of this form.</summary>
    public static List<GitEntry>? Read(Stream output, IReadOnlyList<string> paths, List<string> names, int maxBytes)
    {
        using var buffered = new BufferedStream(output, MaxHeaderLength);
        var entries = new List<GitEntry>();
        for (var i = 0; i < names.Count; i++)
        {
            if (ReadOne(buffered, paths[i], names[i], maxBytes) is not { } entry)
            {
                return null;
            }

            entries.Add(entry);
        }

        return entries;
    }

    private static GitEntry? ReadOne(Stream output, string path, string name, int maxBytes)
    {
        if (ReadLine(output) is not { } header)
        {
            return null;
        }

        var words = header.Split(' ');
        if (words is [_, "blob" or "tree" or "commit" or "tag", var size] && IsName(words[0]))
        {
            return ReadContent(output, size, maxBytes) is { } bytes ? words[1] switch
            {
                "blob" => new(path, GitEntryKind.File, bytes),
                "tree" => new(path, GitEntryKind.Folder, null),
                _ => new(path, GitEntryKind.Missing, null),
            } : null;
        }

        if (words is ["symlink" or "dangling" or "loop" or "notdir", var length])
        {
            return ReadContent(output, length, maxBytes: 0) is null ? null : new(path, GitEntryKind.BrokenLink, null);
        }

        // The name comes back, with all of its lines.
        for (var line = 0; line < name.Count(c => c == '\n'); line++)
        {
            if (ReadLine(output) is not { } next)
            {
                return null;
            }

            header = next;
        }

        return header.EndsWith(" missing", StringComparison.Ordinal) || header.EndsWith(" submodule", StringComparison.Ordinal)
            ? new(path, GitEntryKind.Missing, null) : null;
    }

    private static bool IsName(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);

    private static string? ReadLine(Stream output)
    {
        var line = new List<byte>();
        for (var octet = output.ReadByte(); octet >= 0 && line.Count < MaxHeaderLength; octet = output.ReadByte())
        {
            if (octet == '\n')
            {
                return Encoding.UTF8.GetString([.. line]);
            }

            line.Add((byte)octet);
        }

        return null;
    }

    /// <summary>The first bytes, at most <paramref name="maxBytes"/>; all others, and the line feed behind them, are passed over.</summary>
    private static byte[]? ReadContent(Stream output, string size, int maxBytes)
    {
        if (!long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return null;
        }

        var kept = new byte[(int)Math.Min(length, maxBytes)];
        if (output.ReadAtLeast(kept, kept.Length, throwOnEndOfStream: false) < kept.Length)
        {
            return null;
        }

        var rest = new byte[MaxHeaderLength];
        for (var left = length - kept.Length + 1; left > 0;)
        {
            var read = output.Read(rest, 0, (int)Math.Min(left, rest.Length));
            if (read == 0)
            {
                return null;
            }

            left -= read;
        }

        return kept;
    }
}
