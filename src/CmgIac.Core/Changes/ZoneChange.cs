using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Changes;

/// <summary>
/// A zone, public or internal, with what differs of its published records, in natural order of their owners, and its CAA
/// records on both sides. <paramref name="RecordsBefore"/> is the number of records that the earlier side has in it;
/// <paramref name="First"/> a gateway whose settings say how the zone is hosted.
/// </summary>
internal sealed record ZoneChange(
    DnsName Zone, bool IsInternal, int RecordsBefore, GatewaySpec First, ImmutableArray<RecordChange> Records,
    ImmutableArray<CaaSpec> CaaBefore, ImmutableArray<CaaSpec> CaaAfter, int CaaTtl)
{
    /// <summary>The zone on the later side; null where nothing is rendered for it any more.</summary>
    public ZoneSet? After { get; init; }

    private HashSet<(DnsName, RecordValue)>? rendered;

    private sealed record Published(DnsName Owner, string Type, string Key);

    public int Deletions => Records.Count(record => record.Kind == RecordChangeKind.Delete);

    /// <summary>Do the rendered files tell hosts of this deletion, to the letter?</summary>
    public bool IsRendered(RecordChange deleted)
    {
        rendered ??= [.. (After?.Retiring ?? []).Select(record => (record.Owner, new RecordValue(record.Target.Value, record.Ttl)))];
        return rendered.Contains((deleted.Owner, deleted.Before!));
    }

    /// <summary>Does a record set go as a whole? One of several CAA records doesn't: the others are published anew.</summary>
    public bool IsWholeSet(RecordChange record) =>
        record.Kind == RecordChangeKind.Delete && (record.Type != RecordChange.Caa || CaaAfter.IsEmpty);

    /// <summary>The families that host it.</summary>
    public IEnumerable<string> Families => (IsInternal ? First.Dns.Internal!.Outputs : First.Dns.Outputs).Select(family => family.Value);

    /// <summary>Every zone of both sides, the public set of a name before the internal one.</summary>
    public static ImmutableArray<ZoneChange> Compare(Fleet before, Fleet after)
    {
        var (old, now) = (Sets(before), Sets(after));
        return
        [
            .. old.Keys.Union(now.Keys).OrderBy(key => key.Zone).ThenBy(key => key.IsInternal)
                .Select(key => Compare(old.GetValueOrDefault(key), now.GetValueOrDefault(key))),
        ];
    }

    private static ZoneChange Compare(ZoneSet? before, ZoneSet? after)
    {
        var (old, now) = (PublishedOf(before), PublishedOf(after));
        var set = (after ?? before)!;
        var isSameCaa = CaaOf(before).SetEquals(CaaOf(after));
        return new(
            set.Zone,
            set.IsInternal,
            old.Count,
            set.First,
            [
                .. old.Keys.Union(now.Keys)
                    .OrderBy(key => key.Owner).ThenByDescending(key => key.Type, StringComparer.Ordinal).ThenBy(key => key.Key, StringComparer.Ordinal)
                    .Select(key => Change(set, key, old.GetValueOrDefault(key), now.GetValueOrDefault(key)))
                    .Where(record => record.Before != record.After)
                    .Select(record => record with { IsOfSameCaa = isSameCaa }),
            ],
            before?.Caa ?? [],
            after?.Caa ?? [],
            set.CaaTtl) { After = after };
    }

    private static HashSet<string> CaaOf(ZoneSet? set) => [.. (set?.Caa ?? []).Select(CaaText.Of)];

    private static RecordChange Change(ZoneSet set, Published key, (RecordValue, DnsName?)? before, (RecordValue, DnsName?)? after) =>
        new(set.Zone, set.IsInternal, key.Owner, key.Type, (after ?? before)!.Value.Item2, before?.Item1, after?.Item1);

    private static Dictionary<(DnsName Zone, bool IsInternal), ZoneSet> Sets(Fleet fleet) =>
        ZoneSet.Of(fleet).ToDictionary(set => (set.Zone, set.IsInternal));

    /// <summary>A CAA record's identity is its value: several stand at one name.</summary>
    private static Dictionary<Published, (RecordValue, DnsName?)?> PublishedOf(ZoneSet? set) =>
        set is null ? [] : set.Live
            .Select(record => (Key: new Published(record.Owner, RecordChange.Cname, ""), Value: ((RecordValue, DnsName?)?)(new RecordValue(record.Target.Value, record.Ttl), record.Gateway)))
            .Concat(set.Caa.Select(record => (
                Key: new Published(set.Zone, RecordChange.Caa, CaaText.Of(record)),
                Value: ((RecordValue, DnsName?)?)(new RecordValue(CaaText.Of(record), set.CaaTtl), null))))
            .ToDictionary(item => item.Key, item => item.Value);
}

/// <summary>A CAA record's value as master files write it: <c>0 issue "digicert.com"</c>.</summary>
internal static class CaaText
{
    public static string Of(CaaSpec record) =>
        $"0 {record.Tag.ToString().ToLowerInvariant()} \"{record.Value.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
