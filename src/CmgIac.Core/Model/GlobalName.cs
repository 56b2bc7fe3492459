namespace CmgIac.Core.Model;

/// <summary>What Azure gives a name that nobody else in its cloud, or for a DNS label in its region, may have.</summary>
internal enum GlobalNameKind
{
    DnsLabel,
    KeyVault,
    StorageAccount,
}

/// <summary>A globally unique name of a gateway; its first label is the gateway's prefix.</summary>
internal sealed record GlobalName(GatewaySpec Gateway, GlobalNameKind Kind, DnsName Fqdn)
{
    /// <summary>The kind as people read it.</summary>
    public string Title => Kind switch
    {
        GlobalNameKind.DnsLabel => "DNS label",
        GlobalNameKind.KeyVault => "key vault",
        _ => "storage account",
    };
}
