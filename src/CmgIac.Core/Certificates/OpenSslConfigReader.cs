using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates;

/// <summary>
/// Reads a text by the syntax of OpenSSL's configuration files (config(5)): sections, entries, comments, quotes of three
/// kinds, escapes and continued lines. Stricter than OpenSSL: a variable, a directive such as <c>.include</c>, a quote
/// that isn't closed, a backslash before a blank, text after a header and a key that stands twice in its section are
/// problems.
/// </summary>
internal sealed class OpenSslConfigReader
{
    private const string Quotes = "\"'`";

    private readonly List<(string Name, int Line, List<OpenSslEntry> Entries)> sections = [];
    private readonly Dictionary<string, List<OpenSslEntry>> byName = new(StringComparer.Ordinal);
    private readonly HashSet<(string Section, string Key)> keys = [];
    private readonly List<ReaderProblem> problems = [];
    private string section = OpenSslConfig.Default;
    private string text = "";
    private int at;
    private int line;

    private OpenSslConfigReader()
    {
    }

    public static Reading<OpenSslConfig> Read(string text)
    {
        var reader = new OpenSslConfigReader();
        foreach (var (line, joined) in Lines(text))
        {
            (reader.text, reader.line, reader.at) = (joined, line, 0);
            reader.ReadLine();
        }

        return new(
            new OpenSslConfig([.. reader.sections.Select(s => new OpenSslSection(s.Name, [.. s.Entries], s.Line))]),
            [.. reader.problems]);
    }

    /// <summary>Lines with what continues them: one backslash at a line's end, which two are not, also within quotes and comments.</summary>
    private static IEnumerable<(int Line, string Text)> Lines(string text)
    {
        var joined = new StringBuilder();
        var (first, number) = (1, 0);
        foreach (var physical in text.Split('\n'))
        {
            number++;
            joined.Append(physical.AsSpan().TrimEnd('\r'));
            if (joined is [.., '\\'] && joined is not [.., '\\', '\\'])
            {
                joined.Length--;
                continue;
            }

            yield return (first, joined.ToString());
            joined.Clear();
            first = number + 1;
        }

        yield return (first, joined.ToString());
    }

    private bool AtEnd => at == text.Length;

    private void ReadLine()
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            Problem("A line holds the character NUL.");
            return;
        }

        SkipBlanks();
        if (AtEnd || text[at] == '#')
        {
            return;
        }

        if (text[at] == '[')
        {
            ReadHeader();
        }
        else
        {
            ReadEntry();
        }
    }

    private void ReadHeader()
    {
        at++;
        SkipBlanks();
        var name = ReadName();
        SkipBlanks();
        if (name.Length == 0 || AtEnd || text[at] != ']')
        {
            Problem("A section's name is not one word between '[' and ']'.");
            return;
        }

        at++;
        SkipBlanks();
        if (!AtEnd && text[at] != '#')
        {
            Problem($"Something other than a comment follows '[{name}]' on its line.");
        }

        section = name;
        Entries();
    }

    private void ReadEntry()
    {
        var key = ReadName();
        SkipBlanks();
        if (key.StartsWith('.'))
        {
            Problem($"'{key}' is a directive. What it brings in is not read.");
            return;
        }

        if (key.Length == 0 || AtEnd || text[at] != '=')
        {
            Problem("A line is neither a section nor 'name = value'.");
            return;
        }

        at++;
        SkipBlanks();
        if (ReadValue() is not { } value)
        {
            return;
        }

        if (keys.Add((section, key)))
        {
            Entries().Add(new(key, value, line));
        }
        else
        {
            Problem($"'{key}' stands a second time in [{section}].");
        }
    }

    /// <summary>Up to a comment or the line's end; blanks before that fall away, but not those in quotes. Null: a problem.</summary>
    private string? ReadValue()
    {
        var value = new StringBuilder();
        var kept = 0;
        for (; !AtEnd && text[at] != '#'; at++)
        {
            var c = text[at];
            if (c == '$')
            {
                Problem("A '$' outside of quotes begins a variable. Variables are not read.");
                return null;
            }

            if (Quotes.Contains(c, StringComparison.Ordinal))
            {
                if (!ReadQuoted(value, c))
                {
                    Problem("A quotation mark is not closed on its line.");
                    return null;
                }
            }
            else if (c == '\\')
            {
                at++;
                if (AtEnd || IsBlank(text[at]))
                {
                    Problem("A backslash stands before a blank or at the end. Quotation marks keep blanks.");
                    return null;
                }

                value.Append(Escaped(text[at]));
            }
            else
            {
                value.Append(c);
            }

            kept = IsBlank(c) ? kept : value.Length;
        }

        value.Length = kept;
        return value.ToString();
    }

    /// <summary>Leaves <see cref="at"/> on the closing quote. Within quotes a backslash takes any character as it is.</summary>
    private bool ReadQuoted(StringBuilder value, char quote)
    {
        for (at++; !AtEnd && text[at] != quote; at++)
        {
            at += text[at] == '\\' ? 1 : 0;
            if (AtEnd)
            {
                return false;
            }

            value.Append(text[at]);
        }

        return !AtEnd;
    }

    private static string Escaped(char c) => c switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'b' => "\b",
        _ => c.ToString(),
    };

    private string ReadName()
    {
        var start = at;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(text[at]) || "_.-,+;!%&*/?@^~|".Contains(text[at], StringComparison.Ordinal)))
        {
            at++;
        }

        return text[start..at];
    }

    private List<OpenSslEntry> Entries()
    {
        if (!byName.TryGetValue(section, out var entries))
        {
            entries = byName[section] = [];
            sections.Add((section, line, entries));
        }

        return entries;
    }

    private void SkipBlanks()
    {
        while (!AtEnd && IsBlank(text[at]))
        {
            at++;
        }
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r';

    private void Problem(string message) => problems.Add(new(line, message));
}
