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
    public void Templates_are_of_one_folder(string one, string other, bool differs)
    {
        var texts = new[] { one, other }.Select((templates, index) => new SpecText(
            $"{index}.yaml", Encoding.UTF8.GetBytes($"domain: contoso.com\nprefix: granite{index}\nregion: westus\ntemplates: {templates}\n")));
        var found = SpecParser.Parse([.. texts]).Then(SpecBinder.Bind).Then(fleet => RuleSet.Check(fleet, Day.Of("2026-11-24"), Severity.Warning)).Diagnostics;
        Assert.Equal(differs, found.Any(item => item.Code == "CMG3043"));
    }

    private static ImmutableArray<Diagnostic> Check(string spec) =>
        Specs.Bind(spec).Then(fleet => RuleSet.Check(fleet, Day.Of("2026-11-24"), Severity.Warning)).Diagnostics;
}
