using System.Collections.Immutable;
using CmgIac.Cli.Files;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;

namespace CmgIac.Cli;

/// <summary>A checked fleet with where it came from, and what of it a verb was narrowed to.</summary>
internal sealed record LoadedFleet(Fleet Fleet, SpecSelection Specs)
{
    /// <summary>The service names that were asked for; null for all.</summary>
    public ImmutableHashSet<DnsName>? Chosen { get; init; }

    /// <summary>The shard whose gateways <see cref="Chosen"/> are.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The gateways that were asked for: none in an empty shard.</summary>
    public ImmutableArray<GatewaySpec> Gateways => Chosen is null ? Fleet.Gateways : [.. Fleet.Gateways.Where(IsChosen)];

    public bool IsEmptyShard => Shard is not null && Chosen!.IsEmpty;

    /// <summary>The one gateway that was asked for by its name.</summary>
    public bool IsOneGateway => Chosen is not null && Shard is null;

    public LoadedFleet NarrowTo(Shard shard) => this with
    {
        Shard = shard,
        Chosen = [.. Fleet.Gateways.Zip(ShardKeys.Of(Fleet)).Where(item => shard.Owns(item.Second)).Select(item => item.First.ServiceName)],
    };

    /// <summary>
    /// Is what concerns these gateways asked for? What all gateways of a spec have in common is told in the shard of the
    /// first, so that it is told once.
    /// </summary>
    public bool Concerns(ImmutableArray<GatewaySpec> gateways) =>
        Shard is null ? gateways.Any(IsChosen) : IsChosen(gateways[0]);

    /// <summary>What a run on the output folder answers for; null where it isn't narrowed to a shard.</summary>
    public ShardShare? Share => Shard is null ? null : new(Shard, ShardedFolders.Of(Fleet));

    private bool IsChosen(GatewaySpec gateway) => Chosen?.Contains(gateway.ServiceName) != false;
}
