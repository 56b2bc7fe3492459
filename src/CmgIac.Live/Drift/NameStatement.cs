using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Live.Drift;

/// <summary>
/// What one source, a DNS server or Azure, says of a name; sources agree where their <see cref="Content"/> is equal.
/// </summary>
internal sealed record NameStatement(string Source)
{
    /// <summary>Where aliases point, in ordinal order; a right name has one at most.</summary>
    public ImmutableArray<DnsName> Targets { get; init; } = [];

    /// <summary>Seconds; null without an alias, and from a cache, where it counts down.</summary>
    public int? Ttl { get; init; }

    /// <summary>Types of other records at the name, such as "A".</summary>
    public ImmutableArray<string> OtherTypes { get; init; } = [];

    /// <summary>The name belongs to a zone of its own that begins here.</summary>
    public DnsName? DelegatedAt { get; init; }

    /// <summary>The id of the resource in Azure that an alias record set follows.</summary>
    public string? AliasOf { get; init; }

    /// <summary>Any other name beside it gets the same answer.</summary>
    public bool IsOfWildcard { get; init; }

    /// <summary>Does the source have it of its own, not from a cache?</summary>
    public bool IsOwn { get; init; }

    /// <summary>For how many seconds a cache may still say so.</summary>
    public int? CachedFor { get; init; }

    /// <summary>Why there is no answer, as a clause that names the source.</summary>
    public string? Fault { get; init; }

    public bool IsAbsent => Fault is null && Targets.IsEmpty && OtherTypes.IsEmpty && DelegatedAt is null && AliasOf is null;

    /// <summary>Nothing but an alias to <paramref name="target"/>.</summary>
    public bool PointsTo(DnsName target) => Targets is [var only] && only == target && OtherTypes.IsEmpty && AliasOf is null;

    /// <summary>What stands at the name, for messages: "nothing", "CNAME granitefalls.westus.cloudapp.azure.com".</summary>
    public string Shown => IsAbsent ? "nothing"
        : DelegatedAt is { } at ? $"a delegation of '{at}'"
        : AliasOf is not null ? "an alias record set"
        : string.Join(" and ", Targets.Select(target => $"CNAME '{target}'").Concat(OtherTypes));

    public string Content => Ttl is null ? Shown : $"{Shown}, TTL {Ttl}";
}
