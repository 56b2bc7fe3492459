using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Guides;

/// <summary>A link within the repository leads to a file and, behind '#', to a heading of it.</summary>
public partial class LinkTest
{
    public static TheoryData<string> Pages => ["README.md", "CONTRIBUTING.md", .. GuidePage.Names("docs")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string name)
    {
        var page = GuidePage.Read(name);
        foreach (Match link in Target().Matches(page.Prose))
        {
            var (file, anchor) = (link.Groups["file"].Value, link.Groups["anchor"].Value);
            var path = file.Length == 0 ? name : Path.Combine(Path.GetDirectoryName(name)!, file);
            Assert.True(Path.Exists(Repository.Path(path)), $"{name}: {link.Value}");
            if (anchor.Length > 0)
            {
                Assert.Contains(anchor, Anchors(GuidePage.Read(path).Text));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Sources_are_defined_and_used(string name)
    {
        var prose = GuidePage.Read(name).Prose;
        Assert.Equal(
            Definition().Matches(prose).Select(match => match.Groups["label"].Value).Order(StringComparer.Ordinal),
            Use().Matches(prose).Select(match => match.Groups["label"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    /// <summary>As GitHub makes them of headings: small letters, '-' for a blank, no punctuation.</summary>
    private static IEnumerable<string> Anchors(string text) => Heading().Matches(text)
        .Select(match => Punctuation().Replace(match.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>The target of <c>[text](target)</c> that is no address.</summary>
    [GeneratedRegex(@"\]\((?![a-z]+:)(?<file>[^)#\s]*)(?:#(?<anchor>[^)]*))?\)")]
    private static partial Regex Target();

    [GeneratedRegex(@"^\[(?<label>[^\]]+)\]: \S+$", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\]\[(?<label>[^\]]+)\]")]
    private static partial Regex Use();

    [GeneratedRegex("^#+ (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\s-]")]
    private static partial Regex Punctuation();
}
