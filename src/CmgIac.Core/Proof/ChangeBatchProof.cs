using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;
using CmgIac.Core.Syntax;

namespace CmgIac.Core.Proof;

/// <summary>
/// Do the change batches for Amazon Route 53 together create and delete the records of the fleet, each within the limits
/// of one request? A name may have its dot or not: Route 53 takes both for absolute. JSON without changes is about
/// something else.
/// </summary>
internal sealed class ChangeBatchProof
{
    private const string Form = "a change batch of Route 53";
    private const int MaxRecords = 1_000;
    private const int MaxCharacters = 32_000;

    private readonly List<Diagnostic> found = [];
    private readonly List<FoundRecord> records = [];
    private readonly List<FoundDeletion> deletions = [];

    public static IEnumerable<Diagnostic> Prove(ZoneSet zone, ImmutableArray<Artifact> files)
    {
        var proof = new ChangeBatchProof();
        foreach (var file in files.Where(file => file.Path.EndsWith(".json", StringComparison.Ordinal)))
        {
            proof.Read(file);
        }

        return proof.found.Count > 0
            ? proof.found
            : RecordProof.Prove(zone, files[0], [.. proof.records], isMain: true).Concat(DeletionProof.Prove(zone, files[^1], proof.deletions));
    }

    private void Read(Artifact file)
    {
        var (root, problems) = RenderedTree.ReadJson(file.Text);
        if (root is null)
        {
            Refuse(file, problems[0].Line, problems[0].Message);
        }
        else if (root.Find("Changes") is not { Value: var list })
        {
            return;
        }
        else if (list is not SpecSequence { Items.Length: > 0 } changes || Beside(root, "Changes", "Comment") is not null)
        {
            Refuse(file, Beside(root, "Changes", "Comment")?.Span.Line ?? 1, "It has 'Changes', at least one, and perhaps a 'Comment'.");
        }
        else
        {
            var sets = changes.Items.Select(change => Change(file, change)).OfType<(int Weight, ImmutableArray<string> Values)>().ToList();
            var (count, characters) = (sets.Sum(set => set.Weight * set.Values.Length), sets.Sum(set => set.Weight * set.Values.Sum(value => value.Length)));
            if (count > MaxRecords || characters > MaxCharacters)
            {
                found.Add(ProofDiagnostics.BatchTooLarge(file.At(), count, MaxRecords, characters, MaxCharacters));
            }
        }
    }

    private (int Weight, ImmutableArray<string> Values)? Change(Artifact file, SpecNode node)
    {
        if (node is not SpecMapping change || Text(change, "Action") is not ("CREATE" or "UPSERT" or "DELETE")
            || change.ValueOf("ResourceRecordSet") is not SpecMapping set || Beside(change, "Action", "ResourceRecordSet") is not null)
        {
            Refuse(file, node.Span.Line, "A change has an 'Action', which is CREATE, UPSERT or DELETE, and a 'ResourceRecordSet'.");
            return null;
        }

        if (Beside(set, "Name", "Type", "TTL", "ResourceRecords") is { } other)
        {
            Refuse(file, other.Span.Line, $"A record set has a member '{other.Text}' that cmg can't prove. Leave it out.");
            return null;
        }

        var values = (set.ValueOf("ResourceRecords") as SpecSequence)?.Items.Select(item => item is SpecMapping record ? Text(record, "Value") : null).ToList();
        var ttl = set.ValueOf("TTL") as SpecScalar;
        if (Text(set, "Name") is not { } name || Text(set, "Type") is not { } type || values is null or [] || values.Contains(null)
            || ttl is not { IsQuoted: false } || !long.TryParse(ttl.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            Refuse(file, set.Span.Line, "A record set has a 'Name', a 'Type', a 'TTL' in seconds and 'ResourceRecords', each with a 'Value'.");
            return null;
        }

        var action = Text(change, "Action")!;
        Record(file, action, new(Name(name), seconds, type, [], set.Span.Line), values!, ttl.Span.Line);
        return (action == "UPSERT" ? 2 : 1, [.. values!]);
    }

    private void Record(Artifact file, string action, MasterRecord set, List<string> values, int ttlLine)
    {
        if (action == "DELETE")
        {
            deletions.Add(new(set.Owner, set.Type, string.Join(' ', values.Select(Name)), set.Ttl, file, set.Line));
            return;
        }

        foreach (var value in values)
        {
            if (set.Type == "CNAME")
            {
                records.Add(new(set with { Data = [Name(value)] }, ttlLine, File: file));
            }
            else if (set.Type != "CAA")
            {
                records.Add(new(set, ttlLine, File: file));
            }
            else if (MasterTokenizer.Read(value, []).ToList() is [{ Length: 3 } tokens])
            {
                records.Add(new(set with { Data = [.. tokens.Select(token => token.Text)] }, ttlLine, File: file));
            }
            else
            {
                Refuse(file, set.Line, $"'{value}' is no CAA record of flags, tag and value.");
            }
        }
    }

    private static string Name(string name) => (name is [.. var absolute, '.'] ? absolute : name).ToLowerInvariant();

    private static string? Text(SpecMapping mapping, string key) => (mapping.ValueOf(key) as SpecScalar)?.Text;

    /// <summary>The first member beside those allowed.</summary>
    private static SpecScalar? Beside(SpecMapping mapping, params string[] allowed) =>
        mapping.Entries.FirstOrDefault(entry => !allowed.Contains(entry.Key.Text, StringComparer.Ordinal))?.Key;

    private void Refuse(Artifact file, int line, string message) => found.Add(ProofDiagnostics.FileUnreadable(file.At(line), Form, message));
}
