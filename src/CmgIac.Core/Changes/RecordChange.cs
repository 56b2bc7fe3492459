using CmgIac.Core.Model;

namespace CmgIac.Core.Changes;

internal enum RecordChangeKind
{
    Create,
    Update,
    Delete,
}

/// <summary>What can go wrong with a change to a record, from the least to the worst.</summary>
internal enum Risk
{
    None,

    /// <summary>Clients go to the old target for up to the old TTL.</summary>
    Outage,

    /// <summary>A record that stands while nobody owns its target lets whoever takes the target answer for the name.</summary>
    Takeover,
}

/// <summary>When a record is changed: the phases follow each other.</summary>
internal enum RecordPhase
{
    /// <summary>What a CA looks at before it issues: CAA records, and the delegation of a challenge.</summary>
    Issuer,

    Create,
    Update,
    Delete,
}

/// <summary>A record's target, or the whole of a CAA record's value as master files write it, and its TTL in seconds.</summary>
internal sealed record RecordValue(string Target, int Ttl);

/// <summary>
/// A record that differs. <paramref name="Gateway"/> is the service name of the gateway that it stands for; null for CAA
/// records, which are the zone's.
/// </summary>
internal sealed record RecordChange(
    DnsName Zone, bool IsInternal, DnsName Owner, string Type, DnsName? Gateway, RecordValue? Before, RecordValue? After)
{
    public const string Cname = "CNAME";
    public const string Caa = "CAA";

    public RecordChangeKind Kind => Before is null ? RecordChangeKind.Create : After is null ? RecordChangeKind.Delete : RecordChangeKind.Update;

    public bool HasNewTarget => Kind == RecordChangeKind.Update && Before!.Target != After!.Target;

    /// <summary>The worst that holds.</summary>
    public Risk Risk => Kind != RecordChangeKind.Update ? Risk.Takeover : HasNewTarget ? Risk.Outage : Risk.None;

    /// <summary>Nothing but the TTL differs in its zone's CAA set.</summary>
    public bool IsOfSameCaa { get; init; }

    /// <summary>A CAA set is changed as a whole, also where one of its records goes.</summary>
    public RecordPhase Phase => Kind switch
    {
        _ when Type == Caa => IsOfSameCaa ? RecordPhase.Update : RecordPhase.Issuer,
        RecordChangeKind.Create or RecordChangeKind.Update when Owner != Gateway && Risk != Risk.None => RecordPhase.Issuer,
        RecordChangeKind.Create => RecordPhase.Create,
        RecordChangeKind.Update => RecordPhase.Update,
        _ => RecordPhase.Delete,
    };

    /// <summary>Relative to the zone; whole where the zone doesn't hold it, as no rule has judged the earlier side.</summary>
    public string Name => Owner.IsAtOrBelow(Zone) ? Owner.RelativeTo(Zone) : Owner.Absolute;
}
