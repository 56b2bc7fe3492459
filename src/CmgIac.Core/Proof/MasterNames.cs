using System.Text;

namespace CmgIac.Core.Proof;

/// <summary>Domain names as master files write them (RFC 1035 5.1, limits 2.3.4).</summary>
internal static class MasterNames
{
    private const int MaxLabel = 63;
    private const int MaxName = 253;

    /// <summary>
    /// The absolute name in lower case without the trailing dot; the root is empty. A dot or a backslash
    /// within a label keeps its backslash, other escapes are resolved. Else null, and why: without an
    /// <paramref name="origin"/>, which has the same form, '@' and relative names too.
    /// </summary>
    public static (string? Name, string? Problem) Resolve(string source, string? origin = null)
    {
        if (source == "@")
        {
            return origin is null ? (null, "'@' stands for an origin, and there is none.") : (origin, null);
        }

        if (source == ".")
        {
            return ("", null);
        }

        var (labels, isAbsolute) = Labels(source);
        if (labels.Exists(l => l.Octets == 0))
        {
            return (null, $"Name '{source}' has an empty label.");
        }

        if (labels.Exists(l => l.Octets > MaxLabel))
        {
            return (null, $"Name '{source}' has a label of more than {MaxLabel} characters.");
        }

        if (!isAbsolute && origin is null)
        {
            return (null, $"Name '{source}' is relative, and there is no origin. An absolute name ends with a dot.");
        }

        if (!isAbsolute && origin!.Length > 0)
        {
            labels.AddRange(Labels(origin).Labels);
        }

        return labels.Sum(l => l.Octets + 1) - 1 > MaxName
            ? (null, $"Name '{source}' has more than {MaxName} characters.")
            : (string.Join('.', labels.Select(l => l.Text)), null);
    }

    /// <summary>Does a name need no origin?</summary>
    public static bool IsAbsolute(string source) => source == "." || (source.EndsWith('.') && Labels(source).IsAbsolute);

    private static (List<(string Text, int Octets)> Labels, bool IsAbsolute) Labels(string source)
    {
        var labels = new List<(string, int)>();
        var label = new StringBuilder();
        var octets = 0;
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] == '.')
            {
                labels.Add((label.ToString(), octets));
                label.Clear();
                octets = 0;
                continue;
            }

            var c = source[at] == '\\' ? Escaped(source, ref at) : source[at];
            label.Append(c is '.' or '\\' ? "\\" : "").Append(char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : c);
            octets++;
        }

        if (octets == 0 && labels.Count > 0)
        {
            return (labels, true);
        }

        labels.Add((label.ToString(), octets));
        return (labels, false);
    }

    /// <summary>The character at the end of the escape at <paramref name="at"/>; the tokenizer has refused bad ones.</summary>
    private static char Escaped(string source, ref int at)
    {
        var isNumber = at + 3 < source.Length && source.AsSpan(at + 1, 3).IndexOfAnyExceptInRange('0', '9') < 0;
        if (isNumber)
        {
            var number = ((source[at + 1] - '0') * 100) + ((source[at + 2] - '0') * 10) + source[at + 3] - '0';
            at += 3;
            return (char)number;
        }

        at = Math.Min(at + 1, source.Length - 1);
        return source[at];
    }
}
