using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Lowering;

/// <summary>The values of templates per gateway.</summary>
internal static class GatewayView
{
    /// <summary>The values of the gateway's templates; what stands in files of their own is rendered where the spec asks for it.</summary>
    public static GatewayPart PartOf(GatewaySpec gateway)
    {
        var view = Whole(gateway);
        return new(gateway, view)
        {
            Splits =
            [
                FileSplit.Where(AzureView.IsInGroup(gateway), "resources", view),
                FileSplit.Where(gateway.Azure.WebTest is not null, "web-test", view),
            ],
        };
    }

    private static View Whole(GatewaySpec gateway)
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
            { "azure", AzureView.Of(gateway) },
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
