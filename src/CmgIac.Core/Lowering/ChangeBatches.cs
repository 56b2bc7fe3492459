using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Lowering;

/// <summary>
/// A zone's records as change batches of Amazon Route 53, each within the limits of one request
/// (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html). A batch is done as a whole or not at
/// all, so that deletions, which succeed once, have batches of their own.
/// </summary>
internal static class ChangeBatches
{
    /// <summary>Resource records of one request; those of an UPSERT count twice.</summary>
    public const int MaxRecords = 1_000;

    /// <summary>Characters of all values of one request; those of an UPSERT count twice.</summary>
    public const int MaxCharacters = 32_000;

    private const string Upsert = "UPSERT";

    /// <summary>
    /// The batches with the names of their files: change-batch, change-batch-2, …, and change-batch-delete, …; none where
    /// there is nothing to change, because Route 53 takes no empty batch.
    /// </summary>
    public static ImmutableArray<(string Name, View View)> Of(ZoneSet set)
    {
        var published = set.Live.Select(record => Cname(Upsert, record));
        return
        [
            .. Batches("change-batch", set.Caa.IsEmpty ? published : published.Append(Authorizations(set))),
            .. Batches("change-batch-delete", set.Retiring.Select(record => Cname("DELETE", record))),
        ];
    }

    private static IEnumerable<(string Name, View View)> Batches(string name, IEnumerable<Change> changes)
    {
        var batches = new List<List<Change>>();
        var (records, characters) = (0, 0);
        foreach (var change in changes)
        {
            records += change.Records;
            characters += change.Characters;
            if (batches.Count == 0 || records > MaxRecords || characters > MaxCharacters)
            {
                batches.Add([]);
                (records, characters) = (change.Records, change.Characters);
            }

            batches[^1].Add(change);
        }

        return batches.Select((batch, index) => (
            index == 0 ? name : $"{name}-{index + 1}",
            new View
            {
                { "number", index + 1 },
                { "count", batches.Count },
                { "deletes", batch[0].Action != Upsert },
                { "changes", (ImmutableArray<View>)[.. batch.Select(change => change.ToView())] },
            }));
    }

    private static Change Cname(string action, CnameRecord record) =>
        new(action, record.Owner, "CNAME", record.Ttl, [record.Target.Absolute]);

    private static Change Authorizations(ZoneSet set) =>
        new(Upsert, set.Zone, "CAA", set.CaaTtl, [.. set.Caa.Select(record => $"0 {record.Tag.ToString().ToLowerInvariant()} \"{record.Value}\"")]);

    /// <summary>One record set. Values are in the form of a master file, as Route 53 reads them.</summary>
    private sealed record Change(string Action, DnsName Name, string Type, int Ttl, ImmutableArray<string> Values)
    {
        public int Records => Weight * Values.Length;

        public int Characters => Weight * Values.Sum(value => value.Length);

        private int Weight => Action == Upsert ? 2 : 1;

        public View ToView() => new()
        {
            { "action", Action },
            { "name", Name.Absolute },
            { "type", Type },
            { "ttl", Ttl },
            { "values", (ImmutableArray<View>)[.. Values.Select(value => new View { { "value", value } })] },
        };
    }
}
