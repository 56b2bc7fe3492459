using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Lowering;

/// <summary>
/// A zone's records as objects of ExternalDNS' kind DNSEndpoint, each with no more endpoints than its definition takes
/// (https://github.com/kubernetes-sigs/external-dns, config/crd/standard/dnsendpoints.externaldns.k8s.io.yaml).
/// </summary>
internal static class EndpointObjects
{
    /// <summary>Endpoints of one object.</summary>
    public const int MaxEndpoints = 1_000;

    private const string ManagedBy = "app.kubernetes.io/managed-by";

    /// <summary>
    /// The objects with the names of their files: dnsendpoint, dnsendpoint-2, …. A common name has 64 characters at most,
    /// so that the object's name, with the zone in it, stays far below Kubernetes' 253. Without records there is one that is
    /// empty: what an object had is deleted only where it is still applied.
    /// </summary>
    public static ImmutableArray<(string Name, View View)> Of(ZoneSet set)
    {
        var chunks = set.Live.Chunk(MaxEndpoints).DefaultIfEmpty([]).ToList();
        return
        [
            .. chunks.Select((chunk, index) => (
                Numbered("dnsendpoint", index),
                new View
                {
                    { "number", index + 1 },
                    { "count", chunks.Count },
                    { "zone", set.Zone },
                    { "internal", set.IsInternal },
                    { "object_name", Numbered($"{(set.IsInternal ? "cmg-internal-" : "cmg-")}{set.Zone}", index) },
                    { "namespace", set.First.Dns.ExternalDns.Namespace.Value },
                    { "labels", Labels(set) },
                    { "annotations", Pairs(set.First.Dns.ExternalDns.Annotations) },
                    { "endpoints", ZoneView.Records(chunk, set.Zone) },
                    { "retiring", ZoneView.Records(index == 0 ? set.Retiring : [], set.Zone) },
                    { "caa", ZoneView.Authorizations(index == 0 ? set : set with { Caa = [] }) },
                })),
        ];
    }

    private static string Numbered(string name, int index) => index == 0 ? name : $"{name}-{index + 1}";

    /// <summary>Who made the object, unless the spec says otherwise, and the spec's own labels.</summary>
    private static ImmutableArray<View> Labels(ZoneSet set)
    {
        var given = Pairs(set.First.Dns.ExternalDns.Labels);
        return set.First.Dns.ExternalDns.Labels.Any(label => label.Name.Value == ManagedBy)
            ? given
            : [new View { { "name", ManagedBy }, { "value", "cmg-iac" } }, .. given];
    }

    private static ImmutableArray<View> Pairs(ImmutableArray<(Text.Located<string> Name, Text.Located<string> Value)> pairs) =>
        [.. pairs.Select(pair => new View { { "name", pair.Name.Value }, { "value", pair.Value.Value } })];
}
