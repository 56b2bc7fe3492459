using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Model;

namespace CmgIac.Core.Lowering;

/// <summary>
/// What a firewall must let out for a gateway (Microsoft, "Data flow for CMG" and "Internet access requirements"). Nothing
/// comes in: every connection begins on the network or at a client.
/// </summary>
internal static class AllowList
{
    private const string Https = "443";
    private const string ServiceConnectionPoint = "service connection point";
    private const string ConnectionPoint = "CMG connection point";
    private const string Client = "client";
    private const string Operator = "Configuration Manager console";

    public static ImmutableArray<View> Of(GatewaySpec gateway)
    {
        var government = gateway.Cloud.Value == AzureCloud.UsGovernment;
        var prefix = gateway.Prefix.Value.Value;
        var blob = $"{prefix}.{gateway.Cloud.Value.BlobSuffix}";
        var table = $"{prefix}.{gateway.Cloud.Value.BlobSuffix.Replace("blob.", "table.", StringComparison.Ordinal)}";
        var names = new[] { gateway.ServiceName.Value, gateway.DeploymentName.Value }.Distinct(StringComparer.Ordinal).ToList();
        var entra = government ? "login.microsoftonline.us" : "login.microsoftonline.com";
        return
        [
            Row(government ? "management.usgovcloudapi.net" : "management.azure.com", Https, ServiceConnectionPoint, "deploys and watches the gateway"),
            Row(entra, Https, ServiceConnectionPoint, "signs in with Microsoft Entra"),
            Row(government ? "graph.microsoft.us" : "graph.microsoft.com", Https, ServiceConnectionPoint, "finds users, where Microsoft Entra user discovery is on"),
            .. names.SelectMany(name => Ports(gateway).Select(port => Row(name, port.Ports, ConnectionPoint, port.Why))),
            Row(blob, Https, ConnectionPoint, "storage of the gateway: blobs"),
            Row(table, Https, ConnectionPoint, "storage of the gateway: tables"),
            Row($"{prefix}.{gateway.Cloud.Value.KeyVaultSuffix}", Https, ConnectionPoint, "key vault of the gateway"),
            Row("management point", "80 or 443", ConnectionPoint, "passes on what clients ask: 443 where the management point has HTTPS"),
            Row("software update point", "80, 443, 8530 or 8531", ConnectionPoint, "passes on what clients ask: the port of the software update point"),
            .. names.Select(name => Row(name, Https, Client, "talks to the gateway")),
            .. gateway.ConfigMgr.Content.Value ? [Row(blob, Https, Client, "downloads content")] : ImmutableArray<View>.Empty,
            Row(entra, Https, Client, "gets tokens of Microsoft Entra"),
            Row(entra, Https, Operator, "signs in who creates the gateway"),
            .. government ? ImmutableArray<View>.Empty :
                [Row("aadcdn.msauth.net", Https, Operator, "shows the page of the sign-in"), Row("aadcdn.msftauth.net", Https, Operator, "shows the page of the sign-in")],
        ];
    }

    /// <summary>
    /// One virtual machine answers on 443; of several the first has a port of its own and each further one the next. A
    /// classic gateway is first tried by TCP-TLS.
    /// </summary>
    private static IEnumerable<(string Ports, string Why)> Ports(GatewaySpec gateway)
    {
        var instances = gateway.ConfigMgr.Instances.Value;
        var isClassic = gateway.Deployment.Value == DeploymentMethod.Classic;
        if (isClassic)
        {
            yield return (Range(10140, instances), "holds the channel to the gateway: TCP-TLS, tried first");
        }

        var first = isClassic ? "holds the channel to the gateway: HTTPS, where TCP-TLS is refused" : "holds the channel to the gateway";
        yield return instances == 1 ? (Https, first) : (Range(10124, instances), $"{first}; one port a virtual machine");
    }

    private static string Range(int from, int count) => count == 1
        ? from.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{from}-{from + count - 1}");

    private static View Row(string name, string ports, string from, string why) => new()
    {
        { "name", name },
        { "ports", ports },
        { "direction", "outbound" },
        { "from", from },
        { "why", why },
    };
}
