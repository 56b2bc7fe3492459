using CmgIac.Core.Changes;
using CmgIac.Core.Model;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>What each zone must hold, as lines of a master file: for who has the zone.</summary>
internal static class ZoneCards
{
    public static Html? Section(ReportFacts facts) => facts.Zones.IsEmpty ? null : Tag(
        "section", Set("id", "zones"), Set("aria-labelledby", "zones-title"),
        Tag("h2", Set("id", "zones-title"), "DNS zones"),
        facts.Zones.Select(Card));

    /// <summary>A record as RFC 1035 writes it, with its whole name.</summary>
    public static string Line(CnameRecord record) => $"{record.Owner.Absolute} {record.Ttl} IN CNAME {record.Target.Absolute}";

    private static Html Card(ZoneSet zone)
    {
        var name = $"{(zone.IsInternal ? "internal zone" : "zone")} {zone.Zone}";
        var live = zone.Live.Select(Line).Concat(zone.Caa.Select(record => $"{zone.Zone.Absolute} {zone.CaaTtl} IN CAA {CaaText.Of(record)}")).ToList();
        var retiring = zone.Retiring.Select(Line).ToList();
        return Tag(
            "details",
            Tag("summary", $"{zone.Zone}{(zone.IsInternal ? " (internal)" : "")}: {TextReport.Plural(live.Count, "record")}{(retiring.Count == 0 ? "" : $", {retiring.Count} to be deleted")}"),
            live.Count == 0 ? null : Copyable.Of(string.Join('\n', live), $"the records of the {name}"),
            retiring.Count == 0 ? null : new object[]
            {
                Tag("p", "To be deleted:"),
                Copyable.Of(string.Join('\n', retiring), $"the records to be deleted from the {name}"),
            });
    }
}
