using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Proof;

/// <summary>
/// Do budget, alerts and web test of a gateway's Bicep watch what the spec says, and tell whom it says? Those that the spec
/// doesn't ask for are the template's own.
/// </summary>
internal sealed class BicepWatchProof
{
    private readonly GatewaySpec gateway;
    private readonly ImmutableArray<BicepPart> parts;
    private readonly List<Diagnostic> found = [];

    private BicepWatchProof(GatewaySpec gateway, ImmutableArray<BicepPart> parts) => (this.gateway, this.parts) = (gateway, parts);

    public static IEnumerable<Diagnostic> Prove(GatewaySpec gateway, ImmutableArray<BicepPart> parts)
    {
        if (parts.IsEmpty)
        {
            return [];
        }

        var proof = new BicepWatchProof(gateway, parts);
        proof.Budget();
        proof.Alerts();
        proof.WebTest();
        return proof.found;
    }

    private void Budget()
    {
        if (gateway.Azure.Budget is not { Amount: { } amount } budget || First("Microsoft.Consumption/budgets", "budget", isInGroup: true) is not var (part, resource))
        {
            return;
        }

        var properties = new Properties(this, part, resource, "budget");
        properties.Number("amount", amount.Value, "properties", "amount");
        if (budget.Start is { } start)
        {
            properties.Text("start", start.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "properties", "timePeriod", "startDate");
        }

        var notifications = (resource.At("properties", "notifications") as BicepObject)?.Properties ?? [];
        if (notifications.IsEmpty)
        {
            found.Add(ProofDiagnostics.WatchTellsNobody(part.File.At(resource.Line), resource.Symbol));
        }

        foreach (var notification in notifications)
        {
            properties.Contacts(part.Names.ValueOf((notification.Value as BicepObject)?.At("contactEmails")), notification.Line, budget.Contacts);
        }
    }

    private void Alerts()
    {
        if (gateway.Azure.Alerts is not { } alerts || First("Microsoft.Insights/actionGroups", "action group", isInGroup: true) is not var (part, group))
        {
            return;
        }

        var receivers = part.Names.ValueOf(group.At("properties", "emailReceivers"));
        new Properties(this, part, group, "action group").Contacts(Addresses(part, receivers), receivers?.Line ?? group.Line, alerts.Contacts);
        foreach (var (home, rule) in Resources("Microsoft.Insights/activityLogAlerts"))
        {
            var scopes = (home.Names.ValueOf(rule.At("properties", "scopes")) as BicepArray)?.Items ?? [];
            if (scopes is [BicepExpression { Source: "resourceGroup().id" or "az.resourceGroup().id" }] && BicepRoleProof.IsInGroup(home))
            {
                return;
            }
        }

        found.Add(ProofDiagnostics.WatchMissing(parts[0].File.At(), "activity-log alert of the resource group"));
    }

    private void WebTest()
    {
        if (gateway.Azure.WebTest is not { ApplicationInsights: { } component } test || First("Microsoft.Insights/webtests", "web test", isInGroup: false) is not var (part, resource))
        {
            return;
        }

        var properties = new Properties(this, part, resource, "web test");
        properties.Text("address", $"https://{gateway.ServiceName}/", isPrefix: true, "properties", "Request", "RequestUrl");
        properties.Boolean("test of the certificate", true, "properties", "ValidationRules", "SSLCheck");
        properties.Number("days", test.CertificateDays.Value, "properties", "ValidationRules", "SSLCertRemainingLifetimeCheck");
        properties.Boolean("switch", gateway.State.Value == GatewayState.Live, "properties", "Enabled");

        // The component is the name of a tag, within an expression that joins it with the gateway's own.
        var tags = part.Names.ValueOf(resource.At("tags"));
        if (LinkedComponent(part, resource) is var linked && !string.Equals(linked, component.Value, StringComparison.OrdinalIgnoreCase))
        {
            found.Add(ProofDiagnostics.WatchDiffers(part.File.At(tags?.Line ?? resource.Line), "web test", "tag 'hidden-link:…'", linked, component.Value));
        }
    }

