using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>
/// CMG6001 to CMG6013: records that aren't as the spec says. They stand at the gateway's prefix, or at the key that asks for the
/// record. What servers write is shown as names and types alone.
/// </summary>
internal static partial class DriftDiagnostics
{
    /// <param name="who">Whose answer it is: "the servers of zone 'contoso.com'".</param>
    /// <param name="record">"CNAME 'granitefalls.westus.cloudapp.azure.com'"</param>
    public static Diagnostic RecordMissing(SourceSpan at, string owner, string record, string who) => Diagnostic.Error("CMG6001", at,
        $"'{owner}' has no record: {who} have nothing at the name. Publish {record}, or set 'state'.");

    public static Diagnostic TargetDiffers(SourceSpan at, string owner, string found, string expected, string who, bool isFree) => Diagnostic.Error("CMG6002", at,
        $"'{owner}' points elsewhere: {who} have {found}, and the spec says '{expected}'."
        + (isFree ? " Nobody has that name in Azure: whoever takes it answers for yours." : "")
        + " Publish the spec's target, or mend the spec.");

    public static Diagnostic TtlDiffers(SourceSpan at, string owner, int found, int expected, string who) => Diagnostic.Warning("CMG6003", at,
        $"'{owner}' has another TTL: {who} have {found} seconds, and the spec says {expected}. Publish the record anew, or write 'ttl: {found}' in the spec.");

    /// <param name="isBeside">The CNAME is there as well.</param>
    public static Diagnostic OtherTypeAtName(SourceSpan at, string owner, string found, string expected, string who, bool isBeside) => Diagnostic.Error("CMG6004", at,
        $"'{owner}' has another record {(isBeside ? "beside" : "in the place of")} CNAME '{expected}': {who} have {found}. A CNAME stands alone: remove the other first.");

    /// <param name="chain">The names on the way, from the owner to the target.</param>
    public static Diagnostic ChainLonger(SourceSpan at, string owner, IReadOnlyCollection<string> chain, string expected, bool isInternal) => Diagnostic.Error("CMG6005", at,
        $"'{owner}'{Where(isInternal)} reaches '{expected}' by a detour: {Arrows(chain)}. Each name on the way can be turned elsewhere; point the record at '{expected}' itself.");

    public static Diagnostic ChainLoops(SourceSpan at, string owner, IReadOnlyCollection<string> chain, string expected, bool isInternal) => Diagnostic.Error("CMG6006", at,
        $"'{owner}'{Where(isInternal)} leads nowhere: its aliases go round in a circle, or on and on: {Arrows(chain)}. Point the record at '{expected}'.");

    public static Diagnostic TargetFree(SourceSpan at, string owner, string target) => Diagnostic.Error("CMG6007", at,
        $"'{owner}' dangles: nobody has '{target}' in Azure, and whoever takes it answers for your name. Remove the record, and publish it once the gateway is there.");

    /// <param name="isFree">Null where it isn't known.</param>
    public static Diagnostic RecordLeft(SourceSpan at, string owner, string found, string state, string who, bool? isFree) => Diagnostic.Error("CMG6008", at,
        $"'{owner}' is still published, though its gateway is {state}: {who} have {found}. "
        + (isFree == true ? "Nobody has that name in Azure any more: whoever takes it answers for yours. Remove the record now."
            : "Once nobody has its target, anybody can take it: remove the record."));

    public static Diagnostic PlannedPublished(SourceSpan at, string owner, string found, string who, bool? isFree) => Diagnostic.Error("CMG6009", at,
        $"'{owner}' is published, though its gateway is planned: {who} have {found}. "
        + (isFree == true ? "Nobody has that name in Azure: whoever takes it answers for yours. " : "")
        + "Remove the record until the gateway is there, or set 'state: live'.");

    /// <param name="statements">Who says what, each as a clause.</param>
    public static Diagnostic ServersDisagree(SourceSpan at, string owner, string expected, IReadOnlyCollection<string> statements, bool isInternal) => Diagnostic.Error("CMG6010", at,
        $"The servers{(isInternal ? " of the internal zone" : "")} don't agree about '{owner}', for which the spec says {expected}: {string.Join("; ", statements)}. See that the zone is transferred to all of them, and that the delegation names no foreign one.");

    public static Diagnostic WildcardAnswers(SourceSpan at, string owner, string found, string expected, string who) => Diagnostic.Error("CMG6011", at,
        $"'{owner}' has no record of its own: {who} have a wildcard that answers for every name beside it, with {found}. Publish CNAME '{expected}' itself.");

    public static Diagnostic ResolverDiffers(SourceSpan at, string owner, string resolver, string found, string published, bool isInternal) => Diagnostic.Error("CMG6012", at,
        $"{resolver} says something else of '{owner}' than the {Kind(isInternal)}: {found}, and not {published}. It has the name from elsewhere, such as {(isInternal ? "the public zone" : "an internal zone")} or a filter: mend that, or leave the resolver out.");

    /// <param name="seconds">How long the answer may still be kept; null where it doesn't say.</param>
    public static Diagnostic ResolverBehind(SourceSpan at, string owner, string resolver, string found, string published, int? seconds, bool isInternal) => Diagnostic.Warning("CMG6013", at,
        $"{resolver} says of '{owner}': {found}, and the {Kind(isInternal)} has {published}. It may be a copy from before a change"
        + (seconds is null ? "" : $", kept for {seconds} seconds more") + ": if the next run says the same, the resolver has the name from elsewhere.");

    private static string Where(bool isInternal) => isInternal ? " in the internal zone" : "";

    private static string Arrows(IReadOnlyCollection<string> chain) => string.Join(" → ", chain);
}
