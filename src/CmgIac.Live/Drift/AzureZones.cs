using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using CmgIac.Core.Model;
using CmgIac.Live.Azure;

namespace CmgIac.Live.Drift;

/// <summary>
/// The CNAME record sets of zones in Azure DNS, public and private, read through Azure Resource Manager (Azure's published REST
/// specifications of Microsoft.Network, dnsZones 2018-05-01 and privateDnsZones 2020-06-01).
/// </summary>
internal sealed class AzureZones(AzureAccess access, Deadline deadline)
{
    private const string Family = "azure";

    private readonly ConcurrentDictionary<(string Cloud, string? Tenant), Lazy<ArmClient>> clients = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<AzureZone>>> zones = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Does the spec say that the zone is in Azure?</summary>
    public static bool Has(GatewaySpec gateway, bool isInternal) =>
        (isInternal ? gateway.Dns.Internal?.Outputs ?? [] : gateway.Dns.Outputs).Any(output => output.Value == Family);

    /// <summary>Why the zone can't even be asked for: the key that is missing, or null.</summary>
    public string? Lacking(GatewaySpec gateway) =>
        SubscriptionOf(gateway) is null ? "subscription" : gateway.Dns.Azure?.ResourceGroup is null ? "resourceGroup" : null;

    /// <summary>Null where the zone isn't in Azure.</summary>
    public async Task<NameStatement?> Ask(WatchedRecord record, CancellationToken cancellation)
    {
        if (!Has(record.Gateway, record.IsInternal) || Lacking(record.Gateway) is not null)
        {
            return null;
        }

        var zone = await Read(record.Gateway, record.Zone, record.IsInternal, cancellation);
        return zone.Fault is not null ? null
            : zone.Records.GetValueOrDefault(record.Owner.RelativeTo(record.Zone)) ?? new NameStatement("Azure DNS") { IsOwn = true };
    }

    /// <summary>Why what Azure has for a zone is unknown, or null.</summary>
    public async Task<string?> FaultOf(GatewaySpec gateway, DnsName zone, bool isInternal, CancellationToken cancellation) =>
        (await Read(gateway, zone, isInternal, cancellation)).Fault;

    private sealed record AzureZone(ImmutableDictionary<string, NameStatement> Records, string? Fault);

    private Task<AzureZone> Read(GatewaySpec gateway, DnsName zone, bool isInternal, CancellationToken cancellation)
    {
        var (type, version) = isInternal ? ("privateDnsZones", "2020-06-01") : ("dnsZones", "2018-05-01");
        var path = $"/subscriptions/{Uri.EscapeDataString(SubscriptionOf(gateway)!)}/resourceGroups/{Uri.EscapeDataString(gateway.Dns.Azure!.ResourceGroup!.Value)}"
            + $"/providers/Microsoft.Network/{type}/{zone}/CNAME?api-version={version}";
        var (cloud, tenant) = (gateway.Cloud.Value, gateway.Azure.Tenant?.Value);
        return zones.GetOrAdd(path, _ => new(async () =>
        {
            var client = clients.GetOrAdd((cloud.Name, tenant), _ => new(() => new ArmClient(access, cloud, tenant, deadline))).Value;
            var (items, fault) = await client.List(path, $"Microsoft.Network/{type}/CNAME/read", cancellation);
            return fault is not null
                ? new AzureZone(ImmutableDictionary<string, NameStatement>.Empty, fault.Why)
                : new AzureZone(items.Select(Record).OfType<(string Name, NameStatement Statement)>().DistinctBy(item => item.Name, StringComparer.OrdinalIgnoreCase)
                    .ToImmutableDictionary(item => item.Name, item => item.Statement, StringComparer.OrdinalIgnoreCase), null);
        })).Value;
    }

    private string? SubscriptionOf(GatewaySpec gateway) =>
        gateway.Dns.Azure?.Subscription?.Value ?? access.Subscription ?? gateway.Azure.Subscription?.Value;

    /// <summary>Public zones write TTL and CNAMERecord, private ones ttl and cnameRecord.</summary>
    internal static (string Name, NameStatement Statement)? Record(JsonElement item)
    {
        if (Text(item, "name") is not { } name || Property(item, "properties") is not { } properties)
        {
            return null;
        }

        var target = Property(properties, "cnameRecord") is { } record ? Text(record, "cname")?.TrimEnd('.').ToLowerInvariant() : null;
        return (name, new NameStatement("Azure DNS")
        {
            Targets = string.IsNullOrEmpty(target) ? [] : [DnsName.Join([target])],
            Ttl = Property(properties, "ttl") is { ValueKind: JsonValueKind.Number } ttl && ttl.TryGetInt32(out var seconds) ? seconds : null,
            AliasOf = Property(properties, "targetResource") is { } resource ? Text(resource, "id") : null,
            IsOwn = true,
        });
    }

    private static string? Text(JsonElement owner, string name) => Property(owner, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement? Property(JsonElement owner, string name)
    {
        if (owner.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in owner.EnumerateObject().Where(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            return property.Value;
        }

        return null;
    }
}
