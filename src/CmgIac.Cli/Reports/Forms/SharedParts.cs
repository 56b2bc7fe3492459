using System.Text.Json.Nodes;
using CmgIac.Core.Model;
using CmgIac.Core.Text;
using static CmgIac.Cli.Reports.Forms.FormPart;

namespace CmgIac.Cli.Reports.Forms;

/// <summary>What several forms have.</summary>
internal static class SharedParts
{
    public static (string, JsonObject) Diagnostics => ("diagnostics", DiagnosticList("What is wrong, in the order of files, lines and columns."));

    public static (string, JsonObject) Gateways => ("gateways", List("The gateways in the order of the specs; none where there are errors.", Gateway));

    public static (string, JsonObject)[] Counts =>
        [("errors", Number("How many diagnostics are errors.")), ("warnings", Number("How many diagnostics are warnings."))];

    public static JsonObject ServiceName => Text("The gateway's service name.");

    public static JsonObject State => Choices<GatewayState>("Where the gateway stands in its life.");

    public static JsonObject DiagnosticList(string description) => List(description, Record(
        "One thing that is wrong.",
        [
            ("code", Text("'cmg explain CODE' has a page on it.", "^CMG[0-9]{4}$")),
            ("severity", Words("How grave it is.", "error", "warning")),
            ("message", Text("What is wrong, and what is allowed.")),
            ("file", Text("Relative to the working folder, with '/'; else who speaks, such as the verb.")),
            .. Span,
            ("fix?", Record("What to write instead.",
            [
                ("title", Text("What it does.")),
                .. Span,
                ("text", Text("What goes in the place of the text at these lines and columns.")),
                ("certain", Flag("Is it the one right answer, which 'cmg validate --fix' writes?")),
            ])),
        ]));

    public static JsonObject RecordValue(string description) => Record(
        description, ("target", Text("The canonical name, or the record's value.")), ("ttl", Number("Seconds.")));

    public static (string, JsonObject)[] Span =>
    [
        ("line", Number("From 1.", 1)),
        ("column", Number("From 1, in UTF-16 units.", 1)),
        ("endLine", Number("From 1.", 1)),
        ("endColumn", Number("Behind the last character.", 1)),
    ];

    private static JsonObject Gateway => Record(
        "A gateway with every derived name.",
        ("serviceName", ServiceName),
        ("deploymentName", Text("Azure's name of the deployment, the record's target.")),
        ("prefix", Text("The deployment name's prefix.")),
        ("region", Text("Azure's short name.")),
        ("cloud", Text("Azure's cloud.")),
        ("deployment", Choices<DeploymentMethod>("How Configuration Manager deploys it.")),
        ("state", State),
        ("certificate", Record(
            "Its server authentication certificate.",
            ("issuer", Choices<CertificateIssuer>("Who signs it.")),
            ("commonName", Text("The common name, letter for letter.")),
            ("subject", Text("The whole subject, as in the certreq policy file.")),
            ("subjectAlternativeNames", Names("The common name first.", "A host name.")),
            ("keyLength", Number("Bits.")),
            ("keyProvider", Choices<KeyProvider>("Windows' provider of the key.")),
            ("hash", Text("The signature's hash.")),
            ("template?", Text("The template of AD CS.")))),
        ("cname", OrNull(Record(
            "Its record; null where the service name is Azure's.",
            ("zone", Text("The zone.")),
            ("name", Text("Relative to the zone.")),
            ("target", Text("The deployment name.")),
            ("ttl", Number("Seconds."))))),
        ("globallyUnique", Record(
            "The names that nobody else in Azure may have.",
            [.. Enum.GetValues<GlobalNameKind>().Select(kind => (Choice.Word(kind), Text("A host name.")))])));
}
