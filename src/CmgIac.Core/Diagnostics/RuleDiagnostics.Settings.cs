using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>The rules on deployment, certificate settings, shared zones and groups, and suppression.</summary>
internal static partial class RuleDiagnostics
{
    public static Diagnostic Classic(SourceSpan at, string deploymentName) =>
        Diagnostic.Warning("CMG3025", at, $"Azure ended classic cloud services in 2024: '{deploymentName}' dangles, and whoever gets hold of it answers for a record that points there. Write 'scaleSet', or keep this as the before side of a comparison.",
            Fix.Suggest(at, "scaleSet"));

    public static Diagnostic UsGovernmentSuffixUnsure(SourceSpan at, string deploymentName) =>
        Diagnostic.Warning("CMG3026", at, $"Microsoft's pages disagree on US Government's suffix. Compare '{deploymentName}' with the wizard's 'Deployment name' before the record is published, and write what it shows as 'deploymentSuffix'.");

    public static Diagnostic TemplateAtPublicIssuer(SourceSpan at) =>
        Diagnostic.Error("CMG3027", at, "A public CA has no certificate templates and may refuse a request that names one. Remove 'template' ('template: ~' clears an inherited one), or have an enterprise issuer.");

    public static Diagnostic EnterpriseWithoutTemplate(SourceSpan at) =>
        Diagnostic.Warning("CMG3029", at, "An AD CS enterprise CA needs 'template', the certificate template's name. If the PKI is another, all is well.");

    public static Diagnostic AzureServiceName(SourceSpan at, string serviceName) =>
        Diagnostic.Warning("CMG3030", at, $"The service name '{serviceName}' is Azure's: a change of region or deployment method is a new certificate and a new gateway. A name in your own domain survives both.");

    public static Diagnostic ZoneDiffers(SourceSpan at, string zone, string key, SourceSpan first) =>
        Diagnostic.Error("CMG3031", at, $"Zone '{zone}' is one, but '{key}' differs from that of the gateway at {first}. Give both the same.");

    public static Diagnostic CreatesZone(SourceSpan at, string zone) =>
        Diagnostic.Warning("CMG3032", at, $"A second zone for a domain that is in use answers nobody: '{zone}' must be delegated to the name servers that Azure gives the new zone. Write 'false' where the zone exists.");

    public static Diagnostic ResourceGroupDiffers(SourceSpan at, string group, string key, SourceSpan first) =>
        Diagnostic.Error("CMG3033", at, $"Resource group '{group}' is one, but '{key}' differs from that of the gateway at {first}. Give both the same, or each a group of its own.");

    public static Diagnostic LabSize(SourceSpan at) =>
        Diagnostic.Warning("CMG3034", at, "B2s serves ten clients and is for a lab. In production write A2_v2 or A4_v2.");

    public static Diagnostic AzureZoneName(SourceSpan at, string zone, string family) =>
        Diagnostic.Warning("CMG3035", at, $"Azure DNS holds zones of 2 to 34 labels, and '{zone}' is none. Remove '{family}' from the outputs, or give another zone.");

    public static Diagnostic TooManyTags(SourceSpan at, int count, int max, bool isTested) =>
        Diagnostic.Error("CMG3036", at, $"The gateway has {count} tags with those that it inherits. Azure allows {max}{(isTested ? " beside that of the web test" : "")}.");

    public static Diagnostic SameTag(SourceSpan at, string name, string other) =>
        Diagnostic.Error("CMG3037", at, $"Tag '{name}' and tag '{other}' are one to Azure, which ignores case. Keep one.");

    public static Diagnostic RenamedFromItself(SourceSpan at, string name) =>
        Diagnostic.Warning("CMG3038", at, $"'{name}' is the service name that the gateway has now. 'renamedFrom' is the one that it had; remove it.", Fix.RemoveEntry(at));

    public static Diagnostic NoRecordForAzureName(SourceSpan at) =>
        Diagnostic.Warning("CMG3039", at, "Nothing comes of this: with 'serviceNameFrom: azure' the gateway has no record in your zone. Remove it.");

    public static Diagnostic AlternativeNamesTooLong(SourceSpan at, int length, int max) =>
        Diagnostic.Error("CMG3040", at, $"The alternative names together have {length} characters in the request. A certreq policy file carries {max}; remove some.");

    public static Diagnostic SuppressionEndsSoon(SourceSpan at, string code, DateOnly until, int days) =>
        Diagnostic.Warning("CMG3041", at, $"The suppression of {code} ends {When(until, days)}. Mend what it hides, or set a later day.");

