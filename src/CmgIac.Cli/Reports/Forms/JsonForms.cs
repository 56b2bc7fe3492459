using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Certificates.X509;
using CmgIac.Core.Changes;
using CmgIac.Core.Due;
using CmgIac.Core.Model;
using CmgIac.Core.Output;
using CmgIac.Live.Names;
using static CmgIac.Cli.Reports.Forms.FormPart;
using static CmgIac.Cli.Reports.Forms.SharedParts;

namespace CmgIac.Cli.Reports.Forms;

/// <summary>The JSON documents that cmg writes, by the name under which <c>cmg schema</c> has their schemas.</summary>
internal static class JsonForms
{
    private static readonly ImmutableSortedDictionary<string, Func<JsonObject>> Forms = new Dictionary<string, Func<JsonObject>>(StringComparer.Ordinal)
    {
        ["validate"] = () => Verb("validate", [.. Counts, ("fixed?", Fixed)]),
        ["show"] = () => Verb("show", Gateways),
        ["init"] = () => Verb("init", Gateways),
        ["render"] = () => Verb("render", ("changes", Changes(Choices<ChangeKind>("What becomes of it.")))),
        ["check"] = () => Verb("check", ("changes", Changes(
            Choices<CheckState>("How it differs from what the specs render."), ("folder?", Text("With --merge, the folder of a shard that it is in."))))),
        ["diff"] = () => Verb("diff", DiffMembers),
        ["drift"] = () => Verb("drift", DriftMembers),
        ["names"] = () => Verb("names", NamesMembers),
        ["next"] = () => Verb("next", NextMembers),
        ["report"] = () => Verb("report", ("file", OrNull(Text("The page's file; null where none was written.")))),
        ["certificate-check"] = () => Verb("certificate check", [.. Counts, ("files", CheckedFiles)]),
        ["certificate-request"] = () => Verb("certificate request", ("requests", List("What was written.", Record(
            "A key and its request.",
            ("commonName", Text("The certificate's common name.")),
            ("request", Text("The file of the request, for the CA.")),
            ("key", Text("The file of the encrypted private key.")))))),
        ["certificate-calendar"] = () => Verb("certificate calendar", CalendarMembers),
        ["manifest"] = Manifest,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => Forms.Keys;

    /// <summary>The schema of a form as text, "\n" at each line's end; null for a name that there is not.</summary>
    public static string? Write(string name)
    {
        if (!Forms.TryGetValue(name, out var form))
        {
            return null;
        }

        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            // A name, and no address: nothing is to be fetched.
            ["$id"] = $"urn:cmg-iac:{name}:1",
            ["title"] = name == "manifest" ? "cmg.manifest.json" : $"cmg {name.Replace('-', ' ')} --format json",
        };
        var body = form();
        foreach (var (member, value) in body.ToList())
        {
            body.Remove(member);
            schema.Add(member, value);
        }

        return JsonReport.Text(json => schema.WriteTo(json)) + "\n";
    }

    private static JsonObject Verb(string verb, params (string Name, JsonObject Part)[] members) =>
        Record($"What 'cmg {verb}' answers; with errors, every array but the diagnostics is empty. Fields may be added.", [.. members, Diagnostics]);

    private static JsonObject Fixed => List("With --fix: what was written into the specs, or would be; also with errors.", Record(
        "A fix.",
        [
            ("code", Text("Of the diagnostic.", "^CMG[0-9]{4}$")),
            ("file", Text("Relative to the working folder, with '/'.")),
            .. Span,
            ("before", Text("What stood there.")),
            ("after", Text("What stands there.")),
        ]));

    private static JsonObject Changes(JsonObject change, params (string, JsonObject)[] more) => List("Files of the output folder.", Record(
        "A file.", [("path", Text("Relative to the output folder, with '/'.")), ("change", change), .. more]));

    private static (string, JsonObject)[] DiffMembers =>
    [
        ("gateways", List("Every gateway of either side.", Record(
            "What becomes of a gateway.",
            ("serviceName", ServiceName),
            ("change", Choices<GatewayChangeKind>("What becomes of it.")),
            ("reasons", FormPart.Names("Why.", "A clause.")),
            ("formerName", OrNull(Text("The service name that it had.")))))),
        ("records", List("Records that change.", Record(
            "What becomes of a record.",
            ("zone", Text("The zone.")),
            ("name", Text("Relative to the zone.")),
            ("type", Text("The record's type.")),
            ("change", Choices<RecordChangeKind>("What becomes of it.")),
            ("before", OrNull(RecordValue("Null where there was none."))),
            ("after", OrNull(RecordValue("Null where there is none."))),
            ("risk", Choices<Risk>("What may go wrong.")),
            ("internal", Flag("Is it in the internal zone of split-brain DNS?"))))),
        ("certificates", List("Every certificate of either side.", Record(
            "What becomes of a certificate.",
            ("commonName", Text("The common name.")),
            ("change", Choices<CertificateChangeKind>("What becomes of it.")),
            ("reasons", FormPart.Names("Why.", "A clause.")),
            ("gateways", FormPart.Names("Who has it.", "A service name."))))),
        ("checksum", OrNull(Text("The plan's checksum, for --expect; null where there is no plan.", Sha256))),
    ];

