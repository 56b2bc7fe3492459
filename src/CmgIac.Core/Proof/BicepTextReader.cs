using System.Globalization;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// Reads one single-quoted Bicep text: what it reads as, whether it has <c>${…}</c> (its value then means nothing),
/// and where it stops. It ends on its line, its interpolations too.
/// </summary>
internal sealed class BicepTextReader
{
    private const int MaxDepth = 64;

    private readonly string text;
    private readonly int line;
    private readonly List<ReaderProblem> problems;
    private readonly StringBuilder value = new();

    /// <summary>What is open: a text, or the braces of an interpolation; innermost last.</summary>
    private readonly Stack<char> open = new();
    private bool isInterpolated;
    private int at;

    private BicepTextReader(string text, int start, int line, List<ReaderProblem> problems) =>
        (this.text, at, this.line, this.problems) = (text, start, line, problems);

    public static (string Value, bool IsInterpolated, int Stop) Read(
        string text, int start, int line, List<ReaderProblem> problems)
    {
        var reader = new BicepTextReader(text, start, line, problems);
        reader.Read();
        return (reader.value.ToString(), reader.isInterpolated, reader.at);
    }

    private void Read()
    {
        open.Push('\'');
        at++;
        while (open.Count > 0)
        {
            if (at == text.Length || text[at] is '\r' or '\n')
            {
                problems.Add(new(line, "A text is not closed on its line."));
                return;
            }

            if (open.Peek() == '\'')
            {
                ReadInText();
            }
            else
            {
                ReadInExpression();
            }

            if (open.Count > MaxDepth)
            {
                problems.Add(new(line, $"Interpolations stand more than {MaxDepth} deep in each other."));
                at += text.AsSpan(at).IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length - at;
                return;
            }
        }
    }

    private void ReadInText()
    {
        var c = text[at++];
        if (c == '\'')
        {
            open.Pop();
        }
        else if (c == '$' && at < text.Length && text[at] == '{')
        {
            at++;
            isInterpolated = true;
            open.Push('{');
        }
        else if (c == '\\')
        {
            ReadEscape();
        }
        else
        {
            value.Append(c);
        }
    }

    private void ReadInExpression()
    {
        var c = text[at++];
        if (c is '\'' or '{')
        {
            open.Push(c);
        }
        else if (c == '}')
        {
            open.Pop();
        }
    }

    private void ReadEscape()
    {
        var c = at < text.Length ? text[at] : '\0';
        if (c == 'u')
        {
            ReadCodePoint();
            return;
        }

        var meant = c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '\\' or '\'' or '$' => c, _ => '\0' };
        if (meant == '\0')
        {
            problems.Add(new(line, @"After a '\' stands one of \ ' $ n r t or u{…}."));
            return;
        }

        value.Append(meant);
        at++;
    }

    private void ReadCodePoint()
    {
        var digits = text.AsSpan(at, Math.Min(text.Length - at, 12));
        var close = digits.IndexOf('}');
        if (close > 2 && digits[1] == '{'
            && uint.TryParse(digits[2..close], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && Rune.IsValid(code))
        {
            value.Append(new Rune(code));
            at += close + 1;
        }
        else
        {
            problems.Add(new(line, @"'\u' is followed by the hexadecimal digits of a character in braces: \u{41}."));
        }
    }
}
