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
    private const int MaxPages = 100;

    /// <summary>As long as a day is in Azure's times: 2017-04-01T00:00:59Z.</summary>
    private const int DayLength = 10;

    public DeletedVault? Find(string name) =>
        Vaults.FirstOrDefault(vault => string.Equals(vault.Name, name, StringComparison.OrdinalIgnoreCase));

    public static async Task<DeletedVaultList> Read(ArmClient client, string subscription, CancellationToken cancellation)
    {
        var vaults = ImmutableArray.CreateBuilder<DeletedVault>();
        var path = $"/subscriptions/{Uri.EscapeDataString(subscription)}/providers/Microsoft.KeyVault/deletedVaults?api-version=2023-07-01";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (path is not null && seen.Count < MaxPages && seen.Add(path))
        {
            var reply = await client.Ask(path, null, "Microsoft.KeyVault/deletedVaults/read", cancellation);
            if (reply.Body is not { } body)
            {
                return new(vaults.ToImmutable(), reply.Fault);
            }

            if (!body.TryGetProperty("value", out var page) || page.ValueKind != JsonValueKind.Array)
            {
                return new(vaults.ToImmutable(), new NameFault(NameFaultKind.AnswerUnreadable, "the list is in another form than its specification has"));
            }

            vaults.AddRange(page.EnumerateArray().Select(Vault).OfType<DeletedVault>());
            // Only the path is followed, to the same server: the sign-in is for nobody else.
            path = Text(body, "nextLink") is { } link && Uri.TryCreate(link, UriKind.Absolute, out var next) ? next.PathAndQuery : null;
        }

        return new(vaults.ToImmutable(), null);
    }

    private static DeletedVault? Vault(JsonElement item)
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
