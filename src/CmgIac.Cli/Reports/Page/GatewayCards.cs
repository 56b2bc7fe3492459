using System.Collections.Immutable;
using CmgIac.Core.Changes;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;
using CmgIac.Live.Drift;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>A card for each gateway: its chain as a picture, what was found, its records, all its names.</summary>
internal sealed class GatewayCards(ReportFacts facts, FleetFilter filter, DiagnosticCards diagnostics)
{
    /// <summary>Of more rows a browser lays out only those in view.</summary>
    public const int MostAtOnce = 100;

    /// <summary>Of gateways that share a certificate.</summary>
    private const int MostNamed = 5;

    private readonly ILookup<DnsName, (ZoneSet Zone, CnameRecord Record)> records = facts.Zones
        .SelectMany(zone => zone.Records.Select(record => (Zone: zone, Record: record)))
        .ToLookup(item => item.Record.Gateway);

    /// <summary>The gateways that have one certificate with a gateway, itself among them.</summary>
    private readonly ILookup<DnsName, IReadOnlyList<GatewaySpec>> sharing = facts.Certificates
        .SelectMany(certificate => certificate.Gateways.Select(gateway => (gateway.ServiceName, (IReadOnlyList<GatewaySpec>)certificate.Gateways)))
        .ToLookup(item => item.ServiceName, item => item.Item2);

    /// <summary>Is each gateway one line, which opens?</summary>
    private bool IsCompact => facts.Gateways.Length > Fold.Screen;

    public static string IdOf(DnsName serviceName) => $"gateway-{serviceName.Value}";

    /// <param name="drawn">Called after each.</param>
    public Html Section(Action? drawn) => Tag(
        "section", Set("id", "gateways"), Set("aria-labelledby", "gateways-title"),
        Set("data-part", ""),
        Tag("h2", Set("id", "gateways-title"), facts.Gateways.Length == 1 ? "Gateway" : "Gateways"),
        !IsCompact ? null : Div("head", Set("aria-hidden", "true"), new[] { "Service name", "State", "Region", "Certificate", "" }.Select(title => Tag("span", title))),
        Div(IsCompact ? "cards compact" : "cards", facts.Gateways.Select(gateway =>
        {
            var card = Card(gateway);
            drawn?.Invoke();
            return card;
        })));

    private Html Card(GatewaySpec gateway)
    {
        var drift = facts.Drift?.Of(gateway);
        var (_, state) = filter.ResultOf(gateway);
        var id = IdOf(gateway.ServiceName);
        var certificate = CertificateWords.Of(gateway, facts.Today);
        return Tag(
            "article", Class(certificate.Kind == "different" ? "card different" : "card"), Set("id", id), Set("aria-labelledby", $"{id}-title"),
            Set("data-search", SearchText(gateway, certificate)), filter.AttributesOf(gateway, diagnostics),
            Folded(
                [
                    Tag("h3", Set("id", $"{id}-title"), Name(gateway.ServiceName.Value)),
                    Tag(
                        "span", Class("badges"),
                        Badge(Choice.Word(gateway.State.Value), $"state-{Choice.Word(gateway.State.Value)}"),
                        Badge($"{gateway.Region}", "region"),
                        IsCompact ? Tag("span", Class("certificate"), CertificateOf(gateway, certificate)) : null,
                        Tag(
                            "span", Class("chips"),
                            facts.Drift is null ? null : Badge(state == LinkState.Unknown ? "? not known" : ChainPicture.WordOf(state), ChainPicture.ClassOf(state)),
                            certificate.Alarm is { } alarm ? Badge(alarm, certificate.Kind) : null,
                            filter.ChangeOf(gateway) is var change && change != GatewayChangeKind.Unchanged ? Badge(Choice.Word(change), "change") : null,
                            diagnostics.LinksOf(gateway.ServiceName))),
                ],
                Div(
                    "sides",
                    ChainPicture.Of(gateway, facts.Drift, facts.Today),
                    Div("facts", Findings(drift), Records(gateway), Certificate(gateway, certificate), Names(gateway), Settings(gateway)))));
    }

    private object[] Folded(object[] head, Html body) => IsCompact ? [Tag("details", Tag("summary", head), body)] : [.. head, body];

    /// <summary>"public, wildcard, valid until 2027-03-01"</summary>
    private static string CertificateOf(GatewaySpec gateway, CertificateWords words) => string.Join(", ", new[]
    {
        Choice.Word(gateway.Certificate.Issuer.Value), gateway.Certificate.Wildcard.Value ? "wildcard" : null, gateway.Certificate.InUse is null ? null : words.InUse,
    }.OfType<string>());

