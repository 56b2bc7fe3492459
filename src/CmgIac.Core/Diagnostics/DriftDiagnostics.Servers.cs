using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG6014 to CMG6029: zones, their servers, and what of DNS can't be known.</summary>
internal static partial class DriftDiagnostics
{
    /// <param name="found">The CAA records that count, and where they stand.</param>
    public static Diagnostic CaaForbids(SourceSpan at, string name, string? issuer, string found) => Diagnostic.Error("CMG6014", at,
        $"CAA records forbid {(issuer is null ? "every public CA" : $"'{issuer}'")} to issue for '{name}': {found}. Add the issuer to them, or mend 'dns.caa'.");

    public static Diagnostic CaaMissing(SourceSpan at, string zone, string lacking, string found) => Diagnostic.Warning("CMG6015", at,
        $"The zone '{zone}' lacks CAA records of the spec: {lacking}; it has {found}. Publish them, or take them out of 'dns.caa'.");

    /// <param name="reasons">Clauses.</param>
    public static Diagnostic DnssecBroken(SourceSpan at, string zone, IReadOnlyCollection<string> reasons, bool isInternal) => Diagnostic.Error("CMG6016", at,
        $"DNSSEC of {(isInternal ? "the internal zone " : "")}'{zone}' is broken: {string.Join("; ", reasons)}. Resolvers that check signatures can't find its names: sign the zone anew, or mend or remove the DS record in the parent zone.");

    public static Diagnostic ServerLame(SourceSpan at, string zone, IReadOnlyCollection<string> servers, bool isInternal) => Diagnostic.Warning("CMG6017", at,
        $"Not every server named for the {Kind(isInternal)} '{zone}' has it: {string.Join("; ", servers)}. Load the zone there, or take the server out of the NS records, here and in the parent zone.");

    /// <param name="above">The zone that has its names, or null.</param>
    public static Diagnostic ZoneMissing(SourceSpan at, string zone, string? above, bool isInternal) => Diagnostic.Error("CMG6018", at,
        $"There is no {Kind(isInternal)} '{zone}' in DNS" + (above is null ? ", nor one that could have its names. Delegate it, or mend 'dns.zone'."
            : $": its names belong to '{above}'. Write 'zone: {above}' under 'dns', or delegate '{zone}'."));

    public static Diagnostic AliasRecord(SourceSpan at, string owner, string expected, string who) => Diagnostic.Error("CMG6019", at,
        $"'{owner}' is an alias record set in {who}, which follows a resource in Azure, and not CNAME '{expected}'. Put a plain record set in its place.");

    public static Diagnostic ServerSilent(SourceSpan at, string zone, IReadOnlyCollection<string> servers, bool isInternal) => Diagnostic.Error("CMG6020", at,
        $"What a server of the {Kind(isInternal)} '{zone}' says is unknown: {string.Join("; ", servers)}. The answers of the other servers count; see that it runs and that this machine may ask it.");

    public static Diagnostic AuthorityUnknown(SourceSpan at, string zone, IReadOnlyCollection<string> servers, bool isInternal) => Diagnostic.Error("CMG6021", at,
        $"What the {Kind(isInternal)} '{zone}' says is unknown, because none of its servers gives an answer: {string.Join("; ", servers)}. Name servers that this machine may ask by '--{(isInternal ? "internal-" : "")}server HOST:PORT'.");

    /// <param name="resolver">As 'HOST:PORT'.</param>
    public static Diagnostic ResolverSilent(string resolver, int names, IReadOnlyCollection<string> whys, bool isInternal) => Diagnostic.Error("CMG6022", SourceSpan.Nowhere(resolver),
        $"What the {(isInternal ? "internal " : "")}resolver says of {(names == 1 ? "1 name" : $"{names} names")} is unknown: {string.Join(", ", whys)}. See that this machine may ask it, or give another by '--{(isInternal ? "internal-" : "")}resolver HOST:PORT'.");

    public static Diagnostic TargetUnknown(SourceSpan at, string target, string why) => Diagnostic.Error("CMG6023", at,
        $"Whether somebody has '{target}' in Azure is unknown: {why}. Give a resolver that knows the Internet by '--resolver HOST:PORT'.");

    public static Diagnostic CaaUnknown(SourceSpan at, string name, string why) => Diagnostic.Error("CMG6024", at,
        $"Whether CAA records let a CA issue for '{name}' is unknown: {why}. A CA that gets no answer may refuse as well: see that the servers of that name answer for the type CAA.");

    public static Diagnostic DriftTimeUp(SourceSpan at, string serviceName) => Diagnostic.Error("CMG6025", at,
        $"What the world says of '{serviceName}' is unknown, because the time was over. Give more seconds by '--timeout', or fewer gateways by '--gateway'.");

    public static Diagnostic NameTaken(SourceSpan at, string owner, string found, string who) => Diagnostic.Error("CMG6026", at,
        $"'{owner}' has a record that isn't this gateway's: {who} have {found}. Applying would replace it or fail: find out whose it is, and remove it first.");

    /// <param name="spec">The first spec given.</param>
    public static Diagnostic NothingToWatch(string spec) => Diagnostic.Error("CMG6027", SourceSpan.WholeFile(spec),
        "There is nothing to ask for: no gateway that was asked for has a record, and none is live. Ask for another gateway, or change its 'state'.");

    /// <summary>Both sides of split-brain DNS may have a zone of one name.</summary>
    private static string Kind(bool isInternal) => isInternal ? "internal zone" : "zone";
}
