using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Changes;

/// <summary>
/// What stops a plan. <paramref name="MaxChanges"/> is of gateways, of records and of certificates alike;
/// <paramref name="MaxDeletePercent"/> of a zone's records, null for the default; <paramref name="Expected"/> is the checksum of
/// the plan that was reviewed.
/// </summary>
internal sealed record ChangeLimits(bool AllowsRemoval, int? MaxChanges, int? MaxDeletePercent, string? Expected);

/// <summary>What is said of a plan before anybody follows it. An error stops it.</summary>
internal static class ChangeGuards
{
    /// <summary>octoDNS' own (MAX_SAFE_DELETE_PCENT and MIN_EXISTING_RECORDS in octodns/provider/plan.py).</summary>
    private const int DefaultDeletePercent = 30;
    private const int FewestRecords = 10;

    /// <param name="against">The other side as typed.</param>
    /// <param name="verb">The verb as typed, where what is said has no place in a spec.</param>
    public static StageResult<FleetChanges> Check(FleetChanges changes, ChangeLimits limits, string against, string verb)
    {
        var diagnostics = new DiagnosticList('8');
        var free = new FreePrefixes(changes);
        var before = changes.Gateways.Select(gateway => gateway.Before?.ServiceName).OfType<DnsName>().ToHashSet();
        diagnostics.AddRange(changes.Gateways.SelectMany(gateway => Advice(gateway, free, before, against)));
        diagnostics.AddRange(limits.AllowsRemoval ? [] : Removals(changes));
        // Places of these are the verb, where each kind may stand once only.
        var guards = TooMany(changes, limits, verb).Concat(OtherPlan(changes, limits, verb));
        var result = StageResult.Of(changes, diagnostics);
        var all = result.Diagnostics.AddRange(guards);
        return new(changes, all);
    }

    private static IEnumerable<Diagnostic> Advice(GatewayChange gateway, FreePrefixes free, HashSet<DnsName> before, string against)
    {
        if (gateway is { Before.State.Value: GatewayState.Live, After: { State.Value: GatewayState.Retired or GatewayState.Planned } skipped })
        {
            yield return ChangeDiagnostics.RetiringSkipped(skipped.State.Span, gateway.ServiceName.Value, Choice.Word(skipped.State.Value));
        }

        if (gateway is { Before: null, After.RenamedFrom: { } former })
        {
            yield return before.Contains(former.Value)
                ? ChangeDiagnostics.FormerNameInUse(former.Span, gateway.ServiceName.Value, former.Value.Value)
                : ChangeDiagnostics.FormerNameUnknown(former.Span, gateway.ServiceName.Value, former.Value.Value, against);
        }

        if (gateway is { IsInPlace: true, Before: { } old, After: { } after })
        {
            yield return ChangeDiagnostics.RedeployedInPlace(
                PlaceOf(old, after),
                gateway.ServiceName.Value,
                string.Join(", ", gateway.Settings.Where(setting => setting.Effect == Effect.Redeploy).Select(setting => setting.Name)),
                after.Prefix.Value.Value,
                free.After(after.Prefix.Value).Value);
        }
    }

    private static IEnumerable<Diagnostic> Removals(FleetChanges changes)
    {
        var created = changes.Gateways.Where(gateway => gateway.Kind == GatewayChangeKind.Create).ToList();
        return changes.Gateways.Where(gateway => gateway is { Kind: GatewayChangeKind.Remove, Before.State.Value: GatewayState.Live })
            .Select(gateway => ChangeDiagnostics.LiveGatewayRemoved(
                gateway.Before!.Prefix.Span, gateway.ServiceName.Value, gateway.Before.DeploymentName.Value,
                created.Count == 1 ? created[0].ServiceName.Value : null));
    }

    private static IEnumerable<Diagnostic> TooMany(FleetChanges changes, ChangeLimits limits, string verb)
    {
        if (limits.MaxChanges is { } most)
        {
            var counts = new[]
            {
                ("gateways", changes.ChangedGateways.Count()),
                ("records", changes.Records.Count()),
                ("certificates", changes.ChangedCertificates.Count()),
            };
            foreach (var (what, count) in counts.Where(item => item.Item2 > most))
            {
                yield return ChangeDiagnostics.TooManyChanges(verb, what, count, most);
            }
        }

        var percent = limits.MaxDeletePercent ?? DefaultDeletePercent;
        foreach (var zone in changes.Zones.Where(zone => limits.MaxDeletePercent is not null || zone.RecordsBefore >= FewestRecords))
        {
            if (zone.Deletions * 100L > (long)zone.RecordsBefore * percent)
            {
                yield return ChangeDiagnostics.TooManyDeletions(
                    verb, $"{(zone.IsInternal ? "internal " : "")}zone '{zone.Zone}'", zone.Deletions, zone.RecordsBefore, percent);
            }
        }
    }

    private static IEnumerable<Diagnostic> OtherPlan(FleetChanges changes, ChangeLimits limits, string verb)
    {
        if (limits.Expected is { } expected && PlanChecksum.Of(changes) is var actual && !string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase))
        {
            yield return ChangeDiagnostics.OtherPlan(verb, expected, actual);
        }
    }

    /// <summary>The key that makes the difference.</summary>
    private static SourceSpan PlaceOf(GatewaySpec before, GatewaySpec after) =>
        before.Region.Value != after.Region.Value ? after.Region.Span
        : before.Azure.Subscription?.Value != after.Azure.Subscription?.Value && after.Azure.Subscription is { } subscription ? subscription.Span
        : !string.Equals(before.Azure.ResourceGroup.Value, after.Azure.ResourceGroup.Value, StringComparison.OrdinalIgnoreCase) ? after.Azure.ResourceGroup.Span
        : after.Prefix.Span;
}
