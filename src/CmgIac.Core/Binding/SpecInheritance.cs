using System.Collections.Immutable;
using CmgIac.Core.Syntax;

namespace CmgIac.Core.Binding;

/// <summary>How a gateway inherits the top level: mappings merge, everything else is replaced, null clears.</summary>
internal static class SpecInheritance
{
    /// <summary>The item's keys over the top level's; the result has the item's span, and each value its own.</summary>
    public static SpecMapping Inherit(SpecMapping top, SpecMapping item) =>
        Merge(top with { Entries = [.. top.Entries.Where(entry => IsInherited(entry.Key.Text))] }, item, SpecKeys.Gateway);

    private static bool IsInherited(string name) =>
        SpecKeys.Gateway.Any(key => key.Name == name && key.Level == KeyLevel.Both);

    /// <summary><paramref name="keys"/> say what a shorthand stands for; they are none among the user's own, the tags.</summary>
    private static SpecMapping Merge(SpecMapping below, SpecMapping above, ImmutableArray<SpecKey> keys)
    {
        var entries = ImmutableArray.CreateBuilder<SpecEntry>();
        foreach (var entry in below.Entries)
        {
            var over = above.Find(entry.Key.Text);
            var key = keys.FirstOrDefault(key => key.Name == entry.Key.Text);
            entries.Add(over is null ? entry
                : MappingOf(entry.Value, key) is { } inner && MappingOf(over.Value, key) is { } outer
                    ? over with { Value = Merge(inner, outer, key?.Children ?? []) }
                    : over);
        }

        entries.AddRange(above.Entries.Where(entry => below.Find(entry.Key.Text) is null));
        return above with { Entries = entries.ToImmutable() };
    }

    private static SpecMapping? MappingOf(SpecNode value, SpecKey? key) =>
        key is SectionKey section ? section.KeysOf(value) : value as SpecMapping;
}
