using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Live.Dns;
using CmgIac.Live.Names;

namespace CmgIac.Live.Drift;

/// <summary>Holds what sources say of one record against the spec. Each fault is named once, by the code that says most.</summary>
/// <param name="group">Who the sources are: "the servers of the zone 'contoso.com'".</param>
internal sealed class RecordJudge(WatchedRecord record, DnsView view, DnsNames targets, IReadOnlyList<Resolver> servers, string group)
{
    private static readonly DnsName[] AzureSuffixes =
    [
        .. new[] { AzureCloud.Public, AzureCloud.UsGovernment }.SelectMany(cloud => new[] { cloud.ScaleSetSuffix, cloud.ClassicSuffix }).Select(suffix => DnsName.Join([suffix])),
    ];

    private string Owner => record.Owner.Value;

    private string Expected => record.Target.Value;

    /// <param name="said">At least one statement, none of which is a fault.</param>
    public async Task<ImmutableArray<DriftFinding>> Judge(ImmutableArray<NameStatement> said, CancellationToken cancellation) => record.Presence switch
    {
        Presence.Published => [.. (await Published(said, cancellation)).Select(DriftFinding.Difference)],
        Presence.Gone => await StillThere(said.Where(IsOurs), (found, by, isFree) => DriftDiagnostics.RecordLeft(
            record.AtState, Owner, found, record.Gateway.State.Value == GatewayState.Retired ? "retired" : "retiring", by, isFree), cancellation),
        _ => await StillThere(
            said.Where(statement => !statement.IsAbsent && (!statement.IsOfWildcard || IsOurs(statement))),
            (found, by, isFree) => DriftDiagnostics.PlannedPublished(record.AtState, Owner, found, by, isFree), cancellation),
    };

    /// <summary>What is absent can be created, and a wildcard's answer is nobody's record.</summary>
    public ImmutableArray<DriftFinding> BeforeApply(ImmutableArray<NameStatement> said)
    {
        var foreign = said.Where(statement => !statement.IsAbsent && !statement.IsOfWildcard && !statement.PointsTo(record.Target)).ToList();
        return foreign.Count == 0 ? [] : [DriftFinding.Difference(DriftDiagnostics.NameTaken(
            record.At, Owner, string.Join(" and ", foreign.Select(statement => statement.Shown).Distinct(StringComparer.Ordinal)), Who(foreign)))];
    }

    private async Task<IEnumerable<Diagnostic>> Published(ImmutableArray<NameStatement> said, CancellationToken cancellation)
    {
        if (said.FirstOrDefault(statement => statement.IsOfWildcard) is { } wild && said.All(statement => statement.IsOfWildcard || statement.IsAbsent))
        {
            return [DriftDiagnostics.WildcardAnswers(record.At, Owner, wild.Shown, Expected, Who(said))];
        }

        if (said.GroupBy(statement => statement.Content, StringComparer.Ordinal).ToList() is { Count: > 1 } groups)
        {
            return [DriftDiagnostics.ServersDisagree(record.At, Owner, $"CNAME '{Expected}', TTL {record.Ttl}",
                [.. groups.Select(group => $"{string.Join(", ", group.Select(statement => statement.Source))}: {group.Key}")], record.IsInternal)];
        }

        return await Agreed(said[0], Who(said), cancellation);
    }

    private async Task<IEnumerable<Diagnostic>> Agreed(NameStatement statement, string who, CancellationToken cancellation)
    {
        if (statement.IsAbsent)
        {
            return [DriftDiagnostics.RecordMissing(record.At, Owner, $"CNAME '{Expected}'", who)];
        }

        if (statement.AliasOf is not null)
        {
            return [DriftDiagnostics.AliasRecord(record.At, Owner, Expected, statement.Source)];
        }

        if (statement.Targets.IsEmpty)
        {
            return [DriftDiagnostics.OtherTypeAtName(record.At, Owner, statement.Shown, Expected, who, isBeside: false)];
        }

        var found = new List<Diagnostic>();
        if (!statement.OtherTypes.IsEmpty)
        {
            found.Add(DriftDiagnostics.OtherTypeAtName(record.At, Owner, string.Join(" and ", statement.OtherTypes), Expected, who, isBeside: true));
        }

        if (statement.Targets is not [var target] || target != record.Target)
        {
            found.Add(await Elsewhere(statement, who, cancellation));
        }
        else if (statement.Ttl is { } ttl && ttl != record.Ttl)
        {
            found.Add(DriftDiagnostics.TtlDiffers(record.AtTtl, Owner, ttl, record.Ttl, who));
        }
        else if (await Chain(target, cancellation) is { HasNoEnd: true } chain)
        {
            found.Add(DriftDiagnostics.ChainLoops(record.At, Owner, chain.Shown, Expected, record.IsInternal));
        }

        return found;
    }

    private async Task<Diagnostic> Elsewhere(NameStatement statement, string who, CancellationToken cancellation)
    {
        if (statement.Targets is [var first])
        {
            var chain = await Chain(first, cancellation);
            if (chain.HasNoEnd)
            {
                return DriftDiagnostics.ChainLoops(record.At, Owner, chain.Shown, Expected, record.IsInternal);
            }

            if (chain.Names.Contains(record.Target))
            {
                return DriftDiagnostics.ChainLonger(record.At, Owner, chain.UpTo(record.Target), Expected, record.IsInternal);
            }
        }

        var found = string.Join(" and ", statement.Targets.Select(target => $"CNAME '{target}'"));
        return DriftDiagnostics.TargetDiffers(record.At, Owner, found, Expected, who, await IsFree(statement, cancellation) == true);
    }

    private Task<AliasChain> Chain(DnsName target, CancellationToken cancellation) =>
        AliasChain.Follow(record.Owner, target, record.Zone, servers, view.Resolvers, cancellation);

    private async Task<ImmutableArray<DriftFinding>> StillThere(
        IEnumerable<NameStatement> offending, Func<string, string, bool?, Diagnostic> diagnostic, CancellationToken cancellation)
    {
        var there = offending.ToList();
        if (there.Count == 0)
        {
            return [];
        }

        var found = string.Join(" and ", there.Select(statement => statement.Shown).Distinct(StringComparer.Ordinal));
        return [DriftFinding.Difference(diagnostic(found, Who(there), await IsFree(there[0], cancellation)))];
    }

    private string Who(IEnumerable<NameStatement> statements) => $"{group} ({string.Join(", ", statements.Select(statement => statement.Source))})";

    /// <summary>A name that was given to something else since is nobody's business here.</summary>
    private bool IsOurs(NameStatement statement) => statement.Targets.Contains(record.Target)
        || (!record.IsChallenge && !statement.IsOfWildcard && (statement.AliasOf is not null || statement.Targets.Any(IsInAzure)));

    /// <summary>Can anybody take one of the targets in Azure? Null where it isn't known, or not Azure's.</summary>
    private async Task<bool?> IsFree(NameStatement statement, CancellationToken cancellation)
    {
        if (statement.Targets.FirstOrDefault(IsInAzure) is not { } target)
        {
            return null;
        }

        return (await targets.Ask(new GlobalName(record.Gateway, GlobalNameKind.DnsLabel, target), cancellation)).State switch
        {
            NameState.Free => true,
            NameState.Taken => false,
            _ => null,
        };
    }

    private static bool IsInAzure(DnsName name) => AzureSuffixes.Any(suffix => name != suffix && name.IsAtOrBelow(suffix));
}
