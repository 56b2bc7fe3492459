using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Live.Dns;
using CmgIac.Live.Names;
using DnsClient;

namespace CmgIac.Live.Drift;

/// <summary>What was found of one record. <paramref name="IsRight"/>: some source of authority has it as the spec does.</summary>
internal sealed record SurveyedRecord(ImmutableArray<DriftFinding> Findings, bool IsRight)
{
    /// <summary>Servers of the zone that gave no answer for the name.</summary>
    public ImmutableArray<string> SilentServers { get; init; } = [];

    /// <summary>Resolvers that gave no answer for the name, each with the reason.</summary>
    public ImmutableArray<(string Resolver, string Why)> SilentResolvers { get; init; } = [];
}

/// <summary>Asks everybody about one record, and says what isn't as the spec does.</summary>
internal sealed class RecordSurvey(DnsView view, AzureZones? azure, DnsNames targets)
{
    /// <summary>A cache that forgets so soon is waited for.</summary>
    private const int ShortWait = 5;

    public async Task<SurveyedRecord> Run(WatchedRecord record, bool isBeforeApply, CancellationToken cancellation)
    {
        var servers = await view.ServersOf(record.Zone, cancellation);
        var asked = await AtAuthorities(record, servers, cancellation);
        ImmutableArray<NameStatement> known = [.. asked.Where(statement => statement.Fault is null)];
        ImmutableArray<string> silent = [.. asked.Select(statement => statement.Fault).OfType<string>()];
        var isThereNoZone = servers is { IsMissing: true, Above: null };
        if (isThereNoZone && known.IsEmpty)
        {
            return new([], IsRight: false);
        }

        var needsResolvers = !isBeforeApply || known.IsEmpty;
        var resolved = needsResolvers ? await AtResolvers(record, cancellation) : new([], []);
        var said = known.IsEmpty ? resolved.Statements : known;
        var who = (known.IsEmpty, record.IsInternal) switch
        {
            (true, var isInside) => isInside ? "the internal resolvers" : "the resolvers",
            (_, var isInside) => $"the servers of the {(isInside ? "internal zone" : "zone")} '{servers.Asked}'",
        };
        var findings = new List<DriftFinding>(await BrokenSignatures(record, resolved, cancellation));
        if (said.Length > 0)
        {
            var judge = new RecordJudge(record, view, targets, servers.Good, who);
            findings.AddRange(await (isBeforeApply ? Task.FromResult(judge.BeforeApply(said)) : judge.Judge(said, cancellation)));
        }

        if (!isBeforeApply && !known.IsEmpty)
        {
            foreach (var statement in resolved.Statements.Where(statement => Differs(record, statement, known)))
            {
                findings.AddRange(await Resolver(record, statement, known, cancellation));
            }
        }

        return new([.. findings], said.Any(statement => statement.PointsTo(record.Target)))
        {
            SilentServers = silent,
            SilentResolvers = [.. resolved.Faults.Where(fault => !fault.IsKeptBack).Select(fault => (fault.Resolver.Shown, fault.Why))],
        };
    }

    private sealed record Resolved(ImmutableArray<NameStatement> Statements, ImmutableArray<ResolverFault> Faults);

    /// <param name="IsKeptBack">It has an answer, but for its signatures.</param>
    private sealed record ResolverFault(Resolver Resolver, string Why, bool IsKeptBack);

    private async Task<IReadOnlyList<NameStatement>> AtAuthorities(WatchedRecord record, ZoneServers servers, CancellationToken cancellation)
    {
        var statements = (await Task.WhenAll(servers.Good.Select(
            server => NameQuestions.AtAuthority(server, record.Owner, servers.Asked, cancellation)))).ToList();
        if (azure is not null && await azure.Ask(record, cancellation) is { } statement)
        {
            statements.Add(statement);
        }

        return statements;
    }

    /// <summary>Those that were named are each asked; the system's stand in for each other.</summary>
    private async Task<Resolved> AtResolvers(WatchedRecord record, CancellationToken cancellation)
    {
        var statements = ImmutableArray.CreateBuilder<NameStatement>();
        var faults = ImmutableArray.CreateBuilder<ResolverFault>();
        foreach (var resolver in view.Resolvers.All)
        {
            var statement = await NameQuestions.AtResolver(resolver, record.Owner, cancellation);
            if (statement.Fault is null)
            {
                statements.Add(statement);
                if (!view.Resolvers.AreNamed)
                {
                    return new(statements.ToImmutable(), []);
                }
            }
            else
            {
                var reply = await resolver.Ask(record.Owner, QueryType.CNAME, cancellation);
                faults.Add(new(resolver, statement.Fault, await DnssecQuestions.IsKeptBack(resolver, reply, record.Owner, QueryType.CNAME, cancellation)));
            }
        }

        return new(statements.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>Of this name alone: what is wrong with the whole zone is said of the zone.</summary>
    private async Task<IEnumerable<DriftFinding>> BrokenSignatures(WatchedRecord record, Resolved resolved, CancellationToken cancellation)
    {
        var keptBack = resolved.Faults.Where(fault => fault.IsKeptBack).Select(fault => DnssecQuestions.KeptBack(fault.Resolver, record.Owner)).ToList();
        return keptBack.Count == 0 || !(await view.BrokenSignaturesOf(record.Zone, cancellation)).IsEmpty
            ? []
            : [DriftFinding.Difference(DriftDiagnostics.DnssecBroken(record.At, record.Zone.Value, keptBack, record.IsInternal))];
    }

    private async Task<IEnumerable<DriftFinding>> Resolver(
        WatchedRecord record, NameStatement statement, ImmutableArray<NameStatement> known, CancellationToken cancellation)
    {
        var published = known[0].Shown;
        if (!statement.IsOwn && statement.CachedFor <= ShortWait)
        {
            await Task.Delay(TimeSpan.FromSeconds(statement.CachedFor.Value + 1), cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            var resolver = view.Resolvers.All.First(item => item.Shown == statement.Source);
            var again = await NameQuestions.AtResolver(resolver, record.Owner, cancellation);
            if (again.Fault is not null || !Differs(record, again, known))
            {
                return [];
            }

            statement = again with { IsOwn = true };
        }

        return statement.IsOwn
            ? [DriftFinding.Difference(DriftDiagnostics.ResolverDiffers(record.At, record.Owner.Value, statement.Source, statement.Shown, published, record.IsInternal))]
            : [DriftFinding.Remark(DriftDiagnostics.ResolverBehind(record.At, record.Owner.Value, statement.Source, statement.Shown, published, statement.CachedFor, record.IsInternal))];
    }

    /// <summary>
    /// Does a resolver say what no server of the zone does, and what matters? A copy of what is right, while the zone is wrong, doesn't;
    /// nor does anything but our own record of a gateway that is to have none, or the contents of another zone.
    /// </summary>
    private static bool Differs(WatchedRecord record, NameStatement statement, ImmutableArray<NameStatement> known) =>
        !known.Any(item => item.Shown == statement.Shown || item.DelegatedAt is not null)
        && (record.Presence == Presence.Published ? !statement.PointsTo(record.Target) : statement.Targets.Contains(record.Target));
}
