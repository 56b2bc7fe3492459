using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CmgIac.Core.Model;
using CmgIac.Live.Azure;

namespace CmgIac.Live.Names;

/// <summary>
/// Asks Azure Resource Manager whether names are available (Azure's published REST specifications of Microsoft.Network
/// 2024-05-01, Microsoft.KeyVault 2023-07-01, Microsoft.Storage 2023-05-01).
/// </summary>
internal sealed class AzureNames(AzureAccess access, Deadline deadline)
{
    private readonly ConcurrentDictionary<(string Cloud, string? Tenant), Lazy<ArmClient>> clients = new();
    private readonly ConcurrentDictionary<(string Cloud, string? Tenant, string Subscription), Lazy<Task<DeletedVaultList>>> deleted = new();

    public async Task<NameAnswer> Ask(GlobalName name, CancellationToken cancellation)
    {
        var gateway = name.Gateway;
        if (name.Kind == GlobalNameKind.DnsLabel && gateway.Deployment.Value == DeploymentMethod.Classic)
        {
            return NameAnswer.Unknown(name, NameFaultKind.ClassicName, "nobody was asked");
        }

        var (cloud, tenant, subscription) = (gateway.Cloud.Value, gateway.Azure.Tenant?.Value, SubscriptionOf(gateway, access)!);
        var client = clients.GetOrAdd((cloud.Name, tenant), _ => new(() => new ArmClient(access, cloud, tenant, deadline))).Value;
        var (path, json, action) = QuestionOf(name, $"/subscriptions/{Uri.EscapeDataString(subscription)}/providers");
        var reply = await client.Ask(path, json, action, cancellation);
        if (reply.Body is not { } body)
        {
            return new(name, NameState.Unknown, reply.Fault);
        }

        if (!body.TryGetProperty(name.Kind == GlobalNameKind.DnsLabel ? "available" : "nameAvailable", out var available)
            || available.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return NameAnswer.Unknown(name, NameFaultKind.AnswerUnreadable, $"{access.EndpointOf(cloud)} answered in another form than its specification has");
        }

        if (available.GetBoolean())
        {
            return new(name, NameState.Free);
        }

        var isInvalid = body.TryGetProperty("reason", out var reason) && reason.ValueKind == JsonValueKind.String && reason.ValueEquals("AccountNameInvalid");
        var taken = new NameAnswer(name, NameState.Taken) { Refusal = isInvalid ? "AccountNameInvalid" : null };
        if (isInvalid || name.Kind != GlobalNameKind.KeyVault)
        {
            return taken;
        }

        var list = await deleted.GetOrAdd((cloud.Name, tenant, subscription), _ => new(() => DeletedVaultList.Read(client, subscription, cancellation))).Value;
        return taken with { Deleted = list.Find(gateway.Prefix.Value.Value), DeletedUnknown = list.Fault?.Why };
    }

    /// <summary>The spec's, else the one given with the command.</summary>
    public static string? SubscriptionOf(GatewaySpec gateway, AzureAccess access) => gateway.Azure.Subscription?.Value ?? access.Subscription;

    private static (string Path, byte[]? Json, string Action) QuestionOf(GlobalName name, string providers) => name.Kind switch
    {
        GlobalNameKind.DnsLabel => (
            $"{providers}/Microsoft.Network/locations/{name.Gateway.Region.Value.Name}/CheckDnsNameAvailability?domainNameLabel={name.Gateway.Prefix}&api-version=2024-05-01",
            null,
            "Microsoft.Network/locations/checkDnsNameAvailability/read"),
        GlobalNameKind.KeyVault => (
            $"{providers}/Microsoft.KeyVault/checkNameAvailability?api-version=2023-07-01",
            NameOf(name, "Microsoft.KeyVault/vaults"),
            "Microsoft.KeyVault/checkNameAvailability/read"),
        _ => (
            $"{providers}/Microsoft.Storage/checkNameAvailability?api-version=2023-05-01",
            NameOf(name, "Microsoft.Storage/storageAccounts"),
            "Microsoft.Storage/checknameavailability/read"),
    };

    /// <summary>A prefix is letters and digits: nothing in it needs an escape.</summary>
    private static byte[] NameOf(GlobalName name, string type) =>
        Encoding.UTF8.GetBytes($$"""{"name":"{{name.Gateway.Prefix}}","type":"{{type}}"}""");
}
