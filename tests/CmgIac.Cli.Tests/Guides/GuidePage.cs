using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Cli.Tests.Guides;

/// <summary>A fenced block: what stands behind its fence (<c>sh</c>), and its lines, each with its line end.</summary>
internal sealed record GuideBlock(string Language, string Text);

/// <summary>What stands below a heading of the second level, up to the next; before the first, the heading is empty.</summary>
internal sealed record GuideSection(string Heading, ImmutableArray<GuideBlock> Blocks);

/// <summary>A page in Markdown as its reader uses it. <see cref="Name"/> is its path from the repository's root.</summary>
internal sealed partial record GuidePage(string Name, string Text)
{
    /// <summary>The guide of certificates: its first page, and those below it.</summary>
    public static ImmutableArray<string> OfCertificates { get; } =
        ["docs/certificates.md", .. Names("docs/certificates")];

    public static GuidePage Read(string name) => new(name, File.ReadAllText(Repository.Path(name)));

    /// <summary>The pages in a folder and below, in ordinal order.</summary>
    public static IEnumerable<string> Names(string folder) => Directory.GetFiles(Repository.Path(folder), "*.md", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public IEnumerable<GuideSection> Sections => SectionStart().Split(Text)
        .Select(part => new GuideSection(part.Split('\n')[0], Blocks(part)));

    /// <summary>Fenced blocks, then code within lines.</summary>
    public IEnumerable<GuideBlock> Code =>
        [.. Blocks(Text), .. InlineCode().Matches(Fence().Replace(Text, "")).Select(match => new GuideBlock("", match.Groups["text"].Value))];

    /// <summary>The text without any code.</summary>
    public string Prose => InlineCode().Replace(Fence().Replace(Text, ""), "");

    private static ImmutableArray<GuideBlock> Blocks(string text) =>
        [.. Fence().Matches(text).Select(match => new GuideBlock(match.Groups["language"].Value, match.Groups["text"].Value))];

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex SectionStart();

    [GeneratedRegex(@"^(?<indent> *)```(?<language>\w*)\n(?<text>.*?)^\k<indent>```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`(?<text>[^`\n]+)`")]
    private static partial Regex InlineCode();
}
