using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Scripts;

/// <summary>PowerShell's own parser reads every script that is rendered, and every one that a page shows.</summary>
public partial class ScriptParserTest
{
    public static TheoryData<string> Trees => BaselineTest.Trees;

    public static TheoryData<string> Pages =>
    [
        .. Directory.GetFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Repository.Root, "*.md"))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Trees))]
    public void Scripts_are_read_without_an_error_and_are_for_Windows_PowerShell(string tree)
    {
        foreach (var path in BaselineCase.Tree(Repository.Path(tree)).Where(path => path.EndsWith(".ps1", StringComparison.Ordinal)))
        {
            var bytes = File.ReadAllBytes(Path.Combine(Repository.Path(tree), path));
            Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
            var text = System.Text.Encoding.UTF8.GetString(bytes);
            Assert.Equal(text.Count(c => c == '\n'), CarriageReturn().Count(text));
            ScriptText.Parse(text[1..], out var errors);
            Assert.Empty(errors);
            Assert.Empty(ScriptText.NewerThanWindows(text[1..]));
        }
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public void Commands_in_runbooks_are_read_without_an_error(string tree) => Assert.All(
        BaselineCase.Tree(Repository.Path(tree)).Where(path => path.EndsWith(".md", StringComparison.Ordinal)),
        path => Read(File.ReadAllText(Path.Combine(Repository.Path(tree), path))));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_in_pages_are_read_without_an_error(string page) => Read(File.ReadAllText(Repository.Path(page)));

    /// <summary>The scripts are copied to a site server one by one: what they share stands in both.</summary>
    [Fact]
    public void Both_scripts_check_the_certificate_alike()
    {
        var shared = new[] { "New-Gateway", "Update-Certificate" }
            .Select(name => File.ReadAllText(Repository.Path("templates", "per-gateway", "configmgr", $"{name}.ps1.sbn")))
            .Select(text => text[text.IndexOf("function Read-Length", StringComparison.Ordinal)..])
            .Select(text => text[..text.IndexOf("$pfx = ", StringComparison.Ordinal)])
            .Select(text => text[..(text.IndexOf("\n}\n\n{{", StringComparison.Ordinal) is var end and > 0 ? end + 2 : text.Length)].TrimEnd());
        Assert.Single(shared.Distinct(StringComparer.Ordinal));
    }

    private static void Read(string markdown)
    {
        foreach (Match fence in Fence().Matches(markdown))
        {
            ScriptText.Parse(fence.Groups["text"].Value, out var errors);
            Assert.Empty(errors);
        }
    }

    [GeneratedRegex("\r\n")]
    private static partial Regex CarriageReturn();

    [GeneratedRegex(@"^ *```(?:powershell|ps1)\n(?<text>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
