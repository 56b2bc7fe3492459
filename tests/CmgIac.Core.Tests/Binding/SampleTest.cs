using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CmgIac.Core.Binding;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Rules;
using CmgIac.Core.Syntax;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Binding;

/// <summary>The sample that 'cmg init' writes: '#key' is a key that is switched off, '# text' is prose.</summary>
public partial class SampleTest
{
    private static readonly string Sample = File.ReadAllText(Repository.Path("cmg.sample.yaml"));

    private static readonly string OneGateway = SwitchedOn(Sample[..Sample.IndexOf("# Several gateways", StringComparison.Ordinal)]);

    [Fact]
    public void Is_four_lines()
    {
        Assert.StartsWith("# yaml-language-server: $schema=schemas/cmg.schema.json\n", Sample, StringComparison.Ordinal);
        Assert.Equal(["domain", "prefix", "region", "cloud"], Specs.Parse(Sample).Value!.Documents[0].Root.Entries.Select(entry => entry.Key.Text));
        Assert.Empty(Check(Sample));
    }

    [Fact]
    public void With_every_key_of_one_gateway_says_nothing() => Assert.Empty(Check(OneGateway));

    [Fact]
    public void With_several_gateways_says_nothing()
    {
        var lines = SwitchedOn(Sample).Split('\n').Where(line => !GatewayKey().IsMatch(line));

        Assert.Empty(Check(string.Join('\n', lines)));
    }

    /// <summary>Each key stands in the sample once, and with a comment.</summary>
    [Fact]
    public void Has_every_key()
    {
        var root = Specs.Parse(SwitchedOn(Sample)).Value!.Documents[0].Root;
        var lines = SwitchedOn(Sample).Split('\n');
        Visit(root, SpecKeys.All);

        void Visit(SpecMapping mapping, IEnumerable<SpecKey> keys)
        {
            foreach (var key in keys)
            {
                var entry = mapping.Find(key.Name);
                Assert.True(entry is not null, $"'{key.Name}' is missing.");
                Assert.Contains(" # ", lines[entry.Key.Span.Line - 1], StringComparison.Ordinal);
                if (!key.Children.IsEmpty)
                {
                    Visit(entry.Value as SpecMapping ?? (SpecMapping)((SpecSequence)entry.Value).Items[0], key.Children);
                }
            }
        }
    }

    private static ImmutableArray<Diagnostic> Check(string spec) =>
        Specs.Bind(spec).Then(fleet => RuleSet.Check(fleet, new DateOnly(2026, 11, 24), Severity.Error)).Diagnostics;

    private static string SwitchedOn(string sample) => Mark().Replace(sample, "${indent}");

    [GeneratedRegex("^(?<indent> *)#(?=[^ ])", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    [GeneratedRegex("^(prefix|renamedFrom):", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex GatewayKey();
}
