using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

internal enum BicepTokenKind
{
    /// <summary>A letter or '_', then letters, digits and '_'; keywords too.</summary>
    Word,
    Number,

    /// <summary>A text without interpolation; the token's value is what it reads as.</summary>
    Text,

    /// <summary>A text with <c>${…}</c>, as one token.</summary>
    Interpolated,

    /// <summary>One character.</summary>
    Sign,

    /// <summary>One or more, with nothing but blanks and comments between.</summary>
    LineEnd,
    End,
}

/// <summary>A token and its place in the text: offsets <paramref name="Start"/> to <paramref name="Stop"/>.</summary>
internal readonly record struct BicepToken(BicepTokenKind Kind, string Value, int Start, int Stop, int Line)
{
    public bool Is(char sign) => Kind == BicepTokenKind.Sign && Value[0] == sign;

    public bool IsWord(string word) => Kind == BicepTokenKind.Word && Value == word;
}

/// <summary>
/// Cuts a Bicep file into tokens; comments, directives to the linter and blanks fall away, line ends stay, and an end
/// token is last.
/// </summary>
internal sealed class BicepTokenizer
{
    private readonly string text;
    private readonly List<ReaderProblem> problems;
    private readonly List<BicepToken> tokens = [];
    private int at;
    private int line = 1;

    private BicepTokenizer(string text, List<ReaderProblem> problems) => (this.text, this.problems) = (text, problems);

    public static List<BicepToken> Read(string text, List<ReaderProblem> problems)
    {
        var tokenizer = new BicepTokenizer(text, problems);
        while (tokenizer.at < text.Length)
        {
            tokenizer.ReadToken();
        }

        tokenizer.Add(BicepTokenKind.End, "", text.Length, tokenizer.line);
        return tokenizer.tokens;
    }

    private char Peek(int ahead = 0) => at + ahead < text.Length ? text[at + ahead] : '\0';

    private void ReadToken()
    {
        var (start, c) = (at, text[at]);
        if (c is '\n' or '\r')
        {
            at += c == '\r' && Peek(1) == '\n' ? 2 : 1;
            if (tokens.Count == 0 || tokens[^1].Kind != BicepTokenKind.LineEnd)
            {
                Add(BicepTokenKind.LineEnd, "", start, line);
            }

            line++;
        }
        else if (c is ' ' or '\t')
        {
            at++;
        }
        else if (c == '#' || (c == '/' && Peek(1) is '/' or '*'))
        {
            SkipComment();
        }
        else if (c == '\'')
        {
            ReadText();
        }
        else if (char.IsAsciiLetterOrDigit(c) || c == '_')
        {
            while (char.IsAsciiLetterOrDigit(Peek()) || Peek() == '_')
            {
                at++;
            }

            Add(char.IsAsciiDigit(c) ? BicepTokenKind.Number : BicepTokenKind.Word, text[start..at], start, line);
        }
        else
        {
            at++;
            if (!"{}[]()<>.,:;=!?|&+-*/%@$".Contains(c, StringComparison.Ordinal))
            {
                problems.Add(new(line, $"Character U+{(int)c:X4} has no meaning in Bicep outside of texts and comments."));
            }

            Add(BicepTokenKind.Sign, text[start..at], start, line);
        }
    }

    private void Add(BicepTokenKind kind, string value, int start, int where) =>
        tokens.Add(new(kind, value, start, at, where));

    private void SkipComment()
    {
        if (Peek(1) != '*' || Peek() == '#')
        {
            var end = text.AsSpan(at).IndexOfAny('\r', '\n');
            at = end < 0 ? text.Length : at + end;
            return;
        }

        var close = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        if (close < 0)
        {
            problems.Add(new(line, "A comment is not closed: '*/' is missing."));
        }

        var stop = close < 0 ? text.Length : close + 2;
        CountLines(text.AsSpan(at, stop - at));
        at = stop;
    }

    private void ReadText()
    {
        var (start, where) = (at, line);
        if (Peek(1) == '\'' && Peek(2) == '\'')
        {
            var raw = ReadRawText();
            var isInterpolated = tokens.Count > 0 && tokens[^1].Is('$') && tokens[^1].Stop == start;
            Add(isInterpolated ? BicepTokenKind.Interpolated : BicepTokenKind.Text, raw, start, where);
            return;
        }

        var read = BicepTextReader.Read(text, at, line, problems);
        at = read.Stop;
        Add(read.IsInterpolated ? BicepTokenKind.Interpolated : BicepTokenKind.Text, read.Value, start, where);
    }

    /// <summary>
    /// Between three quotes all is text, a line end right after the first three excepted; of more quotes at the end the
    /// last three close.
    /// </summary>
    private string ReadRawText()
    {
        var start = at + 3;
        var close = text.IndexOf("'''", start, StringComparison.Ordinal);
        if (close < 0)
        {
            problems.Add(new(line, "A text is not closed: ''' is missing."));
            close = text.Length;
        }

        while (close + 3 < text.Length && text[close + 3] == '\'')
        {
            close++;
        }

        var value = text.AsSpan(start, close - start);
        CountLines(value);
        at = Math.Min(close + 3, text.Length);
        var firstLineEnd = value.StartsWith("\r\n", StringComparison.Ordinal) ? 2 : value is ['\r' or '\n', ..] ? 1 : 0;
        return value[firstLineEnd..].ToString();
    }

    private void CountLines(ReadOnlySpan<char> passed)
    {
        for (var i = 0; i < passed.Length; i++)
        {
            if (passed[i] == '\n' || (passed[i] == '\r' && (i + 1 == passed.Length || passed[i + 1] != '\n')))
            {
                line++;
            }
        }
    }
}
