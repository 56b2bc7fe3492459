using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>Cuts a master file into entries of tokens: comments, quotes, escapes and parentheses (RFC 1035 5.1).</summary>
internal sealed class MasterTokenizer
{
    private readonly string text;
    private readonly List<ReaderProblem> problems;
    private readonly List<MasterToken> tokens = [];
    private readonly StringBuilder resolved = new();
    private int at;
    private int line = 1;
    private int open;

    private MasterTokenizer(string text, List<ReaderProblem> problems) => (this.text, this.problems) = (text, problems);

    /// <summary>The entries, each with a token at least; an entry in parentheses goes over several lines.</summary>
    public static List<ImmutableArray<MasterToken>> Read(string text, List<ReaderProblem> problems)
    {
        var tokenizer = new MasterTokenizer(text, problems);
        var entries = new List<ImmutableArray<MasterToken>>();
        while (tokenizer.at < text.Length)
        {
            tokenizer.ReadEntry();
            if (tokenizer.tokens.Count > 0)
            {
                entries.Add([.. tokenizer.tokens]);
            }
        }

        return entries;
    }

    private bool AtLineEnd => at == text.Length || text[at] is '\r' or '\n';

    private void ReadEntry()
    {
        tokens.Clear();
        var start = at;
        var opened = 0;
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
                opened = open++ == 0 ? line : opened;
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
            else
            {
                ReadToken(isFirst: at == start);
            }
        }

        if (open > 0)
        {
            problems.Add(new(opened, "A '(' is not closed."));
        }
    }

    private void Close()
    {
        at++;
        if (open == 0)
        {
            problems.Add(new(line, "A ')' closes nothing."));
        }
        else
        {
            open--;
        }
    }

    private void ReadToken(bool isFirst)
    {
        resolved.Clear();
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

        tokens.Add(new(text[start..at], resolved.ToString(), isQuoted, isFirst, line));
        if (isQuoted && AtLineEnd)
        {
            problems.Add(new(line, "A quotation mark is not closed on its line."));
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
            problems.Add(new(line, "A '\\' stands at the end of its line."));
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
            problems.Add(new(line, "After a '\\' stand three digits, 000 to 255, or one character that is no digit."));
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
    }
}
