using System.Text.RegularExpressions;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Diagnostics;

/// <summary>Every code that the factories can make has a page, and no other; what a page shows is what cmg says.</summary>
public partial class DiagnosticPagesTest
{
    private static readonly string[] Headings = ["What it means", "Why", "Example", "Instead"];

    public static TheoryData<string> Codes => [.. PageCodes];

    /// <summary>The pages whose example is a spec; the others show a command, or a line of a template.</summary>
    public static TheoryData<string> CodesWithSpec =>
        [.. PageCodes.Where(code => Part(Page(code), "Example").Contains("```yaml", StringComparison.Ordinal))];

    private static IEnumerable<string> PageCodes => Directory.GetFiles(Repository.Path("docs", "diagnostics"), "CMG*.md")
        .Select(path => Path.GetFileNameWithoutExtension(path)!)
        .Order(StringComparer.Ordinal);

    [Fact]
    public void The_pages_are_those_of_the_codes()
    {
        // The package for builds has no C#: its targets speak for themselves.
        var targets = Directory.GetFiles(Repository.Path("src", "CmgIac.MSBuild", "build"), "*.targets").Select(File.ReadAllText);
        var made = Sources("CmgIac.Core", "Diagnostics").Concat(targets).SelectMany(text => Code().Matches(text)).Select(match => match.Groups["code"].Value);
        var beyondTheLimit = Sources().SelectMany(text => StageOfList().Matches(text)).Select(match => $"CMG{match.Groups["stage"].Value}099");
        Assert.Equal(made.Concat(beyondTheLimit).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), PageCodes);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_has_its_code_in_the_title_and_four_parts(string code)
    {
        var page = Page(code);
        Assert.Matches($@"\A# {code}: [^\n]*[^\n.]\n\n## ", page);
        Assert.Equal(Headings, Heading().Matches(page).Select(match => match.Groups["text"].Value));
        Assert.All(Headings, heading => Assert.NotEmpty(Part(page, heading).Trim()));
        Assert.Contains($"{code}: ", Part(page, "Example"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_lists_each_page_once_with_its_title()
    {
        var index = File.ReadAllText(Repository.Path("docs", "diagnostics", "README.md"));
        Assert.Equal(
            PageCodes.Select(code => (code, Title(code))),
            Row().Matches(index).Select(match => (match.Groups["code"].Value, match.Groups["title"].Value)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_index_has_the_severity_of_the_example(string code)
    {
        var row = Row().Matches(File.ReadAllText(Repository.Path("docs", "diagnostics", "README.md")))
            .Single(match => match.Groups["code"].Value == code);
        var shown = Regex.Match(Part(Page(code), "Example"), $@"(error|warning) {code}: ", RegexOptions.None, Regex.InfiniteMatchTimeout).Groups[1].Value;
        Assert.Contains(shown, row.Groups["severity"].Value.Split(" or "), StringComparer.Ordinal);
    }

    /// <summary>The example's files, in a folder of their own, give the example's lines and no other.</summary>
    [Theory]
    [MemberData(nameof(CodesWithSpec))]
    public void An_example_gives_what_it_shows(string code)
    {
        using var folder = new TemporaryFolder();
        var example = Part(Page(code), "Example");
        var specs = new List<string>();
        foreach (Match block in Block().Matches(example))
        {
            var name = block.Groups["name"].Success ? block.Groups["name"].Value : "cmg.yaml";
            folder.Write(name, block.Groups["text"].Value);
            if (block.Groups["language"].Value == "yaml")
            {
                specs.Add(name);
            }
        }

        var templates = Directory.Exists(Path.Combine(folder.Path, "templates")) ? ["--templates", "templates"] : Array.Empty<string>();
        var run = CmgRun.In(folder.Path, ["validate", .. specs, "--as-of", "2027-01-10", .. templates]);
        Assert.Equal(Shown().Match(example).Groups["text"].Value, run.Error);
    }

    [Fact]
    public void What_can_be_suppressed_is_every_warning_of_the_rules_but_that_of_suppression()
    {
        var warnings = Directory.GetFiles(Repository.Path("src", "CmgIac.Core", "Diagnostics"), "RuleDiagnostics*.cs")
            .SelectMany(path => Warning().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups["code"].Value)
            .Except(["CMG3041"], StringComparer.Ordinal);
        Assert.Equal(warnings.Order(StringComparer.Ordinal), RuleDiagnostics.Suppressible.Order(StringComparer.Ordinal));
    }

    private static string Page(string code) => File.ReadAllText(Repository.Path("docs", "diagnostics", $"{code}.md"));

    private static string Title(string code) => Page(code).Split('\n')[0][$"# {code}: ".Length..];

    /// <summary>The text below a heading, up to the next.</summary>
    private static string Part(string page, string heading) =>
        page.Split("\n## ").FirstOrDefault(part => part.StartsWith(heading + "\n", StringComparison.Ordinal))?[heading.Length..] ?? "";

    private static IEnumerable<string> Sources(params string[] folder) =>
        Directory.GetFiles(Repository.Path(["src", .. folder]), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText);

    [GeneratedRegex("\"(?<code>CMG[0-9]{4})\"")]
    private static partial Regex Code();

    /// <summary>A list of diagnostics is made with its stage's digit, and may say that there are more.</summary>
    [GeneratedRegex(@"DiagnosticList\b[^;]*\('(?<stage>[0-9])'\)")]
    private static partial Regex StageOfList();

    [GeneratedRegex("Diagnostic\\.Warning\\(\\s*\"(?<code>CMG[0-9]{4})\"")]
    private static partial Regex Warning();

    [GeneratedRegex("^## (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| \[(?<code>CMG[0-9]{4})\]\(\k<code>\.md\) \| (?<severity>[^|]+) \| (?<title>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>A file of an example, under its name where there are several.</summary>
    [GeneratedRegex(@"(?:`(?<name>[^`\n]+)`:\n\n)?^```(?<language>yaml|scriban|pem)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^```text\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Shown();
}
