using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Output;
using CmgIac.Core.Rendering;

namespace CmgIac.Cli.Files;

/// <summary>Folders that shards were rendered into: are they together, and each file in one of them, the output?</summary>
internal static class MergedOutput
{
    /// <summary>A folder to be merged, and which of the output's folders are in it.</summary>
    private sealed record Part(string Path, string Shown, ImmutableHashSet<string> Folders);

    /// <param name="order">The whole output in its place, which is not looked at.</param>
    public static StageResult<OutputCheck> Check(OutputOrder order, ImmutableArray<string> folders, ShardedFolders shards) =>
        Find(order, folders).Then(parts =>
        {
            var request = order.ToRequest();
            var missing = order.Folders.Where(folder => !parts.Any(part => part.Folders.Contains(folder.Path))).ToImmutableArray();
            return parts.Select(part => CheckPart(order, part))
                .Append(CheckMissing(request with { Folders = missing, WithAttributes = false }))
                .Aggregate((sum, part) => sum.Then(before => part.Then(after => Add(before, after))))
                .Then(sum => Judge(sum, order, request, parts, shards));
        });

    private static StageResult<IReadOnlyList<Part>> Find(OutputOrder order, ImmutableArray<string> folders)
    {
        var diagnostics = new DiagnosticList('5');
        var parts = new Dictionary<string, Part>(ShownPath.Comparer);
        foreach (var folder in folders)
        {
            var part = order with { Output = folder };
            var shown = ShownPath.Of(folder, order.WorkingFolder);
            if (!Directory.Exists(part.Root))
            {
                diagnostics.Add(ShardDiagnostics.NoSuchPart(shown));
            }
            else if (!parts.TryAdd(part.Root, new(folder, shown, FoldersIn(new DiskWalk(part.Root), order.Folders))))
            {
                diagnostics.Add(ShardDiagnostics.PartGivenTwice(shown));
            }
        }

        return StageResult.Of<IReadOnlyList<Part>>([.. parts.Values], diagnostics);
    }

    /// <summary>A folder is there with one file of ours, or with what stands in the way of one.</summary>
    private static ImmutableHashSet<string> FoldersIn(DiskWalk walk, ImmutableArray<RenderedFolder> folders) =>
    [
        .. folders.Where(folder => walk.Look(folder.Path) switch
        {
            Found.Missing => false,
            Found.Directory => folder.Files.Select(file => file.Path).Prepend(OutputPath.ManifestOf(folder.Path))
                .Any(path => walk.Look(path) is not Found.Missing),
            _ => true,
        }).Select(folder => folder.Path),
    ];

    private static StageResult<OutputCheck> CheckPart(OutputOrder order, Part part) =>
        OutputFolder.Check(order with
        {
            Home = order.Output,
            Output = part.Path,
            Folders = [.. order.Folders.Where(folder => part.Folders.Contains(folder.Path))],
        }).Then(check => new StageResult<OutputCheck>(
            check with { Files = [.. check.Files.Select(file => file.State == CheckState.Missing ? file : file with { Part = part.Shown })] }, []));

    private static StageResult<OutputCheck> CheckMissing(OutputRequest request) =>
        OutputScope.Of(request, [], ImmutableDictionary<string, KnownSpec>.Empty)
            .Then(scope => OutputCheck.Compare(scope, scope.Paths.ToDictionary(path => path, Found (_) => new Found.Missing(), StringComparer.Ordinal)));

    private static StageResult<OutputCheck> Add(OutputCheck one, OutputCheck other) =>
        new(new([.. one.Files, .. other.Files], [.. one.OtherVersions, .. other.OtherVersions]), []);

    /// <summary>What no part can know of itself: folders that are in none or in several, and what stands once in the output.</summary>
    private static StageResult<OutputCheck> Judge(
        OutputCheck sum, OutputOrder order, OutputRequest request, IReadOnlyList<Part> parts, ShardedFolders shards)
    {
        var diagnostics = new DiagnosticList('5');
        var repeated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in order.Folders.Select(folder => folder.Path))
        {
            var having = parts.Where(part => part.Folders.Contains(folder)).Select(part => part.Shown).ToList();
            var shard = $"{shards.NumberOf(folder, parts.Count)}/{parts.Count}";
            if (having.Count == 0)
            {
                diagnostics.Add(ShardDiagnostics.FolderInNoPart(request.Show(folder), folder, parts.Count, shard));
            }
            else if (having.Count > 1)
            {
                repeated.Add(folder);
                diagnostics.Add(ShardDiagnostics.FolderInSeveralParts($"{having[^1]}/{folder}", folder, having, shard));
            }
        }

        var files = sum.Files.Select(file => file.State == CheckState.Unchanged && repeated.Contains(FolderOf(file.Path))
            ? file with { State = CheckState.Duplicate } : file);
        return StageResult.Of(
            sum with
            {
                Files = [.. files.Concat(Attributes(order, parts)).OrderBy(file => file.Path, StringComparer.Ordinal).ThenBy(file => file.Part, StringComparer.Ordinal)],
                OtherVersions = [.. sum.OtherVersions.Distinct()],
            },
            diagnostics);
    }

    /// <summary>Whatever stands there is the user's own, and in several parts the same.</summary>
    private static IEnumerable<CheckedFile> Attributes(OutputOrder order, IReadOnlyList<Part> parts)
    {
        if (order.Folders.IsEmpty)
        {
            return [];
        }

        var having = parts.FirstOrDefault(part => new DiskWalk((order with { Output = part.Path }).Root).Look(OutputPath.AttributesName) is not Found.Missing);
        var shown = (order with { Output = having?.Path ?? order.Output }).ToRequest().Show(OutputPath.AttributesName);
        return [new(OutputPath.AttributesName, shown, having is null ? CheckState.Missing : CheckState.Unchanged, null, FileVerdict.Attributes.ToArray()) { Part = having?.Shown }];
    }

    private static string FolderOf(string path) => string.Join('/', path.Split('/').Take(2));
}
