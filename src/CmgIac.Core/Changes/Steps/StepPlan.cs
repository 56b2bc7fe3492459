using System.Collections.Immutable;

namespace CmgIac.Core.Changes.Steps;

/// <summary>
/// The command that printed a plan, and the one that prints its opposite; <paramref name="Condition"/> is what the latter needs
/// before: ", once …", or nothing.
/// </summary>
internal sealed record PlanCommand(string Text, string Opposite, string Condition);

/// <summary>
/// The steps of a plan in their order, each only where there is something to do: what a CA looks at, certificates,
/// gateways, their records, and only then what goes, records before gateways before certificates.
/// </summary>
internal static class StepPlan
{
    /// <param name="folder">Where cmg renders into.</param>
    public static ImmutableArray<ChangeStep> Of(FleetChanges changes, string folder, PlanCommand diff)
    {
        var dns = new DnsSteps(changes, new DnsCommands(folder, diff));
        var gateways = new GatewaySteps(changes, folder);
        return
        [
            .. new[]
            {
                dns.LowerTtl(),
                dns.PublishForIssuer(),
                CertificateSteps.Request(changes),
                gateways.Deploy(),
                gateways.ReplaceCertificates(),
                gateways.ChangeSettings(),
                dns.Create(),
                dns.Update(),
                dns.Delete(),
                gateways.Remove(),
                CertificateSteps.Remove(changes),
            }.OfType<ChangeStep>(),
        ];
    }
}
