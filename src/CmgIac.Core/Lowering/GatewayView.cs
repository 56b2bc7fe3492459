using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Lowering;

/// <summary>The values of templates per gateway.</summary>
internal static class GatewayView
{
    public static View Of(GatewaySpec gateway)
    {
        var (azure, configMgr) = (gateway.Azure, gateway.ConfigMgr);
        return new View
        {
            { "service_name", gateway.ServiceName },
            { "deployment_name", gateway.DeploymentName },
            { "prefix", gateway.Prefix.Value.Value },
            { "region", gateway.Region.Value.Name },
            { "cloud", gateway.Cloud.Value.Name },
            { "classic", gateway.Deployment.Value == DeploymentMethod.Classic },
            { "common_name", gateway.CommonName },
            { "subscription", azure.Subscription?.Value },
            { "tenant", azure.Tenant?.Value },
            { "resource_group", azure.ResourceGroup.Value },
            { "create_resource_group", azure.CreateResourceGroup.Value },
            { "tags", (ImmutableArray<View>)[.. azure.Tags.Select(tag => new View { { "name", tag.Name.Value }, { "value", tag.Value.Value } })] },
            { "description", configMgr.Description?.Value },
            { "vm_size", configMgr.VmSize.Value },
            { "instances", configMgr.Instances.Value },
            { "content", configMgr.Content.Value },
            { "enforce_tls12", configMgr.EnforceTls12.Value },
            { "verify_client_revocation", configMgr.VerifyClientRevocation.Value },
            { "site_code", configMgr.SiteCode?.Value },
            { "site_server", configMgr.SiteServer?.Value },
            { "server_app_client_id", configMgr.ServerAppClientId?.Value },
            { "client_roots", Items(configMgr.ClientRoots.Select(item => item.Value)) },
            { "connection_points", Items(configMgr.ConnectionPoints.Select(item => item.Value)) },
            { "hand_over", HandOverView.Of(gateway) },
        };
    }

    private static ImmutableArray<View> Items(IEnumerable<string> values) =>
        [.. values.Select(value => new View { { "value", value } })];
}
