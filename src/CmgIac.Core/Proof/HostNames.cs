using System.Buffers;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>Words of a text that may be names of hosts, with their lines; a wildcard's '*' and a leading '_' belong to them.</summary>
internal static class HostNames
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._*");

    /// <summary>All of them, in their order.</summary>
    public static IEnumerable<AtLine<string>> In(string text)
    {
        var line = 1;
        for (var at = 0; at < text.Length; at++)
        {
            var end = EndOf(text, at);
            if (Named(text, at, end) is { Length: > 0 } name)
            {
                yield return new(name.ToString(), line);
            }

            at = end;
            line += at < text.Length && text[at] == '\n' ? 1 : 0;
        }
    }

    /// <summary>Those that have a dot, in their order: as most names have, and few other words.</summary>
    public static IEnumerable<AtLine<string>> Dotted(string text)
    {
        var (from, line) = (0, 1);
        while (text.IndexOf('.', from) is var dot and >= 0)
        {
            var start = dot;
            while (start > from && IsOfName(text[start - 1]))
            {
                start--;
            }

            line += text.AsSpan(from, dot - from).Count('\n');
            from = EndOf(text, dot);
            if (Named(text, start, from) is var name && name.Contains('.'))
            {
                yield return new(name.ToString(), line);
            }
        }
    }

    private static int EndOf(string text, int at)
    {
        while (at < text.Length && IsOfName(text[at]))
        {
            at++;
        }

        return at;
    }

    private static ReadOnlySpan<char> Named(string text, int start, int end) => text.AsSpan(start, end - start).Trim(".-");

    private static bool IsOfName(char c) => char.IsAscii(c) ? Plain.Contains(c) : char.IsLetterOrDigit(c);
}
