using System.Globalization;
using CmgIac.Core.Model;

namespace CmgIac.Core.Due;

/// <summary>What is due of DNS records, for gateways that have one.</summary>
internal static class RecordSteps
{
    /// <summary>Seconds: up to an hour, a mistake or a change is over within an hour.</summary>
    private const int LongestTtl = 3600;

    private const string Renders = "The command deletes nothing itself: it renders what the zone's host is given to delete the record.";

    /// <summary>The last day of Azure Cloud Services (classic); what they were called, anybody may take since.</summary>
    private static readonly DateOnly EndOfClassic = new(2024, 8, 31);

    public static IEnumerable<DueStep> RemoveOfRetiring(Fleet fleet, DateOnly today) =>
        fleet.WithRecords.Where(gateway => gateway.State.Value == GatewayState.Retiring && !IsClassic(gateway)).Select(gateway => Step(
            DueAction.Remove, gateway,
            $"The gateway is retiring: its record goes first, and once {Seconds(LongestTtlOf(gateway))} have passed the gateway, whose name anybody may take. Then write 'state: retired'. {Renders}"));

    public static IEnumerable<DueStep> RemoveOfClassic(Fleet fleet, DateOnly today) =>
        fleet.WithRecords.Where(gateway => IsClassic(gateway) && gateway.State.Value != GatewayState.Planned).Select(gateway => Step(
            DueAction.Remove, gateway,
            $"Azure ended classic cloud services: the record points to '{gateway.DeploymentName}', which whoever gets hold of it answers for. Remove it, or write 'deployment: scaleSet'.{(gateway.State.Value == GatewayState.Retiring ? $" {Renders}" : "")}")
            with { Due = EndOfClassic, IsOverdue = today > EndOfClassic, Command = gateway.State.Value == GatewayState.Retiring ? CommandLine.Render(gateway) : CommandLine.Validate(gateway.SpecPath) });

    /// <summary>A former name that another gateway has is that gateway's matter.</summary>
    public static IEnumerable<DueStep> RemoveOfFormerName(Fleet fleet, DateOnly today) =>
        fleet.Gateways.Where(HasFormerName(fleet)).Where(gateway => gateway.State.Value == GatewayState.Live)
            .Select(gateway => Step(
                DueAction.Remove, gateway,
                $"The gateway was '{gateway.RenamedFrom}'. Once clients have had 24 hours to fetch the new name with their policy, remove that record and the old gateway, and then 'renamedFrom'.")
                with { Record = gateway.RenamedFrom!.Value.Value, Command = CommandLine.Validate(gateway.SpecPath) });

    public static IEnumerable<DueStep> Publish(Fleet fleet, DateOnly today) =>
        fleet.WithRecords.Where(gateway => gateway is { State.Value: GatewayState.Planned, Certificate.InUse: not null }).Select(gateway => Step(
            DueAction.Publish, gateway,
            $"The gateway is planned, and its certificate is there. Deploy it; once it owns '{gateway.DeploymentName}', and not before, write 'state: live' and publish its record."));

    /// <summary>A record that changes soon stays in caches as it was for as long as its TTL.</summary>
    public static IEnumerable<DueStep> LowerTtl(Fleet fleet, DateOnly today) =>
        from hasFormerName in new[] { HasFormerName(fleet) }
        from gateway in fleet.WithRecords
        where LongestTtlOf(gateway) > LongestTtl && !IsClassic(gateway)
        let ttl = Seconds(LongestTtlOf(gateway))
        let reason = gateway.State.Value switch
        {
            GatewayState.Planned => $"The record is published soon, and a mistake in it would stay in caches for {ttl}. Write a TTL of {Seconds(LongestTtl)} or less until it has proved right.",
            GatewayState.Retiring => $"The record goes soon, and caches answer with it for {ttl} more. If it is published still, go back to 'state: live' with a TTL of {Seconds(LongestTtl)} or less, and remove it {ttl} later.",
            _ => hasFormerName(gateway)
                ? $"The gateway takes the place of '{gateway.RenamedFrom}', and a mistake in its record would stay in caches for {ttl}. Write a TTL of {Seconds(LongestTtl)} or less until clients have moved."
                : null,
        }
        where reason is not null
        select Step(DueAction.LowerTtl, gateway, reason);

    private static bool IsClassic(GatewaySpec gateway) => gateway.Deployment.Value == DeploymentMethod.Classic;

    private static Func<GatewaySpec, bool> HasFormerName(Fleet fleet)
    {
        var names = fleet.Gateways.Select(gateway => gateway.ServiceName).ToHashSet();
        return gateway => gateway.RenamedFrom is { } former && !names.Contains(former.Value);
    }

    private static int LongestTtlOf(GatewaySpec gateway) => Math.Max(gateway.Dns.Ttl.Value, gateway.Dns.Internal?.Ttl.Value ?? 0);

    private static string Seconds(int count) => $"{count.ToString(CultureInfo.InvariantCulture)} seconds";

    private static DueStep Step(DueAction action, GatewaySpec gateway, string reason) =>
        new(action, [gateway], Due: null, IsOverdue: false, reason, CommandLine.Render(gateway)) { Record = gateway.ServiceName.Value };
}
