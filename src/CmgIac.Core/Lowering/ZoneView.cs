using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Lowering;

/// <summary>The values of templates per zone.</summary>
internal static class ZoneView
{
    /// <summary>The values of the zone's templates, and those of the templates that are rendered several times.</summary>
    public static ZonePart PartOf(ZoneSet set)
    {
        var modules = RecordModules.Of(set);
        return new(set, Whole(set, modules))
        {
            Splits =
            [
                new("{batch}", Later<(string, View)>(() => ChangeBatches.Of(set))),
                new("{endpoints}", Later<(string, View)>(() => EndpointObjects.Of(set))),
                new("{records}", modules.Select(module => (module.Name, ModuleView(set, module)))),
            ],
        };
    }

    /// <summary>What most zones don't render isn't made.</summary>
    private static IEnumerable<T> Later<T>(Func<IEnumerable<T>> make)
    {
        foreach (var item in make())
        {
            yield return item;
        }
    }

    private static View Whole(ZoneSet set, ImmutableArray<RecordModule> modules)
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
            { "records_of_main", Records(modules.IsEmpty ? set.Live : [], set.Zone) },
            { "modules", (ImmutableArray<View>)[.. modules.Select(module => new View { { "symbol", module.Symbol }, { "file", $"{module.Name}.bicep" } })] },
            { "caa", Authorizations(set) },
            { "caa_ttl", set.CaaTtl },
            { "imports_caa", set.ImportsCaa },
            { "create_zone", !set.IsInternal && azure is { CreateZone.Value: true } },
            { "lock", set.IsLocked },
            { "subscription", set.IsInternal ? null : azure?.Subscription?.Value },
            { "resource_group", set.IsInternal ? null : azure?.ResourceGroup?.Value },
            { "windows_server", set.IsInternal ? inner!.WindowsServer?.Value : null },
            { "zone_scope", set.IsInternal ? inner!.ZoneScope?.Value : null },
        };
    }

    private static View ModuleView(ZoneSet set, RecordModule module) => new()
    {
        { "zone", set.Zone },
        { "internal", set.IsInternal },
        { "number", module.Number },
        { "records", Records(module.Records, set.Zone) },
        { "lock", set.IsLocked },
    };

    public static ImmutableArray<View> Records(IEnumerable<CnameRecord> records, DnsName zone) =>
    [
        .. records.Select(record => new View
        {
            { "owner", record.Owner },
            { "name", record.Owner.RelativeTo(zone) },
            { "symbol", "cname_" + Symbol(record.Owner.RelativeTo(zone)) },
            { "lock_symbol", "lock_" + Symbol(record.Owner.RelativeTo(zone)) },
            { "target", record.Target },
            { "absolute_target", record.Target.Absolute },
            { "ttl", record.Ttl },
            { "gateway", record.Gateway },
            { "import", record.IsImported },
        }),
    ];

    public static ImmutableArray<View> Authorizations(ZoneSet set) =>
    [
        .. set.Caa.Select(record => (Tag: record.Tag.ToString().ToLowerInvariant(), record.Value.Value)).Select(record => new View
        {
            { "tag", record.Tag },
            { "value", record.Value },
            { "wire", Wire(record.Tag, record.Value) },
        }),
    ];

    /// <summary>The record's data in hexadecimal: flags 0, the tag with its length, the value (RFC 8659 4.1).</summary>
    private static string Wire(string tag, string value) =>
        Convert.ToHexStringLower([0, (byte)tag.Length, .. Encoding.ASCII.GetBytes(tag + value)]);

    /// <summary>A name for the deployment of this zone's records: Azure Resource Manager takes 64 characters.</summary>
    private static string DeploymentLabel(ZoneSet set)
    {
        var label = $"{(set.IsInternal ? "cmg-internal-" : "cmg-")}{set.Zone}";
        return label[..Math.Min(64, label.Length)].TrimEnd('.', '-');
    }

    /// <summary>
    /// An identifier of its own for each name: labels neither begin nor end with '-', so that one '_' is a dot and two are
    /// a '-'.
    /// </summary>
    private static string Symbol(string relativeName) =>
        relativeName.Replace("-", "__", StringComparison.Ordinal).Replace('.', '_');
}
