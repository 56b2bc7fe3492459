using System.Collections.Concurrent;
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
    private static DiagnosticList Discarded => new('2');

    public SourceSpan Place => mapping?.Span ?? place;

    /// <summary>The section, or null where it isn't there at all.</summary>
    public SpecMapping? Mapping => mapping;

    public bool IsGiven => mapping is not null;

    /// <summary>Values that were read before, by their nodes: gateways that inherit one share it.</summary>
    public Dictionary<SpecNode, object>? Shared { get; init; }

    public Located<T>? Optional<T>(ScalarKey<T> key)
        where T : notnull
    {
        if (Given(key) is not { } value)
        {
            return key.Default is not { } text ? null : At(Defaults<T>.Values.GetOrAdd(key, _ => key.Read(Scalar(text), Discarded))!);
        }

        if (Shared?.GetValueOrDefault(value) is Located<T> known)
        {
            return known;
        }

        var read = key.Read(value, Discarded);
        if (read is not null)
        {
            Shared?[value] = read;
        }

        return read;
    }

    /// <summary>A value that is required or has a default.</summary>
    public Located<T> Value<T>(ScalarKey<T> key)
        where T : notnull =>
        Optional(key) ?? throw new InvalidOperationException($"'{key.Name}' has neither value nor default.");

    public ImmutableArray<Located<T>> List<T>(ListKey<T> key)
        where T : notnull => Given(key) is SpecSequence given
        ? Read(key, given.Items)
        : [.. Defaults<T>.Lists.GetOrAdd(key, _ => Read(key, ItemsOf(key.Default ?? "").Select(Scalar))).Select(At)];

    /// <summary>The keys below; a section that is not given reads as one that is empty.</summary>
    public SpecReader Section(SectionKey key) =>
        key.KeysOf(Given(key)) is { } section ? new(section, section.Span) : new(null, Place);

    public IEnumerable<SpecReader> Items(ItemsKey key) =>
        (Given(key) as SpecSequence)?.Items.OfType<SpecMapping>().Select(item => new SpecReader(item, item.Span)) ?? [];

    public ImmutableArray<(Located<string> Name, Located<string> Value)> Pairs(PairsKey key) =>
    [
        .. ((Given(key) as SpecMapping)?.Entries ?? [])
            .Where(entry => !entry.Value.IsNull)
            .Select(entry => (
                new Located<string>(entry.Key.Text, entry.Key.Span),
                new Located<string>(((SpecScalar)entry.Value).Text, entry.Value.Span))),
    ];

    /// <summary>A default list, "[a, b]", as its items.</summary>
    public static string[] ItemsOf(string list) =>
        list.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is written for the key; null is nothing.</summary>
    public SpecNode? Given(SpecKey key) => mapping?.ValueOf(key.Name) is { IsNull: false } value ? value : null;

    private static ImmutableArray<Located<T>> Read<T>(ListKey<T> key, IEnumerable<SpecNode> items)
        where T : notnull => [.. items.Select(item => key.Item.Read(item, Discarded)).OfType<Located<T>>()];

    /// <summary>A default as it stands here.</summary>
    private Located<T> At<T>(Located<T> byDefault)
        where T : notnull => byDefault with { Span = Place, IsDefault = true };

    private static SpecScalar Scalar(string text) => new(text, IsQuoted: false, default);

    /// <summary>Defaults of the table of keys, each read once.</summary>
    private static class Defaults<T>
        where T : notnull
    {
        public static readonly ConcurrentDictionary<ScalarKey<T>, Located<T>?> Values = new(ReferenceEqualityComparer.Instance);

        public static readonly ConcurrentDictionary<ListKey<T>, ImmutableArray<Located<T>>> Lists = new(ReferenceEqualityComparer.Instance);
    }
}
