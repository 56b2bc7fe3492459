using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Binding;

/// <summary>The table of keys: every key of the spec, once.</summary>
internal static class SpecKeys
{
    public static readonly ScalarKey<int> Version = new("version", Scalars.Version, "The version of this format.")
    { Level = KeyLevel.File, Default = "1" };

    public static readonly ScalarKey<string> Organization = new("organization", Scalars.TextUpTo(64), "The organization (O) in the certificate's subject.")
    { Example = "Contoso, Ltd." };

    public static readonly ScalarKey<DnsName> Domain = new("domain", NameScalars.HostName, "The organization's public DNS domain.")
    { IsRequired = true, Example = "contoso.com" };

    public static readonly ScalarKey<GatewayPrefix> Prefix = new("prefix", NameScalars.Prefix, $"The deployment name's prefix, globally unique in Azure. {GatewayPrefix.ValidValues}")
    { IsRequired = true, Level = KeyLevel.Gateway, Example = "granitefalls" };

    public static readonly ScalarKey<AzureRegion> Region = new("region", NameScalars.Region, "Azure's short name of the region.")
    { IsRequired = true, Example = "westus" };

    public static readonly ScalarKey<AzureCloud> Cloud = new("cloud", NameScalars.Cloud, "The Azure environment.")
    { Default = AzureCloud.Public.Name };

    public static readonly ScalarKey<DeploymentMethod> Deployment = new("deployment",
        Scalars.Choice([("scaleSet", DeploymentMethod.ScaleSet), ("classic", DeploymentMethod.Classic)], [("vmss", "scaleSet"), ("virtualMachineScaleSet", "scaleSet")])
            .Meaning("A virtual machine scale set, as Azure deploys gateways today.", "A classic cloud service. Azure ended these in 2024: the name dangles, and cmg warns."),
        "How the gateway is deployed; classic is history, and the before side of a comparison.")
    { Default = "scaleSet" };

    public static readonly ScalarKey<DnsName> DeploymentSuffix = new("deploymentSuffix", NameScalars.HostName, "Replaces what follows the region (classic: the prefix) in the deployment name; without a leading dot.")
    { Example = "cloudapp.usgovcloudapi.net" };

    public static readonly ScalarKey<ServiceNameSource> ServiceNameFrom = new("serviceNameFrom",
        Scalars.Choice([("domain", ServiceNameSource.Domain), ("azure", ServiceNameSource.Azure)])
            .Meaning("<prefix>.<domain>, with a CNAME record to the deployment name.", "The deployment name itself, without a record."),
        "Where the service name comes from: the domain, with a CNAME; or Azure, where it is the deployment name.")
    { Default = "domain" };

    public static readonly ScalarKey<GatewayState> State = new("state",
        Scalars.Choice([("planned", GatewayState.Planned), ("live", GatewayState.Live), ("retiring", GatewayState.Retiring), ("retired", GatewayState.Retired)])
            .Meaning(
                "No record yet: the name must not be published before the gateway owns it.", "It is there, with its record.",
                "It goes: the record is rendered in each host's form of deletion.", "It is gone: nothing is rendered, its names are still watched."),
        "planned renders no record yet; retiring renders the record's deletion; retired renders nothing.")
    { Default = "live" };

    public static readonly ScalarKey<DnsName> RenamedFrom = new("renamedFrom", NameScalars.HostName, "The service name that this gateway had.")
    { Level = KeyLevel.Gateway, Example = "granitefalls.contoso.net" };

    public static readonly SectionKey Certificate = CertificateKeys.Section;

    public static readonly SectionKey Dns = DnsKeys.Section;

    public static readonly SectionKey Azure = AzureKeys.Section;

    public static readonly SectionKey ConfigMgr = ConfigMgrKeys.Section;

    public static readonly ScalarKey<string> Templates = new("templates", Scalars.Text, "A folder of templates that overlays the built-in ones, relative to the spec.")
    { Level = KeyLevel.File, Example = "templates" };

    public static readonly ListKey<string> Outputs = new("outputs", SharedKeys.Families(
        ("bicep", "What Azure may be told ahead of Configuration Manager."), ("configmgr", "Scripts for the site server."), ("runbook", "The order of steps.")), "Families of files per gateway.")
    { Default = "[bicep, configmgr, runbook]" };

    public static readonly ScalarKey<string> SuppressCode = new("code", NameScalars.SuppressibleCode, "The warning's code: CMG3xxx.")
    { IsRequired = true, Example = "CMG3007" };

    public static readonly ScalarKey<string> SuppressReason = new("reason", Scalars.Text, "Why it is accepted.")
    { IsRequired = true };

