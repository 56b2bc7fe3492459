using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Changes;

internal enum CertificateChangeKind
{
    Create,

    /// <summary>The same common name, and something in the certificate differs.</summary>
    Reissue,

    Remove,

    Unchanged,
}

/// <summary>
/// A certificate, which is its common name; <paramref name="Before"/> and <paramref name="After"/> are the first gateway of each
/// side that has it, <paramref name="Gateways"/> the service names of all that have it, on the later side where that has it.
/// </summary>
internal sealed record CertificateChange(
    GatewaySpec? Before, GatewaySpec? After, ImmutableArray<ChangedSetting> Settings, ImmutableArray<DnsName> Gateways)
{
    public CertificateChangeKind Kind =>
        Before is null ? CertificateChangeKind.Create
        : After is null ? CertificateChangeKind.Remove
        : Settings.IsEmpty ? CertificateChangeKind.Unchanged : CertificateChangeKind.Reissue;

    public GatewaySpec Latest => (After ?? Before)!;

    public string CommonName => Latest.CommonName;

    public IEnumerable<string> Reasons => Kind switch
    {
        CertificateChangeKind.Create => [$"first wanted by {Names}"],
        CertificateChangeKind.Remove => ["no gateway has it any more"],
        _ => Settings.Select(setting => setting.ToString()),
    };

    private string Names => string.Join(", ", Gateways);

    /// <summary>Every certificate of both sides, in natural order of the common names.</summary>
    /// <param name="created">Gateways of the earlier side that weren't deployed as it had them: their certificates are wanted as for new ones.</param>
    public static ImmutableArray<CertificateChange> Compare(Fleet before, Fleet after, IReadOnlySet<DnsName> created)
    {
        var (old, now) = (Certificates(before), Certificates(after));
        return
        [
            .. old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(Text.NaturalOrder.Comparer)
                .Select(name => Compare(old.GetValueOrDefault(name), now.GetValueOrDefault(name), created)),
        ];
    }

    private static CertificateChange Compare(List<GatewaySpec>? old, List<GatewaySpec>? now, IReadOnlySet<DnsName> created)
    {
        var (before, after) = (now is null ? old![0] : old?.Find(gateway => !created.Contains(gateway.ServiceName)), now?[0]);
        return new(
            before,
            after,
            before is null || after is null ? [] : [.. GatewaySettings.Differences(GatewaySettings.OfCertificate, before, after).Select(setting => setting with { Note = null })],
            [.. (now ?? old)!.Select(gateway => gateway.ServiceName).Distinct().Order()]);
    }

    /// <summary>A retired gateway has none.</summary>
    private static Dictionary<string, List<GatewaySpec>> Certificates(Fleet fleet) =>
        fleet.Gateways.Where(gateway => gateway.IsRendered)
            .GroupBy(gateway => gateway.CommonNameKey, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
}
