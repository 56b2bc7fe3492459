using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// Reads values from tokens: literals as a tree, anything else as an expression, which is skipped bracket by bracket.
/// Shared by the statements of <see cref="BicepReader"/>.
/// </summary>
internal sealed class BicepValueReader(string text, List<BicepToken> tokens, List<ReaderProblem> problems)
{
    /// <summary>How deep objects and arrays may stand in each other.</summary>
    public const int MaxDepth = 64;

    private int at;
    private int depth;

    public BicepToken Here => tokens[at];

    public BicepToken Next => tokens[Math.Min(at + 1, tokens.Count - 1)];

    public bool AtEnd => Here.Kind == BicepTokenKind.End;

    /// <summary>May a value end here?</summary>
    public bool AtStop =>
        Here.Kind is BicepTokenKind.End || IsLineEnd || Here.Is(',') || Here.Is(']') || Here.Is('}') || Here.Is(')');

    /// <summary>Steps over the token here, but never over the end.</summary>
    public BicepToken Take() => AtEnd ? Here : tokens[at++];

    public bool TryTake(char sign) => Here.Is(sign) && Take().Is(sign);

    public bool TryTake(string word) => Here.IsWord(word) && Take().IsWord(word);

    public void SkipLineEnds()
    {
        if (Here.Kind == BicepTokenKind.LineEnd)
        {
            at++;
        }
    }

    /// <summary>Where <paramref name="sign"/> stands after line ends, steps to it.</summary>
    public void SkipLineEndsBefore(char sign)
    {
        if (Next.Is(sign))
        {
            SkipLineEnds();
        }
    }

    public void Problem(int line, string message) => problems.Add(new(line, message));

    public BicepValue ReadValue()
    {
        var start = Here;
        var literal = AtStop ? null : ReadLiteral();
        if (AtStop && literal is not null)
        {
            return literal;
        }

        if (AtStop && Here.Start == start.Start)
        {
            Problem(start.Line, "A value is missing.");
        }

        return SkipExpression(start);
    }

    /// <summary>Steps to the next place where a value may end; the source from <paramref name="start"/> on.</summary>
    public BicepExpression SkipExpression(BicepToken start)
    {
        while (!AtStop)
        {
            SkipBalanced();
        }

        return new(Source(start), start.Line);
    }

    /// <summary>The text from <paramref name="start"/> to the last token taken.</summary>
    public string Source(BicepToken start) => start.Start >= Here.Start ? "" : text[start.Start..tokens[at - 1].Stop];

    /// <summary>Steps over one token, or over a bracket and all up to the one that closes it.</summary>
    public void SkipBalanced()
    {
        var open = new Stack<BicepToken>();
        do
        {
            var token = Take();
            if (token.Kind == BicepTokenKind.End)
            {
                ProblemNotClosed(open);
                return;
            }

            if (token.Is('(') || token.Is('[') || token.Is('{'))
            {
                open.Push(token);
            }
            else if ((token.Is(')') || token.Is(']') || token.Is('}')) && open.TryPop(out var opened)
                && token.Value[0] != Closing(opened.Value[0]))
            {
                Problem(token.Line, $"A '{token.Value}' closes the '{opened.Value}' of line {opened.Line}.");
            }
        }
        while (open.Count > 0);
    }

    private void ProblemNotClosed(Stack<BicepToken> open)
    {
        if (open.TryPeek(out var innermost))
        {
            Problem(innermost.Line, $"A '{innermost.Value}' is not closed.");
        }
    }

    private static char Closing(char opening) => opening switch { '(' => ')', '[' => ']', _ => '}' };

    /// <summary>Bicep goes on over a line's end where the next line starts with the '?' or ':' of a choice.</summary>
    private bool IsLineEnd => Here.Kind == BicepTokenKind.LineEnd && !Next.Is('?') && !Next.Is(':');