    public static readonly ScalarKey<DateOnly> SuppressUntil = new("until", Scalars.Date, "The last day; from the day after, the warning is back.")
    { Example = "2027-01-31" };

    public static readonly ItemsKey Suppress = new("suppress", [SuppressCode, SuppressReason, SuppressUntil], "Warnings that are accepted in this file.")
    { Level = KeyLevel.File };

    /// <summary>What a gateway is made of; an item of 'gateways' overrides the top level key by key.</summary>
    public static readonly ImmutableArray<SpecKey> Gateway =
    [
        Organization, Domain, Prefix, Region, Cloud, Deployment, DeploymentSuffix, ServiceNameFrom, State, RenamedFrom,
        Certificate, Dns, Azure, ConfigMgr, Outputs,
    ];

    public static readonly GatewaysKey Gateways = new("gateways", "The gateways; without it, the top level is the one gateway. Each item inherits the top level and overrides it key by key.")
    { Level = KeyLevel.File };

    public static readonly ImmutableArray<SpecKey> All = [Version, .. Gateway, Templates, Suppress, Gateways];
}

/// <summary>Keys that several sections share; apart from them, so that no table waits for another to be made.</summary>
internal static class SharedKeys
{
    /// <summary>One family; those that cmg has are offered, others are template folders of the user's.</summary>
    public static ScalarKey<string> Families(params ImmutableArray<(string Value, string Meaning)> known) =>
        new("outputs", NameScalars.Family.Suggesting(known), "A family of files.");
}

internal static class CertificateKeys
{
    public static readonly ScalarKey<CertificateIssuer> Issuer = new("issuer",
        Scalars.Choice([("public", CertificateIssuer.Public), ("enterprise", CertificateIssuer.Enterprise)])
            .Meaning("A public certificate provider.", "The organization's own PKI, such as AD CS."),
        "A public provider, or the organization's own PKI.")
    { Default = "public" };

    public static readonly ScalarKey<bool> Wildcard = new("wildcard", Scalars.Boolean, "One certificate with the common name *.domain for all gateways of the domain that say so.")
    { Default = "false" };

    public static readonly ScalarKey<int> KeyLength = new("keyLength", Scalars.Choice([("2048", 2048), ("4096", 4096)], areNumbers: true), "The RSA key's length in bits.")
    { Default = "2048" };

    public static readonly ScalarKey<KeyProvider> Provider = new("keyProvider",
        Scalars.Choice([("capi", KeyProvider.Capi), ("cng", KeyProvider.Cng)], [("ksp", "cng"), ("csp", "capi")])
            .Meaning("A CryptoAPI provider.", "A key storage provider of CNG (v3)."),
        "Where Windows keeps the key: a CryptoAPI provider, or a key storage provider (v3).")
    { Default = "capi" };

    public static readonly ScalarKey<string> Hash = new("hash",
        Scalars.Choice([("sha256", "sha256"), ("sha384", "sha384"), ("sha512", "sha512")]), "The hash of the request's signature.")
    { Default = "sha256" };

    public static readonly ScalarKey<string> Template = new("template", NameScalars.CertificateTemplate, "The AD CS template's name (not its display name); with an enterprise issuer only.")
    { Example = "CmgServer" };

    public static readonly ListKey<DnsName> AlternativeNames = new("alternativeNames",
        new("alternativeNames", NameScalars.HostNameOrWildcard, "A further name."), "Further subject alternative names, after the common name.")
    { Default = "[]" };

    public static readonly ScalarKey<string> PreviousCommonName = new("previousCommonName", NameScalars.CommonName, "The common name of the certificate being renewed, as it is spelled there: renewal compares letter by letter.")
    { Example = "GraniteFalls.contoso.com" };

    public static readonly ScalarKey<string> Current = new("current", Scalars.Text, "The public certificate in use, a file beside the spec: its common name's spelling, and when it must be renewed.")
    { Example = "certs/granitefalls.cer" };

    public static readonly ScalarKey<string> OrganizationalUnit = new("organizationalUnit", Scalars.TextUpTo(64), "OU of the subject.");

    public static readonly ScalarKey<string> Locality = new("locality", Scalars.TextUpTo(128), "L of the subject: the city.");

    public static readonly ScalarKey<string> SubjectState = new("state", Scalars.TextUpTo(128), "S of the subject: the state or province.");

    public static readonly ScalarKey<string> Country = new("country", Scalars.Country, "C of the subject: two letters of ISO 3166.") { Example = "US" };

    public static readonly SectionKey Subject = new("subject", [OrganizationalUnit, Locality, SubjectState, Country], "The rest of the certificate's subject.");

