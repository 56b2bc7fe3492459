using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;

namespace CmgIac.Core.Binding;

/// <summary>
/// Reads typed values out of a mapping that <see cref="SpecShape"/> has found right; what is absent or null takes its
/// default from the table of keys. <paramref name="place"/> is where a default is said to stand.
/// </summary>
internal sealed class SpecReader(SpecMapping? mapping, SourceSpan place)
{
    /// <summary>Nobody reads it: the same values were judged, with their diagnostics kept, when the shape was.</summary>
    private readonly DiagnosticList discarded = new('2');

    public SourceSpan Place => mapping?.Span ?? place;

    /// <summary>Is the section there at all?</summary>
    public bool IsGiven => mapping is not null;

    public Located<T>? Optional<T>(ScalarKey<T> key)
        where T : notnull
    {
        if (Find(key) is { } value)
        {
            return key.Read(value, discarded);
        }

        return key.Default is { } text && key.Read(DefaultScalar(text), discarded) is { } byDefault
            ? byDefault with { IsDefault = true }
            : null;
    }

    /// <summary>A value that is required or has a default.</summary>
    public Located<T> Value<T>(ScalarKey<T> key)
        where T : notnull =>
        Optional(key) ?? throw new InvalidOperationException($"'{key.Name}' has neither value nor default.");

    public ImmutableArray<Located<T>> List<T>(ListKey<T> key)
        where T : notnull
    {
        var given = Find(key) as SpecSequence;
        var items = given?.Items ?? [.. ItemsOf(key.Default ?? "").Select(DefaultScalar)];
        var read = ImmutableArray.CreateBuilder<Located<T>>(items.Length);
        foreach (var item in items)
        {
            if (key.Item.Read(item, discarded) is { } value)
            {
                read.Add(value with { IsDefault = given is null });
            }
        }

        return read.ToImmutable();
    }

    /// <summary>The keys below; a section that is not given reads as one that is empty.</summary>
    public SpecReader Section(SectionKey key) =>
        key.KeysOf(Find(key)) is { } section ? new(section, section.Span) : new(null, Place);

    public IEnumerable<SpecReader> Items(ItemsKey key) =>
        (Find(key) as SpecSequence)?.Items.OfType<SpecMapping>().Select(item => new SpecReader(item, item.Span)) ?? [];

    public ImmutableArray<(Located<string> Name, Located<string> Value)> Pairs(PairsKey key) =>
    [
        .. ((Find(key) as SpecMapping)?.Entries ?? [])
            .Where(entry => !entry.Value.IsNull)
            .Select(entry => (
                new Located<string>(entry.Key.Text, entry.Key.Span),
                new Located<string>(((SpecScalar)entry.Value).Text, entry.Value.Span))),
    ];

    /// <summary>A default list, "[a, b]", as its items.</summary>
    public static string[] ItemsOf(string list) =>
        list.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private SpecNode? Find(SpecKey key) => mapping?.Find(key.Name)?.Value is { IsNull: false } value ? value : null;

    private SpecScalar DefaultScalar(string text) => new(text, IsQuoted: false, Place);
}
