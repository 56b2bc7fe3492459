using System.Collections;
using System.Numerics;
using System.Text;
using CmgIac.Core.Model;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace CmgIac.Core.Rendering;

/// <summary>
/// Scriban at its strictest, where each value that a template inserts is written as a literal of the file's language.
/// Reused from file to file: making one costs more than rendering with it.
/// </summary>
internal sealed class LiteralContext : TemplateContext
{
    /// <summary>Characters of one file. Scriban cuts what is longer without a word; the renderer makes it an error.</summary>
    public const int MaxOutput = 32 * 1024 * 1024;

    public const int MaxIterations = 1_000_000;

    public const int MaxRecursion = 32;

    /// <summary>Expressions and blocks in one another.</summary>
    public const int MaxNesting = 250;

    /// <summary>
    /// Steps of one file: a node of the template evaluated, or 4 characters that an expression makes. They bound its time the
    /// same on every machine; a zone of 100,000 gateways takes a third.
    /// </summary>
    public const int MaxSteps = 10_000_000;

    private const int CharactersOfStep = 4;

    private readonly StringBuilder buffer = new();
    private readonly QuoteWatch quotes = new();

    /// <summary>The expression whose value is written next: Scriban itself tells of the whole block.</summary>
    private SourceSpan place;
    private long steps;
    private long length;
    private string? counted;

    /// <summary>The expression that gave a list last.</summary>
    private ScriptNode? list;

    public LiteralContext()
        : base(TemplateFilters.All)
    {
        Configure();
    }

    /// <summary>Where the output since the last <see cref="Recycle"/> comes from.</summary>
    public LineMap Lines { get; } = new();

    /// <summary>Has what was written since the last <see cref="Recycle"/> more characters than a file may have?</summary>
    public bool IsTooLong => length >= MaxOutput;

    public Language Target { get; set; } = MarkdownLanguage.Instance;

    /// <summary>Back to the state of a new context.</summary>
    public void Recycle()
    {
        Reset();
        Lines.Clear();
        quotes.Clear();
        (steps, length, counted, list) = (0, 0, null, null);
        Configure();
    }

    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        var at = scriptNode?.Span ?? place;
        if (Refusal(scriptNode) is { } refusal)
        {
            throw new ScriptRuntimeException(at, refusal);
        }

        if (scriptNode is ScriptRawStatement raw && WritesFile)
        {
            var text = raw.Text.FullText.AsSpan(raw.Text.Index, raw.Text.Length);
            Lines.AddRaw(text, raw.Span.Start.Line + 1);
            quotes.AddRaw(text);
            Count(text.Length);
        }

        var value = base.Evaluate(scriptNode, aliasReturnedFunction);
        steps++;
        var characters = 0;
        if (value is string made && !ReferenceEquals(made, counted))
        {
            // A text goes up through several nodes, and was made by one.
            (counted, characters) = (made, made.Length);
        }

        Spend(characters, at);
        Judge(scriptNode, value, at);
        if (scriptNode is ScriptExpressionStatement)
        {
            place = scriptNode.Span;
        }

