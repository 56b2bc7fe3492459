using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

internal enum HclTokenKind
{
    Identifier,
    Number,

    /// <summary>A text without interpolation; the token's text is its value.</summary>
    Text,

    /// <summary>A text with interpolation, or a heredoc.</summary>
    Template,
    Symbol,
    LineEnd,
    End,
}

internal readonly record struct HclToken(HclTokenKind Kind, string Text, int Line)
{
    public bool Is(string symbol) => Kind == HclTokenKind.Symbol && Text == symbol;
}

/// <summary>
/// HCL's text to tokens (https://github.com/hashicorp/hcl, hclsyntax/spec.md); comments are gone, and a line's end is a
/// token.
/// </summary>
internal sealed class HclTokenizer
{
    private static readonly string[] Operators = ["...", "==", "!=", "<=", ">=", "&&", "||", "=>", "::"];

    private readonly string text;
    private readonly ImmutableArray<HclToken>.Builder tokens = ImmutableArray.CreateBuilder<HclToken>();
    private int at;
    private int line = 1;
    private ReaderProblem? problem;

    private HclTokenizer(string text) => this.text = text;

    public static Reading<ImmutableArray<HclToken>> Read(string text)
    {
        var tokenizer = new HclTokenizer(text);
        while (tokenizer.problem is null && tokenizer.at < text.Length)
        {
            tokenizer.Next();
        }

        tokenizer.Add(HclTokenKind.LineEnd, "");
        tokenizer.Add(HclTokenKind.End, "");
        return new(tokenizer.tokens.ToImmutable(), tokenizer.problem is { } problem ? [problem] : []);
    }

    private void Next()
    {
        var c = text[at];
        if (c == '\n')
        {
            Add(HclTokenKind.LineEnd, "");
            (at, line) = (at + 1, line + 1);
        }
        else if (c is ' ' or '\t' || (c == '\r' && Peek(1) == '\n'))
        {
            at++;
        }
        else if (c == '#' || (c == '/' && Peek(1) == '/'))
        {
            at = End(text.IndexOf('\n', at));
        }
        else if (c == '/' && Peek(1) == '*')
        {
            SkipComment();
        }
        else if (c == '"')
        {
            ReadText();
        }
        else if (c == '<' && Peek(1) == '<')
        {
            SkipHeredoc();
        }
        else if (char.IsLetter(c) || c == '_')
        {
            Add(HclTokenKind.Identifier, Take(static c => char.IsLetterOrDigit(c) || c is '_' or '-'));
        }
        else if (char.IsAsciiDigit(c))
        {
            Add(HclTokenKind.Number, Take(static c => char.IsAsciiLetterOrDigit(c) || c == '.'));
        }
        else
        {
            ReadSymbol(c);
        }
    }

    private void ReadSymbol(char c)
    {
        var found = Operators.FirstOrDefault(symbol => text.AsSpan(at).StartsWith(symbol)) ?? c.ToString();
        if ("{}[]()=:,.?!+-*/%<>&|".Contains(c, StringComparison.Ordinal))
        {
            Add(HclTokenKind.Symbol, found);
            at += found.Length;
        }
        else
        {
            Refuse($"'{c}' is no character of HCL.");
        }
    }

    /// <summary>A quoted template: <c>$${</c> and <c>%%{</c> are literal, <c>${</c> and <c>%{</c> are not.</summary>
    private void ReadText()
    {
        var (value, isTemplate, start) = (new StringBuilder(), false, line);
        for (at++; at < text.Length && text[at] is not ('"' or '\n'); at++)
        {
            if (text[at] == '\\')
            {
                ReadEscape(value);
            }
            else if (text[at] is '$' or '%' && Peek(1) == text[at] && Peek(2) == '{')
            {
                value.Append(text[at]).Append('{');
                at += 2;
            }
            else if (text[at] is '$' or '%' && Peek(1) == '{')
            {
                isTemplate = true;
                var from = at;
                SkipInterpolation();
                value.Append(text, from, Math.Min(at + 1, text.Length) - from);
            }
            else
            {
                value.Append(text[at]);
            }
        }

        if (at >= text.Length || text[at] != '"')
        {
            Refuse("A text does not end on its line.");
            return;
        }

        at++;
        tokens.Add(new(isTemplate ? HclTokenKind.Template : HclTokenKind.Text, value.ToString(), start));
    }

    /// <summary>From '${' to its '}', which is then at hand; braces and texts may stand within.</summary>
    private void SkipInterpolation()
    {
        at++;
        for (var depth = 0; at < text.Length; at++)
        {
            depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
            line += text[at] == '\n' ? 1 : 0;
            if (depth == 0)
            {
                return;
            }

            if (text[at] == '"')
            {
                SkipText();
            }
        }
    }

    /// <summary>From a quote within an interpolation to its end, which is then at hand.</summary>
    private void SkipText()
    {
        for (at++; at < text.Length && text[at] is not ('"' or '\n'); at++)
        {
            if (text[at] is '$' or '%' && Peek(1) == '{')
            {
                SkipInterpolation();
            }
            else if (text[at] == '\\')
            {
                at++;
            }
        }
    }

    /// <summary>From '&lt;&lt;' to the line that has the mark alone.</summary>
    private void SkipHeredoc()
    {
        var start = line;
        var first = text[at..End(text.IndexOf('\n', at))];
        var mark = first.TrimStart('<').TrimStart('-').Trim();
        while (at < text.Length)
        {
            at = End(text.IndexOf('\n', at)) + 1;
            line++;
            if (at < text.Length && text[at..End(text.IndexOf('\n', at))].Trim() == mark)
            {
                at = End(text.IndexOf('\n', at));
                tokens.Add(new(HclTokenKind.Template, mark, start));
                return;
            }
        }

        line = start;
        Refuse($"The heredoc '{mark}' does not end.");
    }

    private void ReadEscape(StringBuilder value)
    {
        var digits = Peek(1) == 'u' ? 4 : 8;
        switch (Peek(1))
        {
            case 'n':
                value.Append('\n');
                break;
            case 'r':
                value.Append('\r');
                break;
            case 't':
                value.Append('\t');
                break;
            case '"' or '\\':
                value.Append(Peek(1));
                break;
            case 'u' or 'U' when at + 1 + digits < text.Length
                && int.TryParse(text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code):
                value.Append(new Rune(code).ToString());
                at += digits;
                break;
            default:
                Refuse($"'\\{Peek(1)}' is no escape of HCL.");
                break;
        }

        at++;
    }

    private void SkipComment()
    {
        var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            Refuse("A comment does not end.");
            return;
        }

        line += text.AsSpan(at, end - at).Count('\n');
        at = end + 2;
    }

    private string Take(Func<char, bool> isPart)
    {
        var start = at;
        while (at < text.Length && isPart(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private char Peek(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\0';

    private int End(int found) => found < 0 ? text.Length : found;

    private void Add(HclTokenKind kind, string value) => tokens.Add(new(kind, value, line));

    private void Refuse(string message) => problem ??= new(line, message);
}