    private static (string, JsonObject)[] DriftMembers =>
    [
        ("gateways", List("The gateways that were looked at.", Record(
            "What the world says of a gateway.",
            ("serviceName", ServiceName),
            ("state", State),
            ("result", Words("Does the world agree?", "same", "different", "unknown")),
            ("diagnostics", DiagnosticList("What was found of it."))))),
        ("limits", FormPart.Names("What the answer leaves open.", "A sentence.")),
    ];

    private static (string, JsonObject)[] NamesMembers =>
    [
        ("names", List("Three for each gateway.", Record(
            "A globally unique name.",
            ("serviceName", ServiceName),
            ("kind", Choices<GlobalNameKind>("What is named so.")),
            ("fqdn", Text("The whole name.")),
            ("state", Choices<NameState>("Has somebody got it?")),
            ("source", Words("Who said so.", "dns", "azure")),
            ("deployed", Flag("Is it the gateway's own by now?")),
            ("softDeleted?", Record(
                "The deleted key vault that holds the name.",
                ("deletionDate", OrNull(Text("A day.", Day))),
                ("scheduledPurgeDate", OrNull(Text("A day.", Day))))),
            ("suggestions", FormPart.Names("Prefixes that are free instead.", "A prefix."))))),
        ("limits", FormPart.Names("What the answer leaves open.", "A sentence.")),
    ];

    private static (string, JsonObject)[] NextMembers =>
    [
        ("due", List("What is due, the most urgent first.", Record(
            "One thing to do.",
            ("action", Choices<DueAction>("What to do.")),
            ("serviceName", ServiceName),
            ("gateways", FormPart.Names("Whom it concerns.", "A service name.")),
            ("commonName?", Text("Of the certificate.")),
            ("record?", Text("The record's name.")),
            ("due", OrNull(Text("The last day.", Day))),
            ("overdue", Flag("Is that day over?")),
            ("reason", Text("Why.")),
            ("command", OrNull(Text("What does it.")))))),
        ("unknownCertificates", FormPart.Names("Certificates in use that nobody named the file of.", "A common name.")),
    ];

    private static JsonObject CheckedFiles => List("What was handed in.", Record(
        "A file.",
        ("file", Text("Relative to the working folder, with '/'.")),
        ("kind", Choices<FileKind>("What it is.")),
        ("commonName", OrNull(Text("Of the certificate, where there is exactly one that a gateway can have."))),
        ("gateways", FormPart.Names("Who has this certificate; none where no spec was given.", "A service name."))));

    private static (string, JsonObject)[] CalendarMembers =>
    [
        ("asOf?", Text("Today; absent where the command line isn't understood.", Day)),
        ("until?", Text("The calendar's last day; absent likewise.", Day)),
        ("certificates", List("The certificates of the gateways asked for.", Record(
            "A certificate's renewals.",
            ("commonName", Text("The common name.")),
            ("issuer", Choices<CertificateIssuer>("Who signs it.")),
            ("gateways", FormPart.Names("Who has it.", "A service name.")),
            ("basis", Choices<CalendarBasis>("What the renewals are reckoned from.")),
            ("current", OrNull(Record(
                "The certificate in use.",
                ("notBefore", Text("A time in UTC.")),
                ("notAfter", Text("A time in UTC.")),
                ("issuer", Text("The CA's name.")),
                ("sha256", Text("Of the certificate."))))),
            ("validityDays", OrNull(Number("How long one that is issued today is valid."))),
            ("renewalsAYear", OrNull(Number("At least so many."))),
            ("validationReusableUntil", OrNull(Text("How long the CA may rely on its validation of the domain.", Day))),
            ("renewals", List("One after the other.", Record(
                "A renewal.",
                ("start", OrNull(Text("The first good day.", Day))),
                ("latest", OrNull(Text("The last good day.", Day))),
                ("expires", OrNull(Text("When the certificate that is replaced ends.", Day))),
                ("issued", OrNull(Text("The day that it is reckoned with.", Day))),
                ("validityDays", Number("Of the new one.")),
                ("validatesAgain", Validation))))))),
    ];

    private static JsonObject Validation => OrNull(Flag("Must the domain be validated anew? Null at the organization's own PKI."));

    private static JsonObject Manifest() => Record(
        "The proof that the files of a folder are what cmg wrote. Fields may be added.",
        ("version", Number("Of this form.", 1)),
        ("tool", Text("The version of cmg.")),
        ("specs", FormPart.Names("The specs that it comes from.", "Relative to the output folder.")),
        ("model", Text("SHA-256 of the values that were rendered.", Sha256)),
        ("templates", Text("SHA-256 of the templates.", Sha256)),
        ("files", List("The rendered files of the folder.", Record(
            "A file.", ("path", Text("Relative to the manifest's folder, with '/'.")), ("sha256", Text("Of its bytes.", Sha256))))));
}
