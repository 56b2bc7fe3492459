using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// Reads HCL's structure: blocks, attributes, and values that are literals, objects and tuples of them. What else may be
/// written for a value is kept as it stands.
/// </summary>
internal sealed class HclReader
{
    private const int MaxDepth = 32;

    private readonly ImmutableArray<HclToken> tokens;
    private int at;

    private HclReader(ImmutableArray<HclToken> tokens) => this.tokens = tokens;

    private HclToken Now => tokens[at];

    /// <summary>The file as a block without a type, up to the first problem.</summary>
    public static Reading<HclBlock> Read(string text)
    {
        var (tokens, problems) = HclTokenizer.Read(text);
        var empty = new HclBlock("", [], [], [], 1);
        if (!problems.IsEmpty)
        {
            return new(empty, problems);
        }

        var reader = new HclReader(tokens);
        try
        {
            var file = reader.ReadBody("", [], 1, 0);
            return reader.Now.Kind == HclTokenKind.End ? new(file, []) : throw Refusal("A '}' closes nothing.");
        }
        catch (RefusedException refused)
        {
            return new(empty, [new(reader.Now.Line, refused.Message)]);
        }
    }

    private HclBlock ReadBody(string type, ImmutableArray<string> labels, int line, int depth)
    {
        if (depth > MaxDepth)
        {
            throw Refusal("Blocks stand in one another too deeply.");
        }

        var attributes = ImmutableArray.CreateBuilder<(string, HclValue)>();
        var blocks = ImmutableArray.CreateBuilder<HclBlock>();
        while (true)
        {
            SkipLines();
            if (Now.Kind == HclTokenKind.End || Now.Is("}"))
            {
                return new(type, labels, attributes.ToImmutable(), blocks.ToImmutable(), line);
            }

            var name = Now;
            Expect(HclTokenKind.Identifier, "An attribute or a block begins with a name.");
            if (Takes("="))
            {
                if (attributes.Any(attribute => attribute.Item1 == name.Text))
                {
                    throw Refusal($"'{name.Text}' is given twice.");
                }

                attributes.Add((name.Text, ReadValue(depth, endsAtLine: true)));
                EndOfLine();
                continue;
            }

            var given = ImmutableArray.CreateBuilder<string>();
            while (Now.Kind is HclTokenKind.Text or HclTokenKind.Identifier)
            {
                given.Add(Now.Text);
                at++;
            }

            Expect("{", $"After '{name.Text}' comes '=', or a block's labels and '{{'.");
            blocks.Add(ReadBody(name.Text, given.ToImmutable(), name.Line, depth + 1));
            Expect("}", $"The block '{name.Text}' does not end.");
            EndOfLine();
        }
    }

    /// <summary>A literal that is all of the value; an expression reaches to the line's end, or to ',' or a bracket's end.</summary>
    private HclValue ReadValue(int depth, bool endsAtLine)
    {
        if (depth > MaxDepth)
        {
            throw Refusal("Values stand in one another too deeply.");
        }

        var (start, token) = (at, Now);
        var value = ReadLiteral(token, depth);
        if (value is not null && EndsValue(endsAtLine))
        {
            return value;
        }

        at = start;
        return ReadExpression(token.Line);
    }

    private HclValue? ReadLiteral(HclToken token, int depth)
    {
        at++;
        switch (token.Kind)
        {
            case HclTokenKind.Text:
                return new HclText(token.Text, token.Line);
            case HclTokenKind.Number when long.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                return new HclNumber(number, token.Line);
            case HclTokenKind.Identifier when token.Text is "true" or "false":
                return new HclBoolean(token.Text == "true", token.Line);
            case HclTokenKind.Symbol when token.Text == "{" && !IsFor():
                return ReadObject(token.Line, depth);
            case HclTokenKind.Symbol when token.Text == "[" && !IsFor():
                return ReadTuple(token.Line, depth);
            default:
                return null;
        }
    }

