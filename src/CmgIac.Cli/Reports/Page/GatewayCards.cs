using System.Collections.Immutable;
using CmgIac.Core.Certificates.Calendar;
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
    /// <summary>Of more cards, or rows, a browser lays out only those in view, and a printer leaves pictures out.</summary>
    public const int MostAtOnce = 100;

    private readonly ILookup<DnsName, (ZoneSet Zone, CnameRecord Record)> records = facts.Zones
        .SelectMany(zone => zone.Records.Select(record => (Zone: zone, Record: record)))
        .ToLookup(item => item.Record.Gateway);

    public static string IdOf(DnsName serviceName) => $"gateway-{serviceName.Value}";

    public Html Section() => Tag(
        "section", Set("id", "gateways"), Set("aria-labelledby", "gateways-title"),
        Set("data-part", ""),
        Tag("h2", Set("id", "gateways-title"), facts.Gateways.Length == 1 ? "Gateway" : "Gateways"),
        !IsCompact ? null : Div("head", Set("aria-hidden", "true"), new[] { "Service name", "State", "Region", "Certificate", "" }.Select(title => Tag("span", title))),
        Div(IsCompact ? "cards compact" : "cards", facts.Gateways.Select(Card)));

    /// <summary>Is each gateway one line, which opens?</summary>
    private bool IsCompact => facts.Gateways.Length > Fold.Screen;

    private Html Card(GatewaySpec gateway)
    {
        var drift = facts.Drift?.Of(gateway);
        var (_, state) = filter.ResultOf(gateway);
        var id = IdOf(gateway.ServiceName);
        return Tag(
            "article", Class("card"), Set("id", id), Set("aria-labelledby", $"{id}-title"),
            Set("data-search", SearchText(gateway)), filter.AttributesOf(gateway, diagnostics),
            Folded(
                [
                    Tag("h3", Set("id", $"{id}-title"), Name(gateway.ServiceName.Value)),
                    Tag(
                        "span", Class("badges"),
                        Badge(Choice.Word(gateway.State.Value), $"state-{Choice.Word(gateway.State.Value)}"),
                        Badge($"{gateway.Region}", "region"),
                        IsCompact ? Tag("span", Class("certificate"), CertificateOf(gateway)) : null,
                        Tag(
                            "span", Class("chips"),
                            facts.Drift is null ? null : Badge(state == LinkState.Unknown ? "? not known" : ChainPicture.WordOf(state), ChainPicture.ClassOf(state)),
                            filter.ChangeOf(gateway) is var change && change != GatewayChangeKind.Unchanged ? Badge(Choice.Word(change), "change") : null)),
                ],
                Div(
                    "sides",
                    ChainPicture.Of(gateway, facts.Drift),
                    Div("facts", Findings(drift), Records(gateway), Names(gateway), Settings(gateway)))));
    }

    private object[] Folded(object[] head, Html body) => IsCompact ? [Tag("details", Tag("summary", head), body)] : [.. head, body];

    private static string CertificateOf(GatewaySpec gateway) =>
        $"{Choice.Word(gateway.Certificate.Issuer.Value)}{(gateway.Certificate.Wildcard.Value ? ", wildcard" : "")}"
        + (gateway.Certificate.InUse is { } inUse ? $", until {Days.Text(Days.Of(inUse.NotAfter.ToUnixTimeSeconds()))}" : "");

    /// <summary>What the card says of the gateway, each word once: values, and no keys, which all gateways have.</summary>
    private string SearchText(GatewaySpec gateway) => string.Join(' ', new[]
        {
            gateway.DeploymentName.Value, gateway.SpecPath, gateway.Subject.ToString(), gateway.HasCname ? gateway.Dns.Zone.Value.Value : "",
            gateway.Certificate.Wildcard.Value ? "wildcard" : "", gateway.Certificate.InUse?.Issuer ?? "", diagnostics.WorstOf(gateway.ServiceName),
            facts.Drift is null ? "" : filter.ResultOf(gateway).Word, facts.Changes is null ? "" : Choice.Word(filter.ChangeOf(gateway)),
            ChainPicture.IssuerOf(gateway), $"{gateway.Region}", $"{gateway.Cloud}", ChainWords.Of(gateway).Https.Text, ChainWords.Of(gateway).Record.Text, ChainWords.Of(gateway).Method.Text,
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
                item.Record.IsRetiring || item.Zone.IsInternal
                    ? Tag("p", Class("quiet"), $"{(item.Record.IsRetiring ? "To be deleted" : "Published")} in the {(item.Zone.IsInternal ? "internal " : "")}zone {item.Zone.Zone}:") : null,
                Copyable.Of(ZoneCards.Line(item.Record), $"the record {item.Record.Owner}"),
            }),
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
