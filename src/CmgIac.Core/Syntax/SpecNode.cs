using System.Collections.Immutable;
using CmgIac.Core.Text;

namespace CmgIac.Core.Syntax;

/// <summary>A spec file as it was read, before anyone decodes it. <paramref name="Path"/> is shown in diagnostics.</summary>
internal sealed record SpecText(string Path, byte[] Bytes);

/// <summary>A spec's tree; every node knows where it was written.</summary>
internal sealed record SpecDocument(string Path, SpecMapping Root);

/// <summary>All documents of a run, in the order given.</summary>
internal sealed record SpecSet(ImmutableArray<SpecDocument> Documents);

internal abstract record SpecNode(SourceSpan Span)
{
    /// <summary>"Not given": a plain empty value, <c>~</c> or <c>null</c>. A quoted value never is.</summary>
    public bool IsNull => this is SpecScalar { IsQuoted: false, Text: "" or "~" or "null" };

    /// <summary>Every text at or below the node that is a value and given, in the order written.</summary>
    public IEnumerable<SpecScalar> Values => this switch
    {
        SpecScalar { IsNull: false } scalar => [scalar],
        SpecSequence list => list.Items.SelectMany(item => item.Values),
        SpecMapping mapping => mapping.Entries.SelectMany(entry => entry.Value.Values),
        _ => [],
    };

    /// <summary>What the node is, as messages name it.</summary>
    public string Kind => this switch
    {
        SpecMapping => "a mapping",
        SpecSequence => "a list",
        _ when IsNull => "empty",
        _ => "text",
    };
}

/// <summary>Text until the binder reads it: YAML's own typing plays no part.</summary>
internal sealed record SpecScalar(string Text, bool IsQuoted, SourceSpan Span) : SpecNode(Span);

internal sealed record SpecSequence(ImmutableArray<SpecNode> Items, SourceSpan Span) : SpecNode(Span);

/// <summary>Keys in the order written, each once. The span is the first key's, or the opening brace's.</summary>
internal sealed record SpecMapping(ImmutableArray<SpecEntry> Entries, SourceSpan Span) : SpecNode(Span)
{
    /// <summary>So many are looked through faster than they are put in order.</summary>
    private const int Few = 32;

    private Dictionary<string, SpecEntry>? byKey;

    public ImmutableArray<SpecEntry> Entries
    {
        get;
        init => (field, byKey) = (value, null);
    } = Entries;

    public SpecEntry? Find(string key)
    {
        if (Entries.Length <= Few)
        {
            return Entries.FirstOrDefault(entry => entry.Key.Text == key);
        }

        byKey ??= Entries.ToDictionary(entry => entry.Key.Text, StringComparer.Ordinal);
        return byKey.GetValueOrDefault(key);
    }

    public SpecNode? ValueOf(string key) => Find(key)?.Value;
}

internal sealed record SpecEntry(SpecScalar Key, SpecNode Value);
