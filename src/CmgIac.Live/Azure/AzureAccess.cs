using CmgIac.Core.Model;

namespace CmgIac.Live.Azure;

/// <summary>
/// How Azure is reached. Without <paramref name="Endpoint"/> it is the cloud of each gateway; with it a private cloud, or a
/// gateway to Azure. <paramref name="Subscription"/> is that of gateways whose spec names none.
/// </summary>
internal sealed record AzureAccess(Uri? Endpoint, Uri? Authority, string? Subscription)
{
    /// <summary>Azure Resource Manager's address, without a slash at its end (Azure's own endpoint tables).</summary>
    public string EndpointOf(AzureCloud cloud) => (Endpoint?.AbsoluteUri
        ?? (cloud == AzureCloud.Public ? "https://management.azure.com" : "https://management.usgovcloudapi.net")).TrimEnd('/');

    /// <summary>Who signs people in; null leaves it to AZURE_AUTHORITY_HOST, as everywhere in Azure's libraries.</summary>
    public Uri? AuthorityOf(AzureCloud cloud) => Authority
        ?? (Endpoint is not null ? null : new Uri(cloud == AzureCloud.Public ? "https://login.microsoftonline.com/" : "https://login.microsoftonline.us/"));

    /// <summary>Microsoft's list of sign-in hosts has no private cloud's.</summary>
    public bool IsPrivate => Endpoint is not null || Authority is not null;
}
