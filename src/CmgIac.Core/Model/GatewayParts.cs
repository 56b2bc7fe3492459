using System.Collections.Immutable;
using CmgIac.Core.Text;

namespace CmgIac.Core.Model;

internal sealed record CertificateSpec
{
    public required Located<CertificateIssuer> Issuer { get; init; }

    public required Located<bool> Wildcard { get; init; }

    /// <summary>2048 or 4096 bits.</summary>
    public required Located<int> KeyLength { get; init; }

    public required Located<KeyProvider> KeyProvider { get; init; }

    /// <summary>sha256, sha384 or sha512.</summary>
    public required Located<string> Hash { get; init; }

    public required Located<string>? Template { get; init; }

    public required ImmutableArray<Located<DnsName>> AlternativeNames { get; init; }

    /// <summary>As spelled in the certificate being renewed: capitals kept.</summary>
    public required Located<string>? PreviousCommonName { get; init; }

    public required Located<string>? Current { get; init; }

    /// <summary>What the file of <see cref="Current"/> says; null where there is none, or nobody has read it.</summary>
    public CertificateInUse? InUse { get; init; }

    public required SubjectSpec Subject { get; init; }

    public required ImmutableArray<Located<string>> Outputs { get; init; }
}

internal sealed record SubjectSpec(
    Located<string>? OrganizationalUnit, Located<string>? Locality, Located<string>? State, Located<string>? Country);

internal sealed record DnsSpec
{
    public required Located<DnsName> Zone { get; init; }

    /// <summary>Seconds, 1 to 2147483647.</summary>
    public required Located<int> Ttl { get; init; }

    public required ImmutableArray<Located<string>> Outputs { get; init; }

    public required InternalDnsSpec? Internal { get; init; }

    public required AzureDnsSpec? Azure { get; init; }

    public required ImmutableArray<CaaSpec> Caa { get; init; }

    public required Located<DnsName>? AcmeDelegateTo { get; init; }

    /// <summary>The gateway's records exist, and Terraform is to take them over.</summary>
    public required Located<bool> TerraformImport { get; init; }

    public required ExternalDnsSpec ExternalDns { get; init; }

    /// <summary>The public zone, then the internal one where there is one.</summary>
    public IEnumerable<Located<DnsName>> Zones => Internal is null ? [Zone] : [Zone, Internal.Zone];
}

/// <summary>The same record for the internal zone of split-brain DNS.</summary>
internal sealed record InternalDnsSpec(
    SourceSpan Span, Located<DnsName> Zone, Located<int> Ttl, ImmutableArray<Located<string>> Outputs,
    Located<string>? WindowsServer, Located<string>? ZoneScope);

internal sealed record AzureDnsSpec(
    SourceSpan Span, Located<string>? Subscription, Located<string>? ResourceGroup, Located<bool> CreateZone, Located<bool> Lock);

/// <summary>Of the objects that ExternalDNS reads: labels and annotations in the order written.</summary>
internal sealed record ExternalDnsSpec(
    Located<string> Namespace, ImmutableArray<(Located<string> Name, Located<string> Value)> Labels,
    ImmutableArray<(Located<string> Name, Located<string> Value)> Annotations);

internal sealed record CaaSpec(SourceSpan Span, CaaTag Tag, Located<string> Value);

internal sealed record AzureSpec
{
    public required Located<string>? Subscription { get; init; }

    public required Located<string>? Tenant { get; init; }

    public required Located<string> ResourceGroup { get; init; }

    public required Located<bool> CreateResourceGroup { get; init; }

    /// <summary>In the order written.</summary>
    public required ImmutableArray<(Located<string> Name, Located<string> Value)> Tags { get; init; }

    /// <summary>Of the server app's service principal, which is neither its client id nor the app registration's object id.</summary>
    public required Located<string>? ServerAppObjectId { get; init; }

    public required BudgetSpec? Budget { get; init; }

    public required ActivityAlertsSpec? Alerts { get; init; }

    public required WebTestSpec? WebTest { get; init; }
}

/// <summary>
/// A monthly amount in the billing currency, 1 to 999999999. <paramref name="Start"/> is the first of a month. What is
/// missing is a rule's to tell, because it may be inherited.
/// </summary>
internal sealed record BudgetSpec(SourceSpan Span, Located<int>? Amount, ImmutableArray<Located<string>> Contacts, Located<DateOnly>? Start);

/// <summary>Who is told of what happens in the resource group, by e-mail.</summary>
internal sealed record ActivityAlertsSpec(SourceSpan Span, ImmutableArray<Located<string>> Contacts);

/// <summary>An availability test. <paramref name="ApplicationInsights"/> is a resource id; days are 1 to 365.</summary>
internal sealed record WebTestSpec(SourceSpan Span, Located<string>? ApplicationInsights, Located<int> CertificateDays);

internal sealed record ConfigMgrSpec
{
    public required Located<string>? Description { get; init; }

    public required Located<string> VmSize { get; init; }

    /// <summary>1 to 16.</summary>
    public required Located<int> Instances { get; init; }

    public required Located<bool> Content { get; init; }

    public required Located<bool> EnforceTls12 { get; init; }

    public required Located<bool> VerifyClientRevocation { get; init; }

    public required AlertsSpec? Alerts { get; init; }

    public required Located<string>? SiteCode { get; init; }

    public required Located<string>? SiteServer { get; init; }

    public required Located<string>? ServerAppClientId { get; init; }

    public required ImmutableArray<Located<string>> ClientRoots { get; init; }

    public required ImmutableArray<Located<string>> ConnectionPoints { get; init; }
}

/// <summary>
/// Thresholds in GB, 1 to 999999: of outbound data in 14 days and of what storage holds. Percentages of them, 1 to 100.
/// </summary>
internal sealed record AlertsSpec(
    SourceSpan Span, Located<int>? TrafficGB, Located<int>? StorageGB, Located<int> WarningPercent, Located<int> CriticalPercent,
    Located<bool> StopService);
