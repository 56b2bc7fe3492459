using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Rules;

/// <summary>A rule on one gateway. Its name is the offence; it reports and never mends.</summary>
internal delegate IEnumerable<Diagnostic> GatewayRule(GatewaySpec gateway);

/// <summary>A rule on gateways together, across all specs given.</summary>
internal delegate IEnumerable<Diagnostic> FleetRule(Fleet fleet);

/// <summary>All rules, and the stage that applies them.</summary>
internal static class RuleSet
{
    private static readonly ImmutableArray<GatewayRule> OnGateways =
    [
        NameRules.PrefixIsReserved,
        NameRules.RegionDoesNotFit,
        NameRules.CommonNameTooLong,
        NameRules.DeploymentNameTooLong,
        NameRules.SuffixRepeatsRegion,
        NameRules.RenamedFromItself,
        DeploymentRules.Classic,
        DeploymentRules.UsGovernmentSuffixUnsure,
        DeploymentRules.ResourceGroupAdvice,
        DeploymentRules.TagsDoNotFit,
        DeploymentRules.LabSize,
        DeploymentRules.AlertsDoNotFit,
        AzureRules.BudgetDoesNotFit,
        AzureRules.AlertsWithoutContacts,
        AzureRules.WebTestDoesNotFit,
        AzureRules.ObjectIdIsClientId,
        AzureRules.LockOfNothing,
        CertificateRules.NameNoPublicIssuerSigns,
        CertificateRules.AzureServiceName,
        CertificateRules.WildcardDoesNotFit,
        CertificateRules.TemplateDoesNotFitIssuer,
        CertificateRules.OrganizationalUnitAtPublicIssuer,
        CertificateRules.PreviousCommonNameDiffers,
        CertificateRules.AlternativeNamesDoNotFit,
        DnsRules.ZoneDoesNotHoldServiceName,
        DnsRules.ZoneIsDevice,
        DnsRules.AzureZoneName,
        DnsRules.CreatesZone,
        DnsRules.AcmeForwardsToItself,
        DnsRules.DomainIsMicrosofts,
        DnsRules.CaaValueDoesNotFit,
        DnsRules.KubernetesRefuses,
    ];

    private static readonly ImmutableArray<FleetRule> OnFleets =
    [
        FleetRules.NamesClash,
        FleetRules.SharedCertificateDiffers,
        FleetRules.ZoneDiffers,
        FleetRules.ResourceGroupDiffers,
        FleetRules.ResourceGroupTagsDiffer,
        FleetRules.ResourceGroupSettingsDiffer,
        AzureRules.NothingWithoutBicep,
        FleetRules.AlternativeNameRepeated,
        RecordRules.RecordsCollide,
        RecordRules.RecordHidden,
        RecordRules.ChallengeLeadsNowhere,
        FleetRules.DnsWithoutRecord,
        FleetRules.TemplatesDiffer,
    ];

    /// <summary>
    /// Applies every rule, then the suppressions that hold on <paramref name="today"/>. The fleet comes out as it went in.
    /// <paramref name="endedSuppression"/> is how grave an ended suppression is: an error where the spec itself is judged.
    /// Up to <paramref name="most"/> diagnostics are shown.
    /// </summary>
    public static StageResult<Fleet> Check(Fleet fleet, DateOnly today, Severity endedSuppression, int most = DiagnosticList.Limit)
    {
        var diagnostics = new DiagnosticList('3') { Most = most };
        diagnostics.AddRange(Suppressions.Apply(fleet, Apply(fleet), today, endedSuppression));
        return StageResult.Of(fleet, diagnostics);
    }

    /// <summary>The warnings that suppressions keep from being told on <paramref name="today"/>, each once, sorted.</summary>
    public static ImmutableArray<Diagnostic> Accepted(Fleet fleet, DateOnly today) => fleet.Specs.All(spec => spec.Suppressions.IsEmpty)
        ? []
        : DiagnosticList.Sort(Apply(fleet).Where(Suppressions.Accepted(fleet, today)).DistinctBy(diagnostic => (diagnostic.Span, diagnostic.Code)));

    private static IEnumerable<Diagnostic> Apply(Fleet fleet) => fleet.Gateways.Select(gateway => gateway.WithSections()).SelectMany(gateway => OnGateways.SelectMany(rule => rule(gateway)))
        .Concat(OnFleets.SelectMany(rule => rule(fleet)));
}
