using System.Globalization;
using System.Text;

namespace CmgIac.Cli.Reports.Findings;

/// <summary>
/// The hash by which GitHub's code scanning knows a line again, as its upload action computes it (github/codeql-action,
/// <c>fingerprints.ts</c>): another value would be warned of at each upload.
/// </summary>
internal static class LineHash
{
    private const int Window = 100;
    private const ulong Factor = 37;
    private const char EndOfFile = '\uFFFF';

    /// <summary>
    /// For each line a hash of the next 100 characters from its start that aren't blanks, such as '3cf1b27de28bc1ab:1', where the last number counts
    /// lines of one hash.
    /// </summary>
    public static IReadOnlyList<string> OfLines(string text)
    {
        var (characters, starts) = Normalize(text);
        var seen = new Dictionary<ulong, int>();
        var hashes = new List<string>();
        foreach (var start in starts)
        {
            var hash = 0ul;
            for (var i = start; i < start + Window; i++)
            {
                hash = (hash * Factor) + (i < characters.Length ? characters[i] : 0ul);
            }

            seen[hash] = seen.GetValueOrDefault(hash) + 1;
            hashes.Add(string.Create(CultureInfo.InvariantCulture, $"{hash:x}:{seen[hash]}"));
        }

        return hashes;
    }

    /// <summary>Without blanks and with one line feed for each line's end; where each line starts.</summary>
    private static (string Characters, List<int> Starts) Normalize(string text)
    {
        var characters = new StringBuilder(text.Length);
        var starts = new List<int> { 0 };
        foreach (var c in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'))
        {
            if (c is ' ' or '\t')
            {
                continue;
            }

            characters.Append(c);
            if (c == '\n')
            {
                starts.Add(characters.Length);
            }
        }

        return (characters.Append(EndOfFile).ToString(), starts);
    }
}