    private HclObject ReadObject(int line, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<(string, HclValue)>();
        while (true)
        {
            SkipLines();
            if (Takes("}"))
            {
                return new(entries.ToImmutable(), line);
            }

            var key = Now;
            if (key.Kind is not (HclTokenKind.Identifier or HclTokenKind.Text))
            {
                throw Refusal("A key of an object is a name or a text.");
            }

            at++;
            if (!Takes("=") && !Takes(":"))
            {
                throw Refusal($"After the key '{key.Text}' comes '='.");
            }

            if (entries.Any(entry => entry.Item1 == key.Text))
            {
                throw Refusal($"The key '{key.Text}' is given twice: the last would win.");
            }

            entries.Add((key.Text, ReadValue(depth + 1, endsAtLine: true)));
            if (!Takes(",") && Now.Kind != HclTokenKind.LineEnd && !Now.Is("}"))
            {
                throw Refusal("After a value comes ',' or a new line.");
            }
        }
    }

    private HclTuple ReadTuple(int line, int depth)
    {
        var items = ImmutableArray.CreateBuilder<HclValue>();
        while (true)
        {
            SkipLines();
            if (Takes("]"))
            {
                return new(items.ToImmutable(), line);
            }

            items.Add(ReadValue(depth + 1, endsAtLine: false));
            SkipLines();
            if (!Takes(",") && !Now.Is("]"))
            {
                throw Refusal("After an item comes ',' or ']'.");
            }
        }
    }

    private HclExpression ReadExpression(int line)
    {
        var (start, depth) = (at, 0);
        while (Now.Kind != HclTokenKind.End)
        {
            var opens = Now.Is("(") || Now.Is("[") || Now.Is("{");
            var closes = Now.Is(")") || Now.Is("]") || Now.Is("}");
            if (depth == 0 && (closes || Now.Is(",") || Now.Kind == HclTokenKind.LineEnd))
            {
                break;
            }

            if (depth == 0 && Now.Is("="))
            {
                throw Refusal("A new line is missing before the name of the next attribute.");
            }

            depth += opens ? 1 : closes ? -1 : 0;
            at++;
        }

        return at == start
            ? throw Refusal("A value is missing.")
            : new(string.Concat(tokens[start..at].Select(token => token.Kind is HclTokenKind.Text or HclTokenKind.Template ? $"\"{token.Text}\"" : token.Text)), line);
    }

    /// <summary>Does what follows the opening bracket make a list or object out of another?</summary>
    private bool IsFor()
    {
        var next = tokens.Skip(at).First(token => token.Kind != HclTokenKind.LineEnd);
        return next is { Kind: HclTokenKind.Identifier, Text: "for" };
    }

    private bool EndsValue(bool endsAtLine) =>
        Now.Is(",") || Now.Is("}") || Now.Is("]") || (Now.Kind == HclTokenKind.LineEnd && (endsAtLine || EndsTuple()));

    /// <summary>In a tuple a line's end is a blank: what comes next tells.</summary>
    private bool EndsTuple()
    {
        var next = tokens.Skip(at).First(token => token.Kind != HclTokenKind.LineEnd);
        return next.Is(",") || next.Is("]");
    }

    private void SkipLines()
    {
        while (Now.Kind == HclTokenKind.LineEnd)
        {
            at++;
        }
    }

    private void EndOfLine()
    {
        if (Now.Kind != HclTokenKind.LineEnd && !Now.Is("}"))
        {
            throw Refusal("A new line is missing.");
        }
    }

    private bool Takes(string symbol)
    {
        var isThere = Now.Is(symbol);
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void Expect(string symbol, string message)
    {
        if (!Takes(symbol))
        {
            throw Refusal(message);
        }
    }

    private void Expect(HclTokenKind kind, string message)
    {
        if (Now.Kind != kind)
        {
            throw Refusal(message);
        }

        at++;
    }

    private static RefusedException Refusal(string message) => new(message);

    /// <summary>Ends the reading at its first problem; never leaves this class.</summary>
    private sealed class RefusedException(string message) : Exception(message);
}
