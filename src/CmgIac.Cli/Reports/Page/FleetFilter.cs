using CmgIac.Core.Changes;
using CmgIac.Core.Due;
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

    private readonly ILookup<DnsName, DueStep> due = facts.Due.Steps
        .SelectMany(step => step.Gateways.Select(gateway => (gateway.ServiceName, Step: step))).ToLookup(item => item.ServiceName, item => item.Step);

    public Html Form(DiagnosticCards diagnostics) => Tag(
        "form", Set("id", "filters"), Class("filters"), Set("role", "search"), Set("aria-label", "Filter what is shown"),
        Tag(
            "label", Class("wide"), "Search ",
            Tag("input", Set("id", "search"), Set("type", "search"), Set("placeholder", "name, description, tag, issuer …"), Set("autocomplete", "off"), Set("spellcheck", "false"))),
        FiltersOf(diagnostics).Select(item => Choices(item.Name, item.Title, [.. facts.Gateways.Select(item.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        Tag("button", Set("type", "reset"), "Show all"));

    /// <summary>What a card's filters see of a gateway.</summary>
    public IEnumerable<Html.Attribute> AttributesOf(GatewaySpec gateway, DiagnosticCards diagnostics) =>
        FiltersOf(diagnostics).Select(item => Set($"data-{item.Name}", item.Of(gateway)));

    /// <summary>Shown where nothing is.</summary>
    public static Html Nothing() => Tag(
        "p", Set("id", "nothing"), Set("hidden", ""), Tag("span", Set("role", "status")), " ",
        Tag("button", Set("type", "reset"), Set("form", "filters"), "Clear search and filters"));

    /// <summary>How many gateways are shown, which is told again whenever that changes.</summary>
    public Html Count() => Tag("p", Set("id", "count"), Set("role", "status"), Class("quiet"), $"{TextReport.Plural(facts.Gateways.Length, "gateway")}.");

    /// <summary>What makes something go with its gateways' cards; null where it is about none of those, and stays whatever is filtered.</summary>
    public Html.Attribute? RowOf(IEnumerable<DnsName> gateways) =>
        string.Join(' ', gateways.Where(shown.Contains).Distinct().Select(GatewayCards.IdOf)) is { Length: > 0 } ids ? Set("data-gateways", ids) : null;

    /// <summary>As <see cref="RowOf"/>, of what has parts; it stays where one of them does.</summary>
    public Html.Attribute? RowOf(IEnumerable<IEnumerable<DnsName>> parts) =>
        parts.All(part => part.Any(shown.Contains)) ? RowOf(parts.SelectMany(part => part)) : null;

    /// <summary>What makes a heading and what stands under it go where none of its parts is shown; null where a part stays whatever is filtered.</summary>
    public Html.Attribute? PartOf(IEnumerable<IEnumerable<DnsName>> parts) =>
        parts.Any() && parts.All(part => part.Any(shown.Contains)) ? Set("data-part", "") : null;

    public GatewayChangeKind ChangeOf(GatewaySpec gateway) =>
        changes.TryGetValue(gateway.ServiceName, out var change) ? change.Kind : GatewayChangeKind.Unchanged;

    public (string Word, LinkState State) ResultOf(GatewaySpec gateway) => facts.Drift?.Of(gateway) switch
    {
        null => ("not asked", LinkState.NotAsked),
        { IsUnknown: true, Differs: false } => ("unknown", LinkState.Unknown),
        { Differs: true } => ("different", LinkState.Different),
        _ => ("same", LinkState.Same),
    };

    private IEnumerable<(string Name, string Title, Func<GatewaySpec, string> Of)> FiltersOf(DiagnosticCards diagnostics)
    {
        yield return ("cloud", "Cloud", gateway => gateway.Cloud.Value.Name);
        yield return ("region", "Region", gateway => gateway.Region.Value.Name);
        yield return ("state", "State", gateway => Choice.Word(gateway.State.Value));
        yield return ("issuer", "Issuer", gateway => Choice.Word(gateway.Certificate.Issuer.Value));
        yield return ("certificate", "Certificate", gateway => gateway.Certificate.Wildcard.Value ? "wildcard" : "of names");
        yield return ("due", "Due", gateway => DueOf(gateway.ServiceName));
        yield return ("told", "Diagnostics", gateway => diagnostics.WorstOf(gateway.ServiceName));
        if (facts.Drift is not null)
        {
            yield return ("drift", "Drift", gateway => ResultOf(gateway).Word);
        }

        if (facts.Changes is not null)
        {
            yield return ("change", "Change", gateway => Choice.Word(ChangeOf(gateway)));
        }
    }

    private string DueOf(DnsName gateway) => due[gateway].Any(step => step.IsOverdue) ? "overdue" : due[gateway].Any() ? "due" : "nothing";

    /// <summary>Null where there is nothing to choose.</summary>
    private static Html? Choices(string name, string title, IReadOnlyCollection<string> values) => values.Count < 2 ? null : Tag(
        "label", $"{title} ",
        Tag(
            "select", Set("name", name),
            Tag("option", Set("value", ""), "all"),
            values.Select(value => Tag("option", Set("value", value), value))));
}
