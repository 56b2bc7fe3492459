using System.Collections.Immutable;

namespace CmgIac.Core.Proof;

/// <summary>A value of a Bicep file, with the 1-based line on which it begins.</summary>
internal abstract record BicepValue(int Line);

internal sealed record BicepText(string Value, int Line) : BicepValue(Line);

internal sealed record BicepNumber(long Value, int Line) : BicepValue(Line);

internal sealed record BicepBoolean(bool Value, int Line) : BicepValue(Line);

internal sealed record BicepNull(int Line) : BicepValue(Line);

internal sealed record BicepArray(ImmutableArray<BicepValue> Items, int Line) : BicepValue(Line);

/// <summary>Anything that is not a literal, an interpolated text too, as its source.</summary>
internal record BicepExpression(string Source, int Line) : BicepValue(Line);

/// <summary><c>[for item in items: body]</c>, where <paramref name="Items"/> is a name.</summary>
internal sealed record BicepLoop(string Item, BicepExpression Items, BicepValue Body, string Source, int Line) : BicepExpression(Source, Line);

internal sealed record BicepObject(ImmutableArray<BicepProperty> Properties, int Line) : BicepValue(Line)
{
    /// <summary>Follows names from object to object; null where the path ends before.</summary>
    public BicepValue? At(params ReadOnlySpan<string> path)
    {
        BicepValue? value = this;
        foreach (var name in path)
        {
            value = (value as BicepObject)?.Properties.FirstOrDefault(p => p.Key == name)?.Value;
        }

        return value;
    }

    /// <summary>The first property whose name stands twice but for case, which ARM ignores; null where there is none. Of an object without hidden names.</summary>
    public BicepProperty? Repeated()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return Properties.FirstOrDefault(property => !seen.Add(property.Key!));
    }
}

/// <summary>
/// <paramref name="Key"/> is null where it is no literal: an interpolated key, a spread, a nested resource; the value is
/// then the expression of the whole property.
/// </summary>
internal sealed record BicepProperty(string? Key, BicepValue Value, int Line);

/// <summary><c>param name type = value</c>: the type as its source, null in .bicepparam.</summary>
internal sealed record BicepParameter(string Name, string? Type, BicepValue? Value, int Line);

/// <summary><c>var name = value</c> or <c>output name type = value</c>.</summary>
internal sealed record BicepAssignment(string Name, BicepValue Value, int Line);

/// <summary>
/// <c>resource symbol 'type@version' = { … }</c>, or a <c>module</c>, whose <paramref name="Type"/> is its path and
/// version empty. <paramref name="Body"/> is null where it is no object literal. Where <paramref name="IsConditional"/>
/// or <paramref name="IsLoop"/>, the body stands for none or any number of resources.
/// </summary>
internal sealed record BicepDeclaration(
    string Symbol, string Type, string ApiVersion, bool IsExisting, bool IsConditional, bool IsLoop, BicepObject? Body,
    int Line)
{
    /// <summary>As of its body; null where it has none.</summary>
    public BicepValue? At(params ReadOnlySpan<string> path) => Body?.At(path);
}

/// <summary>The statements of a .bicep or .bicepparam file, each kind in file order.</summary>
internal sealed record BicepFile
{
    public BicepValue? TargetScope { get; init; }

    public BicepValue? Using { get; init; }

    public ImmutableArray<BicepParameter> Parameters { get; init; } = [];

    public ImmutableArray<BicepAssignment> Variables { get; init; } = [];

    public ImmutableArray<BicepAssignment> Outputs { get; init; } = [];

    public ImmutableArray<BicepDeclaration> Resources { get; init; } = [];

    public ImmutableArray<BicepDeclaration> Modules { get; init; } = [];

    /// <summary>The sources of all other statements: <c>import</c>, <c>type</c>, <c>func</c>, <c>metadata</c>, ….</summary>
    public ImmutableArray<BicepExpression> Others { get; init; } = [];
}