    public static readonly ListKey<string> Outputs = new("outputs", SharedKeys.Families(("certreq", "A policy file for certreq."), ("openssl", "A configuration for OpenSSL.")), "Families of files per certificate.") { Default = "[certreq, openssl]" };

    public static readonly SectionKey Section = new("certificate",
        [Issuer, Wildcard, KeyLength, Provider, Hash, Template, AlternativeNames, PreviousCommonName, Current, Subject, Outputs],
        "The server authentication certificate.");
}

internal static class DnsKeys
{
    public static readonly ScalarKey<DnsName> Zone = new("zone", NameScalars.HostName, "The zone that holds the record; the domain by default.") { Example = "contoso.com" };

    public static readonly ScalarKey<int> Ttl = new("ttl", Scalars.Ttl, "The record's time to live: seconds, or one number and one unit (30m, 1h, 1d).") { Default = "3600" };

    public static readonly ListKey<string> Outputs = new("outputs", SharedKeys.Families(
        ("azure", "Bicep of Azure DNS."), ("bind", "A master file fragment (RFC 1035)."), ("nsupdate", "Dynamic update (RFC 2136)."), ("octodns", "octoDNS."),
        ("dnscontrol", "DNSControl."), ("terraform", "A Terraform module."), ("route53", "Amazon Route 53."), ("windows", "Windows DNS."), ("external-dns", "ExternalDNS in Kubernetes.")), "Families of files per zone: azure, bind, nsupdate, octodns, dnscontrol, terraform, route53, windows, external-dns.") { Default = "[azure, bind]" };

    public static readonly ScalarKey<DnsName> InternalZone = Zone with { Summary = "The internal zone; the public one's name by default." };

    public static readonly ScalarKey<int> InternalTtl = Ttl with { Summary = "The internal record's time to live; the public one's by default.", Default = null };

    public static readonly ListKey<string> InternalOutputs = Outputs with { Summary = "Families of files for the internal zone.", Default = "[windows]" };

    public static readonly ScalarKey<string> WindowsServer = new("windowsServer", NameScalars.Server, "The Windows DNS server that holds the internal zone.") { Example = "dc01.corp.contoso.com" };

    public static readonly ScalarKey<string> ZoneScope = new("zoneScope", Scalars.TextUpTo(255), "The zone scope on that server.");

    public static readonly SectionKey Internal = new("internal", [InternalZone, InternalTtl, InternalOutputs, WindowsServer, ZoneScope], "Split-brain DNS: the same record for the internal zone.");

    public static readonly ScalarKey<string> Subscription = new("subscription", Scalars.Guid, "The subscription of the zone.");

    public static readonly ScalarKey<string> ResourceGroupName = new("name", NameScalars.ResourceGroup, "The resource group's name.") { IsRequired = true };

    public static readonly SectionKey ResourceGroup = new("resourceGroup", [ResourceGroupName], "The resource group of the zone.", ResourceGroupName) { Example = "rg-dns" };

    public static readonly ScalarKey<bool> CreateZone = new("createZone", Scalars.Boolean, "Create the zone rather than find it.") { Default = "false" };

    public static readonly ScalarKey<bool> Lock = new("lock", Scalars.Boolean, "Lock the gateways' records in Azure DNS, public and private, against deletion.") { Default = "false" };

    public static readonly SectionKey Azure = new("azure", [Subscription, ResourceGroup, CreateZone, Lock], "Where Azure DNS holds the zone; without it, the deployment command chooses.");

    public static readonly ScalarKey<CaaTag> Tag = new("tag", Scalars.Choice([("issue", CaaTag.Issue), ("issuewild", CaaTag.IssueWild), ("iodef", CaaTag.Iodef)])
            .Meaning("This CA may issue.", "This CA may issue wildcard certificates.", "Where violations are reported to."), "What the record says (RFC 8659).") { IsRequired = true };

    public static readonly ScalarKey<string> CaaValue = new("value", NameScalars.CaaValue, "The CA's domain, or where to report to.") { IsRequired = true, Example = "digicert.com" };

    public static readonly ItemsKey Caa = new("caa", [Tag, CaaValue], "CAA records at the zone's apex.");

    public static readonly ScalarKey<DnsName> DelegateTo = new("delegateTo", NameScalars.RecordTarget, "The name that answers the challenges.") { IsRequired = true };

    public static readonly SectionKey AcmeChallenge = new("acmeChallenge", [DelegateTo], "Delegates domain validation by DNS: no TXT record can stand beside the gateway's CNAME.");