    /// <summary>What the card says of the gateway, each word once: values, and no keys, which all gateways have.</summary>
    private string SearchText(GatewaySpec gateway, CertificateWords certificate) => string.Join(' ', new[]
        {
            gateway.DeploymentName.Value, gateway.SpecPath, gateway.Subject.ToString(), gateway.HasCname ? gateway.Dns.Zone.Value.Value : "",
            gateway.Certificate.Wildcard.Value ? "wildcard" : "", certificate.Issuer, certificate.InUse ?? "", certificate.Alarm ?? "", diagnostics.WorstOf(gateway.ServiceName),
            facts.Drift is null ? "" : filter.ResultOf(gateway).Word, facts.Changes is null ? "" : Choice.Word(filter.ChangeOf(gateway)),
            $"{gateway.Region}", $"{gateway.Cloud}", ChainWords.Of(gateway).Https.Text, ChainWords.Of(gateway).Record.Text, ChainWords.Of(gateway).Method.Text,
        }
        .Concat(gateway.SubjectAlternativeNames)
        .Concat(gateway.GlobalNames.Select(name => name.Fqdn.Value))
        .Concat(GatewaySettings.Effective.Select(setting => setting.Read(gateway) ?? ""))
        .SelectMany(text => text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal));

    private static Html Badge(string text, string kind) => Tag("span", Class($"badge {kind}"), text);

    private static Html? Findings(SurveyedDrift? drift) => drift is null || drift.Findings.IsEmpty ? null : Tag(
        "ul", Class("findings"),
        drift.Findings.OrderBy(finding => finding.Kind)
            .Select(finding => Tag("li", Class(Seen(finding.Kind).Class), Tag("strong", $"{Seen(finding.Kind).Word} "), DiagnosticCards.LinkTo(finding.Diagnostic.Code), $" {finding.Diagnostic.Message}")));

    private static (string Class, string Word) Seen(DriftKind kind) => kind switch
    {
        DriftKind.Difference => ("different", "different"),
        DriftKind.Unknown => ("unknown", "not known"),
        _ => ("", "information"),
    };

    private object?[] Records(GatewaySpec gateway)
    {
        var own = records[gateway.ServiceName].ToImmutableArray();
        return
        [
            Tag("h4", own.Length < 2 ? "DNS record" : "DNS records"),
            own.IsEmpty ? Tag("p", $"No record, because {WhyNone(gateway)}.") : null,
            own.Select(item => new object?[]
            {
                Tag("p", Class("quiet"), $"{(item.Record.IsRetiring ? "To be deleted" : "Published")} in the {(item.Zone.IsInternal ? "internal" : "public")} zone {item.Zone.Zone}:"),
                Copyable.Of(ZoneCards.Line(item.Record), $"the record {item.Record.Owner}"),
            }),
        ];
    }

    /// <summary>The one in use, and who else presents it.</summary>
    private object?[] Certificate(GatewaySpec gateway, CertificateWords words)
    {
        var others = sharing[gateway.ServiceName].SelectMany(all => all).Where(other => other.ServiceName != gateway.ServiceName).Select(other => other.ServiceName.Value).ToList();
        return words.InUse is null ? [] :
        [
            Tag("h4", "Certificate"),
            Tag("p", "In use: ", Tag("strong", words.InUse), gateway.Certificate.InUse is null ? "." : $", issued by {words.Issuer}."),
            others.Count == 0 ? null : Tag("p", $"Shared by {others.Count + 1} gateways: this one, {string.Join(", ", others.Take(MostNamed))}{(others.Count > MostNamed ? $" and {others.Count - MostNamed} more" : "")}."),
        ];
    }

    private static string WhyNone(GatewaySpec gateway) => !gateway.HasCname
        ? "the service name is Azure's own, and Azure publishes it"
        : gateway.State.Value == GatewayState.Planned ? "the gateway is planned: its name is not to be published before the gateway owns its target in Azure"
        : "the gateway is retired: whoever takes the target in Azure would answer for the name";

    private object[] Names(GatewaySpec gateway) =>
    [
        Tag("h4", "Names"),
        Tag(
            "dl",
            Fact("spec", gateway.Span.ToString()),
            facts.Templates.TryGetValue(gateway.SpecPath, out var templates) ? Fact("templates of the spec", templates) : null,
            Fact("deployment name", gateway.DeploymentName.Value),
            Fact("certificate subject", gateway.Subject.ToString()),
            Fact("alternative names", string.Join(", ", gateway.SubjectAlternativeNames)),
            gateway.GlobalNames.Select(name => Fact($"globally unique {name.Title}", name.Fqdn.Value))),
    ];

    /// <summary>Every key with its value, its default where none is written; in the open where the page is about one gateway.</summary>
    private Html Settings(GatewaySpec gateway) => Tag(
        "details", facts.Gateways.Length == 1 ? Set("open", "") : null, Tag("summary", $"All settings of {gateway.ServiceName}"),
        Tag("pre", Class("settings"), string.Join('\n', GatewaySettings.Effective
            .Select(setting => (setting.Name, Value: setting.Read(gateway))).Where(setting => setting.Value is not null)
            .Select(setting => $"{setting.Name}: {setting.Value}"))));

    private static IEnumerable<object> Fact(string title, string value) => [Tag("dt", title), Tag("dd", Html.Names(value))];
}
