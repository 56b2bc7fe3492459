using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;

namespace CmgIac.Core.Binding;

/// <summary>A scalar about to be read, the key it stands under, and where what is wrong with it goes.</summary>
internal readonly record struct ScalarInput(SpecScalar Scalar, string Key, DiagnosticList Diagnostics)
{
    /// <summary>What the text would be without the blanks around it, where that alone makes it right.</summary>
    public string? Trimmed { get; init; }

    public string Text => Scalar.Text;

    public SourceSpan Span => Scalar.Span;

    public Located<T> Is<T>(T value)
        where T : notnull => new(value, Scalar.Span);

    /// <summary>Reports and returns nothing, so that a reader can end with it.</summary>
    public Located<T>? Fails<T>(Diagnostic diagnostic)
        where T : notnull
    {
        Diagnostics.Add(Trimmed is null ? diagnostic : diagnostic with { Fix = Fix.Replace(Span, Trimmed) });
        return null;
    }
}

/// <summary>The value, or null with at least one error reported.</summary>
internal delegate Located<T>? ReadScalar<T>(ScalarInput input)
    where T : notnull;

/// <summary>
/// What a JSON Schema can say of a scalar: all that cmg accepts, and as little more as JSON's means allow. An editor's YAML
/// takes an unquoted 42 or true for a number or a boolean where cmg takes it for text, and cmg reads "42" in quotes as a
/// number: <paramref name="Types"/> are JSON's, the one that people think of first, and <paramref name="Pattern"/> and
/// <paramref name="MaxLength"/> are what holds once the value is a string.
/// </summary>
internal sealed record ScalarSchema(
    ImmutableArray<string> Types, ImmutableArray<string> Choices = default, string? Pattern = null, long? Minimum = null,
    long? Maximum = null, int? MaxLength = null)
{
    /// <summary>The grammar in a few words for people, where the rest does not say it: "a host name".</summary>
    public string? Form { get; init; }

    /// <summary>What each choice means, where its name alone doesn't say it.</summary>
    public ImmutableArray<string> Meanings { get; init; }

    /// <summary>Values that an editor offers, where others are possible too.</summary>
    public ImmutableArray<(string Value, string Meaning)> Suggestions { get; init; }

    /// <summary>No unquoted number or boolean has this form.</summary>
    public static readonly ScalarSchema Text = new(["string"]);

    /// <summary>Letters first, so that no number has this form, but 'true' may.</summary>
    public static readonly ScalarSchema Word = new(["string", "boolean"]);

    public static readonly ScalarSchema FreeText = new(["string", "number", "boolean"]);
}

/// <summary>The grammar of one value.</summary>
internal sealed record ScalarType<T>(ReadScalar<T> Read, ScalarSchema Schema)
    where T : notnull
{
    /// <summary>The same with a sentence for each choice, in their order.</summary>
    public ScalarType<T> Meaning(params ImmutableArray<string> meanings) => this with { Schema = Schema with { Meanings = meanings } };

    /// <summary>The same with values that an editor offers.</summary>
    public ScalarType<T> Suggesting(params ImmutableArray<(string Value, string Meaning)> values) => this with { Schema = Schema with { Suggestions = values } };
}
