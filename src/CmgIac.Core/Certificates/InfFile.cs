using System.Collections.Immutable;

namespace CmgIac.Core.Certificates;

/// <summary>
/// <c>key = field, field</c>, or fields alone where <paramref name="Key"/> is null, as they read after quotes and tokens
/// are resolved. <paramref name="Line"/> is where the entry begins.
/// </summary>
internal sealed record InfEntry(string? Key, ImmutableArray<string> Fields, int Line)
{
    /// <summary>Where the fields stand in the text, quotes included: offsets of the first character and behind the last.</summary>
    public (int Start, int End) Written { get; init; }

    /// <summary>The first field; an entry has at least one.</summary>
    public string Value => Fields[0];

    public bool Is(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);
}

/// <summary>All entries of one name, in file order; <paramref name="Line"/> is that of its first header.</summary>
internal sealed record InfSection(string Name, ImmutableArray<InfEntry> Entries, int Line);

/// <summary>An INF file as <see cref="InfReader"/> reads it. Names of sections and keys are found in any case.</summary>
internal sealed record InfFile(ImmutableArray<InfSection> Sections)
{
    public InfSection? Section(string name) =>
        Sections.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));

    public ImmutableArray<InfEntry> Entries(string section) => Section(section)?.Entries ?? [];

    public IEnumerable<InfEntry> Entries(string section, string key) => Entries(section).Where(e => e.Is(key));

    /// <summary>The first field of the first entry with that key; null where there is none.</summary>
    public string? Value(string section, string key) => Entries(section, key).FirstOrDefault()?.Value;

    /// <summary>All fields of all entries with that key.</summary>
    public ImmutableArray<string> Values(string section, string key) =>
        [.. Entries(section, key).SelectMany(e => e.Fields)];
}
