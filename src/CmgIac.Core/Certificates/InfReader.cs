using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates;

/// <summary>
/// Reads a text by the syntax of Windows setup INF files: sections, entries of fields, comments, quotes, continued lines
/// and tokens ("General Syntax Rules for INF Files", Windows driver documentation). The text comes without a BOM.
/// </summary>
internal sealed class InfReader
{
    /// <summary>4096 with the terminating NUL, before and after tokens are replaced.</summary>
    public const int MaxFieldLength = 4095;

    public const int MaxSectionNameLength = 255;

    private readonly string text;
    private readonly List<(string Name, int Line, List<InfEntry> Entries)> sections = [];
    private readonly Dictionary<string, List<InfEntry>> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ReaderProblem> problems = [];
    private readonly StringBuilder field = new();
    private List<InfEntry>? current;
    private int at;
    private int line = 1;

    private InfReader(string text) => this.text = text;

    public static Reading<InfFile> Read(string text)
    {
        var reader = new InfReader(text);
        while (reader.at < text.Length)
        {
            reader.ReadLine();
        }

        return InfTokens.Replace(
            [.. reader.sections.Select(s => new InfSection(s.Name, [.. s.Entries], s.Line))], reader.problems);
    }

    private char Here => at < text.Length ? text[at] : '\n';

    private bool AtLineEnd => Here is '\r' or '\n';

    private void ReadLine()
    {
        SkipBlanks();
        if (Here == '[')
        {
            ReadHeader();
        }
        else if (!AtLineEnd && Here != ';')
        {
            ReadEntry();
        }

        SkipRest();
        SkipLineEnd();
    }

    private void ReadHeader()
    {
        var start = ++at;
        while (!AtLineEnd && Here != ']')
        {
            at++;
        }

        var name = text[start..at];
        if (AtLineEnd)
        {
            Problem(line, $"Section name '[{Shorten(name)}' has no ']'.");

            // What was meant for a comment would make another section of it, and its entries be missed elsewhere.
            name = name.Split(';')[0].Trim();
        }
        else
        {
            at++;
            SkipBlanks();
            if (!AtLineEnd && Here != ';')
            {
                Problem(line, $"Something other than a comment follows '[{Shorten(name)}]' on its line.");
            }
        }

        if (name.Length > MaxSectionNameLength)
        {
            Problem(line, $"A section name has {name.Length} characters. At most {MaxSectionNameLength} are read.");
        }

        if (!byName.TryGetValue(name, out current))
        {
            current = byName[name] = [];
            sections.Add((name, line, current));
        }
    }

    private void ReadEntry()
    {
        var start = line;
        var written = at;
        string? key = null;
        var fields = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            // What comes first decides: after a ',' there is no key, and a '=' is text.
            var mayBeKey = key is null && fields.Count == 0;
            ReadField(mayBeKey);
            if (mayBeKey && Here == '=')
            {
                key = field.ToString();
            }
            else
            {
                fields.Add(field.ToString());
            }

            if (Here is not (',' or '='))
            {
                break;
            }

            at++;
            written = key is not null && fields.Count == 0 ? at : written;
        }

        if (current is null)
        {
            Problem(start, "An entry stands before the first section.");
        }
        else
        {
            current.Add(new(key, fields.ToImmutable(), start) { Written = Trim(written, at) });
        }
    }

    private (int Start, int End) Trim(int from, int to)
    {
        var start = from + text.AsSpan(from, to - from).IndexOfAnyExcept(" \t");
        return start < from ? (to, to) : (start, start + text.AsSpan(start, to - start).TrimEnd().Length);
    }

    /// <summary>
    /// Reads up to an unquoted ',' ('=' too where a key may end), a comment or the line's end, and leaves it in
    /// <see cref="field"/>; blanks around it fall away, but not those in quotes.
    /// </summary>
    private void ReadField(bool mayBeKey)
    {
        field.Clear();
        var kept = 0;
        SkipBlanks();
        while (!AtLineEnd && Here is not (',' or ';') && !(mayBeKey && Here == '='))
        {
            switch (Here)
            {
                case '"':
                    ReadQuoted();
                    kept = field.Length;
                    break;
                case '\\':
                    kept = ReadBackslashes(kept) ? field.Length : kept;
                    break;
                default:
                    field.Append(Here);
                    kept = char.IsWhiteSpace(Here) ? kept : field.Length;
                    at++;
                    break;
            }
        }

        field.Length = kept;
        if (kept > MaxFieldLength)
        {
            Problem(line, $"A field has {kept} characters. At most {MaxFieldLength} are read.");
        }
    }

    /// <summary>
    /// A quoted part, in which "" is a quotation mark; a line's end closes it, with a problem. Windows closes it there too:
    /// what is read is another thing only where a comment, a blank or a continued line has become part of it.
    /// </summary>
    private void ReadQuoted()
    {
        var start = field.Length;
        for (at++; !AtLineEnd; at++)
        {
            if (Here == '"')
            {
                at++;
                if (Here != '"')
                {
                    return;
                }
            }

            field.Append(Here);
        }

        var quoted = field.ToString(start, field.Length - start);
        var isMeant = !quoted.Contains(';', StringComparison.Ordinal) && (quoted.Length == 0 || !(char.IsWhiteSpace(quoted[^1]) || quoted[^1] == '\\'));
        problems.Add(new(line, "A quotation mark is not closed on its line.") { IsForgiven = isMeant });
    }

    /// <summary>
    /// Backslashes at a line's end, blanks and a comment between ignored, join the next line without the blanks around;
    /// elsewhere they are text, and the answer is true.
    /// </summary>
    private bool ReadBackslashes(int kept)
    {
        var start = at;
        var end = at;
        while (Here == '\\')
        {
            SkipBackslashes();
            end = at;
            SkipBlanks();
        }

        if (AtLineEnd || Here == ';')
        {
            SkipRest();
            SkipLineEnd();
            SkipBlanks();
            field.Length = kept;
            return false;
        }

        at = end;
        field.Append(text, start, end - start);
        return true;
    }

    private void SkipBackslashes()
    {
        while (Here == '\\')
        {
            at++;
        }
    }

    private void SkipBlanks()
    {
        while (!AtLineEnd && char.IsWhiteSpace(Here))
        {
            at++;
        }
    }

    private void SkipRest()
    {
        while (!AtLineEnd)
        {
            at++;
        }
    }

    private void SkipLineEnd()
    {
        if (at < text.Length)
        {
            at += Here == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            line++;
        }
    }

    private void Problem(int where, string message) => problems.Add(new(where, message));

    private static string Shorten(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
