using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Scriban;
using Scriban.Parsing;

namespace CmgIac.Core.Rendering;

/// <summary>What Scriban makes of a template's text: what it can render, or what is wrong in it, of which the first are kept.</summary>
internal sealed record ParsedTemplate(Template? Template, ImmutableArray<LogMessage> Messages)
{
    /// <summary>The largest power of ten of a number, in either direction: that of a double.</summary>
    public const int MaxExponent = 308;

    /// <summary>A broken one may have a message for each of its characters, and some hundred bytes for each message.</summary>
    private const int MaxMessages = 1000;

    /// <summary>How an exponent begins.</summary>
    private static readonly SearchValues<string> Exponents = SearchValues.Create(
        ["e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9", "e+", "e-"], StringComparison.OrdinalIgnoreCase);

    public static ParsedTemplate Of(string text, string origin)
    {
        if (TooLarge(text, origin) is { } number)
        {
            return new(null, [new(ParserMessageType.Error, number, $"A number's power of ten is {MaxExponent} at most.")]);
        }

        var template = Template.Parse(text, origin, new ParserOptions { ExpressionDepthLimit = LiteralContext.MaxNesting });
        return new(template.HasErrors ? null : template, [.. template.Messages.Take(MaxMessages)]);
    }

    /// <summary>The first number that Scriban's parser would write out for minutes, digit after digit.</summary>
    private static SourceSpan? TooLarge(string text, string origin)
    {
        if (!text.AsSpan().ContainsAny(Exponents))
        {
            return null;
        }

        foreach (var token in new Lexer(text, origin))
        {
            if (token.Type is TokenType.Integer or TokenType.Float && IsTooLarge(text.AsSpan(token.Start.Offset, token.End.Offset - token.Start.Offset + 1)))
            {
                return new SourceSpan(origin, token.Start, token.End);
            }
        }

        return null;
    }

    /// <param name="number">A letter of its kind may stand behind it.</param>
    private static bool IsTooLarge(ReadOnlySpan<char> number)
    {
        var at = number.IndexOfAny('e', 'E');
        var power = number[(at + 1)..].TrimStart("+-0").TrimEnd("dDfFmM");
        return at >= 0 && (power.Length > 3 || (int.TryParse(power, NumberStyles.None, CultureInfo.InvariantCulture, out var exponent) && exponent > MaxExponent));
    }
}
