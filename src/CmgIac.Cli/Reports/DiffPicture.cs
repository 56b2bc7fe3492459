using System.Text;
using CmgIac.Core.Changes;

namespace CmgIac.Cli.Reports;

/// <summary>The chain from service name to deployment name before and after, as a Mermaid flowchart. All its labels are DNS names.</summary>
internal static class DiffPicture
{
    /// <summary>More arrows than this nobody reads.</summary>
    private const int MaxRecords = 20;

    /// <summary>False, and nothing written, where there are no such records or too many.</summary>
    public static bool Write(StringBuilder output, FleetChanges changes)
    {
        var records = changes.Records.Where(record => record.Type == RecordChange.Cname && !record.IsInternal).ToList();
        if (records.Count is 0 or > MaxRecords)
        {
            return false;
        }

        output.Append("```mermaid\nflowchart LR\n");
        Side(output, "before", "Before", records, record => record.Before);
        Side(output, "after", "After", records, record => record.After);
        output.Append("```\n\n");
        return true;
    }

    private static void Side(StringBuilder output, string id, string title, List<RecordChange> records, Func<RecordChange, RecordValue?> value)
    {
        output.Append($"  subgraph {id} [\"{title}\"]\n    direction LR\n");
        for (var i = 0; i < records.Count; i++)
        {
            output.Append(value(records[i]) is { } own
                ? $"    {id}{i}a[\"{records[i].Owner}\"] -->|\"{RecordChange.Cname}, TTL {own.Ttl}\"| {id}{i}b[\"{own.Target}\"]\n"
                : $"    {id}{i}a[\"{records[i].Owner}: no record\"]\n");
        }

        output.Append("  end\n");
    }
}
