using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>
/// Do the files for nsupdate create and delete the records of the fleet, each under a prerequisite that spares other
/// people's? Prerequisites of one message are only ANDed (RFC 2136 3.2), so that two names in one would stop each other.
/// </summary>
internal static class UpdateProof
{
    private const string Cname = "CNAME";

    public static IEnumerable<Diagnostic> Prove(ZoneSet zone, ImmutableArray<Artifact> files)
    {
        var read = files.Where(file => file.Path.EndsWith(".txt", StringComparison.Ordinal))
            .Select(file => (File: file, Reading: UpdateFileReader.Read(file.Text))).ToList();
        var unread = read.Where(item => !item.Reading.Problems.IsEmpty).ToList();
        if (unread.Count > 0)
        {
            return unread.Select(item => ProofDiagnostics.FileUnreadable(
                item.File.At(item.Reading.Problems[0].Line), "input of nsupdate", item.Reading.Problems[0].Message));
        }

        var changes = read.SelectMany(item => item.Reading.Value.Messages.SelectMany(message => message.Changes, (_, change) => (item.File, Change: change))).ToList();
        var zones = read.SelectMany(item => Zone(zone, item.File, item.Reading.Value)).ToList();
        var records = RecordProof.Prove(
            zone, Main(files, "create.txt"), [.. changes.Where(item => item.Change.IsAddition).Select(item => new FoundRecord(item.Change.Record, File: item.File))], isMain: true);
        var deletions = DeletionProof.Prove(zone, Main(files, "delete.txt"), changes.Where(item => !item.Change.IsAddition).Select(item => Deletion(item.File, item.Change.Record)));
        var wrong = zones.Concat(records).Concat(deletions).ToList();
        return wrong.Count > 0 ? wrong : read.SelectMany(item => item.Reading.Value.Messages.Select(message => Unguarded(item.File, message)).OfType<Diagnostic>());
    }

    private static Artifact Main(ImmutableArray<Artifact> files, string name) =>
        files.FirstOrDefault(file => file.Path.EndsWith("/" + name, StringComparison.Ordinal)) ?? files[0];

    private static IEnumerable<Diagnostic> Zone(ZoneSet zone, Artifact file, UpdateFile updates)
    {
        var other = updates.Zones.Where(named => named.Name != zone.Zone.Value).Take(1).ToList();
        return other.Count == 0 && updates.Zones.IsEmpty && !updates.Messages.IsEmpty
            ? [ProofDiagnostics.ZoneMissing(file.At(), "zone", zone.Zone.Value)]
            : other.Select(named => ProofDiagnostics.OtherZone(file.At(named.Line), named.Name, zone.Zone.Value));
    }

    private static FoundDeletion Deletion(Artifact file, MasterRecord record) =>
        new(record.Owner, record.Type, record.Data.IsEmpty ? null : string.Join(' ', record.Data), null, file, record.Line);

    /// <summary>The first change of a message that could touch what is not ours, or stop others; null where there is none.</summary>
    private static Diagnostic? Unguarded(Artifact file, UpdateMessage message)
    {
        foreach (var (isAddition, record) in message.Changes)
        {
            var first = message.Changes[0];
            if (record.Owner != first.Record.Owner || isAddition != first.IsAddition || message.Conditions.Any(condition => condition.Owner != record.Owner))
            {
                return ProofDiagnostics.SeveralNamesInOneMessage(file.At(record.Line), record.Owner);
            }

            var needed = isAddition ? Needed(record) : [$"yxrrset {record.Owner} {record.Type} {string.Join(' ', record.Data)}"];
            if (!message.Conditions.Select(Show).Intersect(needed, StringComparer.Ordinal).Any())
            {
                return ProofDiagnostics.PrerequisiteMissing(file.At(record.Line), record.Owner, isAddition, needed[0]);
            }
        }

        return null;
    }

    /// <summary>A CNAME needs a name without anything; what may stand beside others needs no set of its own type.</summary>
    private static string[] Needed(MasterRecord record) => record.Type == Cname
        ? [$"nxdomain {record.Owner}"]
        : [$"nxrrset {record.Owner} {record.Type}", $"nxdomain {record.Owner}"];

    private static string Show(UpdateCondition condition) =>
        string.Join(' ', ((string[])[condition.Kind, condition.Owner, condition.Type, .. condition.Data]).Where(part => part.Length > 0));
}
