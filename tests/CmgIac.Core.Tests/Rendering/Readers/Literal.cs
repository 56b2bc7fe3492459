using System.Globalization;
using System.Text;

namespace CmgIac.Core.Tests.Rendering.Readers;

/// <summary>
/// Reads one whole literal, written from a language's specification and strict: anything that the specification doesn't
/// allow is a <see cref="FormatException"/>.
/// </summary>
internal static class Literal
{
    /// <summary>Bicep's string: <c>\\ \' \n \r \t \$ \u{hex}</c>, no raw line break, no interpolation.</summary>
    public static string ReadBicep(string literal)
    {
        var inside = Unquote(literal, '\'');
        return Scan(inside, (at, read) => inside[at] switch
        {
            '\\' when inside[at..].StartsWith(@"\u{", StringComparison.Ordinal) =>
                ReadCodePoint(inside, at + 3, inside.IndexOf('}', at), read) + 1,
            '\\' => ReadEscape(inside, at, @"\'nrt$", "\\'\n\r\t$", read),
            '\'' => throw Refused(literal, at),
            '$' when inside[at..].StartsWith("${", StringComparison.Ordinal) => throw Refused(literal, at),
            _ => ReadRaw(inside, at, read),
        });
    }

    /// <summary>HCL's quoted template without any template in it (HCL native syntax specification, "Template Literals").</summary>
    public static string ReadHcl(string literal)
    {
        var inside = Unquote(literal, '"');
        return Scan(inside, (at, read) =>
        {
            var rest = inside.AsSpan(at);
            if (rest.StartsWith("$${", StringComparison.Ordinal) || rest.StartsWith("%%{", StringComparison.Ordinal))
            {
                read.Append(rest[1..3]);
                return at + 3;
            }

            return rest switch
            {
                ['$' or '%', '{', ..] or ['"', ..] => throw Refused(literal, at),
                ['\\', 'u', ..] => ReadCodePoint(inside, at + 2, at + 6, read),
                ['\\', 'U', ..] => ReadCodePoint(inside, at + 2, at + 10, read),
                ['\\', ..] => ReadEscape(inside, at, "nrt\"\\", "\n\r\t\"\\", read),
                _ => ReadRaw(inside, at, read),
            };
        });
    }

    /// <summary>A quoted value of a Windows setup file: <c>""</c> and <c>%%</c>, and neither character alone.</summary>
    public static string ReadInf(string literal)
    {
        var inside = Unquote(literal, '"');
        return Scan(inside, (at, read) => inside[at] is '"' or '%'
            ? ReadPair(inside, at, inside[at].ToString(), read)
            : ReadRaw(inside, at, read));
    }

    /// <summary>A value of OpenSSL's config(5) in double quotes: a backslash before a quote or a backslash, and nowhere else.</summary>
    public static string ReadOpenSsl(string literal)
    {
        var inside = Unquote(literal, '"');
        return Scan(inside, (at, read) => inside[at] switch
        {
            '\\' => ReadEscape(inside, at, "\"\\", "\"\\", read),
            '"' => throw Refused(literal, at),
            _ => ReadRaw(inside, at, read),
        });
    }

    /// <summary>A single-quoted string of PowerShell, or a sum of such and characters in parentheses.</summary>
    public static string ReadPowerShell(string literal)
    {
        if (!literal.StartsWith('('))
        {
            return ReadSingleQuoted(literal);
        }

        var sum = literal.StartsWith("('", StringComparison.Ordinal) && literal.EndsWith("')", StringComparison.Ordinal)
            ? literal[1..^1]
            : throw Refused(literal, 0);
        var read = new StringBuilder();
        for (var at = 0; at < sum.Length;)
        {
            if (at > 0)
            {
                at = sum[at..].StartsWith(" + ", StringComparison.Ordinal) ? at + 3 : throw Refused(sum, at);
            }

            if (sum[at] == '\'')
            {
                var end = EndOfSingleQuoted(sum, at);
                read.Append(ReadSingleQuoted(sum[at..end]));
                at = end;
            }
            else
            {
                const string Cast = "[char]";
                var digits = sum[at..].StartsWith(Cast, StringComparison.Ordinal)
                    ? string.Concat(sum[(at + Cast.Length)..].TakeWhile(char.IsAsciiDigit))
                    : throw Refused(sum, at);
                read.Append((char)ushort.Parse(digits, CultureInfo.InvariantCulture));
                at += Cast.Length + digits.Length;
            }
        }

        return read.ToString();
    }

