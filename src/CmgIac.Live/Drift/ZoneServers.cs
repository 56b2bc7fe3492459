using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Live.Dns;

namespace CmgIac.Live.Drift;

/// <summary>Who answers for a zone, seen from one side of split-brain DNS.</summary>
internal sealed record ZoneServers(DnsName Zone)
{
    /// <summary>Servers that answer with authority.</summary>
    public ImmutableArray<Resolver> Good { get; init; } = [];

    /// <summary>Servers that say that they don't have the zone, or answer without authority; each with what it did.</summary>
    public ImmutableArray<string> Lame { get; init; } = [];

    /// <summary>Servers of which nothing is known; each with the reason.</summary>
    public ImmutableArray<string> Silent { get; init; } = [];

    /// <summary>Addresses that this machine has no way to.</summary>
    public ImmutableArray<string> NotAsked { get; init; } = [];

    /// <summary>Why the servers can't even be found; null where they were.</summary>
    public string? Unfound { get; init; }

    /// <summary>There is no zone of that name.</summary>
    public bool IsMissing { get; init; }

    /// <summary>The zone in which the names then stand, where there is one.</summary>
    public DnsName? Above { get; init; }

    /// <summary>Some server answers with authority, or there is no zone that could have one.</summary>
    public bool IsKnown => !Good.IsEmpty || (IsMissing && Above is null);

    /// <summary>The zone whose servers these are.</summary>
    public DnsName Asked => Above ?? Zone;
}
