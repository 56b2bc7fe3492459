using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// Reads JavaScript that is nothing but calls with literals, names and calls as arguments, in the grammar of ECMAScript 5:
/// no comma before a closing parenthesis. Whatever else a script can do can't be proved, and is refused.
/// </summary>
internal sealed class ScriptReader
{
    private readonly string text;
    private int at;
    private int line = 1;

    private ScriptReader(string text) => this.text = text;

    /// <summary>The calls in their order, up to the first problem.</summary>
    public static Reading<ImmutableArray<ScriptCall>> Read(string text)
    {
        var reader = new ScriptReader(text);
        var calls = ImmutableArray.CreateBuilder<ScriptCall>();
        try
        {
            while (reader.Skip())
            {
                if (!reader.Takes(';'))
                {
                    calls.Add(reader.ReadValue(0) as ScriptCall ?? throw Refusal("A script of records has calls of D_EXTEND and nothing else."));
                }
            }

            return new(calls.ToImmutable(), []);
        }
        catch (RefusedException refused)
        {
            return new(calls.ToImmutable(), [new(reader.line, refused.Message)]);
        }
    }

    private ScriptValue ReadValue(int depth)
    {
        Skip();
        var start = line;
        switch (at < text.Length ? text[at] : '\0')
        {
            case '"' or '\'':
                return new ScriptText(ReadText(), start);
            case >= '0' and <= '9':
                return new ScriptNumber(ReadNumber(), start);
            case var c when char.IsAsciiLetter(c) || c is '_' or '$':
                var name = ReadWhile(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$');
                Skip();
                return Takes('(') ? new ScriptCall(name, ReadArguments(depth), start) : new ScriptName(name, start);
            default:
                throw Refusal(at == text.Length ? "A call does not end." : $"'{text[at]}' is not read: write plain calls with literals.");
        }
    }

    private ImmutableArray<ScriptValue> ReadArguments(int depth)
    {
        if (depth > 8)
        {
            throw Refusal("Calls stand in one another too deeply.");
        }

        var arguments = ImmutableArray.CreateBuilder<ScriptValue>();
        Skip();
        if (Takes(')'))
        {
            return [];
        }

        do
        {
            arguments.Add(ReadValue(depth + 1));
            Skip();
        }
        while (Takes(','));
        return Takes(')') ? arguments.ToImmutable() : throw Refusal("After an argument stands ',' or ')'.");
    }

    private string ReadText()
    {
        var quote = text[at++];
        var value = new StringBuilder();
        while (at < text.Length && text[at] != quote && !IsLineEnd(text[at]))
        {
            value.Append(text[at] == '\\' ? ReadEscape() : text[at++]);
        }

        return Takes(quote) ? value.ToString() : throw Refusal("A text does not end on its line.");
    }

    private char ReadEscape()
    {
        var escape = at + 1 < text.Length ? text[at + 1] : '\0';
        at += 2;
        var digits = escape switch { 'u' => 4, 'x' => 2, _ => 0 };
        if (digits > 0 && at + digits <= text.Length
            && int.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            at += digits;
            return (char)code;
        }

        return escape switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '"' or '\'' or '\\' or '/' => escape,
            _ => throw Refusal("An escape is not read."),
        };
    }

    private long ReadNumber() =>
        ReadWhile(char.IsAsciiLetterOrDigit) is var digits && digits.All(char.IsAsciiDigit) && (digits.Length == 1 || digits[0] != '0')
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refusal($"'{digits}' is no plain decimal number.");

    private string ReadWhile(Func<char, bool> matches)
    {
        var start = at;
        while (at < text.Length && matches(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private bool Takes(char c)
    {
        var isThere = at < text.Length && text[at] == c;
        at += isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>To the next token, over blanks and comments; false at the end.</summary>
    private bool Skip()
    {
        while (at < text.Length)
        {
            if (text.AsSpan(at).StartsWith("//"))
            {
                ReadWhile(static c => !IsLineEnd(c));
            }
            else if (text.AsSpan(at).StartsWith("/*"))
            {
                var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                end = end < 0 ? throw Refusal("A comment does not end.") : end + 2;
                line += text.AsSpan(at, end - at).Count('\n');
                at = end;
            }
            else if (char.IsWhiteSpace(text[at]))
            {
                line += text[at++] == '\n' ? 1 : 0;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    private static RefusedException Refusal(string message) => new(message);

    /// <summary>Ends the reading at its first problem; never leaves this class.</summary>
    private sealed class RefusedException(string message) : Exception(message);
}
