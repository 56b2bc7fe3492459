using System.Collections.Frozen;
using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG3xxx: what a well-formed value may not be, and what two values may not be together.</summary>
internal static partial class RuleDiagnostics
{
    /// <summary>The warnings that a spec may accept; the errors and what suppression itself says are not among them.</summary>
    public static readonly FrozenSet<string> Suppressible = new[]
    {
        "CMG3003", "CMG3007", "CMG3008", "CMG3019", "CMG3024", "CMG3025", "CMG3026", "CMG3029", "CMG3030", "CMG3032", "CMG3034",
        "CMG3035", "CMG3038", "CMG3039", "CMG3046", "CMG3049", "CMG3056", "CMG3060", "CMG3061", "CMG3063", "CMG3064", "CMG3065", "CMG3086",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static Diagnostic PrefixIsDevice(SourceSpan at, string prefix) =>
        Diagnostic.Error("CMG3001", at, $"Prefix '{prefix}' is a device in Windows, which can't hold a folder of that name. Choose another.");

    public static Diagnostic ZoneIsDevice(SourceSpan at, string zone, string device) =>
        Diagnostic.Error("CMG3001", at, $"Zone '{zone}' starts with '{device}', a device in Windows, which can't hold a folder of that name. Give the zone above it.");

    public static Diagnostic PrefixIsReserved(SourceSpan at, string prefix, string refusal) =>
        Diagnostic.Error("CMG3002", at, $"Azure refuses the prefix '{prefix}': {refusal}. Choose another.");

    public static Diagnostic UnknownRegion(SourceSpan at, string region, string? meant) =>
        Diagnostic.Warning("CMG3003", at, $"Region '{region}' is not known to this cmg." + (meant is null ? " If Azure has it, all is well: compare with 'az account list-locations'." : $" Did you mean '{meant}'?"),
            meant is null ? null : Fix.Suggest(at, meant));

    public static Diagnostic RegionOfOtherCloud(SourceSpan at, string region, string regionCloud, string cloud) =>
        Diagnostic.Error("CMG3004", at, $"Region '{region}' is in {regionCloud}, but the gateway is in {cloud}. Change one of the two.");

    public static Diagnostic RegionInChina(SourceSpan at, string region) =>
        Diagnostic.Error("CMG3005", at, $"Region '{region}' is in Azure operated by 21Vianet, which Configuration Manager does not support. Choose a region of AzurePublicCloud or AzureUSGovernmentCloud.");

    public static Diagnostic CommonNameTooLong(SourceSpan at, string commonName, int max, string remedy) =>
        Diagnostic.Error("CMG3006", at, $"The common name '{commonName}' has {commonName.Length} characters. A certificate's has at most {max}. {remedy}");

    public static Diagnostic OrganizationalUnitAtPublicIssuer(SourceSpan at) =>
        Diagnostic.Warning("CMG3007", at, "A public CA may not put an organizational unit into a certificate: it drops it or refuses the request. Remove it, or have an enterprise issuer.");

    public static Diagnostic ResourceGroupAdvice(SourceSpan at, string name, string? lowered) =>
        Diagnostic.Warning("CMG3008", at, $"Resource group '{name}' is not of lower-case letters, digits and '-' alone. Some versions of Configuration Manager name a storage container after it and fail." + (lowered is null ? "" : $" '{lowered}' is safe."),
            lowered is null ? null : Fix.Suggest(at, lowered));

    public static Diagnostic NameTooLong(SourceSpan at, string what, string name, int max) =>
        Diagnostic.Error("CMG3009", at, $"The {what} '{name}' has {name.Length} characters. A DNS name has at most {max}.");

    public static Diagnostic PublicIssuerForMicrosoftDomain(SourceSpan at, string name, string owned, bool isSuffix) =>
        Diagnostic.Error("CMG3010", at, $"No public CA issues for '{name}': {(isSuffix ? $"'deploymentSuffix' says that '{owned}' is Microsoft's" : $"Microsoft owns '{owned}'")}. Use a domain of your own, or an enterprise issuer.");

    public static Diagnostic PublicIssuerForInternalDomain(SourceSpan at, string name) =>
        Diagnostic.Error("CMG3011", at, $"No public CA issues for '{name}', which no registry of public DNS has given out. Use a public domain, or an enterprise issuer.");

    public static Diagnostic PublicIssuerForAzureName(SourceSpan at) =>
        Diagnostic.Error("CMG3012", at, "'serviceNameFrom: azure' needs an enterprise issuer: no public CA issues for Azure's domains. Write 'domain', or 'certificate: {issuer: enterprise}'.");

    public static Diagnostic WildcardForAzureName(SourceSpan at) =>
        Diagnostic.Error("CMG3013", at, "A wildcard certificate can't cover a service name in Azure's domain. Write 'wildcard: false', or 'serviceNameFrom: domain'.");

    public static Diagnostic WildcardTooShallow(SourceSpan at, string wildcard) =>
        Diagnostic.Error("CMG3014", at, $"'{wildcard}' stands for every name of a top-level domain, which no CA signs. A wildcard covers one label of a domain such as *.contoso.com.");

    public static Diagnostic ServiceNameOutsideZone(SourceSpan at, string serviceName, string zone) =>
        Diagnostic.Error("CMG3015", at, $"Zone '{zone}' can't hold '{serviceName}', which is not below it. The zone is the domain or an ancestor of it.");

    public static Diagnostic ServiceNameAtApex(SourceSpan at, string zone) =>
        Diagnostic.Error("CMG3016", at, $"The record would stand at the apex of zone '{zone}', where no CNAME may stand. Give the zone above it.");

    public static Diagnostic RecordCollision(SourceSpan at, string name, string reason, SourceSpan other) =>
        Diagnostic.Error("CMG3017", at, $"The record '{name}' collides: {reason}; see {other}.");

    /// <param name="at">Where the zone is named.</param>
    /// <param name="nearer">The zone between, that another gateway names at <paramref name="other"/>.</param>
    public static Diagnostic RecordHidden(SourceSpan at, string serviceName, string zone, string nearer, SourceSpan other) =>
        Diagnostic.Warning("CMG3049", at, $"'{serviceName}' lies below '{nearer}', a zone of its own at {other}, so that nobody asks zone '{zone}' for it. Give the zone '{nearer}'.", Fix.Suggest(at, nearer));

    public static Diagnostic SameServiceName(SourceSpan at, string serviceName, SourceSpan first) =>
        Diagnostic.Error("CMG3018", at, $"Service name '{serviceName}' is taken by the gateway at {first}. Give this one another prefix.");

    public static Diagnostic RepeatedAlternativeName(SourceSpan at, string name) =>
        Diagnostic.Warning("CMG3019", at, $"'{name}' is the common name, which stands first among the alternative names anyway. Remove it.", Fix.RemoveItem(at));

    public static Diagnostic SameDeploymentName(SourceSpan at, string deploymentName, SourceSpan first) =>
        Diagnostic.Error("CMG3020", at, $"Deployment name '{deploymentName}' is taken by the gateway at {first}: a DNS label is unique in its region. Give this one another prefix.");

    public static Diagnostic SameGlobalName(SourceSpan at, string prefix, string cloud, SourceSpan first) =>
        Diagnostic.Error("CMG3021", at, $"Prefix '{prefix}' is taken by the gateway at {first}: its key vault and storage account are unique in {cloud}, whatever the region. Choose another.");

    public static Diagnostic SharedCertificateDiffers(SourceSpan at, string commonName, string key, SourceSpan first) =>
        Diagnostic.Error("CMG3022", at, $"The certificate '{commonName}' is shared, and '{key}' differs from that of the gateway at {first}. One certificate is one request: give both the same.");

    public static Diagnostic PreviousCommonNameDiffers(SourceSpan at, string previous, string commonName) =>
        Diagnostic.Error("CMG3023", at, $"'{previous}' is not '{commonName}' in another case. A renewed certificate has the same common name to the letter; another name is a new gateway.");

    public static Diagnostic PreviousSpellingKept(SourceSpan at, string previous) =>
        Diagnostic.Warning("CMG3024", at, $"The common name keeps the spelling '{previous}': renewal compares letter by letter.");
}
