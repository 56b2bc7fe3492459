using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>The folders of a run in the order of its jobs. Those that aren't at hand are rendered when they are asked for, and forgotten.</summary>
internal abstract class RenderedFolders
{
    /// <summary>Relative to the output folder; known before anything is rendered.</summary>
    public abstract ImmutableArray<string> Paths { get; }

    public static RenderedFolders Of(IEnumerable<RenderedFolder> folders) => new AtHand([.. folders]);

    public static RenderedFolders Of(RenderRun run) => new OnDemand(run);

    /// <summary>What <paramref name="use"/> made of each, as <see cref="RenderRun.Each"/> has it.</summary>
    public abstract StageResult<IReadOnlyList<T>> Each<T>(Func<RenderedFolder, T> use);

    /// <summary>What is wrong with the folders themselves or, where nothing is, what keeps them from being used.</summary>
    public StageResult<T> Refuse<T>(ImmutableArray<Diagnostic> reasons)
        where T : class => Each(_ => true).Then(_ => new StageResult<T>(null, reasons));

    private sealed class AtHand(ImmutableArray<RenderedFolder> folders) : RenderedFolders
    {
        public override ImmutableArray<string> Paths => [.. folders.Select(folder => folder.Path)];

        public override StageResult<IReadOnlyList<T>> Each<T>(Func<RenderedFolder, T> use) => new([.. folders.Select(use)], []);
    }

    private sealed class OnDemand(RenderRun run) : RenderedFolders
    {
        public override ImmutableArray<string> Paths => [.. run.Jobs.Jobs.Select(job => job.Folder)];

        public override StageResult<IReadOnlyList<T>> Each<T>(Func<RenderedFolder, T> use) => run.Each(job => use(job.ToFolder()));
    }
}