    public static Diagnostic SuppressionEnded(SourceSpan at, string code, DateOnly until, Severity severity) =>
        new("CMG3042", severity, at, $"The suppression of {code} ended on {Day(until)}. Mend what it hid and remove it, or set a later day.");

    public static Diagnostic TemplatesDiffer(SourceSpan at, string first, SourceSpan other) =>
        Diagnostic.Error("CMG3043", at, $"Another spec of this run names the template folder '{first}', at {other}. One run has one: render the specs apart, or give both the same.");

    public static Diagnostic AcmeForwardsToItself(SourceSpan at, string name) =>
        Diagnostic.Error("CMG3028", at, $"'{name}' would be an alias of itself. 'delegateTo' is the name that answers in its place.");

    /// <param name="name">The challenge's own name.</param>
    /// <param name="by">Where it is delegated to, which leads back.</param>
    public static Diagnostic AcmeForwardsInCircle(SourceSpan at, string name, string by) =>
        Diagnostic.Error("CMG3028", at, $"'{name}' would be an alias of itself, by way of '{by}'. 'delegateTo' is the name that answers in its place.");

    public static Diagnostic AcmeForwardsToAlias(SourceSpan at, string serviceName) =>
        Diagnostic.Error("CMG3028", at, $"It leads to '{serviceName}', a gateway's own alias, beside which no challenge can stand. 'delegateTo' is a name that answers with a TXT record.");

    private static string When(DateOnly until, int days) => days switch
    {
        0 => $"today, {Day(until)}",
        1 => $"tomorrow, {Day(until)}",
        _ => $"on {Day(until)}, in {days} days",
    };

    public static Diagnostic DomainIsMicrosofts(SourceSpan at, string domain) =>
        Diagnostic.Error("CMG3044", at, $"'{domain}' is Microsoft's, and no record of yours can stand there. Use a domain of your own, or 'serviceNameFrom: azure', where the service name is the deployment name.");

    public static Diagnostic SuffixRepeatsRegion(SourceSpan at, string suffix, string region, string rest) =>
        Diagnostic.Error("CMG3045", at, $"'{suffix}' begins with the region, which stands before the suffix anyway. Write what follows '{region}.'.", Fix.Replace(at, rest));

    public static Diagnostic ResourceGroupTagsDiffer(SourceSpan at, string group, SourceSpan first) =>
        Diagnostic.Warning("CMG3046", at, $"Resource group '{group}' is one, but its tags differ from those of the gateway at {first}: the last deployment wins. Give both the same.");

    public static Diagnostic CaaValueDoesNotFit(SourceSpan at, string tag, string value, string form, string? meant) =>
        Diagnostic.Error("CMG3047", at, $"'{value}' is no value of a CAA record '{tag}', which is {form}.", Fix.Maybe(at, meant));

    public static Diagnostic NoNamespace(SourceSpan at, string name, string? meant) =>
        Diagnostic.Error("CMG3048", at, $"'{name}' is no namespace of Kubernetes, which is 1 to 63 lower-case letters, digits and inner '-'.", Fix.Maybe(at, meant));

    public static Diagnostic NoLabelName(SourceSpan at, string name) =>
        Diagnostic.Error("CMG3048", at, $"'{name}' is no name of a label or annotation in Kubernetes, which is 1 to 63 letters, digits and inner '-', '_', '.'; a DNS name and '/' may stand in front.");

    public static Diagnostic NoLabelValue(SourceSpan at, string name, string value) =>
        Diagnostic.Error("CMG3048", at, $"'{value}' is no value of the label '{name}', which is up to 63 letters, digits and inner '-', '_', '.'. An annotation takes any text.");

    public static Diagnostic AnnotationsTooLong(SourceSpan at, int length, int max) =>
        Diagnostic.Error("CMG3048", at, $"The annotations together have {length} bytes; an object of Kubernetes holds {max}.");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Diagnostic WarningNotBelowCritical(SourceSpan at, int warning, int critical) =>
        Diagnostic.Error("CMG3085", at, $"The warning at {warning} percent of a threshold doesn't come before the critical alert at {critical}. Make 'warningPercent' the smaller.");

    public static Diagnostic AlertsOfNothing(SourceSpan at) =>
        Diagnostic.Warning("CMG3086", at, "These alerts have no threshold, and nothing is watched. Write 'trafficGB' or 'storageGB', or remove 'alerts'.");

    public static Diagnostic StopsAtNothing(SourceSpan at) =>
        Diagnostic.Warning("CMG3086", at, "Only outbound data stops a gateway, and no threshold of it is given. Write 'trafficGB', or remove 'stopService'.");
}
