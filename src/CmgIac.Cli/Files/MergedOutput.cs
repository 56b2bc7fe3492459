using System.Collections.Immutable;
using System.Diagnostics;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Output;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;

namespace CmgIac.Cli.Files;

/// <summary>Folders that shards were rendered into: are they together, and each file in one of them, the output?</summary>
internal static class MergedOutput
{
    /// <summary>A folder to be merged, and which of the output's folders are in it.</summary>
    private sealed record Part(string Path, string Shown, ImmutableHashSet<string> Folders);

    /// <param name="order">The whole output in its place, which is not looked at.</param>
    public static StageResult<OutputCheck> Check(OutputOrder order, ImmutableArray<string> folders) =>
        order.Folders.Each(folder => folder).Then(all => Find(order, folders, all).Then(parts =>
        {
            var request = order.ToRequest() with { WithAttributes = false };
            return parts.Select(part => CheckPart(order, part, all))
                .Append(CheckMissing(request, all.Where(folder => !parts.Any(part => part.Folders.Contains(folder.Path)))))
                .Aggregate((sum, part) => sum.Then(before => part.Then(after => Add(before, after))))
                .Then(sum => Judge(sum, order, request, parts));
        }));

    private static StageResult<IReadOnlyList<Part>> Find(OutputOrder order, ImmutableArray<string> folders, IReadOnlyList<RenderedFolder> all)
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
            else if (!parts.TryAdd(part.Root, new(folder, shown, FoldersIn(new DiskWalk(part.Root), all))))
            {
                diagnostics.Add(ShardDiagnostics.PartGivenTwice(shown));
            }
        }

        return StageResult.Of<IReadOnlyList<Part>>([.. parts.Values], diagnostics);
    }

    /// <summary>A folder is there with one file of ours, or with what stands in the way of one.</summary>
    private static ImmutableHashSet<string> FoldersIn(DiskWalk walk, IReadOnlyList<RenderedFolder> folders) =>
    [
        .. folders.Where(folder => walk.Look(folder.Path) switch
        {
            Found.Missing => false,
            Found.Directory => folder.Files.Select(file => file.Path).Prepend(OutputPath.ManifestOf(folder.Path))
                .Any(path => walk.Look(path) is not Found.Missing),
            _ => true,
        }).Select(folder => folder.Path),
    ];

    private static StageResult<OutputCheck> CheckPart(OutputOrder order, Part part, IReadOnlyList<RenderedFolder> all) =>
        OutputFolder.Check(order with
        {
            Home = order.Output,
            Output = part.Path,
            Folders = RenderedFolders.Of(all.Where(folder => part.Folders.Contains(folder.Path))),
        }).Then(check => new StageResult<OutputCheck>(
            check with { Files = [.. check.Files.Select(file => file.State == CheckState.Missing ? file : file with { Part = part.Shown })] }, []));

    private static StageResult<OutputCheck> CheckMissing(OutputRequest request, IEnumerable<RenderedFolder> folders)
    {
        var said = new OutputDiagnostics();
        var missing = folders
            .Select(folder => OutputScope.Wanted(request, folder, FolderClaim.Of(folder.Path, new Found.Missing(), []), _ => throw new UnreachableException(), Nothing, said))
            .OfType<ScopedFolder>()
            .SelectMany(folder => CheckedFolder.Of(request, FileVerdict.Of(request, folder, Nothing, said)).Files)
            .ToImmutableArray();
        return new(said.HasErrors ? null : new(missing, []), said.ToImmutable());

        static Found Nothing(string path) => new Found.Missing();
    }

    private static StageResult<OutputCheck> Add(OutputCheck one, OutputCheck other) =>
        new(new([.. one.Files, .. other.Files], [.. one.OtherVersions, .. other.OtherVersions]), []);

    /// <summary>What no part can know of itself: folders that are in none or in several, and what stands once in the output.</summary>
    private static StageResult<OutputCheck> Judge(
        OutputCheck sum, OutputOrder order, OutputRequest request, IReadOnlyList<Part> parts)
    {
        var diagnostics = new DiagnosticList('5');
        foreach (var folder in order.Folders.Paths)
        {
            var having = parts.Where(part => part.Folders.Contains(folder)).Select(part => part.Shown).ToList();
            if (having.Count == 0)
            {
                diagnostics.Add(ShardDiagnostics.FolderInNoPart(request.Show(folder), folder, parts.Count));
            }
            else if (having.Count > 1)
            {
                diagnostics.Add(ShardDiagnostics.FolderInSeveralParts($"{having[^1]}/{folder}", folder, having));
            }
        }

        var files = sum.Files.GroupBy(file => file.Path, StringComparer.Ordinal).SelectMany(OfOnePath);
        return StageResult.Of(
            sum with
            {
                Files = [.. files.Concat(Attributes(order, parts)).OrderBy(file => file.Path, StringComparer.Ordinal).ThenBy(file => file.Part, StringComparer.Ordinal)],
                OtherVersions = [.. sum.OtherVersions.Distinct()],
            },
            diagnostics);
    }

    /// <summary>What a part lacks another may have; what is right in several is in one too many.</summary>
    private static IEnumerable<CheckedFile> OfOnePath(IEnumerable<CheckedFile> same)
    {
        var found = same.Where(file => file.Part is not null).ToList();
        return found.Count switch
        {
            0 => same.Take(1),
            1 => found,
            _ => found.Select(file => file.State == CheckState.Unchanged ? file with { State = CheckState.Duplicate } : file),
        };
    }

    /// <summary>Whatever stands there is the user's own, and in several parts the same.</summary>
    private static IEnumerable<CheckedFile> Attributes(OutputOrder order, IReadOnlyList<Part> parts)
    {
        if (order.Folders.Paths.IsEmpty)
        {
            return [];
        }

        var having = parts.FirstOrDefault(part => new DiskWalk((order with { Output = part.Path }).Root).Look(OutputPath.AttributesName) is not Found.Missing);
        var shown = (order with { Output = having?.Path ?? order.Output }).ToRequest().Show(OutputPath.AttributesName);
        return [new(OutputPath.AttributesName, shown, having is null ? CheckState.Missing : CheckState.Unchanged, null, FileVerdict.Attributes.ToArray()) { Part = having?.Shown }];
    }
}
