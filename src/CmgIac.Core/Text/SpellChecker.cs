namespace CmgIac.Core.Text;

/// <summary>Finds what a misspelt word was meant to be.</summary>
internal static class SpellChecker
{
    private const int LongWord = 8;

    /// <summary>So many edits more than the nearest candidate takes any other: 'retire' is as well 'retiring' as 'retired'.</summary>
    private const int Clearance = 3;

    /// <summary>
    /// The candidate nearest to <paramref name="word"/>, case ignored, or null where none is near: at most one edit in
    /// three characters (insertion, deletion, substitution, swap of neighbours). The first of equals wins.
    /// </summary>
    public static string? Suggest(string word, IEnumerable<string> candidates)
    {
        if (word.Length > 64)
        {
            return null;
        }

        string? best = null;
        var bestDistance = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            // Each character more or less is an edit: most candidates need no look.
            if (Math.Abs(candidate.Length - word.Length) >= bestDistance)
            {
                continue;
            }

            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>
    /// Is <paramref name="meant"/> beyond doubt what <paramref name="word"/> was meant to be? It is where they differ in
    /// capitals alone; else with one edit, or two in a long word, no other digits, and every other candidate far away.
    /// </summary>
    public static bool IsSure(string word, string meant, IEnumerable<string> candidates)
    {
        var lowered = word.ToLowerInvariant();
        var distance = Distance(lowered, meant.ToLowerInvariant());
        var others = candidates.Where(candidate => candidate != meant).ToList();
        return distance == 0
            ? !others.Any(other => string.Equals(other, word, StringComparison.OrdinalIgnoreCase))
            : distance <= (word.Length < LongWord ? 1 : 2)
                && word.Where(char.IsAsciiDigit).SequenceEqual(meant.Where(char.IsAsciiDigit))
                && others.All(other => Math.Abs(other.Length - word.Length) >= distance + Clearance
                    || Distance(lowered, other.ToLowerInvariant()) >= distance + Clearance);
    }

    /// <summary>Optimal string alignment distance.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    least = Math.Min(least, rows[i - 2, j - 2] + 1);
                }

                rows[i, j] = least;
            }
        }

        return rows[a.Length, b.Length];
    }
}
