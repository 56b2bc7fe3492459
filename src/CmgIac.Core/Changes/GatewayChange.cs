using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Changes;

internal enum GatewayChangeKind
{
    /// <summary>
    /// Only the later side has it, and not as one that is gone already; or it was planned, and what differs is what a deployed
    /// gateway would have to be deployed anew for.
    /// </summary>
    Create,

    /// <summary>Only the earlier side has it.</summary>
    Remove,

    /// <summary>Both sides have it, and what differs can't be changed on a deployed gateway.</summary>
    Redeploy,

    /// <summary>Anything else differs; or it is new in the spec as retired, so that there is nothing to create.</summary>
    Update,

    Unchanged,
}

/// <summary>A gateway of the earlier side, the later or both, and all in which its two specs differ.</summary>
internal sealed record GatewayChange(GatewaySpec? Before, GatewaySpec? After, ImmutableArray<ChangedSetting> Settings)
{
    public GatewayChangeKind Kind =>
        Before is null ? Latest.IsRendered ? GatewayChangeKind.Create : GatewayChangeKind.Update
        : After is null ? GatewayChangeKind.Remove
        : Settings.Any(setting => setting.Effect == Effect.Redeploy) ? GatewayChangeKind.Redeploy
        : Settings.Any(setting => setting.Effect == Effect.Deploy) ? GatewayChangeKind.Create
        : Settings.IsEmpty ? GatewayChangeKind.Unchanged : GatewayChangeKind.Update;

    public GatewaySpec Latest => (After ?? Before)!;

    public DnsName ServiceName => Latest.ServiceName;

    /// <summary>The service name of the earlier side, where the later has another.</summary>
    public DnsName? FormerName => Before is { } before && After is not null && before.ServiceName != After.ServiceName ? before.ServiceName : null;

    /// <summary>Is a gateway to be deployed for it?</summary>
    public bool IsDeployed => After is { IsRendered: true, State.Value: not GatewayState.Retiring }
        && Kind is GatewayChangeKind.Create or GatewayChangeKind.Redeploy;

    /// <summary>Must it be deployed anew while an old one has its names in Azure?</summary>
    public bool IsInPlace => Kind == GatewayChangeKind.Redeploy
        && Before is { State.Value: GatewayState.Live or GatewayState.Retiring } before && After is { IsRendered: true } after
        && before.Prefix.Value == after.Prefix.Value && before.Cloud.Value == after.Cloud.Value;

    /// <summary>The state that was and the one that is, where they differ and both are there.</summary>
    public (GatewayState Before, GatewayState After)? StateChange =>
        Before is { State.Value: var before } && After is { State.Value: var after } && before != after ? (before, after) : null;

    /// <summary>Why it is changed, for people: what differs, or which side lacks it.</summary>
    public IEnumerable<string> Reasons => (Before, After) switch
    {
        (null, { State.Value: var state }) => [$"new in the spec, state {Choice.Word(state)}{(Latest.IsRendered ? "" : ": nothing is deployed, its names are watched")}"],
        ({ State.Value: var state }, null) => [$"no longer in the spec, its state was {Choice.Word(state)}{(Latest.IsRendered ? "" : ": nothing is left to delete, its names are watched no more")}"],
        _ => Settings.Select(setting => setting.ToString()),
    };
}
