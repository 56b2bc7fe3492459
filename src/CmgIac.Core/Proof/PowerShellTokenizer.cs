using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

internal enum PowerShellTokenKind
{
    /// <summary>A string in which nothing is expanded; the token's text is its value.</summary>
    Text,

    /// <summary>A string that depends on variables or has escapes.</summary>
    Expandable,

    /// <summary>A command, key or number: what stands bare.</summary>
    Word,

    /// <summary>The name behind '$', without its scope: that says where it lives, not that it is another.</summary>
    Variable,

    /// <summary>The name behind '@'.</summary>
    Splat,

    /// <summary>The name behind '-'.</summary>
    Parameter,
    Symbol,
    LineEnd,
    End,
}

internal readonly record struct PowerShellToken(PowerShellTokenKind Kind, string Text, int Line)
{
    public bool Is(string symbol) => Kind == PowerShellTokenKind.Symbol && Text == symbol;
}

/// <summary>
/// PowerShell's text to tokens (about_Parsing, about_Quoting_Rules): comments and continued lines are gone. Quotes are
/// those of typography as well as the straight ones.
/// </summary>
internal sealed class PowerShellTokenizer
{
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";
    private const string DoubleQuotes = "\"\u201C\u201D\u201E";

    /// <summary>What ends a string, or makes it more than its characters.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(SingleQuotes + DoubleQuotes + "$`\n");

    private readonly string text;
    private readonly ImmutableArray<PowerShellToken>.Builder tokens;
    private int at;
    private int line = 1;
    private ReaderProblem? problem;

    private PowerShellTokenizer(string text) => (this.text, tokens) = (text, ImmutableArray.CreateBuilder<PowerShellToken>(text.Length / 8));

    public static Reading<ImmutableArray<PowerShellToken>> Read(string text)
    {
        var tokenizer = new PowerShellTokenizer(text);
        while (tokenizer.problem is null && tokenizer.at < text.Length)
        {
            tokenizer.Next();
        }

        tokenizer.Add(PowerShellTokenKind.End, "", tokenizer.line);
        return new(tokenizer.tokens.DrainToImmutable(), tokenizer.problem is { } problem ? [problem] : []);
    }

    private void Next()
    {
        var c = text[at];
        if (c == '\n')
        {
            Add(PowerShellTokenKind.LineEnd, "", line++);
            at++;
        }
        else if (c == '`' && Peek(1) == '\n')
        {
            (at, line) = (at + 2, line + 1);
        }
        else if (char.IsWhiteSpace(c))
        {
            at++;
        }
        else if (c == '#')
        {
            SkipTo("\n", keep: true);
        }
        else if (c == '<' && Peek(1) == '#')
        {
            SkipTo("#>", keep: false);
        }
        else if (c == '@' && IsQuote(Peek(1)))
        {
            HereString();
        }
        else if (IsQuote(c))
        {
            Quoted();
        }
        else
        {
            Plain(c);
        }
    }

    private void Plain(char c)
    {
        if (c == '$' && Peek(1) == '{')
        {
            var end = text.IndexOf('}', at);
            Take(PowerShellTokenKind.Variable, 2, end < 0 ? text.Length : end);
            at = Math.Min(at + 1, text.Length);
        }
        else if (c is '$' or '@' && IsName(Peek(1)))
        {
            var end = EndOfName(at + 1);
            var isScoped = end + 1 < text.Length && text[end] == ':' && IsName(text[end + 1]);
            Take(c == '$' ? PowerShellTokenKind.Variable : PowerShellTokenKind.Splat, 1, isScoped ? EndOfName(end + 1) : end);
        }
        else if (c == '-' && char.IsAsciiLetter(Peek(1)))
        {
            Take(PowerShellTokenKind.Parameter, 1, EndOfName(at + 1));
        }
        else if (IsName(c) || (c is '.' or '\\' && IsName(Peek(1)) && !IsMember()))
        {
            Take(PowerShellTokenKind.Word, 0, EndOf(at, c => IsName(c) || c is '-' or '.' or '\\' or '/' or ':' or '*'));
        }
        else
        {
            var isPair = Peek(1) is var next
                && ((c is '@' or '$' && next is '{' or '(') || (c is '+' or '-' or '*' or '/' or '%' && next == '=') || (c == ':' && next == ':'));
            Take(PowerShellTokenKind.Symbol, 0, at + (isPair ? 2 : 1));
        }
    }

