using System.Collections.Immutable;

namespace CmgIac.Core.Model;

/// <summary>
/// One of the two Azure environments that Configuration Manager can deploy to, with the suffixes of the names there
/// (Microsoft: "Internet endpoints", Azure's own endpoint tables). 21Vianet's is no supported environment.
/// </summary>
internal sealed record AzureCloud(
    string Name, string ScaleSetSuffix, string ClassicSuffix, string KeyVaultSuffix, string BlobSuffix)
{
    public static readonly AzureCloud Public = new(
        "AzurePublicCloud", "cloudapp.azure.com", "cloudapp.net", "vault.azure.net", "blob.core.windows.net");

    public static readonly AzureCloud UsGovernment = new(
        "AzureUSGovernmentCloud", "cloudapp.usgovcloudapi.net", "usgovcloudapp.net", "vault.usgovcloudapi.net",
        "blob.core.usgovcloudapi.net");

    public static readonly ImmutableArray<AzureCloud> All = [Public, UsGovernment];

    public override string ToString() => Name;
}
