using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Live.Drift;

/// <summary>What the spec wants of a record.</summary>
internal enum Presence
{
    /// <summary>To be there as described.</summary>
    Published,

    /// <summary>To be deleted, or to be gone.</summary>
    Gone,

    /// <summary>Not to be there yet.</summary>
    NotYet,
}

/// <summary>
/// A CNAME record that the spec speaks of, in one zone, and where the spec does. <paramref name="IsChallenge"/>: it delegates an
/// ACME challenge, and isn't the gateway's own name.
/// </summary>
internal sealed record WatchedRecord(
    GatewaySpec Gateway, DnsName Zone, DnsName Owner, DnsName Target, int Ttl, Presence Presence, bool IsInternal, bool IsChallenge)
{
    /// <summary>The prefix, which names gateway and record alike, or the key that asks for a record of its own.</summary>
    public SourceSpan At => IsChallenge ? Gateway.Dns.AcmeDelegateTo!.Span : Gateway.Prefix.Span;

    public SourceSpan AtTtl => (IsInternal ? Gateway.Dns.Internal!.Ttl : Gateway.Dns.Ttl) is { IsDefault: false } written ? written.Span : At;

    public SourceSpan AtState => Gateway.State.IsDefault ? At : Gateway.State.Span;

    /// <summary>The records of a gateway: in the public zone, and where <paramref name="withInternal"/> in the internal one too.</summary>
    public static ImmutableArray<WatchedRecord> Of(GatewaySpec gateway, Fleet fleet, bool withInternal)
    {
        if (!gateway.HasCname)
        {
            return [];
        }

        var presence = PresenceOf(gateway.State.Value);
        var (owner, target, dns) = (gateway.ServiceName, gateway.DeploymentName, gateway.Dns);
        var records = ImmutableArray.CreateBuilder<WatchedRecord>();
        records.Add(new(gateway, dns.Zone.Value, owner, target, dns.Ttl.Value, presence, IsInternal: false, IsChallenge: false));
        if (dns.AcmeDelegateTo is { } delegateTo && gateway.AcmeChallengeName.IsAtOrBelow(dns.Zone.Value))
        {
            records.Add(new(gateway, dns.Zone.Value, gateway.AcmeChallengeName, delegateTo.Value, dns.Ttl.Value,
                ChallengePresence(gateway, fleet), IsInternal: false, IsChallenge: true));
        }

        if (withInternal && dns.Internal is { } inner)
        {
            records.Add(new(gateway, inner.Zone.Value, owner, target, inner.Ttl.Value, presence, IsInternal: true, IsChallenge: false));
        }

        return records.ToImmutable();
    }

    /// <summary>A planned gateway's certificate is needed before the gateway; a wildcard's challenge lives while one gateway needs it.</summary>
    private static Presence ChallengePresence(GatewaySpec gateway, Fleet fleet) =>
        fleet.Gateways.Any(other => other.Dns.AcmeDelegateTo is not null && other.AcmeChallengeName == gateway.AcmeChallengeName
            && other.State.Value is GatewayState.Live or GatewayState.Planned)
            ? Presence.Published : Presence.Gone;

    private static Presence PresenceOf(GatewayState state) => state switch
    {
        GatewayState.Live => Presence.Published,
        GatewayState.Planned => Presence.NotYet,
        _ => Presence.Gone,
    };
}
