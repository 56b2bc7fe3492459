using System.Collections.Immutable;
using System.Text.Json;
using CmgIac.Live.Names;

namespace CmgIac.Live.Azure;

/// <summary>
/// The deleted key vaults of a subscription that still keep their names: for 7 to 90 days, until they are purged. Those of
/// other subscriptions can't be seen. <paramref name="Fault"/>: why the list, or its rest, can't be read.
/// </summary>
internal sealed record DeletedVaultList(ImmutableArray<DeletedVault> Vaults, NameFault? Fault)
{
    /// <summary>As long as a day is in Azure's times: 2017-04-01T00:00:59Z.</summary>
    private const int DayLength = 10;

    public DeletedVault? Find(string name) =>
        Vaults.FirstOrDefault(vault => string.Equals(vault.Name, name, StringComparison.OrdinalIgnoreCase));

    public static async Task<DeletedVaultList> Read(ArmClient client, string subscription, CancellationToken cancellation)
    {
        var path = $"/subscriptions/{Uri.EscapeDataString(subscription)}/providers/Microsoft.KeyVault/deletedVaults?api-version=2023-07-01";
        var (items, fault) = await client.List(path, "Microsoft.KeyVault/deletedVaults/read", cancellation);
        return new([.. items.Select(Vault).OfType<DeletedVault>()], fault);
    }

    internal static DeletedVault? Vault(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // The resource's own name; the list's name for it is the fallback.
        var name = Text(properties, "vaultId")?.Split('/')[^1] ?? Text(item, "name");
        return name is null ? null : new(name, Day(properties, "deletionDate"), Day(properties, "scheduledPurgeDate"));
    }

    private static string? Day(JsonElement properties, string property) =>
        Text(properties, property) is { Length: >= DayLength } text
        && DateOnly.TryParseExact(text[..DayLength], "yyyy-MM-dd", out _) ? text[..DayLength] : null;

    private static string? Text(JsonElement owner, string property) =>
        owner.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
