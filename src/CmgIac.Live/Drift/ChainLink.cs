using System.Collections.Immutable;

namespace CmgIac.Live.Drift;

/// <summary>What a client comes past on its way to a gateway.</summary>
internal enum ChainLink
{
    /// <summary>The connection: does anybody answer in TLS?</summary>
    Https,

    /// <summary>The CNAME record, and the zone that it is in.</summary>
    Record,

    /// <summary>The deployment name: does anybody have it in Azure?</summary>
    Target,

    /// <summary>The certificate that is served, and who may issue it.</summary>
    Certificate,
}

/// <summary>What the world says of a link, from the least to the worst.</summary>
internal enum LinkState
{
    /// <summary>Nobody was to be asked about it.</summary>
    NotAsked,

    Same,

    /// <summary>Nobody answered, or the links before it don't lead there.</summary>
    Unknown,

    Different,
}

/// <summary>Which link a finding is about.</summary>
internal static class ChainLinks
{
    /// <summary>The code of a zone that isn't in DNS.</summary>
    public const string ZoneMissing = "CMG6018";

    public static readonly ImmutableArray<ChainLink> All = [ChainLink.Https, ChainLink.Record, ChainLink.Target, ChainLink.Certificate];

    /// <summary>What is said of the certificate that is served has the codes of files handed in, which begin with 7.</summary>
    public static ImmutableArray<ChainLink> Of(string code) => code switch
    {
        "CMG6025" => All,
        "CMG6007" or "CMG6023" => [ChainLink.Target],
        "CMG6030" => [ChainLink.Https, ChainLink.Certificate],
        "CMG6014" or "CMG6015" or "CMG6024" or "CMG6031" => [ChainLink.Certificate],
        _ when code.StartsWith("CMG6", StringComparison.Ordinal) => [ChainLink.Record],
        _ => [ChainLink.Certificate],
    };
}
