using System.Collections.Immutable;
using CmgIac.Core.Text;

namespace CmgIac.Core.Model;

/// <summary>
/// One gateway, complete and immutable: every key of the spec with its default filled in, and every derived name. A
/// value keeps the place where it was written, which may be the top level of its file.
/// </summary>
internal sealed record GatewaySpec
{
    /// <summary>The mapping that is the gateway: an item of 'gateways', or the whole spec.</summary>
    public required SourceSpan Span { get; init; }

    public required Located<string>? Organization { get; init; }

    public required Located<DnsName> Domain { get; init; }

    public required Located<GatewayPrefix> Prefix { get; init; }

    public required Located<AzureRegion> Region { get; init; }

    public required Located<AzureCloud> Cloud { get; init; }

    public required Located<DeploymentMethod> Deployment { get; init; }

    public required Located<DnsName>? DeploymentSuffix { get; init; }

    public required Located<ServiceNameSource> ServiceNameFrom { get; init; }

    public required Located<GatewayState> State { get; init; }

    public required Located<DnsName>? RenamedFrom { get; init; }

    public CertificateSpec Certificate { get => CertificateOf(this); init => CertificateOf = _ => value; }

    public DnsSpec Dns => DnsOf(this);

    public AzureSpec Azure => AzureOf(this);

    public ConfigMgrSpec ConfigMgr => ConfigMgrOf(this);

    /// <summary>Families per gateway.</summary>
    public ImmutableArray<Located<string>> Outputs => OutputsOf(this);

    // What isn't given is made of its defaults when it is asked for: kept, they would be most of what a gateway costs.
    public required Func<GatewaySpec, CertificateSpec> CertificateOf { private get; init; }

    public required Func<GatewaySpec, DnsSpec> DnsOf { private get; init; }

    public required Func<GatewaySpec, AzureSpec> AzureOf { private get; init; }

    public required Func<GatewaySpec, ConfigMgrSpec> ConfigMgrOf { private get; init; }

    public required Func<GatewaySpec, ImmutableArray<Located<string>>> OutputsOf { private get; init; }

    /// <summary>The same gateway with its sections at hand, for who asks for them often and forgets it soon.</summary>
    public GatewaySpec WithSections()
    {
        var (certificate, dns, azure, configMgr) = (Certificate, Dns, Azure, ConfigMgr);
        return this with { CertificateOf = _ => certificate, DnsOf = _ => dns, AzureOf = _ => azure, ConfigMgrOf = _ => configMgr };
    }

    /// <summary>Every value as it was written for this gateway, those that it inherits included.</summary>
    public required ImmutableArray<Located<string>> Written { get; init; }

    public string SpecPath => Span.File;

    /// <summary>The spec files of several gateways, each once, in ordinal order.</summary>
    public static ImmutableArray<string> SpecPathsOf(IEnumerable<GatewaySpec> gateways) =>
        [.. gateways.Select(gateway => gateway.SpecPath).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary><c>&lt;prefix&gt;.&lt;region&gt;.&lt;suffix&gt;</c>; classic <c>&lt;prefix&gt;.&lt;suffix&gt;</c>.</summary>
    public DnsName DeploymentName
    {
        get
        {
            var classic = Deployment.Value == DeploymentMethod.Classic;
            var suffix = DeploymentSuffix?.Value.Value ?? (classic ? Cloud.Value.ClassicSuffix : Cloud.Value.ScaleSetSuffix);
            return DnsName.Join(classic ? [Prefix.Value.Value, suffix] : [Prefix.Value.Value, Region.Value.Name, suffix]);
        }
    }

    /// <summary>The names that the gateway claims in Azure: DNS label, key vault, storage account.</summary>
    public ImmutableArray<GlobalName> GlobalNames =>
    [
        new(this, GlobalNameKind.DnsLabel, DeploymentName),
        new(this, GlobalNameKind.KeyVault, DnsName.Join([Prefix.Value.Value, Cloud.Value.KeyVaultSuffix])),
        new(this, GlobalNameKind.StorageAccount, DnsName.Join([Prefix.Value.Value, Cloud.Value.BlobSuffix])),
    ];

    /// <summary>The name that clients talk to: <c>&lt;prefix&gt;.&lt;domain&gt;</c>, or the deployment name.</summary>
    public DnsName ServiceName =>
        HasCname ? DnsName.Join([Prefix.Value.Value, Domain.Value.Value]) : DeploymentName;

    /// <summary>Is a CNAME needed: is the service name the organization's own?</summary>
    public bool HasCname => ServiceNameFrom.Value == ServiceNameSource.Domain;

    public bool IsRendered => State.Value != GatewayState.Retired;

    /// <summary>The common name as the certificate must spell it: lower case, but for one that is being renewed.</summary>
    public string CommonName
    {
        get
        {
            var derived = CommonNameKey;
            return Certificate.PreviousCommonName is { } previous
                && string.Equals(previous.Value, derived, StringComparison.OrdinalIgnoreCase) ? previous.Value : derived;
        }
    }

    /// <summary>The common name in lower case: what tells one certificate from another.</summary>
    public string CommonNameKey => Certificate.Wildcard.Value ? $"*.{Domain.Value}" : ServiceName.Value;

    /// <summary>The certificate's name among files: the common name in lower case, with '_wildcard' for '*'.</summary>
    public string CertificateFileName => CommonNameKey.Replace("*", "_wildcard", StringComparison.Ordinal);

    /// <summary>The common name first, letter for letter, then the alternative names that it doesn't repeat.</summary>
    public ImmutableArray<string> SubjectAlternativeNames =>
    [
        CommonName,
        .. Certificate.AlternativeNames.Select(name => name.Value.Value).Where(name => name != CommonNameKey)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>In the order in which it is requested everywhere: from the name to the country.</summary>
    public DistinguishedName Subject => DistinguishedName.Of(
        ("CN", CommonName),
        ("OU", Certificate.Subject.OrganizationalUnit?.Value),
        ("O", Organization?.Value),
        ("L", Certificate.Subject.Locality?.Value),
        ("S", Certificate.Subject.State?.Value),
        ("C", Certificate.Subject.Country?.Value));

    /// <summary>
    /// Where a CA looks for the challenge of domain validation by DNS: below the name that the certificate is for, which
    /// is the domain itself for a wildcard (RFC 8555 8.4).
    /// </summary>
    public DnsName AcmeChallengeName =>
        DnsName.Join(["_acme-challenge", Certificate.Wildcard.Value ? Domain.Value.Value : ServiceName.Value]);
}
