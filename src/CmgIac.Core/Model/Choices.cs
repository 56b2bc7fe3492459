namespace CmgIac.Core.Model;

internal enum DeploymentMethod
{
    ScaleSet,
    Classic,
}

/// <summary>Where the service name, and with it the common name, comes from.</summary>
internal enum ServiceNameSource
{
    Domain,
    Azure,
}

internal enum GatewayState
{
    /// <summary>Everything but the record: the name must not be published before the gateway owns it.</summary>
    Planned,

    Live,

    /// <summary>The record is rendered in each host's form of deletion.</summary>
    Retiring,

    /// <summary>Nothing is rendered; the names are still watched.</summary>
    Retired,
}

internal enum CertificateIssuer
{
    Public,
    Enterprise,
}

internal enum KeyProvider
{
    /// <summary>Microsoft RSA SChannel Cryptographic Provider.</summary>
    Capi,

    /// <summary>Microsoft Software Key Storage Provider.</summary>
    Cng,
}

internal enum CaaTag
{
    Issue,
    IssueWild,
    Iodef,
}
