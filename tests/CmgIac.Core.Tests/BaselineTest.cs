using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests;

/// <summary>Every folder of Baselines gives exactly what it holds, and the real programs accept it.</summary>
public partial class BaselineTest(BicepCompiler compiler)
{
    /// <summary>Codes that no small folder can produce, each with the test that does.</summary>
    private static readonly Dictionary<string, string> ProducedElsewhere = new(StringComparer.Ordinal)
    {
        ["CMG1001"] = "a spec of over 4 MiB: SpecParserTest",
        ["CMG1014"] = "a spec of over a million nodes: SpecParserTest",
        ["CMG1017"] = "a scalar of over 65,536 characters: SpecLimitsTest",
        ["CMG2034"] = "over 250,000 gateways: SpecLimitsTest",
        ["CMG2035"] = "over 10,000,000 inherited values: SpecLimits",
        ["CMG4003"] = "an output of over 32 million characters: RendererTest",
        ["CMG4130"] = "what the compiler refuses: CompilerProofTest",
        ["CMG4131"] = "what its linter warns of: CompilerProofTest",
        ["CMG4132"] = "what its formatter writes otherwise: CompilerProofTest",
        ["CMG4133"] = "what it can't evaluate: FaultyCompilerTest",
        ["CMG4009"] = "a file that Windows can't check out: TemplateSetTest",
    };

    public static TheoryData<BaselineCase> Cases => [.. BaselineCase.All];

    /// <summary>The trees of rendered files: of baselines and of examples.</summary>
    public static TheoryData<string> Trees =>
    [
        .. BaselineCase.All.Select(item => item.Expected).Where(Directory.Exists)
            .Concat(Directory.GetDirectories(Repository.Path("examples")).Select(folder => Path.Combine(folder, "rendered")).Where(Directory.Exists))
            .Select(folder => Path.GetRelativePath(Repository.Root, folder).Replace('\\', '/')),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gives_what_is_expected(BaselineCase item)
    {
        var actual = item.Run();
        if (Repository.UpdatesBaselines)
        {
            item.WriteExpected(actual);
        }

        var expected = item.ReadExpected();
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(actual, file => Assert.Equal(expected[file.Key], file.Value));
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public void Bicep_compiles_without_a_message_and_is_in_normal_form(string tree)
    {
        // In a folder of its own: a bicepconfig.json above would change the rules.
        using var folder = new TemporaryFolder();
        foreach (var path in BaselineCase.Tree(Repository.Path(tree)).Where(path => path.Contains(".bicep", StringComparison.Ordinal)))
        {
            folder.Write(path, File.ReadAllText(Path.Combine(Repository.Path(tree), path)));
        }

        foreach (var path in BaselineCase.Tree(folder.Path).Select(path => Path.Combine(folder.Path, path)))
        {
            var compiled = path.EndsWith(".bicepparam", StringComparison.Ordinal) ? compiler.CompileParams(path) : compiler.Compile(path);
            Assert.Empty(compiled.Diagnostics);
            Assert.NotNull(compiled.Json);
            Assert.Equal(File.ReadAllText(path), compiler.Format(path));
        }
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public void BIND_loads_the_zones(string tree)
    {
        foreach (var path in BaselineCase.Tree(Repository.Path(tree)).Where(path => path.EndsWith(".zone", StringComparison.Ordinal)))
        {
            var zone = path.Split('/')[1];
            var verdict = ZoneChecker.Check(zone, File.ReadAllText(Path.Combine(Repository.Path(tree), path)));
            Assert.True(verdict.Loads);
            Assert.Empty(verdict.Remarks);
            Assert.Equal(
                File.ReadLines(Path.Combine(Repository.Path(tree), path)).Count(line => !line.StartsWith(';')), verdict.Records.Length);
        }
    }

    [Fact]
    public void Every_code_is_produced_by_a_baseline()
    {
        var made = Directory.GetFiles(Repository.Path("src", "CmgIac.Core", "Diagnostics"), "*Diagnostics*.cs")
            .SelectMany(file => MadeCode().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Concat("1234".Select(stage => $"CMG{stage}099"));
        var produced = BaselineCase.All
            .SelectMany(item => item.ReadExpected().Where(file => !file.Key.StartsWith("expected/", StringComparison.Ordinal)))
            .SelectMany(file => Code().Matches(System.Text.Encoding.UTF8.GetString(file.Value)).Select(match => match.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);

        // CMG5xxx, CMG7xxx and CMG8xxx are about what stands outside of specs, CMG6xxx about servers: the command
        // line's own tests and those of the pages produce them.
        Assert.Equal([], made
            .Where(code => code[3] is not ('5' or '6' or '7' or '8'))
            .Except(produced).Except(ProducedElsewhere.Keys));
    }

    [GeneratedRegex("(?:Error|Warning|new)\\(\"(CMG\\d{4})\"")]
    private static partial Regex MadeCode();

    [GeneratedRegex(@"(?:error|warning) (CMG\d{4}):")]
    private static partial Regex Code();
}