        return value;
    }

    /// <summary>What steps don't measure, because one can take any time: numbers of any length, and what an operator makes of lists.</summary>
    private void Judge(ScriptNode? node, object? value, SourceSpan at)
    {
        if (value is BigInteger)
        {
            throw new ScriptRuntimeException(at, "A number has 64 bits at most.");
        }

        var isList = value is not (null or string or ScriptObject) and IEnumerable;
        if (node is ScriptBinaryExpression sum && !Passes(sum.Operator)
            && (ReferenceEquals(list, sum.Left) || ReferenceEquals(list, sum.Right) || (isList && !IsRange(sum.Operator))))
        {
            throw new ScriptRuntimeException(at, "Lists can't be joined or compared. Loop over one after the other.");
        }

        list = isList ? node : ReferenceEquals(list, node) ? null : list;
    }

    /// <summary>Does it give one of its sides, or ask whether they are there?</summary>
    private static bool Passes(ScriptBinaryOperator operation) => operation
        is ScriptBinaryOperator.And or ScriptBinaryOperator.Or or ScriptBinaryOperator.EmptyCoalescing or ScriptBinaryOperator.NotEmptyCoalescing;

    private static bool IsRange(ScriptBinaryOperator operation) => operation is ScriptBinaryOperator.RangeInclude or ScriptBinaryOperator.RangeExclude;

    /// <summary>Steps for so many characters that are made or read.</summary>
    public void Spend(int characters, SourceSpan at)
    {
        steps += characters / CharactersOfStep;
        if (steps > MaxSteps)
        {
            throw new ScriptRuntimeException(at, $"It takes more than {MaxSteps} steps. Look for a loop in a loop.");
        }
    }

    private static string? Refusal(ScriptNode? node) => node switch
    {
        ScriptFunction or ScriptAnonymousFunction => "A template defines no functions.",
        ScriptAssignExpression { Target: not ScriptVariableLocal } => "A template sets nothing but variables of its own, whose names begin with '$', as in '$x = 1'.",
        _ => null,
    };

    /// <summary>Scriban would write out a list of any length to compare it with a text.</summary>
    public override string? ObjectToString(object? value, bool nested = false) => value is IEnumerable and not string
        ? throw new ScriptRuntimeException(CurrentSpan, "A list is no text. Loop over it.")
        : base.ObjectToString(value, nested);

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        buffer.Clear();
        if (WritesFile && textAsObject is string given && length + given.Length >= MaxOutput)
        {
            Count(given.Length);
        }

        if (textAsObject is string or DnsName && quotes.OpenIn(Target) is { } quote)
        {
            throw new ScriptRuntimeException(place, $"The value stands within {quote} and {quote}, and brings its own quotes. Take those of the template away.");
        }

        switch (textAsObject)
        {
            case string text:
                Target.WriteText(buffer, text);
                break;
            case DnsName name:
                Target.WriteName(buffer, name);
                break;
            case bool flag:
                Target.WriteBoolean(buffer, flag);
                break;
            case int or long:
                Target.WriteNumber(buffer, Convert.ToInt64(textAsObject, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case VerbatimText verbatim:
                buffer.Append(verbatim.Text);
                break;
            case AbsentValue:
                throw new ScriptRuntimeException(place, "The value is absent. Test it with 'if' before writing it.");
            default:
                throw new ScriptRuntimeException(place, $"{Describe(textAsObject)} can't be written. Loop over a list; name a member of an object.");
        }

        var written = buffer.ToString();
        if (WritesFile)
        {
            Lines.AddValue(written, place.Start.Line + 1);
            Count(written.Length);
        }

        return Write(written);
    }

    public override bool ToBool(SourceSpan span, object? value) => value is not AbsentValue && base.ToBool(span, value);

    /// <summary>Scriban itself would go on, and write no more.</summary>
    private void Count(int characters)
    {
        length += characters;
        if (IsTooLong)
        {
            throw new ScriptRuntimeException(place, "It writes too much.");
        }
    }

    /// <summary>Else a template captures text into a variable of its own.</summary>
    private bool WritesFile => OutputCount == 1;

    private static string Describe(object? value) => value switch
    {
        ScriptArray => "A list",
        ScriptObject => "An object",
        _ => "A value of this kind",
    };

    private void Configure()
    {
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedFunctionAccess = false;
        LoopLimit = MaxIterations;
        RecursiveLimit = MaxRecursion;
        LimitToString = MaxOutput;
        NewLine = "\n";
        RegexTimeOut = TimeSpan.FromSeconds(1);
    }
}

/// <summary>What stands for an absent value: false in a condition, an error when written.</summary>
internal sealed class AbsentValue
{
    public static readonly AbsentValue Instance = new();
}

/// <summary>Text that a filter has already made safe.</summary>
internal sealed record VerbatimText(string Text);
