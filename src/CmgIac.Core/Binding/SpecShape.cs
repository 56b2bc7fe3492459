using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;

namespace CmgIac.Core.Binding;

/// <summary>Holds a tree against the table of keys, as it was written, before anything is inherited.</summary>
internal static class SpecShape
{
    private sealed record Misspelling(SpecScalar Name, string? Meant);

    /// <summary>A section: unknown keys, values outside their grammar, and required keys that it lacks.</summary>
    public static void ValidateKeys(SpecMapping mapping, ImmutableArray<SpecKey> keys, DiagnosticList diagnostics)
    {
        ValidateEntries(mapping, keys, forbidden: null, "", diagnostics);
        ReportMissing(mapping, keys.Where(key => key.IsRequired), keys, diagnostics);
    }

    /// <summary>The top level with its gateways: the same keys, but some stand in one place only.</summary>
    public static void ValidateDocument(SpecMapping root, DiagnosticList diagnostics)
    {
        var hasGateways = root.Find(SpecKeys.Gateways.Name) is { Value.IsNull: false };
        ValidateEntries(root, SpecKeys.All, hasGateways ? KeyLevel.Gateway : null, "in the items of 'gateways'", diagnostics);
    }

    public static void ValidateGateway(SpecMapping item, DiagnosticList diagnostics) =>
        ValidateEntries(item, SpecKeys.All, KeyLevel.File, "at the top level", diagnostics);

    /// <summary>
    /// Reports each required key at its null, and those that are not there at all together, at the mapping that lacks them;
    /// nothing of a key that was meant by a misspelt one.
    /// </summary>
    public static void ReportMissing(
        SpecMapping mapping, IEnumerable<SpecKey> required, ImmutableArray<SpecKey> keys, DiagnosticList diagnostics)
    {
        var absent = new List<SpecKey>();
        foreach (var key in required.Where(key => !IsMisspelt(mapping, key, keys)))
        {
            switch (mapping.Find(key.Name))
            {
                case null:
                    absent.Add(key);
                    break;
                case { Value: { IsNull: true } value }:
                    diagnostics.Add(BindDiagnostics.MissingKeys(value.Span, [(key.Name, key.Summary)]));
                    break;
            }
        }

        if (absent.Count > 0)
        {
            diagnostics.Add(BindDiagnostics.MissingKeys(mapping.Span, [.. absent.Select(key => (key.Name, key.Summary))]));
        }
    }

    private static void ValidateEntries(
        SpecMapping mapping, ImmutableArray<SpecKey> keys, KeyLevel? forbidden, string instead, DiagnosticList diagnostics)
    {
        var misspelt = new Lazy<Misspelling[]>(() => [.. Misspelt(mapping, keys)]);
        foreach (var (name, value) in mapping.Entries)
        {
            var key = keys.FirstOrDefault(candidate => candidate.Name == name.Text);
            if (key is null)
            {
                diagnostics.Add(diagnostics.IsBeyondLimit
                    ? BindDiagnostics.UnknownKey(name.Span, name.Text, null, [])
                    : Unknown(mapping, name, keys, misspelt));
            }
            else if (key.Level == forbidden)
            {
                diagnostics.Add(BindDiagnostics.KeyAtWrongLevel(name.Span, name.Text, instead));
            }
            else if (!value.IsNull)
            {
                key.Validate(value, diagnostics);
            }
        }
    }

    /// <summary>Does an unknown key here look like <paramref name="key"/>? Then that is the one mistake.</summary>
    public static bool IsMisspelt(SpecMapping mapping, SpecKey key, ImmutableArray<SpecKey> keys) =>
        Misspelt(mapping, keys).Any(item => item.Meant == key.Name);

    /// <summary>The first hundred unknown keys, with the known one that each looks like.</summary>
    private static IEnumerable<Misspelling> Misspelt(SpecMapping mapping, ImmutableArray<SpecKey> keys) =>
        mapping.Entries.Select(entry => entry.Key)
            .Where(name => keys.All(known => known.Name != name.Text))
            .Take(DiagnosticList.Limit)
            .Select(name => new Misspelling(name, SpellChecker.Suggest(name.Text, keys.Select(known => known.Name))));

    /// <summary>Suggests a neighbour that isn't there yet, or the same name where it does belong.</summary>
    private static Diagnostic Unknown(SpecMapping mapping, SpecScalar name, ImmutableArray<SpecKey> keys, Lazy<Misspelling[]> misspelt)
    {
        var elsewhere = NestedPaths.Value.GetValueOrDefault(name.Text);
        var near = SpellChecker.Suggest(name.Text, keys.Select(key => key.Name).Where(key => mapping.Find(key) is null));
        var certain = near is not null && string.Equals(near, name.Text, StringComparison.OrdinalIgnoreCase);
        return elsewhere is not null && !certain
            ? BindDiagnostics.UnknownKey(name.Span, name.Text, elsewhere, [])
            : BindDiagnostics.UnknownKey(
                name.Span, name.Text, near, keys.Select(key => key.Name),
                near is null ? null : Fix.Replace(name.Span, near) with { IsGuess = !IsSure(name, near, keys, misspelt) });
    }

    /// <summary>Two that look like one key leave open which of them it is.</summary>
    private static bool IsSure(SpecScalar name, string near, ImmutableArray<SpecKey> keys, Lazy<Misspelling[]> misspelt) =>
        SpellChecker.IsSure(name.Text, near, keys.Select(key => key.Name))
            && !misspelt.Value.Any(other => other.Name != name && other.Meant == near);

    /// <summary>The shortest path of each name that stands below a section: 'ttl' is 'dns.ttl'.</summary>
    private static readonly Lazy<Dictionary<string, string>> NestedPaths = new(() => Paths(SpecKeys.All, "")
        .Where(path => path.Contains('.', StringComparison.Ordinal))
        .OrderBy(path => path.Count(c => c == '.'))
        .GroupBy(path => path[(path.LastIndexOf('.') + 1)..], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal));

    private static IEnumerable<string> Paths(ImmutableArray<SpecKey> keys, string parent) =>
        keys.Where(key => key != SpecKeys.Gateways)
            .SelectMany(key => Paths(key.Children, parent + key.Name + ".").Prepend(parent + key.Name));
}
