using CmgIac.Core.Tests;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.SameBytes;

/// <summary>Specs for which the repository holds what they render: every baseline of rendering, and every example.</summary>
internal sealed record RenderedCase(string Name, string Source, string Output)
{
    public static IReadOnlyList<RenderedCase> All { get; } =
    [
        .. BaselineCase.All.Where(item => Directory.Exists(item.Expected)).Select(item => new RenderedCase(item.Name, item.Folder, "expected")),
        .. Directory.GetDirectories(Repository.Path("examples"), "rendered", SearchOption.AllDirectories)
            .Select(rendered => Path.GetDirectoryName(rendered)!)
            .Select(folder => new RenderedCase(Path.GetFileName(folder), folder, "rendered")),
    ];

    /// <summary>A copy of what goes in, in an empty folder below <paramref name="folder"/>, which is returned.</summary>
    public string CopyTo(string folder)
    {
        var copy = Path.Combine(folder, Name);
        foreach (var path in BaselineCase.Tree(Source).Where(path => !path.StartsWith(Output + "/", StringComparison.Ordinal)))
        {
            var target = Path.Combine(copy, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Source, path), target);
        }

        return copy;
    }

    /// <summary>What was rendered into <paramref name="copy"/> is what the repository holds: the same files, byte for byte.</summary>
    public void AssertSame(string copy)
    {
        var expected = Path.Combine(Source, Output);
        var actual = Path.Combine(copy, Output);
        Assert.Equal(BaselineCase.Tree(expected).Prepend(Name), BaselineCase.Tree(actual).Prepend(Name));
        Assert.All(BaselineCase.Tree(expected), path =>
            Assert.Equal(File.ReadAllBytes(Path.Combine(expected, path)), File.ReadAllBytes(Path.Combine(actual, path))));
    }
}
