using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;

namespace CmgIac.Core.Binding;

/// <summary>The gateways of one file out of their mappings; what several inherit they share.</summary>
internal sealed class GatewayBinder
{
    private static readonly Func<GatewaySpec, CertificateSpec> DefaultCertificate = gateway => BindCertificate(Absent(gateway));
    private static readonly Func<GatewaySpec, DnsSpec> DefaultDns = gateway => BindDns(Absent(gateway), gateway.Domain);
    private static readonly Func<GatewaySpec, AzureSpec> DefaultAzure = gateway => BindAzure(Absent(gateway), DefaultGroup(gateway.Prefix, gateway.Region));
    private static readonly Func<GatewaySpec, ConfigMgrSpec> DefaultConfigMgr = gateway => BindConfigMgr(Absent(gateway));
    private static readonly Func<GatewaySpec, ImmutableArray<Located<string>>> DefaultOutputs = gateway => Absent(gateway).List(SpecKeys.Outputs);

    private readonly Dictionary<SpecNode, object> values = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SpecNode, Located<string>> written = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SpecMapping, (object With, object Made)> sections = new(ReferenceEqualityComparer.Instance);

    public GatewaySpec Bind(SpecMapping mapping)
    {
        var spec = new SpecReader(mapping, mapping.Span) { Shared = values };
        var domain = spec.Value(SpecKeys.Domain);
        var prefix = spec.Value(SpecKeys.Prefix);
        var region = spec.Value(SpecKeys.Region);
        var defaultGroup = DefaultGroup(prefix, region);
        return new GatewaySpec
        {
            Span = mapping.Span,
            Organization = spec.Optional(SpecKeys.Organization),
            Domain = domain,
            Prefix = prefix,
            Region = region,
            Cloud = spec.Value(SpecKeys.Cloud),
            Deployment = spec.Value(SpecKeys.Deployment),
            DeploymentSuffix = spec.Optional(SpecKeys.DeploymentSuffix),
            ServiceNameFrom = spec.Value(SpecKeys.ServiceNameFrom),
            State = spec.Value(SpecKeys.State),
            RenamedFrom = spec.Optional(SpecKeys.RenamedFrom),
            CertificateOf = Section(spec.Section(SpecKeys.Certificate), "", BindCertificate, DefaultCertificate),
            DnsOf = Section(spec.Section(SpecKeys.Dns), domain, section => BindDns(section, domain), DefaultDns),
            AzureOf = Section(spec.Section(SpecKeys.Azure), defaultGroup, section => BindAzure(section, defaultGroup), DefaultAzure),
            ConfigMgrOf = Section(spec.Section(SpecKeys.ConfigMgr), "", BindConfigMgr, DefaultConfigMgr),
            OutputsOf = Outputs(spec),
            Written = [.. mapping.Values.Select(Written)],
        };
    }

    /// <summary>
    /// A section as it is given, once for all that inherit it; or its defaults, which stand at the gateway.
    /// <paramref name="with"/> is what of the gateway it depends on.
    /// </summary>
    private Func<GatewaySpec, T> Section<T>(SpecReader section, object with, Func<SpecReader, T> bind, Func<GatewaySpec, T> byDefault)
        where T : class
    {
        if (section.Mapping is not { } mapping)
        {
            return byDefault;
        }

        if (!sections.TryGetValue(mapping, out var known) || !known.With.Equals(with) || known.Made is not Func<GatewaySpec, T> made)
        {
            var bound = bind(section);
            made = _ => bound;
            sections[mapping] = (with, made);
        }

        return made;
    }

    private Func<GatewaySpec, ImmutableArray<Located<string>>> Outputs(SpecReader spec)
    {
        if (spec.Given(SpecKeys.Outputs) is not { } node)
        {
            return DefaultOutputs;
        }

        if (!values.TryGetValue(node, out var known))
        {
            var given = spec.List(SpecKeys.Outputs);
            values.Add(node, known = (Func<GatewaySpec, ImmutableArray<Located<string>>>)(_ => given));
        }

        return (Func<GatewaySpec, ImmutableArray<Located<string>>>)known;
    }

    private Located<string> Written(SpecScalar value) =>
        written.TryGetValue(value, out var known) ? known : written[value] = new Located<string>(value.Text, value.Span);

    private static string DefaultGroup(Located<GatewayPrefix> prefix, Located<AzureRegion> region) => $"rg-cmg-{prefix}-{region}";

    private static SpecReader Absent(GatewaySpec gateway) => new(null, gateway.Span);

    private static CertificateSpec BindCertificate(SpecReader certificate)
    {
        var subject = certificate.Section(CertificateKeys.Subject);
        return new CertificateSpec
        {
            Issuer = certificate.Value(CertificateKeys.Issuer),
            Wildcard = certificate.Value(CertificateKeys.Wildcard),
            KeyLength = certificate.Value(CertificateKeys.KeyLength),
            KeyProvider = certificate.Value(CertificateKeys.Provider),
            Hash = certificate.Value(CertificateKeys.Hash),
            Template = certificate.Optional(CertificateKeys.Template),
            AlternativeNames = certificate.List(CertificateKeys.AlternativeNames),
            PreviousCommonName = certificate.Optional(CertificateKeys.PreviousCommonName),
            Current = certificate.Optional(CertificateKeys.Current),
            Subject = new SubjectSpec(
                subject.Optional(CertificateKeys.OrganizationalUnit), subject.Optional(CertificateKeys.Locality),
                subject.Optional(CertificateKeys.SubjectState), subject.Optional(CertificateKeys.Country)),
            Outputs = certificate.List(CertificateKeys.Outputs),
        };
    }