    public static readonly ScalarKey<bool> Import = new("import", Scalars.Boolean, "Render import blocks for this gateway's records, which exist already; Terraform takes them in a root module alone.") { Default = "false" };

    public static readonly SectionKey Terraform = new("terraform", [Import], "How Terraform gets to know the records.");

    public static readonly ScalarKey<string> Namespace = new("namespace", Scalars.TextUpTo(KubernetesName.MaxLabel), "The namespace of the objects.") { Default = "external-dns" };

    public static readonly ObjectPairsKey Labels = new("labels", "Labels of the objects, for ExternalDNS' filter.", IsText: false);

    public static readonly ObjectPairsKey Annotations = new("annotations", "Annotations of the objects, for ExternalDNS' filter.", IsText: true);

    public static readonly SectionKey ExternalDns = new("externalDns", [Namespace, Labels, Annotations], "The objects that ExternalDNS reads in Kubernetes.");

    public static readonly SectionKey Section = new("dns", [Zone, Ttl, Outputs, Internal, Azure, Caa, AcmeChallenge, Terraform, ExternalDns], "The record that leads from the service name to the deployment name.");
}

internal static class ConfigMgrKeys
{
    public static readonly ScalarKey<string> Description = new("description", Scalars.TextUpTo(255), "The gateway's description in the console.");

    public static readonly ScalarKey<string> VmSize = new("vmSize",
        Scalars.Choice([("A2_v2", "A2_v2"), ("A4_v2", "A4_v2"), ("B2s", "B2s")], [("Standard_A2_v2", "A2_v2"), ("Standard_A4_v2", "A4_v2"), ("Standard_B2s", "B2s")])
            .Meaning("The wizard's Standard.", "The wizard's Large.", "The wizard's Lab, for tests."),
        "The virtual machines' size; B2s is for a lab.")
    { Default = "A2_v2" };

    public static readonly ScalarKey<int> Instances = new("instances", Scalars.Number(1, 16), "How many virtual machines.") { Default = "1" };

    public static readonly ScalarKey<bool> Content = new("content", Scalars.Boolean, "Serve content from cloud storage.") { Default = "true" };

    public static readonly ScalarKey<bool> EnforceTls12 = new("enforceTls12", Scalars.Boolean, "Refuse what is older than TLS 1.2.") { Default = "true" };

    public static readonly ScalarKey<bool> VerifyClientRevocation = new("verifyClientRevocation", Scalars.Boolean, "Look up whether client certificates are revoked.") { Default = "true" };

    public static readonly ScalarKey<string> SiteCode = new("siteCode", NameScalars.SiteCode, "The site's code.") { Example = "PS1" };

    public static readonly ScalarKey<string> SiteServer = new("siteServer", NameScalars.Server, "The site server.");

    public static readonly ScalarKey<string> ServerAppClientId = new("serverAppClientId", Scalars.Guid, "The server app's client id in Microsoft Entra.");

    public static readonly ListKey<string> ClientRoots = new("clientRoots", new("clientRoots", Scalars.Text, "A certificate file."), "Trusted roots of client certificates: files.");

    public static readonly ListKey<string> ConnectionPoints = new("connectionPoints", new("connectionPoints", NameScalars.Server, "A server."), "Servers with the CMG connection point.");

    public static readonly ScalarKey<int> TrafficGB = new("trafficGB", Scalars.Number(1, 999_999), "Alert at this much outbound data in 14 days, in GB.") { Example = "10000" };

    public static readonly ScalarKey<int> StorageGB = new("storageGB", Scalars.Number(1, 999_999), "Alert at this much content in storage, in GB.") { Example = "2000" };

    public static readonly ScalarKey<int> WarningPercent = new("warningPercent", Scalars.Number(1, 100), "The share of a threshold that warns.") { Default = "50" };

    public static readonly ScalarKey<int> CriticalPercent = new("criticalPercent", Scalars.Number(1, 100), "The share of a threshold that is critical.") { Default = "90" };

    public static readonly ScalarKey<bool> StopService = new("stopService", Scalars.Boolean, "Stop the gateway when outbound data is critical.") { Default = "false" };

    public static readonly SectionKey Alerts = new("alerts", [TrafficGB, StorageGB, WarningPercent, CriticalPercent, StopService], "Configuration Manager's own alerts; none where no threshold is given.");

    public static readonly SectionKey Section = new("configmgr",
        [Description, VmSize, Instances, Content, EnforceTls12, VerifyClientRevocation, Alerts, SiteCode, SiteServer, ServerAppClientId, ClientRoots, ConnectionPoints],
        "What Configuration Manager's wizard asks for.");
}
