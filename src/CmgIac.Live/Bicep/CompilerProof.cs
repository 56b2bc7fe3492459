using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Output;
using CmgIac.Core.Rendering;

namespace CmgIac.Live.Bicep;

/// <summary>A rendered file that the compiler reads, with what it was rendered of.</summary>
internal sealed record BicepSource(RenderPart Part, string Family, Artifact File)
{
    private const string Parameters = ".bicepparam";

    public bool IsParameters => File.Path.EndsWith(Parameters, StringComparison.Ordinal);

    /// <summary>Where the snapshot of a file of parameters stands: <c>main.snapshot.json</c> beside it.</summary>
    public string SnapshotPath => File.Path[..^Parameters.Length] + Snapshots.Extension;

    public static IEnumerable<BicepSource> In(RenderedJob job) => job.Files
        .Select(file => new BicepSource(file.Part, file.Family, file.File))
        .Where(source => source.IsParameters || source.File.Path.EndsWith(".bicep", StringComparison.Ordinal));
}

/// <summary>
/// The compiler as proof: every rendered Bicep file is compiled, linted and held against the formatter's layout by one
/// process, and where asked for evaluated.
/// </summary>
internal static class CompilerProof
{
    /// <summary>
    /// The jobs unchanged, or with a snapshot beside each file of parameters; none where something doesn't compile, or the
    /// compiler can't be asked. Without Bicep among the files nobody is asked.
    /// </summary>
    /// <param name="step">Called for each file of Bicep, from any thread.</param>
    public static async Task<StageResult<RenderedJobs>> Prove(
        RenderedJobs jobs, Fleet fleet, BicepAccess access, bool withSnapshots, Action step)
    {
        var sources = jobs.Jobs.SelectMany(BicepSource.In).ToList();
        if (sources.Count == 0)
        {
            return new(jobs, []);
        }

        var found = BicepExecutable.Find(access);
        if (found.Value is not { } executable)
        {
            return new(null, found.Diagnostics);
        }

        try
        {
            using var workspace = new BicepWorkspace(FilesBeside(jobs, sources));
            var started = await BicepCompiler.Start(executable, access.Patience);
            using var compiler = started.Value;
            if (compiler is null)
            {
                return new(null, started.Diagnostics);
            }

            var run = new CompilerRun(compiler, workspace, fleet, sources);
            var judged = await run.Judge(jobs, step);
            return judged.HasErrors || !withSnapshots ? judged : await run.AddSnapshots(judged);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, [CompilerDiagnostics.WorkspaceFailed(e is UnauthorizedAccessException ? "permission denied" : "the disk reports an error")]);
        }
    }

    /// <summary>A family's Bicep may load what else is rendered there: modules, texts, a configuration.</summary>
    private static IEnumerable<Artifact> FilesBeside(RenderedJobs jobs, List<BicepSource> sources)
    {
        var families = sources.Select(source => (source.Part, source.Family)).ToHashSet();
        return jobs.Jobs.SelectMany(job => job.Files).Where(file => families.Contains((file.Part, file.Family))).Select(file => file.File);
    }
}
