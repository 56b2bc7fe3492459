using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;

namespace CmgIac.Core.Binding;

/// <summary>Where a key may stand.</summary>
internal enum KeyLevel
{
    /// <summary>At the top level, and in an item of 'gateways', which overrides it.</summary>
    Both,

    /// <summary>At the top level only: it speaks of the file.</summary>
    File,

    /// <summary>Where the gateway stands: at the top level only while there is no 'gateways'.</summary>
    Gateway,
}

/// <summary>
/// One key of the spec, declared once: the binder, the JSON Schema, the page of keys and "did you mean" read it here.
/// <paramref name="Summary"/> is a sentence for people; <see cref="Default"/> is written as a user would write it.
/// </summary>
internal abstract record SpecKey(string Name, string Summary)
{
    public KeyLevel Level { get; init; } = KeyLevel.Both;

    public bool IsRequired { get; init; }

    public string? Default { get; init; }

    public string? Example { get; init; }

    /// <summary>The keys below this one; none for values.</summary>
    public virtual ImmutableArray<SpecKey> Children => [];

    /// <summary>Reports what is wrong with a value that is not null.</summary>
    public abstract void Validate(SpecNode value, DiagnosticList diagnostics);
}

/// <summary>A key with one value.</summary>
internal sealed record ScalarKey<T>(string Name, ScalarType<T> Type, string Summary) : SpecKey(Name, Summary), IScalarKey
    where T : notnull
{
    public ScalarSchema Schema => Type.Schema;

    public override void Validate(SpecNode value, DiagnosticList diagnostics) => Read(value, diagnostics);

    public Located<T>? Read(SpecNode value, DiagnosticList diagnostics)
    {
        if (value is SpecScalar scalar)
        {
            return Type.Read(new ScalarInput(scalar, Name, diagnostics) { Trimmed = Trimmed(scalar) });
        }

        diagnostics.Add(BindDiagnostics.WrongKind(value.Span, Name, value.Kind, "one value"));
        return null;
    }

    /// <summary>Is it a value, perhaps with a warning?</summary>
    public bool Fits(SpecScalar scalar) => Type.Read(new ScalarInput(scalar, Name, new DiagnosticList('2'))) is not null;

    /// <summary>Quotes keep blanks that nobody sees.</summary>
    private string? Trimmed(SpecScalar scalar)
    {
        var text = scalar.Text.Trim(' ', '\t');
        return text.Length < scalar.Text.Length && Fits(scalar with { Text = text }) ? text : null;
    }
}

/// <summary>The part of a scalar key that does not depend on its type.</summary>
internal interface IScalarKey
{
    ScalarSchema Schema { get; }
}

/// <summary>A key with a list of values.</summary>
internal sealed record ListKey<T>(string Name, ScalarKey<T> Item, string Summary) : SpecKey(Name, Summary), IListKey
    where T : notnull
{
    /// <summary>Which items are the same one; null: those that are equal as read.</summary>
    public IEqualityComparer<T>? Sameness { get; init; }

    public ScalarSchema ItemSchema => Item.Schema;

    public override void Validate(SpecNode value, DiagnosticList diagnostics)
    {
        if (value is not SpecSequence list)
        {
            var only = value is SpecScalar { IsNull: false } scalar && Item.Fits(scalar) ? Fix.List(value.Span, scalar.Text) : null;
            diagnostics.Add(BindDiagnostics.WrongKind(value.Span, Name, value.Kind, "a list, such as [a, b]", only));
            return;
        }

        var seen = new HashSet<T>(Sameness);
        foreach (var item in list.Items)
        {
            if (item.IsNull)
            {
                diagnostics.Add(BindDiagnostics.EmptyText(item.Span, Name));
            }
            else if (Item.Read(item, diagnostics) is { } read && !seen.Add(read.Value))
            {
                diagnostics.Add(BindDiagnostics.RepeatedItem(item.Span, Name, ((SpecScalar)item).Text));
            }
        }
    }
}

internal interface IListKey
{
    ScalarSchema ItemSchema { get; }
}

/// <summary>A key with keys below it. With <paramref name="Shorthand"/>, a plain value stands for that one key.</summary>
internal sealed record SectionKey(string Name, ImmutableArray<SpecKey> Keys, string Summary, SpecKey? Shorthand = null)
    : SpecKey(Name, Summary)
{
    public override ImmutableArray<SpecKey> Children => Keys;

    /// <summary>The keys that a value stands for, written out or as the shorthand; null where there are none.</summary>
    public SpecMapping? KeysOf(SpecNode? value) => value switch
    {
        SpecMapping mapping => mapping,
        SpecScalar { IsNull: false } scalar when Shorthand is not null =>
            new SpecMapping([new SpecEntry(scalar with { Text = Shorthand.Name }, scalar)], scalar.Span),
        _ => null,
    };

    public override void Validate(SpecNode value, DiagnosticList diagnostics)
    {
        if (value is SpecScalar && Shorthand is not null)
        {
            Shorthand.Validate(value, diagnostics);
        }
        else if (value is SpecMapping mapping)
        {
            SpecShape.ValidateKeys(mapping, Keys, diagnostics);
        }
        else
        {
            diagnostics.Add(BindDiagnostics.WrongKind(value.Span, Name, value.Kind, "keys of its own"));
        }
    }
}

