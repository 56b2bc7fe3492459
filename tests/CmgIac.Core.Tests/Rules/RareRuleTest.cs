using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Binding;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Rules;
using CmgIac.Core.Syntax;
using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Rules;

/// <summary>What rules say at edges that no baseline has.</summary>
public class RareRuleTest
{
    [Theory]
    [InlineData("Abc", "abc")]
    [InlineData("a_b", null)]
    public void A_namespace_is_mended_where_capitals_are_the_mistake(string name, string? fix)
    {
        var found = Assert.Single(Check(Specs.Minimal + $"dns: {{outputs: [external-dns], externalDns: {{namespace: {name}}}}}\n"), item => item.Message.Contains($"'{name}'", StringComparison.Ordinal));
        Assert.Equal(fix, found.Fix?.Text);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Annotations_have_a_limit_together(int count, bool isTooLong)
    {
        var annotations = string.Join(", ", Enumerable.Range(1, count).Select(number => $"a{number}: {new string('x', 60_000)}"));
        var found = Check(Specs.Minimal + $"dns: {{outputs: [external-dns], externalDns: {{annotations: {{{annotations}}}}}}}\n");
        Assert.Equal(isTooLong, found.Any(item => item.Message.StartsWith("The annotations together have ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(62, "Use a shorter domain, or 'certificate: {wildcard: true}'.")]
    [InlineData(63, "Use a shorter domain.")]
    public void A_domain_without_room_for_a_prefix_is_told_what_helps(int length, string remedy)
    {
        var domain = $"{new string('a', 30)}.{new string('b', length - 35)}.com";
        Assert.Contains(Check($"domain: {domain}\nprefix: abc\nregion: westus\n"), item => item.Message.EndsWith(remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void A_deployment_name_may_be_too_long_by_its_suffix()
    {
        var suffix = string.Join('.', Enumerable.Repeat(new string('a', 60), 4));
        Assert.Contains(Check(Specs.Minimal + $"deploymentSuffix: {suffix}\n"), item => item.Message.Contains("deployment name", StringComparison.Ordinal));
    }

    /// <summary>Paths are held against each other as text, from the folder of their specs.</summary>
    [Theory]
    [InlineData("/a/b", "/a/./b", false)]
    [InlineData("/a/b", "/a/c/../b", false)]
    [InlineData("/a/b", "a/b", true)]
    [InlineData("a", "./a", false)]
    [InlineData("a", "b", true)]
    [InlineData("../../a", "../../b/../a", false)]
    [InlineData("../../a", "../a", true)]
    [InlineData("a/..", ".", false)]
    public void Templates_are_of_one_folder(string one, string other, bool differs)
    {
        var texts = new[] { one, other }.Select((templates, index) => new SpecText(
            $"{index}.yaml", Encoding.UTF8.GetBytes($"domain: contoso.com\nprefix: granite{index}\nregion: westus\ntemplates: {templates}\n")));
        var found = SpecParser.Parse([.. texts]).Then(SpecBinder.Bind).Then(fleet => RuleSet.Check(fleet, Day.Of("2026-11-24"), Severity.Warning)).Diagnostics;
        Assert.Equal(differs, found.Any(item => item.Code == "CMG3043"));
    }

    /// <summary>Where reports go to is a URL; an address alone is one that lacks its beginning.</summary>
    [Theory]
    [InlineData("pki@contoso.com", "mailto:pki@contoso.com")]
    [InlineData("p.k-i_1+x@contoso.com", "mailto:p.k-i_1+x@contoso.com")]
    [InlineData("p!ki@contoso.com", null)]
    [InlineData("@contoso.com", null)]
    [InlineData("a@pki@contoso.com", null)]
    [InlineData("pki@contoso", null)]
    [InlineData("pki@con toso.com", null)]
    public void An_address_to_report_to_is_mended(string value, string? fix)
    {
        var found = Assert.Single(Check(Specs.Minimal + $"dns: {{caa: [{{tag: iodef, value: \"{value}\"}}]}}\n"), item => item.Message.Contains("mailto:", StringComparison.Ordinal));
        Assert.Equal(fix, found.Fix?.Text.Trim('\''));
    }

    /// <summary>One object of Kubernetes holds a zone's records, with one set of labels.</summary>
    [Theory]
    [InlineData("labels: {a: b, c: d}", "labels: {c: d, a: b}", null)]
    [InlineData("labels: {a: b}", "labels: {a: c}", "'dns.externalDns.labels' differs")]
    [InlineData("labels: {a: b}", "labels: {c: b}", "'dns.externalDns.labels' differs")]
    [InlineData("annotations: {a: b}", "annotations: {}", "'dns.externalDns.annotations' differs")]
    [InlineData("namespace: a", "namespace: b", "'dns.externalDns.namespace' differs")]
    public void Settings_of_external_dns_are_the_zones(string one, string other, string? message)
    {
        var gateways = new[] { one, other }.Select((settings, index) => $"  - {{prefix: granite{index}, dns: {{outputs: [external-dns], externalDns: {{{settings}}}}}}}\n");
        var found = Check($"domain: contoso.com\nregion: westus\ngateways:\n{string.Concat(gateways)}");
        Assert.Equal(message is not null, found.Any(item => item.Code == "CMG3031" && item.Message.Contains(message!, StringComparison.Ordinal)));
    }

    /// <summary>What a zone's gateways must agree on where Azure holds it.</summary>
    [Theory]
    [InlineData("lock: true", "lock: true", null)]
    [InlineData("lock: true", "lock: false", "'dns.azure.lock'")]
    [InlineData("createZone: true", "createZone: false", "'dns.azure.createZone'")]
    public void Locks_and_zones_are_the_zones(string one, string other, string? key)
    {
        var gateways = new[] { one, other }.Select((azure, index) => $"  - {{prefix: granite{index}, dns: {{azure: {{{azure}}}}}}}\n");
        var found = Check($"domain: contoso.com\nregion: westus\ngateways:\n{string.Concat(gateways)}").Where(item => item.Code == "CMG3031").ToList();
        Assert.Equal(key is null ? 0 : 1, found.Count);
        Assert.All(found, item => Assert.Contains(key!, item.Message, StringComparison.Ordinal));
        Assert.All(found, item => Assert.True(item.Span.Column > 40));
    }

    /// <summary>A public CA signs no name of Azure's, and isn't asked about a domain that is in no certificate.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("serviceNameFrom: azure\n", false)]
    public void The_domain_counts_where_it_is_in_the_certificate(string from, bool isTold) => Assert.Equal(
        isTold, Check($"domain: contoso.local\nprefix: granitefalls\nregion: westus\n{from}").Any(item => item.Message.Contains("'contoso.local'", StringComparison.Ordinal)));

    [Fact]
    public void No_more_is_shown_than_is_asked_for()
    {
        var fleet = Specs.Bind("domain: contoso.com\nregion: westus\ngateways:\n" + string.Concat(Enumerable.Range(0, 9).Select(index => $"  - {{prefix: granite{index}, configmgr: {{vmSize: B2s}}}}\n"))).Value!;
        Assert.Equal(9, RuleSet.Check(fleet, Day.Of("2026-11-24"), Severity.Warning).Diagnostics.Length);
        Assert.Equal(4, RuleSet.Check(fleet, Day.Of("2026-11-24"), Severity.Warning, most: 3).Diagnostics.Length);
    }

    /// <summary>Of one resource group there is one budget.</summary>
    [Theory]
    [InlineData("amount: 500, contacts: [a@contoso.com], start: 2027-01-01", null)]
    [InlineData("amount: 600, contacts: [a@contoso.com], start: 2027-01-01", "'azure.budget.amount'")]
    [InlineData("amount: 500, contacts: [b@contoso.com], start: 2027-01-01", "'azure.budget.contacts'")]
    [InlineData("amount: 500, contacts: [a@contoso.com], start: 2027-02-01", "'azure.budget.start'")]
    public void A_budget_is_the_groups(string other, string? message)
    {
        var budgets = new[] { "amount: 500, contacts: [a@contoso.com], start: 2027-01-01", other };
        var gateways = budgets.Select((budget, index) => $"  - {{prefix: granite{index}, azure: {{resourceGroup: rg, budget: {{{budget}}}}}}}\n");
        var found = Check($"domain: contoso.com\nregion: westus\ngateways:\n{string.Concat(gateways)}");
        Assert.Equal(message is null ? [] : [message], found.Where(item => item.Message.Contains("'azure.budget", StringComparison.Ordinal)).Select(item => item.Message[item.Message.IndexOf("'azure", StringComparison.Ordinal)..].Split(' ')[0]));
    }

    /// <summary>A lock of records that no family for Azure makes.</summary>
    [Theory]
    [InlineData("outputs: [azure]", false)]
    [InlineData("outputs: [bind, azure]", false)]
    [InlineData("outputs: [bind]", true)]
    [InlineData("outputs: [bind], internal: {outputs: [azure]}", false)]
    [InlineData("outputs: [bind], internal: {outputs: [windows]}", true)]
    public void A_lock_wants_records_in_Azure(string dns, bool isTold) =>
        Assert.Equal(isTold, Check(Specs.Minimal + $"dns: {{{dns}, azure: {{lock: true}}}}\n").Any(item => item.Message.Contains("lock", StringComparison.Ordinal)));

    [Theory]
    [InlineData("", "")]
    [InlineData("suppress: [{code: CMG3034, reason: A lab.}]\n", "CMG3034")]
    [InlineData("suppress: [{code: CMG3034, reason: A lab., until: 2026-11-25}]\n", "CMG3034")]
    [InlineData("suppress: [{code: CMG3034, reason: A lab., until: 2026-11-23}]\n", "")]
    [InlineData("suppress: [{code: CMG3007, reason: A lab.}]\n", "")]
    public void What_is_accepted_is_known(string suppressions, string codes) => Assert.Equal(
        codes,
        string.Join(',', RuleSet.Accepted(Specs.Bind(Specs.Minimal + "configmgr: {vmSize: B2s}\n" + suppressions).Value!, Day.Of("2026-11-24")).Select(item => item.Code)));

    private static ImmutableArray<Diagnostic> Check(string spec) =>
        Specs.Bind(spec).Then(fleet => RuleSet.Check(fleet, Day.Of("2026-11-24"), Severity.Warning)).Diagnostics;
}
