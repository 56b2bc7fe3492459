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
                yield return new(name, line);
            }

            at = end;
            line += at < text.Length && text[at] == '\n' ? 1 : 0;
        }
    }

    /// <summary>Those that hold <paramref name="part"/>, which is of such words and not empty, in any case, in their order.</summary>
    public static IEnumerable<AtLine<string>> With(string text, string part)
    {
        var (from, line) = (0, 1);
        while (text.IndexOf(part, from, StringComparison.OrdinalIgnoreCase) is var found and >= 0)
        {
            var start = found;
            while (start > from && IsOfName(text[start - 1]))
            {
                start--;
            }

            var end = EndOf(text, found);
            line += text.AsSpan(from, found - from).Count('\n');
            yield return new(Named(text, start, end), line);
            from = end;
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

    private static string Named(string text, int start, int end) => text.AsSpan(start, end - start).Trim(".-").ToString();

    private static bool IsOfName(char c) => char.IsAscii(c) ? Plain.Contains(c) : char.IsLetterOrDigit(c);
}
