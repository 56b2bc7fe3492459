using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// All that a run will render. Jobs are rendered and proved side by side, and each is used as soon as it is proved: no run
/// holds the texts of a fleet.
/// </summary>
internal sealed record RenderRun(RenderJobs Jobs, TemplateSet Templates)
{
    /// <summary>
    /// What <paramref name="use"/> made of each job, in the order of the jobs. It is called from several threads, and no
    /// more once there is an error: then what it did counts for nothing.
    /// </summary>
    public StageResult<IReadOnlyList<T>> Each<T>(Func<RenderedJob, T> use)
    {
        var hasErrors = false;
        var done = SideBySide.Select(Jobs.Jobs, () => new Renderer(Templates), (renderer, job) =>
        {
            var (said, found) = (new DiagnosticList('4'), new DiagnosticList('4'));
            var rendered = renderer.Render(job, said);
            if (!said.HasErrors)
            {
                found.AddRange(Prover.Prove(rendered));
            }

            if (said.HasErrors || found.HasErrors)
            {
                Volatile.Write(ref hasErrors, true);
            }

            return (Said: said.OrNone, Found: found.OrNone, Made: Volatile.Read(ref hasErrors) ? default : use(rendered));
        });

        // As if all had been rendered before the first was proved.
        return StageResult.Of<IReadOnlyList<T>>([], DiagnosticList.Of('4', done.Select(job => job.Said)))
            .Then(_ => StageResult.Of<IReadOnlyList<T>>([.. done.Select(job => job.Made!)], DiagnosticList.Of('4', done.Select(job => job.Found))));
    }
}