    private static DnsSpec BindDns(SpecReader dns, Located<DnsName> domain)
    {
        var zone = dns.Optional(DnsKeys.Zone) ?? domain with { IsDefault = true };
        var ttl = dns.Value(DnsKeys.Ttl);
        var inner = dns.Section(DnsKeys.Internal);
        var azure = dns.Section(DnsKeys.Azure);
        var externalDns = dns.Section(DnsKeys.ExternalDns);
        return new DnsSpec
        {
            Zone = zone,
            Ttl = ttl,
            Outputs = dns.List(DnsKeys.Outputs),
            Internal = !inner.IsGiven ? null : new InternalDnsSpec(
                inner.Place,
                inner.Optional(DnsKeys.InternalZone) ?? zone with { IsDefault = true },
                inner.Optional(DnsKeys.InternalTtl) ?? ttl with { IsDefault = true },
                inner.List(DnsKeys.InternalOutputs),
                inner.Optional(DnsKeys.WindowsServer),
                inner.Optional(DnsKeys.ZoneScope)),
            Azure = !azure.IsGiven ? null : new AzureDnsSpec(
                azure.Place,
                azure.Optional(DnsKeys.Subscription),
                azure.Section(DnsKeys.ResourceGroup).Optional(DnsKeys.ResourceGroupName),
                azure.Value(DnsKeys.CreateZone),
                azure.Value(DnsKeys.Lock)),
            Caa =
            [
                .. dns.Items(DnsKeys.Caa).Select(item =>
                    new CaaSpec(item.Place, item.Value(DnsKeys.Tag).Value, item.Value(DnsKeys.CaaValue))),
            ],
            AcmeDelegateTo = dns.Section(DnsKeys.AcmeChallenge).Optional(DnsKeys.DelegateTo),
            TerraformImport = dns.Section(DnsKeys.Terraform).Value(DnsKeys.Import),
            ExternalDns = new ExternalDnsSpec(
                externalDns.Value(DnsKeys.Namespace), externalDns.Pairs(DnsKeys.Labels), externalDns.Pairs(DnsKeys.Annotations)),
        };
    }

    private static AzureSpec BindAzure(SpecReader azure, string defaultGroup)
    {
        var group = azure.Section(AzureKeys.ResourceGroup);
        var (budget, alerts, webTest) = (azure.Section(AzureKeys.Budget), azure.Section(AzureKeys.Alerts), azure.Section(AzureKeys.WebTest));
        return new AzureSpec
        {
            Subscription = azure.Optional(AzureKeys.Subscription),
            Tenant = azure.Optional(AzureKeys.Tenant),
            ResourceGroup = group.Optional(AzureKeys.ResourceGroupName)
                ?? new Located<string>(defaultGroup, group.Place, IsDefault: true),
            CreateResourceGroup = group.Value(AzureKeys.CreateResourceGroup),
            Tags = azure.Pairs(AzureKeys.Tags),
            ServerAppObjectId = azure.Optional(AzureKeys.ServerAppObjectId),
            Budget = !budget.IsGiven ? null : new BudgetSpec(
                budget.Place, budget.Optional(AzureKeys.BudgetAmount), budget.List(AzureKeys.BudgetContacts), budget.Optional(AzureKeys.BudgetStart)),
            Alerts = !alerts.IsGiven ? null : new ActivityAlertsSpec(alerts.Place, alerts.List(AzureKeys.AlertContacts)),
            WebTest = !webTest.IsGiven ? null : new WebTestSpec(
                webTest.Place, webTest.Optional(AzureKeys.ApplicationInsights), webTest.Value(AzureKeys.CertificateDays)),
        };
    }

    private static ConfigMgrSpec BindConfigMgr(SpecReader configMgr) => new()
    {
        Description = configMgr.Optional(ConfigMgrKeys.Description),
        VmSize = configMgr.Value(ConfigMgrKeys.VmSize),
        Instances = configMgr.Value(ConfigMgrKeys.Instances),
        Content = configMgr.Value(ConfigMgrKeys.Content),
        EnforceTls12 = configMgr.Value(ConfigMgrKeys.EnforceTls12),
        VerifyClientRevocation = configMgr.Value(ConfigMgrKeys.VerifyClientRevocation),
        Alerts = BindAlerts(configMgr.Section(ConfigMgrKeys.Alerts)),
        SiteCode = configMgr.Optional(ConfigMgrKeys.SiteCode),
        SiteServer = configMgr.Optional(ConfigMgrKeys.SiteServer),
        ServerAppClientId = configMgr.Optional(ConfigMgrKeys.ServerAppClientId),
        ClientRoots = configMgr.List(ConfigMgrKeys.ClientRoots),
        ConnectionPoints = configMgr.List(ConfigMgrKeys.ConnectionPoints),
    };

    private static AlertsSpec? BindAlerts(SpecReader alerts) => !alerts.IsGiven ? null : new(
        alerts.Place,
        alerts.Optional(ConfigMgrKeys.TrafficGB),
        alerts.Optional(ConfigMgrKeys.StorageGB),
        alerts.Value(ConfigMgrKeys.WarningPercent),
        alerts.Value(ConfigMgrKeys.CriticalPercent),
        alerts.Value(ConfigMgrKeys.StopService));
}
