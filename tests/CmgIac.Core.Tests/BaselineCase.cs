using System.Text;
using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using Xunit.Sdk;

namespace CmgIac.Core.Tests;

/// <summary>
/// A folder of Baselines: specs, perhaps templates, and what becomes of them. Diagnostics stand in an annotated copy of
/// each spec, under the line that they concern (those outside of specs in diagnostics.txt); rendered files, of cases 0xx,
/// in expected/.
/// </summary>
public sealed record BaselineCase(string Name) : IXunitSerializable
{
    public BaselineCase()
        : this("")
    {
    }

    public static IEnumerable<BaselineCase> All =>
        Directory.GetDirectories(Root).Select(folder => new BaselineCase(Path.GetFileName(folder))).OrderBy(item => item.Name, StringComparer.Ordinal);

    public string Folder => Path.Combine(Root, Name);

    public string Expected => Path.Combine(Folder, "expected");

    public string Name { get; private set; } = Name;

    /// <summary>Cases of rendering hold the files; those of what is refused hold the diagnostics alone.</summary>
    private bool HoldsFiles => Name.StartsWith('0');

    private static string Root => Repository.Path("tests", "CmgIac.Core.Tests", "Baselines");

    /// <summary>The case's own files: what goes in, without what is expected to come out.</summary>
    public void CopyInputTo(string folder)
    {
        foreach (var path in Tree(Folder).Where(path => !IsExpected(path)))
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Folder, path), target);
        }
    }

    /// <summary>What the tool makes of the case: relative path to bytes.</summary>
    public SortedDictionary<string, byte[]> Run()
    {
        using var folder = new TemporaryFolder();
        CopyInputTo(folder.Path);
        var actual = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var validated = CmgRun.In(folder.Path, "validate", ".", "--format", "json");
        Annotate(JsonNode.Parse(validated.Out)!["diagnostics"]!.AsArray(), actual);
        var rendered = CmgRun.In(folder.Path, "render", ".", "-o", "expected");
        var files = Tree(Path.Combine(folder.Path, "expected")).ToList();
        Xunit.Assert.True(rendered.ExitCode == 0 || (validated.ExitCode != 0 && files.Count == 0), rendered.Error);
        foreach (var path in files.Where(_ => HoldsFiles))
        {
            actual.Add("expected/" + path, File.ReadAllBytes(Path.Combine(folder.Path, "expected", path)));
        }

        return actual;
    }

    /// <summary>What the folder holds of what is expected.</summary>
    public SortedDictionary<string, byte[]> ReadExpected() => new(
        Tree(Folder).Where(IsExpected).ToDictionary(path => path, path => File.ReadAllBytes(Path.Combine(Folder, path))),
        StringComparer.Ordinal);

    public void WriteExpected(SortedDictionary<string, byte[]> actual)
    {
        foreach (var path in ReadExpected().Keys.Except(actual.Keys))
        {
            File.Delete(Path.Combine(Folder, path));
        }

        foreach (var (path, bytes) in actual)
        {
            var target = Path.Combine(Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, bytes);
        }
    }

    public void Deserialize(IXunitSerializationInfo info) => Name = info.GetValue<string>(nameof(Name))!;

    public void Serialize(IXunitSerializationInfo info) => info.AddValue(nameof(Name), Name);

    public override string ToString() => Name;

    /// <summary>Every file below, with '/', in ordinal order.</summary>
    public static IEnumerable<string> Tree(string folder) => !Directory.Exists(folder) ? [] :
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static bool IsExpected(string path) =>
        path.StartsWith("expected/", StringComparison.Ordinal) || path == "diagnostics.txt"
        || path.EndsWith(".annotated.yaml", StringComparison.Ordinal);

    private void Annotate(JsonArray diagnostics, SortedDictionary<string, byte[]> actual)
    {
        foreach (var file in diagnostics.GroupBy(item => (string)item!["file"]!))
        {
            var spec = Path.Combine(Folder, file.Key);
            var isSpec = File.Exists(spec) && file.Key.EndsWith(".yaml", StringComparison.Ordinal);
            var text = isSpec
                ? Annotation.Of(File.ReadAllText(spec), file!)
                : string.Concat(file.Select(item => Annotation.Line(item!)));
            var name = isSpec ? Path.ChangeExtension(file.Key, null) + ".annotated.yaml" : "diagnostics.txt";
            var earlier = actual.TryGetValue(name, out var bytes) ? Encoding.UTF8.GetString(bytes) : "";
            actual[name] = Encoding.UTF8.GetBytes(earlier + text);
        }
    }
}