    private void Quoted()
    {
        var (start, startLine) = (at, line);
        // Most strings are on one line and hold nothing but themselves.
        var plain = text.AsSpan(at + 1).IndexOfAny(Special);
        if (plain >= 0 && text[at + 1 + plain] == text[at] && text[at] is '\'' or '"' && !IsQuote(Peek(plain + 2)))
        {
            Add(PowerShellTokenKind.Text, text.Substring(at + 1, plain), line);
            at += plain + 2;
            return;
        }

        var quotes = SingleQuotes.Contains(text[at], StringComparison.Ordinal) ? SingleQuotes : DoubleQuotes;
        var isExpandable = false;
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            var c = text[at];
            if (quotes.Contains(c, StringComparison.Ordinal))
            {
                if (!quotes.Contains(Peek(1), StringComparison.Ordinal))
                {
                    at++;
                    Add(isExpandable ? PowerShellTokenKind.Expandable : PowerShellTokenKind.Text, value.ToString(), startLine);
                    return;
                }

                at++;
            }
            else if (quotes == DoubleQuotes && c is ('$' or '`'))
            {
                isExpandable = true;
                at += c == '`' ? 1 : 0;
            }

            line += c == '\n' ? 1 : 0;
            value.Append(c);
        }

        problem = new(startLine, $"A string that begins with {text[start]} doesn't end.");
    }

    private void HereString()
    {
        var startLine = line;
        var end = text.IndexOf($"\n{text[at + 1]}@", at, StringComparison.Ordinal);
        if (end < 0)
        {
            problem = new(startLine, "A here-string doesn't end.");
            return;
        }

        line += text.AsSpan(at, end + 1 - at).Count('\n');
        at = end + 3;
        Add(PowerShellTokenKind.Expandable, "", startLine);
    }

    private void SkipTo(string end, bool keep)
    {
        var found = text.IndexOf(end, at, StringComparison.Ordinal);
        if (found < 0 && !keep)
        {
            problem = new(line, "A comment doesn't end.");
        }

        var next = found < 0 ? text.Length : found + (keep ? 0 : end.Length);
        line += text.AsSpan(at, next - at).Count('\n');
        at = next;
    }

    private void Take(PowerShellTokenKind kind, int skipped, int end)
    {
        var taken = text.AsSpan((at + skipped)..end);
        var scope = kind == PowerShellTokenKind.Variable ? taken.IndexOf(':') : -1;
        if (scope > 0 && IsScope(taken[..scope]))
        {
            taken = taken[(scope + 1)..];
        }

        Add(kind, kind == PowerShellTokenKind.Symbol ? Symbol(taken) : taken.ToString(), line);
        at = end;
    }

    private static bool IsScope(ReadOnlySpan<char> name)
    {
        foreach (var scope in (ReadOnlySpan<string>)["script", "local", "private", "global"])
        {
            if (name.Equals(scope, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The common ones without making a text of each.</summary>
    private static string Symbol(ReadOnlySpan<char> symbol) => symbol switch
    {
        "(" => "(",
        ")" => ")",
        "{" => "{",
        "}" => "}",
        "[" => "[",
        "]" => "]",
        "=" => "=",
        ";" => ";",
        "," => ",",
        "|" => "|",
        "." => ".",
        "@{" => "@{",
        "@(" => "@(",
        "$(" => "$(",
        _ => symbol.ToString(),
    };

    private void Add(PowerShellTokenKind kind, string value, int where) => tokens.Add(new(kind, value, where));

    /// <summary>Does what stands here follow a value without a blank: a member's '.', not a path's?</summary>
    private bool IsMember() => at > 0 && (IsName(text[at - 1]) || text[at - 1] is ')' or ']' or '}' || IsQuote(text[at - 1]));

    private int EndOfName(int from) => EndOf(from, IsName);

    private int EndOf(int from, Func<char, bool> belongs)
    {
        var end = from;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end;
    }

    private char Peek(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\0';

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsQuote(char c) =>
        c is '\'' or '"' || (c >= '\u2018' && (SingleQuotes.Contains(c, StringComparison.Ordinal) || DoubleQuotes.Contains(c, StringComparison.Ordinal)));
}
