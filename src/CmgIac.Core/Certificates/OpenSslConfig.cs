using System.Collections.Immutable;

namespace CmgIac.Core.Certificates;

/// <summary><c>key = value</c>, the value as it reads after quotes and escapes. <paramref name="Line"/> is where the entry begins.</summary>
internal sealed record OpenSslEntry(string Key, string Value, int Line);

/// <summary>All entries of one name, in file order; <paramref name="Line"/> is that of its first header.</summary>
internal sealed record OpenSslSection(string Name, ImmutableArray<OpenSslEntry> Entries, int Line);

/// <summary>A configuration file as <see cref="OpenSslConfigReader"/> reads it. Names are found to the letter.</summary>
internal sealed record OpenSslConfig(ImmutableArray<OpenSslSection> Sections)
{
    /// <summary>Where a value is looked for that its own section lacks; what stands before the first header belongs here.</summary>
    public const string Default = "default";

    public OpenSslSection? Section(string name) => Sections.FirstOrDefault(section => section.Name == name);

    public ImmutableArray<OpenSslEntry> Entries(string section) => Section(section)?.Entries ?? [];

    /// <summary>The entry of that key in the section, else in <see cref="Default"/>.</summary>
    public OpenSslEntry? Entry(string section, string key) =>
        Entries(section).Concat(Entries(Default)).FirstOrDefault(entry => entry.Key == key);
}
