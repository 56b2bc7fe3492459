using CmgIac.Cli.Commands;
using CmgIac.Core.Changes;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Reports;

/// <summary>
/// A plan's records as input of nsupdate (RFC 2136): one <c>send</c> a record, because prerequisites are only ANDed, and each
/// with the prerequisite that the zone still is as the earlier side says.
/// </summary>
internal static class DiffNsupdate
{
    /// <summary>Only public or only internal zones: they may have one name, and never have one server.</summary>
    public static void Write(Shell shell, FleetChanges changes, UpdateSelection selection)
    {
        var (isInternal, only) = selection;
        var zones = changes.Zones.Where(zone => zone.IsInternal == isInternal)
            .Select(zone => zone with { Records = [.. zone.Records.Where(record => only is null || record.Phase == only)] })
            .Where(zone => !zone.Records.IsEmpty).ToList();
        var others = changes.Records.Count(record => record.IsInternal != isInternal);
        if (others > 0)
        {
            TextReport.WriteDiagnostics(shell, [ChangeDiagnostics.OtherSetLeftOut("cmg diff", others, isInternal)]);
        }

        var output = shell.Out;
        output.WriteLine($"; The records that change, by dynamic update (RFC 2136). Plan {PlanChecksum.Of(changes)}");
        output.WriteLine("; Apply:    (echo server NAMESERVER; cmg diff ... --format nsupdate) | nsupdate -k KEYFILE");
        output.WriteLine("; What isn't as the plan takes it to be stays as it is: 'update failed: YXDOMAIN' where something has the name of a new");
        output.WriteLine("; record, 'NXRRSET' where an old one is gone or points elsewhere. nsupdate goes on with the next and exits with 2.");
        if (zones.Count == 0)
        {
            output.WriteLine("; No record changes.");
        }

        foreach (var zone in zones)
        {
            output.WriteLine($"zone {zone.Zone.Absolute}");
            // What is new comes first and what goes last, as the steps of the plan have it.
            foreach (var record in zone.Records.Where(record => record.Type == RecordChange.Cname).OrderBy(record => record.Phase))
            {
                WriteCname(output, record);
            }

            if (zone.Records.Any(record => record.Type == RecordChange.Caa))
            {
                WriteCaa(output, zone);
            }
        }
    }

    private static void WriteCname(TextWriter output, RecordChange record)
    {
        var owner = record.Owner.Absolute;
        output.WriteLine(";");
        output.WriteLine(record.Before is { } before ? $"prereq yxrrset {owner} IN CNAME {before.Target}." : $"prereq nxdomain {owner}");
        if (record.Before is { } old)
        {
            output.WriteLine($"update delete {owner} IN CNAME {old.Target}.");
        }

        if (record.After is { } after)
        {
            output.WriteLine($"update add {owner} {after.Ttl} IN CNAME {after.Target}.");
        }

        output.WriteLine("send");
    }

    /// <summary>The whole set at once: a set has one TTL, and the prerequisite is of all its records (RFC 2136 2.4.2).</summary>
    private static void WriteCaa(TextWriter output, ZoneChange zone)
    {
        var apex = zone.Zone.Absolute;
        output.WriteLine(";");
        if (zone.CaaBefore.IsEmpty)
        {
            output.WriteLine($"prereq nxrrset {apex} IN CAA");
        }

        foreach (var record in zone.CaaBefore)
        {
            output.WriteLine($"prereq yxrrset {apex} IN CAA {CaaText.Of(record)}");
        }

        if (!zone.CaaBefore.IsEmpty)
        {
            output.WriteLine($"update delete {apex} IN CAA");
        }

        foreach (var record in zone.CaaAfter)
        {
            output.WriteLine($"update add {apex} {zone.CaaTtl} IN CAA {CaaText.Of(record)}");
        }

        output.WriteLine("send");
    }
}
