using System.Reflection;
using System.Text.RegularExpressions;
using CmgIac.Core.Model;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests;

/// <summary>What the architecture promises a newcomer, held against the sources.</summary>
public partial class DesignTest
{
    /// <summary>Stages from left to right; a folder looks at itself and to its left.</summary>
    private static readonly string[] Layers =
        ["Text", "Diagnostics", "Syntax", "Model", "Binding", "Rules", "Lowering", "Rendering", "Proof", "Output"];

    /// <summary>Beside the stages: what they may look at, and who may look at them.</summary>
    private static readonly Dictionary<string, (string[] Sees, string[] SeenBy)> Beside = new(StringComparer.Ordinal)
    {
        ["Certificates"] = (["Text", "Diagnostics", "Model"], ["Proof", "Output"]),
        ["Due"] = (["Text", "Model", "Rules", "Certificates"], ["Changes"]),
        ["Changes"] = (["Text", "Diagnostics", "Model", "Due"], []),
        ["Fixes"] = (["Text", "Diagnostics", "Syntax"], []),
        ["Adoption"] = ([.. Layers[..^1], "Certificates"], []),
    };

    private static IEnumerable<string> Sources =>
        new[] { "src", "tests" }.SelectMany(folder => Directory.GetFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));

    [Fact]
    public void No_file_has_over_300_lines() =>
        Assert.Equal([], Sources.Where(path => File.ReadLines(Repository.Path(path)).Count() > 300));

    [Fact]
    public void A_stage_looks_only_to_its_left()
    {
        var wrong =
            from path in Sources
            where path.StartsWith("src/CmgIac.Core/", StringComparison.Ordinal)
            let folder = path.Split('/')[2]
            from line in File.ReadLines(Repository.Path(path))
            let used = UsedFolder().Match(line).Groups[1].Value
            where used.Length > 0 && used != folder && !MaySee(folder, used)
            select $"{path}: {line}";
        Assert.Equal([], wrong);
    }

    [Theory]
    [InlineData("YamlDotNet", "src/CmgIac.Core/Syntax/SpecParser.cs")]
    [InlineData("Scriban", "src/CmgIac.Core/Rendering/")]
    [InlineData("System.CommandLine", "src/CmgIac.Cli/")]
    [InlineData("DnsClient", "src/CmgIac.Live/")]
    [InlineData("Azure", "src/CmgIac.Live/Azure/")]
    public void A_library_is_named_in_one_place(string library, string place) => Assert.Equal([],
        Sources.Where(path => path.StartsWith("src/", StringComparison.Ordinal)
            && !path.StartsWith(place, StringComparison.Ordinal)
            && File.ReadLines(Repository.Path(path)).Any(line => line.StartsWith($"using {library}", StringComparison.Ordinal))));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Assert.Equal([],
        typeof(Fleet).Assembly.GetTypes().Concat(typeof(Cli.Shell).Assembly.GetTypes()).Concat(typeof(Live.Deadline).Assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("CmgIac", StringComparison.Ordinal) == true)
            .Select(type => type.Name)
            .Where(name => EmptyWord().IsMatch(name)));

    /// <summary>A value of the model never changes once it is made.</summary>
    [Fact]
    public void The_model_is_immutable() => Assert.Equal([],
        from type in typeof(Fleet).Assembly.GetTypes()
        where type.Namespace == typeof(Fleet).Namespace
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        let setter = property.SetMethod
        where setter is not null
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
        select $"{type.Name}.{property.Name}");

    private static bool MaySee(string folder, string used) =>
        Beside.TryGetValue(folder, out var beside) ? beside.Sees.Contains(used, StringComparer.Ordinal)
        : Beside.TryGetValue(used, out var seen) ? seen.SeenBy.Contains(folder, StringComparer.Ordinal)
        : Array.IndexOf(Layers, used) is >= 0 and var left && left <= Array.IndexOf(Layers, folder);

    [GeneratedRegex(@"^using (?:static )?CmgIac\.Core\.(\w+)")]
    private static partial Regex UsedFolder();

    [GeneratedRegex(@"Manager|Helper|Util|Processor|Handler|Engine|Info$|Data$|(?<!S)Service(?!Name)")]
    private static partial Regex EmptyWord();
}
