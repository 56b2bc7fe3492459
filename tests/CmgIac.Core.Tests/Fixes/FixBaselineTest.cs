using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Fixes;

/// <summary>Every fix that any baseline carries is one: written, it mends what it is said to mend, and nothing else gets worse.</summary>
public partial class FixBaselineTest
{
    public const string Line = "`cmg validate --fix` writes it.";

    public static TheoryData<BaselineCase> Cases => [.. BaselineCase.All.Where(item => Annotated(item).Any(text => text.Contains(" [fix: ", StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fixes_mend_what_they_are_said_to_mend(BaselineCase item)
    {
        using var folder = new TemporaryFolder();
        item.CopyInputTo(folder.Path);
        var before = Diagnostics(folder, "validate", ".");
        var sure = before.Where(IsSure).ToList();
        Assert.NotEmpty(sure);
        Assert.All(sure, diagnostic => AssertInside(folder, diagnostic["fix"]!, (string)diagnostic["file"]!));

        var preview = CmgRun.In(folder.Path, "validate", ".", "--fix", "--dry-run", "--format", "json");
        var run = CmgRun.In(folder.Path, "validate", ".", "--fix", "--format", "json");
        Assert.Equal(preview.Out, run.Out);
        var left = JsonNode.Parse(run.Out)!["diagnostics"]!.AsArray().Select(node => node!).ToList();

        // Where many are told, a round shows what the hundredth hid.
        Assert.DoesNotContain(left, IsSure);
        Assert.DoesNotContain(left, diagnostic => (string)diagnostic["code"]! == "CMG5130");
        Assert.Equal(left.Select(Known), Diagnostics(folder, "validate", ".").Select(Known));

        var again = JsonNode.Parse(CmgRun.In(folder.Path, "validate", ".", "--fix", "--format", "json").Out)!;
        Assert.Empty(again["fixed"]!.AsArray());
    }

    [Fact]
    public void Pages_tell_of_the_fix_exactly_where_there_is_one()
    {
        var mended = BaselineCase.All.SelectMany(Annotated)
            .SelectMany(text => MendedCode().Matches(text).Select(match => match.Groups["code"].Value))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var told = Directory.GetFiles(Repository.Path("docs", "diagnostics"), "CMG*.md")
            .Where(path => File.ReadAllText(path).Split("\n## Instead\n")[^1].Split('\n').Contains(Line, StringComparer.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Order(StringComparer.Ordinal);
        Assert.Equal(mended, told);
    }

    private static IEnumerable<string> Annotated(BaselineCase item) =>
        Directory.GetFiles(item.Folder, "*.annotated.yaml", SearchOption.AllDirectories).Select(File.ReadAllText);

    private static List<JsonNode> Diagnostics(TemporaryFolder folder, params string[] arguments) =>
        [.. JsonNode.Parse(CmgRun.In(folder.Path, [.. arguments, "--format", "json"]).Out)!["diagnostics"]!.AsArray().Select(node => node!)];

    private static bool IsSure(JsonNode diagnostic) => diagnostic["fix"] is { } fix && (bool)fix["certain"]!;

    private static string Known(JsonNode diagnostic) => diagnostic.ToJsonString();

    private static void AssertInside(TemporaryFolder folder, JsonNode fix, string file)
    {
        var text = File.ReadAllText(Path.Combine(folder.Path, file)).TrimStart('\uFEFF');
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        Assert.InRange((int)fix["line"]!, 1, lines.Length);
        Assert.InRange((int)fix["endLine"]!, (int)fix["line"]!, lines.Length);
        Assert.InRange((int)fix["column"]!, 1, lines[(int)fix["line"]! - 1].Length + 1);
        Assert.InRange((int)fix["endColumn"]!, 1, lines[(int)fix["endLine"]! - 1].Length + 2);
    }

    [GeneratedRegex(@"(?:error|warning) (?<code>CMG\d{4}): .* \[fix: ")]
    private static partial Regex MendedCode();
}
