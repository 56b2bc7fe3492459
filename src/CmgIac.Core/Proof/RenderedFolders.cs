using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>The folders of a run in the order of its jobs. Those that aren't at hand are rendered when they are asked for, and forgotten.</summary>
internal sealed class RenderedFolders
{
    private readonly RenderRun? run;
    private readonly ImmutableArray<RenderedFolder> atHand = [];

    private RenderedFolders(ImmutableArray<RenderedFolder> folders) => atHand = folders;

    private RenderedFolders(RenderRun run) => this.run = run;

    /// <summary>Relative to the output folder; known before anything is rendered.</summary>
    public ImmutableArray<string> Paths => run is null ? [.. atHand.Select(folder => folder.Path)] : [.. run.Jobs.Jobs.Select(job => job.Folder)];

    public static RenderedFolders Of(IEnumerable<RenderedFolder> folders) => new([.. folders]);

    public static RenderedFolders Of(RenderRun run) => new(run);

    /// <summary>What <paramref name="use"/> made of each, as <see cref="RenderRun.Each"/> has it.</summary>
    public StageResult<IReadOnlyList<T>> Each<T>(Func<RenderedFolder, T> use) =>
        run is null ? new([.. atHand.Select(use)], []) : run.Each(job => use(job.ToFolder()));

    /// <summary>What is wrong with the folders themselves or, where nothing is, what keeps them from being used.</summary>
    public StageResult<T> Refuse<T>(ImmutableArray<Diagnostic> reasons)
        where T : class => Each(_ => true).Then(_ => new StageResult<T>(null, reasons));
}
