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
    /// <summary>Of more cards, or rows, a browser lays out only those in view, and a printer leaves pictures out.</summary>
    public const int MostAtOnce = 100;

    /// <summary>Of gateways that share a certificate.</summary>
    private const int MostNamed = 5;

    private readonly ILookup<DnsName, (ZoneSet Zone, CnameRecord Record)> records = facts.Zones
        .SelectMany(zone => zone.Records.Select(record => (Zone: zone, Record: record)))
        .ToLookup(item => item.Record.Gateway);

    /// <summary>The gateways that have one certificate with a gateway, itself among them.</summary>
    private readonly ILookup<DnsName, GatewaySpec> sharing = facts.Certificates
        .SelectMany(certificate => certificate.Gateways.SelectMany(gateway => certificate.Gateways.Select(other => (gateway.ServiceName, Other: other))))
        .ToLookup(item => item.ServiceName, item => item.Other);

    /// <summary>What a card's filters see of a gateway.</summary>
    public static string IdOf(DnsName serviceName) => $"gateway-{serviceName.Value}";

    /// <param name="drawn">Called after each.</param>
    public Html Section(Action? drawn) => Tag(
        "section", Set("id", "gateways"), Set("aria-labelledby", "gateways-title"),
        Tag("h2", Set("id", "gateways-title"), "Gateways"),
        Div(facts.Gateways.Length > MostAtOnce ? "cards many" : "cards", facts.Gateways.Select(gateway =>
        {
            var card = Card(gateway);
            drawn?.Invoke();
            return card;
        })));

    private Html Card(GatewaySpec gateway)
    {
        var drift = facts.Drift?.Of(gateway);
        var (result, state) = filter.ResultOf(gateway);
        var id = IdOf(gateway.ServiceName);
        var certificate = CertificateWords.Of(gateway, facts.Today);
        return Tag(
            "article", Class(certificate.Kind == "different" ? "card different" : "card"), Set("id", id), Set("aria-labelledby", $"{id}-title"),
            Set("data-search", SearchText(gateway)),
            Set("data-cloud", gateway.Cloud.Value.Name), Set("data-region", gateway.Region.Value.Name), Set("data-state", Choice.Word(gateway.State.Value)),
            facts.Drift is null ? null : Set("data-drift", result),
            facts.Changes is null ? null : Set("data-change", Choice.Word(filter.ChangeOf(gateway))),
            Tag("h3", Set("id", $"{id}-title"), Name(gateway.ServiceName.Value)),
            Tag(
                "p", Class("badges"),
                Badge(Choice.Word(gateway.State.Value), $"state-{Choice.Word(gateway.State.Value)}"),
                Badge($"{gateway.Region}", ""),
                facts.Drift is null ? null : Badge(state == LinkState.Unknown ? "? not known" : ChainPicture.WordOf(state), ChainPicture.ClassOf(state)),
                certificate.Alarm is { } alarm ? Badge(alarm, certificate.Kind) : null,
                filter.ChangeOf(gateway) is var change && change != GatewayChangeKind.Unchanged ? Badge(Choice.Word(change), "change") : null,
                diagnostics.LinksOf(gateway.ServiceName)),
            Div(
                "sides",
                ChainPicture.Of(gateway, facts.Drift, facts.Today),
                Div("facts", Findings(drift), Records(gateway), Certificate(gateway, certificate), Names(gateway))));
    }

    private static string SearchText(GatewaySpec gateway) => string.Join(
        ' ',
        new[] { gateway.ServiceName.Value, gateway.DeploymentName.Value, gateway.Region.Value.Name, gateway.Cloud.Value.Name, Choice.Word(gateway.State.Value), gateway.SpecPath, gateway.Azure.ResourceGroup.Value }
            .Concat(gateway.HasCname ? [gateway.Dns.Zone.Value.Value] : [])
            .Concat(gateway.SubjectAlternativeNames)).ToLowerInvariant();

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
        var others = sharing[gateway.ServiceName].Where(other => other.ServiceName != gateway.ServiceName).Select(other => other.ServiceName.Value).ToList();
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

    /// <summary>The names that follow, then every key with its value, its default where none is written.</summary>
    private Html Names(GatewaySpec gateway) => Tag(
        "details", Tag("summary", $"All names and settings of {gateway.ServiceName}"),
        Tag(
            "dl",
            Fact("spec", gateway.Span.ToString()),
            facts.Templates.TryGetValue(gateway.SpecPath, out var templates) ? Fact("templates of the spec", templates) : null,
            Fact("deployment name", gateway.DeploymentName.Value),
            Fact("certificate subject", gateway.Subject.ToString()),
            Fact("alternative names", string.Join(", ", gateway.SubjectAlternativeNames)),
            gateway.GlobalNames.Select(name => Fact($"globally unique {name.Title}", name.Fqdn.Value))),
        Tag("pre", Class("settings"), string.Join('\n', GatewaySettings.Effective
            .Select(setting => (setting.Name, Value: setting.Read(gateway))).Where(setting => setting.Value is not null)
            .Select(setting => $"{setting.Name}: {setting.Value}"))));

    private static IEnumerable<object> Fact(string title, string value) => [Tag("dt", title), Tag("dd", value)];
}
