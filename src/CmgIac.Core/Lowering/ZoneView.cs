using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Lowering;

/// <summary>The values of templates per zone.</summary>
internal static class ZoneView
{
    /// <summary>The values of the zone's templates, and those of the templates that are rendered several times.</summary>
    public static ZonePart PartOf(ZoneSet set) => new(set, Whole(set), [new("{batch}", ChangeBatches.Of(set))]);

    private static View Whole(ZoneSet set)
    {
        var azure = set.First.Dns.Azure;
        var inner = set.First.Dns.Internal;
        return new View
        {
            { "zone", set.Zone },
            { "absolute_zone", set.Zone.Absolute },
            { "internal", set.IsInternal },
            { "tagged_zone", set.IsInternal ? $"{set.Zone}!internal" : set.Zone.Value },
            { "deployment", DeploymentLabel(set) },
            { "records", Records(set.Live, set.Zone) },
            { "records_by_key", Records(set.Live.OrderBy(record => record.Owner.RelativeTo(set.Zone), NaturalOrder.OfKeys), set.Zone) },
            { "retiring", Records(set.Retiring, set.Zone) },
            { "caa", (ImmutableArray<View>)[.. set.Caa.Select(Caa)] },
            { "caa_ttl", set.CaaTtl },
            { "create_zone", !set.IsInternal && azure is { CreateZone.Value: true } },
            { "subscription", set.IsInternal ? null : azure?.Subscription?.Value },
            { "resource_group", set.IsInternal ? null : azure?.ResourceGroup?.Value },
            { "windows_server", set.IsInternal ? inner?.WindowsServer?.Value : null },
            { "zone_scope", set.IsInternal ? inner?.ZoneScope?.Value : null },
        };
    }

    private static ImmutableArray<View> Records(IEnumerable<CnameRecord> records, DnsName zone) =>
    [
        .. records.Select(record => new View
        {
            { "owner", record.Owner },
            { "name", record.Owner.RelativeTo(zone) },
            { "symbol", Symbol(record.Owner.RelativeTo(zone)) },
            { "target", record.Target },
            { "absolute_target", record.Target.Absolute },
            { "ttl", record.Ttl },
            { "gateway", record.Gateway },
        }),
    ];

    private static View Caa(CaaSpec record) => new()
    {
        { "tag", record.Tag.ToString().ToLowerInvariant() },
        { "value", record.Value.Value },
    };

    /// <summary>A name for the deployment of this zone's records: Azure Resource Manager takes 64 characters.</summary>
    private static string DeploymentLabel(ZoneSet set)
    {
        var label = (set.IsInternal ? "cmg-internal-" : "cmg-") + set.Zone;
        return label[..Math.Min(64, label.Length)].TrimEnd('.', '-');
    }

    /// <summary>
    /// An identifier of its own for each name: labels neither begin nor end with '-', so that one '_' is a dot and two are
    /// a '-'.
    /// </summary>
    private static string Symbol(string relativeName) =>
        "cname_" + relativeName.Replace("-", "__", StringComparison.Ordinal).Replace('.', '_');
}
