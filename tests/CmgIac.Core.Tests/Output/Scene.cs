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

    public bool Adopt { get; init; }

    public string Tool { get; init; } = "1";

    public Scene Wants(string folder, params (string Path, string Text)[] files) => Wants(folder, ["cmg.yaml"], files);

    public Scene Wants(string folder, string[] specsOf, params (string Path, string Text)[] files)
    {
        wanted.Add(new(
            folder, [.. specsOf], H, H,
            [.. files.Select(f => new Artifact($"{folder}/{f.Path}", f.Text, TextForm.Utf8, "t"))]));
        return this;
    }

    /// <summary>A file that isn't below its folder.</summary>
    public Scene WantsElsewhere(string folder, string path)
    {
        wanted.Add(new(folder, ["cmg.yaml"], H, H, [new Artifact(path, "1", TextForm.Utf8, "t")]));
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

    public StageResult<OutputPlan> Plan() => Each(
        (request, judged, said) => (Plan: FolderPlan.Of(request, judged, said), Of: judged.Folder),
        (plans, scope) =>
        {
            Announced = [.. plans.Where(item => item.Of is not null).Select(item => item.Plan.Announce(item.Of!)).OfType<JournalFolder>()];
            return new OutputPlan([.. plans.Select(item => item.Plan).OrderBy(plan => plan.Folder, OutputPath.FolderOrder)], scope.KeepsJournal);
        });

    /// <summary>What the last plan told the journal.</summary>
    public ImmutableArray<JournalFolder> Announced { get; private set; } = [];

    /// <summary>The manifest that the first folder shall have.</summary>
    public Manifest Manifest()
    {
        Manifest? first = null;
        Each((_, judged, _) => first ??= judged.Folder?.Manifest, (manifests, _) => manifests);
        return first!;
    }

    public StageResult<OutputCheck> Check() => Each(
        (request, judged, _) => CheckedFolder.Of(request, judged),
        (folders, _) => new OutputCheck(
            [.. folders.OrderBy(folder => folder.Folder, OutputPath.FolderOrder).SelectMany(folder => folder.Files)],
            [.. folders.Select(folder => folder.Other).OfType<OtherVersion>()]));

    private StageResult<TResult> Each<T, TResult>(
        Func<OutputRequest, FolderVerdicts, OutputDiagnostics, T> use, Func<IReadOnlyList<T>, OutputScope, TResult> sum)
        where TResult : class
    {
        var given = wanted.SelectMany(f => f.Specs).Append("cmg.yaml").Distinct(StringComparer.Ordinal);
        var request = new OutputRequest("out", given.ToImmutableDictionary(s => s, s => "../" + s, StringComparer.Ordinal), Tool, Narrowed, Force, Adopt);
        var said = new OutputDiagnostics();
        var names = wanted.Select(folder => folder.Path).ToHashSet(StringComparer.Ordinal);
        var manifests = disk.Where(f => OutputPath.IsManifest(f.Key)).Select(f => (Folder: f.Key[..f.Key.LastIndexOf('/')], Found: f.Value))
            .Where(f => !names.Contains(f.Folder)).ToDictionary(f => f.Folder, f => f.Found, StringComparer.Ordinal);
        var scope = OutputScope.Of(request, FolderClaim.Read(manifests, [.. journal.Where(line => !names.Contains(line.Folder))]), Recall, said);
        var scoped = wanted
            .Select(folder => OutputScope.Wanted(
                request, folder, FolderClaim.Of(folder.Path, Look(OutputPath.ManifestOf(folder.Path)), journal.Where(line => line.Folder == folder.Path)), Recall, Look, said))
            .OfType<ScopedFolder>().Concat(scope.Dropped);
        List<T> all = [.. scoped.Select(folder => use(request, FileVerdict.Of(request, folder, Look, said), said))];
        if (wanted.Count > 0)
        {
            all.Add(use(request, FileVerdict.OfAttributes(Look(OutputPath.AttributesName)), said));
        }

        return new(said.HasErrors ? null : sum(all, scope), said.ToImmutable());
    }

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

    private Found Look(string path) => disk.GetValueOrDefault(path) ?? new Found.Missing();

    private KnownSpec Recall(string spec) => new(spec[3..], specs.GetValueOrDefault(spec, SpecPresence.Given));
}
