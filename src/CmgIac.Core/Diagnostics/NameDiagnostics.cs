using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>
/// CMG6050 to CMG6099: are the globally unique names free? A diagnostic about a gateway's names stands at its prefix, one
/// for all three, because a prefix is what can be changed. No message holds what a server wrote but codes of its own kind.
/// </summary>
internal static class NameDiagnostics
{
    /// <param name="spec">The first spec given.</param>
    public static Diagnostic NoNameToAsk(string spec) => Diagnostic.Error("CMG6050", SourceSpan.WholeFile(spec),
        "No gateway that was asked for claims a name: 'retired' ones have given theirs back. Ask for another gateway, or change its 'state'.");

    /// <param name="names">What is taken: "key vault 'granitefalls.vault.azure.net'".</param>
    /// <param name="free">Prefixes that are free by the same source, or none.</param>
    /// <param name="mayBeOurs">Can the gateway itself have all that is taken?</param>
    public static Diagnostic PrefixTaken(SourceSpan prefix, string value, string names, IReadOnlyCollection<string> free, bool mayBeOurs) =>
        Diagnostic.Warning("CMG6051", prefix,
            $"Prefix '{value}' is taken: {names}. "
            + $"Choose another prefix{SuchAs(free)}"
            + (mayBeOurs ? "; if it is this gateway that has the name, say '--deployed'." : "."));

    /// <param name="deleted">The day of its deletion, and below that of its purge, as year-month-day; null where Azure doesn't say.</param>
    public static Diagnostic VaultSoftDeleted(SourceSpan prefix, string vault, string? deleted, string? purge, IReadOnlyCollection<string> free) =>
        Diagnostic.Warning("CMG6052", prefix,
            $"The name of the key vault '{vault}' is kept by a vault that was deleted{(deleted is null ? "" : $" on {deleted}")}, "
            + $"until it is purged{(purge is null ? "" : $", which Azure has scheduled for {purge}")}. Purge or recover the vault, wait, or choose another prefix{SuchAs(free)}.");

    /// <param name="why">Names, and what went wrong with each.</param>
    public static Diagnostic ResolverFailed(SourceSpan prefix, string why) => Diagnostic.Error("CMG6053", prefix,
        $"Whether names are free is unknown, because DNS gave no answer: {why}. Ask another server by '--resolver HOST:PORT'.");

    /// <param name="resolver">The server as 'HOST:PORT', whose questions another one answered.</param>
    public static Diagnostic ResolverPassedOver(string resolver, string why, int names) => Diagnostic.Warning("CMG6053", SourceSpan.Nowhere(resolver),
        $"The server gave no answer for {(names == 1 ? "1 name" : $"{names} names")}: {why}. The answers of the other servers count.");

    public static Diagnostic ResolverFalse(SourceSpan prefix, string why) => Diagnostic.Error("CMG6054", prefix,
        $"Whether names are free is unknown, because what DNS says can't be right: {why}. Ask another server by '--resolver HOST:PORT', or Azure by '--azure'.");

    /// <param name="origin">The server as typed, or the verb.</param>
    public static Diagnostic ResolverUnusable(string origin, string problem, string option = "--resolver") => Diagnostic.Error("CMG6055", SourceSpan.Nowhere(origin),
        $"There is no DNS server to ask: {problem}. Give one by '{option} HOST:PORT'.");

    public static Diagnostic DeployedNameFree(SourceSpan prefix, string names) => Diagnostic.Warning("CMG6056", prefix,
        $"The gateway is said to be deployed, but nobody has {names}: anybody can take the name, and with a DNS label what its CNAME points to. Redeploy the gateway, or remove the record and set 'state'.");

    public static Diagnostic TimeUp(SourceSpan prefix, string names) => Diagnostic.Error("CMG6057", prefix,
        $"Whether names are free is unknown, because the time was over: {names}. Give more seconds by '--timeout', or fewer gateways by '--gateway'.");

    public static Diagnostic SubscriptionMissing(SourceSpan gateway, string serviceName) => Diagnostic.Error("CMG6060", gateway,
        $"Azure is asked within a subscription, and '{serviceName}' has none. Write 'azure.subscription' in the spec, or give it by '--subscription'.");

    public static Diagnostic SignInFailed(SourceSpan prefix, string why) => Diagnostic.Error("CMG6061", prefix,
        $"Whether names are free is unknown, because nobody is signed in to Azure: {why}. Sign in by 'az login', set AZURE_TENANT_ID, AZURE_CLIENT_ID and a secret or certificate, or use a managed identity.");

    public static Diagnostic TokenRefused(SourceSpan prefix, string why) => Diagnostic.Error("CMG6062", prefix,
        $"Whether names are free is unknown, because Azure Resource Manager refuses the sign-in: {why}. Sign in again, to the tenant of the subscription and the cloud of the spec.");

    public static Diagnostic PermissionMissing(SourceSpan prefix, string why) => Diagnostic.Error("CMG6063", prefix,
        $"Whether names are free is unknown, because who is signed in may not ask: {why}. The role Reader on the subscription has these permissions.");

    public static Diagnostic DeletedVaultsUnread(SourceSpan prefix, string vault, string why) => Diagnostic.Warning("CMG6064", prefix,
        $"Whether the key vault '{vault}' is a deleted one that keeps its name is unknown, because the list of deleted vaults can't be read: {why}.");

    public static Diagnostic QuestionRefused(SourceSpan prefix, string why) => Diagnostic.Error("CMG6065", prefix,
        $"Whether names are free is unknown, because Azure Resource Manager refuses the question: {why}. See that the subscription's id is right, that the region is one of the cloud, and that the resource provider is registered.");

    public static Diagnostic Throttled(SourceSpan prefix, string why) => Diagnostic.Error("CMG6066", prefix,
        $"Whether names are free is unknown, because Azure Resource Manager takes no more questions for now: {why}. Run again later, or give more seconds by '--timeout'.");

    public static Diagnostic AzureFailed(SourceSpan prefix, string why) => Diagnostic.Error("CMG6067", prefix,
        $"Whether names are free is unknown, because Azure Resource Manager gave no answer: {why}. Run again later.");

    public static Diagnostic AnswerUnreadable(SourceSpan prefix, string why) => Diagnostic.Error("CMG6068", prefix,
        $"Whether names are free is unknown, because the answer isn't Azure Resource Manager's: {why}. See what stands between cmg and Azure, such as a proxy, or mend '--arm-endpoint'.");

    public static Diagnostic ClassicName(SourceSpan prefix, string names) => Diagnostic.Error("CMG6069", prefix,
        $"Whether names are free is unknown, because Azure Resource Manager has no question for a classic deployment name: {names}. Ask DNS, without '--azure', or set 'deployment: scaleSet'.");

    private static string SuchAs(IReadOnlyCollection<string> free) =>
        free.Count == 0 ? "" : $", such as {string.Join(", ", free.Select(value => $"'{value}'"))}";
}
