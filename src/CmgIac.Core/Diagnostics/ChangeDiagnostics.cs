using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>
/// CMG8xxx: what a change of the specs may not do without a word more, and the guards that stop it. What is said of a gateway
/// that the spec no longer has stands on the other side, as <c>REF:path(line,column)</c>.
/// </summary>
internal static class ChangeDiagnostics
{
    /// <param name="successor">The service name of the one gateway that is new, which may be the same under another name.</param>
    public static Diagnostic LiveGatewayRemoved(SourceSpan before, string serviceName, string deploymentName, string? successor) => Diagnostic.Error("CMG8001", before,
        $"The gateway '{serviceName}' is live, and the spec doesn't have it any more. Let it retire first ('state: retiring'), so that its record goes before it and nobody can take over '{deploymentName}'."
        + (successor is null ? "" : $" If '{successor}' is the same gateway, write 'renamedFrom: {serviceName}' there.")
        + " If record and gateway are gone already, 'cmg diff --allow-removal' lets it go.");

    public static Diagnostic RetiringSkipped(SourceSpan at, string serviceName, string state) => Diagnostic.Warning("CMG8002", at,
        $"The gateway '{serviceName}' was live and is now '{state}', of which no deletion is rendered: DNS hosts that need a record's deletion told don't get it. Write 'state: retiring' first.");

    /// <param name="why">The keys that differ: "region, azure.resourceGroup".</param>
    public static Diagnostic RedeployedInPlace(SourceSpan at, string serviceName, string why, string prefix, string freePrefix) => Diagnostic.Warning("CMG8003", at,
        $"The gateway '{serviceName}' must be deployed anew ({why}), and its names in Azure aren't free for that: two gateways can't have the prefix '{prefix}', and after a deletion the key vault's soft delete keeps it for up to 90 days. A resource group can't move either. "
        + $"Put a new gateway beside it, with another prefix, such as '{freePrefix}', and a resource group of its own; let this one retire once clients have moved.");

    /// <param name="what">"gateways", "records" or "certificates".</param>
    public static Diagnostic TooManyChanges(string verb, string what, int count, int limit) => Diagnostic.Error("CMG8004", SourceSpan.Nowhere(verb),
        $"{count} {what} change, more than the {limit} that '--max-changes' allows. Split the change, or allow as many.");

    /// <param name="zone">"zone 'contoso.com'" or "internal zone 'contoso.com'".</param>
    public static Diagnostic TooManyDeletions(string verb, string zone, int deletions, int records, int limit) => Diagnostic.Error("CMG8005", SourceSpan.Nowhere(verb),
        $"{deletions} of the {records} records in {zone} are deleted, more than {limit} %. If that is meant, allow more by '--max-delete-percent'.");

    public static Diagnostic OtherPlan(string verb, string expected, string actual) => Diagnostic.Error("CMG8006", SourceSpan.Nowhere(verb),
        $"The plan isn't the one that was reviewed: its checksum is '{actual}', and '--expect' says '{expected}'. Have this plan reviewed, or go back to the commits that were.");

    public static Diagnostic FormerNameUnknown(SourceSpan renamedFrom, string serviceName, string formerName, string against) => Diagnostic.Warning("CMG8007", renamedFrom,
        $"'{serviceName}' is said to have been '{formerName}', which '{against}' doesn't have: it is taken for a new gateway. Write the service name that it had there, or leave 'renamedFrom' out.");

    public static Diagnostic FormerNameInUse(SourceSpan renamedFrom, string serviceName, string formerName) => Diagnostic.Warning("CMG8007", renamedFrom,
        $"'{serviceName}' is said to have been '{formerName}', which is another gateway's name before and after: it is taken for a new one. Write the service name that it had, or leave 'renamedFrom' out.");

    /// <param name="verb">The verb as typed.</param>
    public static Diagnostic OtherSetLeftOut(string verb, int count, bool isInternal) => Diagnostic.Warning("CMG8008", SourceSpan.Nowhere(verb),
        isInternal
            ? $"{Records(count)} of public zones {(count == 1 ? "isn't" : "aren't")} printed, because '--internal' asks for the internal ones. Print the public ones without it, for the servers that have them."
            : $"{Records(count)} of internal zones {(count == 1 ? "isn't" : "aren't")} printed, because another server has the zone. Print them by '--internal', for that server.");

    /// <param name="spec">The spec that the other side doesn't have.</param>
    /// <param name="former">The one that it has, with gateways of the same names.</param>
    public static Diagnostic SpecRenamed(string spec, string former) => Diagnostic.Warning("CMG8009", SourceSpan.WholeFile(spec),
        $"The spec '{spec}' isn't there on the other side; it is compared with '{former}', which is gone and had the same gateways.");

    private static string Records(int count) => count == 1 ? "1 record" : $"{count} records";
}