    private static string ReadSingleQuoted(string literal)
    {
        var inside = Unquote(literal, '\'');
        return Scan(inside, (at, read) => IsSingleQuote(inside[at])
            ? IsSingleQuote(inside.ElementAtOrDefault(at + 1)) ? ReadRaw(inside, at + 1, read) : throw Refused(literal, at)
            : ReadRaw(inside, at, read));
    }

    private static int EndOfSingleQuoted(string text, int start)
    {
        var at = start + 1;
        while (!IsSingleQuote(text[at]) || IsSingleQuote(text.ElementAtOrDefault(at + 1)))
        {
            at += IsSingleQuote(text[at]) ? 2 : 1;
        }

        return at + 1;
    }

    /// <summary>What PowerShell's tokenizer takes for one.</summary>
    private static bool IsSingleQuote(char c) => c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B';

    /// <summary>A quoted character-string of RFC 1035 5.1, its bytes read as UTF-8.</summary>
    public static string ReadCharacterString(string literal)
    {
        var inside = Unquote(literal, '"');
        var octets = new List<byte>();
        for (var at = 0; at < inside.Length;)
        {
            if (inside[at] is < ' ' or > '~' or '"')
            {
                throw Refused(literal, at);
            }

            at = ReadOctet(inside, at, octets);
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. octets]);
    }

    private static int ReadOctet(string text, int at, List<byte> octets)
    {
        if (text[at] != '\\')
        {
            octets.Add((byte)text[at]);
            return at + 1;
        }

        if (char.IsAsciiDigit(text[at + 1]))
        {
            octets.Add(byte.Parse(text.AsSpan(at + 1, 3), NumberStyles.None, CultureInfo.InvariantCulture));
            return at + 4;
        }

        octets.Add((byte)text[at + 1]);
        return at + 2;
    }

    private static string Unquote(string literal, char quote) =>
        literal.Length >= 2 && literal[0] == quote && literal[^1] == quote ? literal[1..^1] : throw Refused(literal, 0);

    /// <summary>Reads on from each place that <paramref name="step"/> gives until the end, and no further.</summary>
    private static string Scan(string inside, Func<int, StringBuilder, int> step)
    {
        var read = new StringBuilder();
        var at = 0;
        while (at < inside.Length)
        {
            at = step(at, read);
        }

        return at == inside.Length ? read.ToString() : throw Refused(inside, at);
    }

    private static int ReadRaw(string text, int at, StringBuilder read)
    {
        read.Append(char.IsControl(text[at]) ? throw Refused(text, at) : text[at]);
        return at + 1;
    }

    private static int ReadPair(string text, int at, string one, StringBuilder read)
    {
        read.Append(text.AsSpan(at).StartsWith(one + one, StringComparison.Ordinal) ? one : throw Refused(text, at));
        return at + 2;
    }

    private static int ReadEscape(string text, int at, string names, string values, StringBuilder read)
    {
        var name = at + 1 < text.Length ? names.IndexOf(text[at + 1], StringComparison.Ordinal) : -1;
        read.Append(name < 0 ? throw Refused(text, at) : values[name]);
        return at + 2;
    }

    private static int ReadCodePoint(string text, int from, int to, StringBuilder read)
    {
        var hex = text[from..to];
        read.Append(new Rune(int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());
        return to;
    }

    private static FormatException Refused(string text, int at) => new($"Not allowed at {at} of {text}");
}
