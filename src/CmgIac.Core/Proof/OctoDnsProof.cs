using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// Does the zone's file for octoDNS have the records of the fleet, in the order and form that its YamlProvider takes, and
/// does a configuration's filter let through their names alone? octoDNS deletes what it sees and its sources lack.
/// </summary>
internal sealed class OctoDnsProof
{
    private const string Form = "a source of octoDNS";

    private readonly ZoneSet zone;
    private readonly Artifact file;
    private readonly List<Diagnostic> found = [];
    private readonly List<FoundRecord> records = [];

    private OctoDnsProof(ZoneSet zone, Artifact file) => (this.zone, this.file) = (zone, file);

    public static IEnumerable<Diagnostic> Prove(ZoneSet zone, ImmutableArray<Artifact> files) =>
        files.Where(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal)).SelectMany(file =>
            file.Path.EndsWith($"/{zone.Zone}.yaml", StringComparison.Ordinal)
                ? new OctoDnsProof(zone, file).Records()
                : new OctoDnsProof(zone, file).Filters());

    private IEnumerable<Diagnostic> Records()
    {
        var (root, problems) = RenderedTree.ReadYaml(file.Text);
        if (root is null)
        {
            return [ProofDiagnostics.FileUnreadable(file.At(problems[0].Line), Form, problems[0].Message)];
        }

        Order(root);
        foreach (var (key, value) in root.Entries)
        {
            var owner = (key.Text.Length == 0 ? zone.Zone.Value : $"{key.Text}.{zone.Zone}").ToLowerInvariant();
            foreach (var item in value is SpecSequence list ? list.Items : [value])
            {
                Record(owner, item);
            }
        }

        return found.Count > 0 ? found.Take(1) : RecordProof.Prove(zone, file, [.. records], isMain: true);
    }

    private void Record(string owner, SpecNode node)
    {
        if (node is not SpecMapping record || record.ValueOf("type") is not SpecScalar type)
        {
            Refuse(node, $"The record at '{owner}' is no mapping with a type.");
            return;
        }

        Order(record);
        var ttl = record.ValueOf("ttl");
        var seconds = Number(ttl);
        var at = record.Span.Line;
        if (type.Text is not ("CNAME" or "CAA"))
        {
            records.Add(new(new(owner, seconds, type.Text, [], at)));
        }
        else if (ttl is not null && seconds is null)
        {
            Refuse(ttl, $"The TTL at '{owner}' is no number of seconds.");
        }
        else if (record.Entries.FirstOrDefault(entry => entry.Key.Text is not ("ttl" or "type" or "value" or "values")) is { } other)
        {
            Refuse(other.Key, $"The record at '{owner}' has a key '{other.Key.Text}' that cmg can't prove. Leave it out.");
        }
        else if (type.Text == "CNAME")
        {
            Cname(owner, record, seconds, ttl?.Span.Line);
        }
        else
        {
            Authorizations(owner, record, seconds, ttl?.Span.Line);
        }
    }

    private void Cname(string owner, SpecMapping record, long? ttl, int? ttlLine)
    {
        if (record.ValueOf("value") is SpecScalar { Text: [.. var target, '.'] } value)
        {
            records.Add(new(new(owner, ttl, "CNAME", [target.ToLowerInvariant()], record.Span.Line), ttlLine, value.Span.Line));
        }
        else
        {
            Refuse(record.ValueOf("value") ?? record, $"The CNAME at '{owner}' has no value with a dot at its end.");
        }
    }

    private void Authorizations(string owner, SpecMapping record, long? ttl, int? ttlLine)
    {
        var values = (record.Find("values") ?? record.Find("value"))?.Value;
        foreach (var item in values is SpecSequence list ? list.Items : values is null ? [] : [values])
        {
            if (item is SpecMapping value && value.ValueOf("tag") is SpecScalar tag && value.ValueOf("value") is SpecScalar text)
            {
                Order(value);
                var flags = value.ValueOf("flags") is SpecScalar given ? given.Text : "0";
                records.Add(new(new(owner, ttl, "CAA", [flags, tag.Text, text.Text], value.Span.Line), ttlLine));
            }
            else
            {
                Refuse(item, $"The CAA record at '{owner}' has no tag and value.");
            }
        }
    }

    private IEnumerable<Diagnostic> Filters()
    {
        var processors = (RenderedTree.ReadYaml(file.Text).Value?.ValueOf("processors") as SpecMapping)?.Entries ?? [];
        var ours = zone.Records.Select(record => record.Owner.RelativeTo(zone.Zone)).ToHashSet(StringComparer.Ordinal);
        if (!zone.Caa.IsEmpty)
        {
            ours.Add("");
        }

        return processors.Select(entry => entry.Value as SpecMapping)
            .Where(filter => (filter?.ValueOf("class") as SpecScalar)?.Text.EndsWith(".NameAllowlistFilter", StringComparison.Ordinal) == true)
            .SelectMany(filter => (filter!.ValueOf("allowlist") as SpecSequence)?.Items ?? [])
            .Where(item => item is not SpecScalar name || !ours.Contains(name.Text))
            .Select(item => ProofDiagnostics.FilterTooWide(file.At(item.Span.Line), (item as SpecScalar)?.Text ?? ""));
    }

    /// <summary>octoDNS refuses a file whose keys are not in natural order, at any depth.</summary>
    private void Order(SpecMapping mapping)
    {
        foreach (var (before, after) in mapping.Entries.Zip(mapping.Entries.Skip(1)))
        {
            if (NaturalOrder.OfKeys.Compare(before.Key.Text, after.Key.Text) > 0)
            {
                Refuse(after.Key, $"The key '{after.Key.Text}' stands after '{before.Key.Text}': keys stand in natural order.");
                return;
            }
        }
    }

    private static long? Number(SpecNode? node) =>
        node is SpecScalar { IsQuoted: false } scalar && long.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Refuse(SpecNode node, string message) => found.Add(ProofDiagnostics.FileUnreadable(file.At(node.Span.Line), Form, message));
}
