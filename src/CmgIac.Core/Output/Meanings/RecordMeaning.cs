using System.Collections.Immutable;
using CmgIac.Core.Proof;
using CmgIac.Core.Text;

namespace CmgIac.Core.Output.Meanings;

/// <summary>What files say of DNS: master files, in the zone of their folder, and input of nsupdate.</summary>
internal static class RecordMeaning
{
    public static Reading<ImmutableArray<Fact>> OfZone(string text, string zone)
    {
        var (file, problems) = ZoneFileReader.Read(text, zone);
        return new([.. file.Records.Select(Of)], problems);

        static Fact Of(MasterRecord record)
        {
            var ttl = record.Ttl is null ? "without TTL" : $"{record.Ttl}";
            return record.Type == "CNAME"
                ? new($"the CNAME at '{record.Owner}'", $"{ttl} {record.Data[0]}.")
                : new($"the record '{record.Owner} {record.Type} {string.Join(' ', record.Data)}'", ttl);
        }
    }

    public static Reading<ImmutableArray<Fact>> OfUpdates(string text)
    {
        var (file, problems) = UpdateFileReader.Read(text);
        return new(
            [
                .. file.Servers.Select(server => new Fact("where updates are sent", server)),
                .. file.Zones.Select(zone => new Fact("zone", zone.Name)),
                .. file.Messages.Select(message => new Fact(
                    $"the update of '{(message.Changes.IsEmpty ? "" : message.Changes[0].Record.Owner)}'",
                    string.Join("; ", message.Conditions.Select(Show).Order(StringComparer.Ordinal).Concat(message.Changes.Select(Show))))),
            ],
            problems);
    }

    private static string Show(UpdateCondition condition) =>
        $"{condition.Kind} {condition.Owner} {condition.Type} {string.Join(' ', condition.Data)}".TrimEnd();

    private static string Show(UpdateChange change) =>
        $"{(change.IsAddition ? "add" : "delete")} {change.Record.Owner} {change.Record.Ttl} {change.Record.Type} {string.Join(' ', change.Record.Data)}".TrimEnd();
}
