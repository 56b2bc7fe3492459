using CmgIac.Core.Changes;
using CmgIac.Core.Model;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>What each zone must hold, as lines of a master file: for who has the zone.</summary>
internal static class ZoneCards
{
    public static Html? Section(ReportFacts facts, FleetFilter filter) => facts.Zones.IsEmpty ? null : Tag(
        "section", Set("id", "zones"), Set("aria-labelledby", "zones-title"), filter.PartOf(facts.Zones.Select(NamesOf)),
        Tag("h2", Set("id", "zones-title"), "DNS zones"),
        facts.Zones.Select(zone => Card(zone, filter)));

    /// <summary>A record as RFC 1035 writes it, with its whole name.</summary>
    public static string Line(CnameRecord record) => $"{record.Owner.Absolute} {record.Ttl} IN CNAME {record.Target.Absolute}";

    private static IEnumerable<DnsName> NamesOf(ZoneSet zone) => zone.Records.Select(record => record.Gateway);

    private static Html Card(ZoneSet zone, FleetFilter filter)
    {
        var name = $"{(zone.IsInternal ? "internal zone" : "zone")} {zone.Zone}";
        var live = zone.Live.Select(record => LineOf(record, filter))
            .Concat(zone.Caa.Select(record => Tag("span", Names($"{zone.Zone.Absolute} {zone.CaaTtl} IN CAA {CaaText.Of(record)}\n")))).ToList();
        var retiring = zone.Retiring.Select(record => LineOf(record, filter)).ToList();
        return Tag(
            "details", Class("zone"), filter.RowOf(NamesOf(zone)),
            Tag("summary", $"{zone.Zone}{(zone.IsInternal ? " (internal)" : "")}: {TextReport.Plural(live.Count, "record")}{(retiring.Count == 0 ? "" : $", {retiring.Count} to be deleted")}"),
            live.Count == 0 ? null : Copyable.Of(live, $"the records of the {name}"),
            retiring.Count == 0 ? null : new object[]
            {
                Tag("p", "To be deleted:"),
                Copyable.Of(retiring, $"the records to be deleted from the {name}"),
            });
    }

    /// <summary>It goes with its gateway's card.</summary>
    private static Html LineOf(CnameRecord record, FleetFilter filter) =>
        Tag("span", filter.RowOf([record.Gateway]), Names($"{Line(record)}\n"));
}
