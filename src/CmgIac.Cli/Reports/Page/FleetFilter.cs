using CmgIac.Core.Changes;
using CmgIac.Core.Model;
using CmgIac.Core.Text;
using CmgIac.Live.Drift;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>What the whole page is searched and filtered by: cards by what they are, all else by the gateways that it is about.</summary>
internal sealed class FleetFilter(ReportFacts facts)
{
    private readonly Dictionary<DnsName, GatewayChange> changes =
        facts.Changes?.Changes.Gateways.ToDictionary(change => change.ServiceName) ?? [];

    private readonly HashSet<DnsName> shown = [.. facts.Gateways.Select(gateway => gateway.ServiceName)];

    public Html Form() => Tag(
        "form", Class("filters"), Set("role", "search"), Set("aria-label", "Filter what is shown"),
        Tag(
            "label", Class("wide"), "Search ",
            Tag("input", Set("id", "search"), Set("type", "search"), Set("placeholder", "name, zone, region, state …"), Set("autocomplete", "off"), Set("spellcheck", "false"))),
        Choices("cloud", "Cloud", facts.Gateways.Select(gateway => gateway.Cloud.Value.Name)),
        Choices("region", "Region", facts.Gateways.Select(gateway => gateway.Region.Value.Name)),
        Choices("state", "State", facts.Gateways.Select(gateway => Choice.Word(gateway.State.Value))),
        facts.Drift is null ? null : Choices("drift", "Drift", facts.Gateways.Select(gateway => ResultOf(gateway).Word)),
        facts.Changes is null ? null : Choices("change", "Change", facts.Gateways.Select(gateway => Choice.Word(ChangeOf(gateway)))),
        Tag("button", Set("type", "reset"), "Show all"));

    /// <summary>How many gateways are shown, which is told again whenever that changes.</summary>
    public Html Count() => Tag("p", Set("id", "count"), Set("role", "status"), Class("quiet"), $"{TextReport.Plural(facts.Gateways.Length, "gateway")}.");

    /// <summary>What makes something go with its gateways' cards; null where it is about none of those, and stays whatever is filtered.</summary>
    public Html.Attribute? RowOf(IEnumerable<DnsName> gateways) =>
        string.Join(' ', gateways.Where(shown.Contains).Distinct().Select(GatewayCards.IdOf)) is { Length: > 0 } ids ? Set("data-gateways", ids) : null;

    /// <summary>As <see cref="RowOf"/>, of what has parts; it stays where one of them does.</summary>
    public Html.Attribute? RowOf(IEnumerable<IEnumerable<DnsName>> parts) =>
        parts.All(part => part.Any(shown.Contains)) ? RowOf(parts.SelectMany(part => part)) : null;

    public GatewayChangeKind ChangeOf(GatewaySpec gateway) =>
        changes.TryGetValue(gateway.ServiceName, out var change) ? change.Kind : GatewayChangeKind.Unchanged;

    public (string Word, LinkState State) ResultOf(GatewaySpec gateway) => facts.Drift?.Of(gateway) switch
    {
        null => ("not asked", LinkState.NotAsked),
        { IsUnknown: true, Differs: false } => ("unknown", LinkState.Unknown),
        { Differs: true } => ("different", LinkState.Different),
        _ => ("same", LinkState.Same),
    };

    private static Html Choices(string name, string title, IEnumerable<string> values) => Tag(
        "label", $"{title} ",
        Tag(
            "select", Set("name", name),
            Tag("option", Set("value", ""), "all"),
            values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(value => Tag("option", Set("value", value), value))));
}