    /// <summary>What stands in <c>'hidden-link:…'</c>, as text or as the one name in it.</summary>
    private static string? LinkedComponent(BicepPart part, BicepDeclaration resource)
    {
        const string link = "hidden-link:";
        var tags = resource.At("tags");
        var source = tags switch
        {
            BicepExpression expression => expression.Source,
            BicepObject plain => string.Concat(plain.Properties.Select(property => property.Key is null ? ((BicepExpression)property.Value).Source : $"'{property.Key}'")),
            _ => "",
        };
        var start = source.IndexOf(link, StringComparison.Ordinal) + link.Length;
        var end = start < link.Length ? -1 : source.IndexOf('\'', start);
        var linked = end < 0 ? null : source[start..end];
        return linked is ['$', '{', .. var name, '}']
            ? (part.Names.ValueOf(new BicepExpression(name, resource.Line)) as BicepText)?.Value
            : linked;
    }

    /// <summary>The addresses of an action group's receivers: written one by one, or in a loop over a list of them.</summary>
    private static BicepArray? Addresses(BicepPart part, BicepValue? receivers) => receivers switch
    {
        BicepArray array when array.Items.All(item => item is BicepObject) =>
            new([.. array.Items.Select(item => ((BicepObject)item).At("emailAddress") ?? item)], array.Line),
        BicepLoop { Body: BicepObject body } loop when body.At("emailAddress") is BicepExpression address && address.Source == loop.Item =>
            part.Names.ValueOf(loop.Items) as BicepArray,
        _ => null,
    };

    private IEnumerable<(BicepPart Part, BicepDeclaration Resource)> Resources(string type) => parts.SelectMany(part => part.Bicep.Resources
        .Where(resource => !resource.IsExisting && string.Equals(resource.Type, type, StringComparison.OrdinalIgnoreCase))
        .Select(resource => (part, resource)));

    /// <summary>The first of its type, which is ours; null, with a diagnostic, where none is or it can't be proved.</summary>
    private (BicepPart Part, BicepDeclaration Resource)? First(string type, string what, bool isInGroup)
    {
        var (part, resource) = Resources(type).FirstOrDefault();
        var problem = resource switch
        {
            null => ProofDiagnostics.WatchMissing(parts[0].File.At(), what),
            { IsLoop: true } or { IsConditional: true } or { Body: null } => ProofDiagnostics.NotOneResource(part.File.At(resource.Line), resource.Symbol),
            _ when isInGroup && (resource.Body.At("scope") is not null || !BicepRoleProof.IsInGroup(part)) => ProofDiagnostics.WatchElsewhere(part.File.At(resource.Line), resource.Symbol, what),
            _ => null,
        };
        if (problem is not null)
        {
            found.Add(problem);
            return null;
        }

        return (part, resource!);
    }

    /// <summary>Holds the properties of one resource against the spec.</summary>
    private sealed class Properties(BicepWatchProof proof, BicepPart part, BicepDeclaration resource, string what)
    {
        public void Number(string property, long expected, params ReadOnlySpan<string> path) =>
            Compare(property, path, value => (value as BicepNumber)?.Value == expected, expected.ToString(CultureInfo.InvariantCulture));

        public void Boolean(string property, bool expected, params ReadOnlySpan<string> path) =>
            Compare(property, path, value => (value as BicepBoolean)?.Value == expected, expected ? "true" : "false");

        public void Text(string property, string expected, params ReadOnlySpan<string> path) => Text(property, expected, isPrefix: false, path);

        public void Text(string property, string expected, bool isPrefix, params ReadOnlySpan<string> path) =>
            Compare(property, path, value => value is BicepText text && (isPrefix ? text.Value.StartsWith(expected, StringComparison.OrdinalIgnoreCase) : text.Value == expected), expected);

        public void Contacts(BicepValue? written, int line, IEnumerable<Text.Located<string>> expected)
        {
            var meant = string.Join(", ", expected.Select(contact => contact.Value));
            if (Show(written) != meant)
            {
                proof.found.Add(ProofDiagnostics.WatchDiffers(part.File.At(line), what, "contacts", Show(written), meant));
            }
        }

        private void Compare(string property, ReadOnlySpan<string> path, Func<BicepValue?, bool> isRight, string expected)
        {
            var (value, source) = part.Names.Resolve(resource.At(path));
            if (!isRight(value))
            {
                proof.found.Add(ProofDiagnostics.WatchDiffers((source ?? part.File).At(value?.Line ?? resource.Line), what, property, Show(value), expected));
            }
        }

        private static string? Show(BicepValue? value) => value switch
        {
            BicepText text => text.Value,
            BicepNumber number => number.Value.ToString(CultureInfo.InvariantCulture),
            BicepBoolean flag => flag.Value ? "true" : "false",
            BicepArray array => string.Join(", ", array.Items.Select(Show)),
            BicepExpression expression => expression.Source,
            _ => null,
        };
    }
}
