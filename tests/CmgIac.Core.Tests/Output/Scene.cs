using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Output;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Tests.Output;

/// <summary>A disk of the mind: what is wanted and what is there, compared as the shell would have it compared.</summary>
internal sealed class Scene
{
    public const string Folder = "gateways/a.contoso.com";
    public const string ManifestPath = Folder + "/cmg.manifest.json";

    private static readonly string H = new('0', 64);
    private readonly List<RenderedFolder> wanted = [];
    private readonly Dictionary<string, Found> disk = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpecPresence> specs = new(StringComparer.Ordinal);
    private readonly List<JournalFolder> journal = [];

    public bool Force { get; init; }

    public bool Narrowed { get; init; }

    public string Tool { get; init; } = "1";

    public Scene Wants(string folder, params (string Path, string Text)[] files) => Wants(folder, ["cmg.yaml"], files);

    public Scene Wants(string folder, string[] specsOf, params (string Path, string Text)[] files)
    {
        wanted.Add(new(
            folder, [.. specsOf], H, H,
            [.. files.Select(f => new Artifact($"{folder}/{f.Path}", f.Text, TextForm.Utf8, "t"))]));
        return this;
    }

    public Scene Has(string path, string text) => Has(path, Found.File.Of(Encoding.UTF8.GetBytes(text)));

    public Scene Has(string path, Found found)
    {
        disk[path] = found;
        return this;
    }

    /// <summary>A manifest on disk, of files with those contents, whatever really is there.</summary>
    public Scene HasManifest(string folder, string[] specsOf, params (string Path, string Text)[] files) =>
        HasManifest(folder, "1", specsOf, files);

    public Scene HasManifest(string folder, string tool, string[] specsOf, params (string Path, string Text)[] files)
    {
        var manifest = new Manifest(tool, [.. specsOf.Select(s => "../" + s)], H, H, [.. files.Select(f => Entry(f.Path, f.Text))]);
        return Has($"{folder}/cmg.manifest.json", Found.File.Of(manifest.ToBytes()));
    }

    public Scene HasJournal(string folder, string[] specsOf, params (string Path, string Text)[] files)
    {
        journal.Add(new(folder, [.. specsOf.Select(s => "../" + s)], [.. files.Select(f => Entry(f.Path, f.Text))]));
        return this;
    }

    public Scene Spec(string name, SpecPresence presence)
    {
        specs["../" + name] = presence;
        return this;
    }

    public StageResult<OutputScope> Scope()
    {
        var given = wanted.SelectMany(f => f.Specs).Append("cmg.yaml").Distinct(StringComparer.Ordinal);
        var request = new OutputRequest(
            "out", [.. wanted], given.ToImmutableDictionary(s => s, s => "../" + s, StringComparer.Ordinal), Tool, Narrowed, Force);
        var manifests = disk.Where(f => OutputPath.IsManifest(f.Key))
            .ToDictionary(f => f.Key[..f.Key.LastIndexOf('/')], f => f.Value, StringComparer.Ordinal);
        var claims = FolderClaim.Read(manifests, [.. journal]);
        var known = claims.SelectMany(c => c.Specs).Distinct(StringComparer.Ordinal).ToDictionary(
            s => s, s => new KnownSpec(s[3..], specs.GetValueOrDefault(s, SpecPresence.Given)), StringComparer.Ordinal);
        return OutputScope.Of(request, claims, known);
    }

    public StageResult<OutputPlan> Plan() => Scope().Then(s => OutputPlan.Compare(s, Disk(s)));

    public StageResult<OutputCheck> Check() => Scope().Then(s => OutputCheck.Compare(s, Disk(s)));

    /// <summary>The plan in short, '.gitattributes' left out: 'create gateways/a/x'.</summary>
    public string[] Changes() =>
    [
        .. Plan().Value!.Changes.Where(c => c.Path != ".gitattributes").Select(c => $"{c.Kind} {c.Path}".ToLowerInvariant()),
    ];

    public string[] States() =>
    [
        .. Check().Value!.Files.Where(c => c.Path != ".gitattributes").Select(c => $"{c.State} {c.Path}".ToLowerInvariant()),
    ];

    /// <summary>Why nothing may be written: code and path.</summary>
    public string[] Refusals() => [.. Plan().Diagnostics.Select(d => $"{d.Code} {d.Span.File}")];

    private static ManifestFile Entry(string path, string text) => new(path, ContentHash.Of(Encoding.UTF8.GetBytes(text)));

    private Dictionary<string, Found> Disk(OutputScope scope) =>
        scope.Paths.ToDictionary(p => p, p => disk.GetValueOrDefault(p) ?? new Found.Missing(), StringComparer.Ordinal);
}
