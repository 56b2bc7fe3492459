using CmgIac.Core.Diagnostics;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

internal static class Prover
{
    public static StageResult<RenderedJobs> Prove(RenderedJobs jobs) => new(jobs, []);
}
