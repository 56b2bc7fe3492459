using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;

namespace CmgIac.Core.Binding;

/// <summary>Trees to a fleet: holds each against the table of keys, inherits, and reads every value into its type.</summary>
internal static class SpecBinder
{
    /// <summary>Of all specs of a run: two and a half times the largest fleet that is measured.</summary>
    public const int MaxGateways = 250_000;

    public static StageResult<Fleet> Bind(SpecSet specs) => Bind(specs, DiagnosticList.Limit);

    /// <summary>As above; up to <paramref name="most"/> diagnostics are shown, and <paramref name="maxGateways"/> gateways are read.</summary>
    public static StageResult<Fleet> Bind(SpecSet specs, int most, int maxGateways = MaxGateways)
    {
        var diagnostics = new DiagnosticList('2') { Most = most };
        if (FirstBeyond(specs, maxGateways) is { } beyond)
        {
            diagnostics.Add(BindDiagnostics.TooManyGateways(beyond, maxGateways));
            return StageResult.Of<Fleet>(null, diagnostics);
        }

        foreach (var document in specs.Documents)
        {
            SpecShape.ValidateDocument(document.Root, diagnostics);
            ReportMissing(document.Root, diagnostics);
        }

        return StageResult.Of(
            diagnostics.HasErrors ? null : new Fleet([.. specs.Documents.Select(BindFile)]), diagnostics);
    }

    /// <summary>The gateway that is one too many, before anything is made of those before it; null where there is none.</summary>
    private static SourceSpan? FirstBeyond(SpecSet specs, int most)
    {
        var left = most;
        foreach (var root in specs.Documents.Select(document => document.Root))
        {
            var items = root.Find(SpecKeys.Gateways.Name)?.Value is SpecSequence list ? list.Items : [root];
            if (items.Length > left)
            {
                return items[left].Span;
            }

            left -= items.Length;
        }

        return null;
    }

    /// <summary>Each gateway with what it inherits; none where 'gateways' is not the list that it should be.</summary>
    private static ImmutableArray<SpecMapping> GatewaysOf(SpecMapping root) => root.Find(SpecKeys.Gateways.Name)?.Value switch
    {
        null or { IsNull: true } => [root],
        SpecSequence list => [.. list.Items.OfType<SpecMapping>().Select(item => SpecInheritance.Inherit(root, item))],
        _ => [],
    };

    /// <summary>
    /// A required key that every one of several gateways lacks is missing once, at the top level that they inherit;
    /// else at each that lacks it.
    /// </summary>
    private static void ReportMissing(SpecMapping root, DiagnosticList diagnostics)
    {
        if (root.Find(SpecKeys.Gateways.Name)?.Value is not (null or SpecSequence or { IsNull: true }))
        {
            // No list of gateways, which is reported: what they would have had can't be missed.
            return;
        }

        var gateways = GatewaysOf(root);
        var required = SpecKeys.Gateway
            .Where(key => key.IsRequired
                && gateways.Any(gateway => gateway.Find(key.Name) is null or { Value.IsNull: true })
                && !IsMeantAtTop(root, gateways, key))
            .ToList();
        var lackedByAll = required
            .Where(key => key.Level == KeyLevel.Both && gateways.Length > 1 && gateways.All(gateway => gateway.Find(key.Name) is null))
            .ToList();
        SpecShape.ReportMissing(root, lackedByAll, SpecKeys.All, diagnostics);
        foreach (var gateway in gateways)
        {
            SpecShape.ReportMissing(gateway, required.Except(lackedByAll), SpecKeys.All, diagnostics);
        }
    }

    /// <summary>Does the top level have the key misspelt, or where it may not stand? Then that is the one mistake.</summary>
    private static bool IsMeantAtTop(SpecMapping root, ImmutableArray<SpecMapping> gateways, SpecKey key) =>
        SpecShape.IsMisspelt(root, key, SpecKeys.All)
        || (key.Level == KeyLevel.Gateway && root.Find(key.Name) is { Value.IsNull: false } && !gateways.Any(gateway => ReferenceEquals(gateway, root)));

    private static SpecFile BindFile(SpecDocument document)
    {
        var root = new SpecReader(document.Root, document.Root.Span);
        return new SpecFile(
            document.Path,
            root.Optional(SpecKeys.Templates),
            [
                .. root.Items(SpecKeys.Suppress).Select(item => new Suppression(
                    item.Value(SpecKeys.SuppressCode), item.Value(SpecKeys.SuppressReason), item.Optional(SpecKeys.SuppressUntil))),
            ],
            [.. GatewaysOf(document.Root).Select(BindGateway)]);
    }

    private static GatewaySpec BindGateway(SpecMapping mapping)
    {
        var spec = new SpecReader(mapping, mapping.Span);
        var domain = spec.Value(SpecKeys.Domain);
        var prefix = spec.Value(SpecKeys.Prefix);
        var region = spec.Value(SpecKeys.Region);
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
            Certificate = BindCertificate(spec.Section(SpecKeys.Certificate)),
            Dns = BindDns(spec.Section(SpecKeys.Dns), domain),
            Azure = BindAzure(spec.Section(SpecKeys.Azure), $"rg-cmg-{prefix}-{region}"),
            ConfigMgr = BindConfigMgr(spec.Section(SpecKeys.ConfigMgr)),
            Outputs = spec.List(SpecKeys.Outputs),
            Written = [.. mapping.Values.Select(value => new Located<string>(value.Text, value.Span))],
        };
    }

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
