using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Changes;

/// <summary>All in which two specs of one gateway differ: what forces a redeployment first.</summary>
internal static class GatewayComparison
{
    public static GatewayChange Of(GatewaySpec? before, GatewaySpec? after) =>
        new(before, after, before is null || after is null ? [] : [.. Differences(before, after).Select(setting => OfPlanned(setting, before, after)).OrderByDescending(setting => setting.Effect)]);

    /// <summary>What was planned isn't there to be deployed anew.</summary>
    private static ChangedSetting OfPlanned(ChangedSetting setting, GatewaySpec before, GatewaySpec after) =>
        setting.Effect == Effect.Redeploy && before.State.Value == GatewayState.Planned
            ? setting with { Effect = after.State.Value is GatewayState.Planned or GatewayState.Live ? Effect.Deploy : Effect.Update } : setting;

    private static IEnumerable<ChangedSetting> Differences(GatewaySpec before, GatewaySpec after)
    {
        var state = State(before, after);
        // Of a retired gateway nothing is left that could be changed.
        return before.IsRendered || after.IsRendered
            ?
            [
                .. GatewaySettings.Differences(GatewaySettings.OfDeployment, before, after),
                .. Method(before, after),
                .. Account("azure.subscription", before.Azure.Subscription?.Value, after.Azure.Subscription?.Value),
                .. Account("azure.tenant", before.Azure.Tenant?.Value, after.Azure.Tenant?.Value),
                .. state,
                .. CommonName(before, after),
                .. GatewaySettings.Differences(GatewaySettings.OfCertificate, before, after),
                .. GatewaySettings.Differences(GatewaySettings.OfTheRest, before, after),
            ]
            : state;
    }

    /// <summary>Classic gateways are converted in the console; there is no way back.</summary>
    private static IEnumerable<ChangedSetting> Method(GatewaySpec before, GatewaySpec after)
    {
        var (old, now) = (before.Deployment.Value, after.Deployment.Value);
        if (old != now)
        {
            yield return now == DeploymentMethod.ScaleSet
                ? new("deployment", Choice.Word(old), Choice.Word(now), Effect.Update, "converted in the console; the deployment name changes")
                : new("deployment", Choice.Word(old), Choice.Word(now), Effect.Redeploy, "Configuration Manager creates no classic gateways since version 2203");
        }
    }

    /// <summary>An account that only one side names may be the same.</summary>
    private static IEnumerable<ChangedSetting> Account(string name, string? before, string? after)
    {
        if (!string.Equals(before, after, StringComparison.OrdinalIgnoreCase))
        {
            yield return before is null || after is null
                ? new(name, before, after, Effect.Update, "a redeployment, if the gateway is in another")
                : new(name, before, after, Effect.Redeploy);
        }
    }

    private static IEnumerable<ChangedSetting> State(GatewaySpec before, GatewaySpec after)
    {
        var (old, now) = (before.State.Value, after.State.Value);
        if (old != now)
        {
            var returns = old == GatewayState.Retired;
            yield return new("state", Choice.Word(old), Choice.Word(now), returns ? Effect.Redeploy : Effect.Update, now switch
            {
                GatewayState.Live when !returns && after.HasCname => "its record is published",
                GatewayState.Retiring => after.HasCname && old == GatewayState.Live ? "its record is deleted, then the gateway" : "the gateway is deleted",
                GatewayState.Retired => "the gateway is gone",
                GatewayState.Planned when !returns && after.HasCname => "its record is deleted",
                _ => null,
            });
        }
    }

    /// <summary>The service name that changes takes the common name along, and is told already.</summary>
    private static IEnumerable<ChangedSetting> CommonName(GatewaySpec before, GatewaySpec after)
    {
        if (before.ServiceName != after.ServiceName)
        {
            yield break;
        }

        if (before.CommonNameKey != after.CommonNameKey)
        {
            yield return new("common name", before.CommonName, after.CommonName, Effect.Redeploy,
                "a deployed gateway takes no certificate with another common name");
        }
        else if (before.CommonName != after.CommonName)
        {
            yield return new("common name", before.CommonName, after.CommonName, Effect.Update, "only its spelling, at the next renewal");
        }
    }
}