    /// <summary>A literal, which may turn out to be the start of an expression; null where there is none.</summary>
    private BicepValue? ReadLiteral()
    {
        var token = Here;
        switch (token.Kind)
        {
            case BicepTokenKind.Text:
                return new BicepText(Take().Value, token.Line);
            case BicepTokenKind.Number:
                return ReadNumber("", token.Line);
            case BicepTokenKind.Sign when token.Is('-') && Next.Kind == BicepTokenKind.Number:
                Take();
                return ReadNumber("-", token.Line);
            case BicepTokenKind.Word when token.Value is "true" or "false":
                return new BicepBoolean(Take().Value == "true", token.Line);
            case BicepTokenKind.Word when token.Value is "null":
                Take();
                return new BicepNull(token.Line);
            case BicepTokenKind.Sign when token.Is('{') || token.Is('['):
                return ReadNested();
            default:
                return null;
        }
    }

    private BicepNumber? ReadNumber(string sign, int line)
    {
        var digits = sign + Take().Value;
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return new(value, line);
        }

        Problem(line, $"'{digits}' is not a number of 64 bits.");
        return null;
    }

    private BicepValue? ReadNested()
    {
        if (depth == MaxDepth)
        {
            Problem(Here.Line, $"Objects and arrays stand more than {MaxDepth} deep in each other.");
            SkipBalanced();
            return null;
        }

        depth++;
        BicepValue? value = Here.Is('{') ? ReadObject() : IsLoop ? ReadLoop() : ReadArray();
        depth--;
        return value;
    }

    private BicepObject ReadObject()
    {
        var open = Take();
        var properties = ImmutableArray.CreateBuilder<BicepProperty>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        SkipSeparators();
        while (!AtEnd && !Here.Is('}'))
        {
            var property = ReadProperty();
            if (property.Key is not null && !keys.Add(property.Key))
            {
                Problem(property.Line, $"Property '{property.Key}' stands twice in one object.");
            }

            properties.Add(property);
            SkipWrongClosing('}');
            SkipSeparators();
        }

        Close(open, '}');
        return new(properties.ToImmutable(), open.Line);
    }

    private BicepProperty ReadProperty()
    {
        var start = Here;
        if (start.Kind is BicepTokenKind.Word or BicepTokenKind.Text && Next.Is(':'))
        {
            Take();
            Take();
            return new(start.Value, ReadValue(), start.Line);
        }

        if (AtStop)
        {
            Problem(start.Line, "A property is missing.");
        }

        return new(null, SkipExpression(start), start.Line);
    }

    /// <summary>A loop over a name; null for any other, which is skipped.</summary>
    private BicepLoop? ReadLoop()
    {
        var start = at;
        var open = Take();
        SkipLineEnds();
        Take();
        if (Here.Kind == BicepTokenKind.Word && Next.IsWord("in"))
        {
            var item = Take().Value;
            Take();
            if (Here.Kind == BicepTokenKind.Word && Next.Is(':'))
            {
                var items = Take();
                Take();
                var body = ReadValue();
                SkipLineEndsBefore(']');
                if (TryTake(']'))
                {
                    return new(item, new BicepExpression(items.Value, items.Line), body, Source(open), open.Line);
                }
            }
        }

        at = start;
        SkipBalanced();
        return null;
    }

    private BicepArray ReadArray()
    {
        var open = Here;
        Take();
        var items = ImmutableArray.CreateBuilder<BicepValue>();
        SkipSeparators();
        while (!AtEnd && !Here.Is(']'))
        {
            items.Add(ReadValue());
            SkipWrongClosing(']');
            SkipSeparators();
        }

        Close(open, ']');
        return new BicepArray(items.ToImmutable(), open.Line);
    }

    /// <summary>Is this the '[' of a <c>[for …]</c>?</summary>
    public bool IsLoop =>
        Here.Is('[') && (Next.IsWord("for") || (Next.Kind == BicepTokenKind.LineEnd && tokens[at + 2].IsWord("for")));

    /// <summary>Between items stand line ends, or one ','.</summary>
    private void SkipSeparators()
    {
        SkipLineEnds();
        if (TryTake(','))
        {
            SkipLineEnds();
        }
    }

    private void SkipWrongClosing(char right)
    {
        if (!Here.Is(right) && (Here.Is(')') || Here.Is(']') || Here.Is('}')))
        {
            Problem(Here.Line, $"A '{Here.Value}' stands where a '{right}' is missing.");
            Take();
        }
    }

    private void Close(BicepToken open, char sign)
    {
        if (!TryTake(sign))
        {
            Problem(open.Line, $"A '{open.Value}' is not closed.");
        }
    }
}
