using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>Cuts a master file into entries of tokens: comments, quotes, escapes and parentheses (RFC 1035 5.1).</summary>
internal sealed class MasterTokenizer
{
    /// <summary>Of one entry: a record's data has 65,535 octets at most.</summary>
    public const int MaxTokens = 65_536;

    private readonly string text;
    private readonly List<ReaderProblem> problems;
    private readonly List<MasterToken> tokens = [];
    private readonly StringBuilder resolved = new();
    private int at;
    private int line = 1;
    private int lineStart;
    private int open;

    private MasterTokenizer(string text, List<ReaderProblem> problems) => (this.text, this.problems) = (text, problems);

    /// <summary>
    /// The entries, each with a token at least, one after the other; an entry in parentheses goes over several lines.
    /// <paramref name="problems"/> grow while they are read.
    /// </summary>
    public static IEnumerable<ImmutableArray<MasterToken>> Read(string text, List<ReaderProblem> problems)
    {
        var tokenizer = new MasterTokenizer(text, problems);
        while (tokenizer.at < text.Length)
        {
            tokenizer.ReadEntry();
            if (tokenizer.tokens.Count > 0)
            {
                yield return [.. tokenizer.tokens];
            }
        }
    }

    private bool AtLineEnd => at == text.Length || text[at] is '\r' or '\n';

    private void ReadEntry()
    {
        tokens.Clear();
        var startsBlank = !AtLineEnd && text[at] is ' ' or '\t';
        var (opened, openedColumn) = (0, 0);
        while (at < text.Length)
        {
            var c = text[at];
            if (c is '\r' or '\n')
            {
                SkipLineEnd();
                if (open == 0)
                {
                    return;
                }
            }
            else if (c == '(')
            {
                (opened, openedColumn) = open++ == 0 ? (line, Column) : (opened, openedColumn);
                at++;
            }
            else if (c == ')')
            {
                Close();
            }
            else if (c == ';')
            {
                SkipComment();
            }
            else if (c is ' ' or '\t')
            {
                at++;
            }
            else if (tokens.Count == MaxTokens)
            {
                Problem($"An entry has more than {MaxTokens} words; the rest of the file is not read.");
                tokens.Clear();
                at = text.Length;
                return;
            }
            else
            {
                ReadToken(isFirst: tokens.Count == 0 && !startsBlank);
            }
        }

        if (open > 0)
        {
            problems.Add(new(opened, "A '(' is not closed.") { Column = openedColumn });
        }
    }

    private void Close()
    {
        if (open == 0)
        {
            Problem("A ')' closes nothing.");
        }
        else
        {
            open--;
        }

        at++;
    }

    private void ReadToken(bool isFirst)
    {
        resolved.Clear();
        var column = Column;
        var isQuoted = text[at] == '"';
        at += isQuoted ? 1 : 0;
        var start = at;
        while (!AtLineEnd && !(isQuoted ? text[at] == '"' : text[at] is ' ' or '\t' or ';' or '(' or ')' or '"'))
        {
            if (text[at] == '\\')
            {
                ReadEscape();
            }
            else
            {
                resolved.Append(text[at++]);
            }
        }

        var source = text[start..at];
        var hasEscape = resolved.Length != source.Length;
        tokens.Add(new(source, hasEscape ? resolved.ToString() : source, isQuoted, isFirst, line, column));
        if (isQuoted && AtLineEnd)
        {
            problems.Add(new(line, "A quotation mark is not closed on its line.") { Column = column });
        }
        else if (isQuoted)
        {
            at++;
        }
    }

    /// <summary>\X is X itself, \DDD the octet of that decimal number.</summary>
    private void ReadEscape()
    {
        at++;
        if (AtLineEnd)
        {
            Problem("A '\\' stands at the end of its line.");
        }
        else if (!char.IsAsciiDigit(text[at]))
        {
            resolved.Append(text[at++]);
        }
        else if (at + 3 <= text.Length
            && byte.TryParse(text.AsSpan(at, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
        {
            resolved.Append((char)octet);
            at += 3;
        }
        else
        {
            Problem("After a '\\' stand three digits, 000 to 255, or one character that is no digit.");
            resolved.Append(text[at++]);
        }
    }

    private void SkipComment()
    {
        while (!AtLineEnd)
        {
            at++;
        }
    }

    private void SkipLineEnd()
    {
        at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        line++;
        lineStart = at;
    }

    private int Column => at - lineStart + 1;

    private void Problem(string message) => problems.Add(new(line, message) { Column = Column });
}