/// <summary>A key with a list of mappings.</summary>
internal sealed record ItemsKey(string Name, ImmutableArray<SpecKey> Keys, string Summary) : SpecKey(Name, Summary)
{
    public override ImmutableArray<SpecKey> Children => Keys;

    public override void Validate(SpecNode value, DiagnosticList diagnostics)
    {
        if (value is not SpecSequence list)
        {
            diagnostics.Add(BindDiagnostics.WrongKind(value.Span, Name, value.Kind, "a list of mappings"));
            return;
        }

        foreach (var item in list.Items)
        {
            if (item is SpecMapping mapping)
            {
                SpecShape.ValidateKeys(mapping, Keys, diagnostics);
            }
            else
            {
                diagnostics.Add(BindDiagnostics.WrongKind(item.Span, Name, item.Kind, "a mapping in each item"));
            }
        }
    }
}

/// <summary>A key whose keys are the user's own, each with one value.</summary>
internal abstract record PairsKey(string Name, string Summary) : SpecKey(Name, Summary)
{
    /// <summary>What a name matches, for a JSON Schema.</summary>
    public abstract string NamePattern { get; }

    /// <summary>Characters of a value.</summary>
    public abstract int MaxValueLength { get; }

    public override void Validate(SpecNode value, DiagnosticList diagnostics)
    {
        if (value is not SpecMapping mapping)
        {
            diagnostics.Add(BindDiagnostics.WrongKind(value.Span, Name, value.Kind, "names and values"));
            return;
        }

        foreach (var (name, given) in mapping.Entries)
        {
            if (WrongName(name) is { } wrong)
            {
                diagnostics.Add(wrong);
            }
            else if (given is not SpecScalar scalar)
            {
                diagnostics.Add(BindDiagnostics.WrongKind(given.Span, name.Text, given.Kind, "one value"));
            }
            else if (scalar.Text.Length > MaxValueLength)
            {
                diagnostics.Add(BindDiagnostics.TextTooLong(scalar.Span, name.Text, scalar.Text.Length, MaxValueLength));
            }
        }
    }

    /// <summary>Null where a name is one.</summary>
    protected abstract Diagnostic? WrongName(SpecScalar name);
}

/// <summary>Tags, within Azure Resource Manager's limits (Microsoft: "Use tags to organize your Azure resources").</summary>
internal sealed record TagsKey(string Name, string Summary) : PairsKey(Name, Summary)
{
    public const int MaxNameLength = 512;

    public override string NamePattern => "^(?=.*\\S)[^<>%&\\\\?/]{1,512}$";

    public override int MaxValueLength => 256;

    protected override Diagnostic? WrongName(SpecScalar name) =>
        name.Text.Trim().Length == 0 || name.Text.Length > MaxNameLength || name.Text.Any(c => "<>%&\\?/".Contains(c, StringComparison.Ordinal))
            ? BindDiagnostics.TagName(name.Span, name.Text)
            : null;
}

/// <summary>
/// Labels or annotations of an object of Kubernetes; a rule holds their names and values against its grammar.
/// <paramref name="IsText"/>: a value is any text, as an annotation's is.
/// </summary>
internal sealed record ObjectPairsKey(string Name, string Summary, bool IsText) : PairsKey(Name, Summary)
{
    public override string NamePattern => KubernetesName.QualifiedPattern;

    public override int MaxValueLength => IsText ? KubernetesName.MaxAnnotations : KubernetesName.MaxLabel;

    protected override Diagnostic? WrongName(SpecScalar name) => null;
}

/// <summary>The list of gateways: items of the same keys as the top level. What they lack is told after inheritance.</summary>
internal sealed record GatewaysKey(string Name, string Summary) : SpecKey(Name, Summary)
{
    public override void Validate(SpecNode value, DiagnosticList diagnostics)
    {
        if (value is not SpecSequence { Items.Length: > 0 } list)
        {
            diagnostics.Add(value is SpecSequence
                ? BindDiagnostics.NoGateways(value.Span)
                : BindDiagnostics.WrongKind(value.Span, Name, value.Kind, "a list of gateways"));
            return;
        }

        foreach (var item in list.Items)
        {
            if (item is SpecMapping gateway)
            {
                SpecShape.ValidateGateway(gateway, diagnostics);
            }
            else
            {
                diagnostics.Add(BindDiagnostics.WrongKind(item.Span, Name, item.Kind, "a mapping in each item"));
            }
        }
    }
}
