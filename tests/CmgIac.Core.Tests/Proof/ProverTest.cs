using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class ProverTest
{
    private const string Zone = """
        ; {{ capture $note }}two
        lines{{ end }}{{ zone | comment }}
        {{~ for record in records ~}}
        {{ record.owner }} (
            {{ record.ttl }} IN CNAME
            {{ record.target }} )
        {{~ end ~}}
        www.{{ zone }} 5 (
          IN CNAME {{ zone }} )

        """;

    [Fact]
    public void A_mistake_stands_at_the_line_of_the_template_that_wrote_it()
    {
        var found = Render(Zone);

        Assert.Equal([SourceSpan.At("mine.sbn", 8, 1)], found.Diagnostics.Select(diagnostic => diagnostic.Span));
        Assert.Equal(
            "'zones/contoso.com/bind/records.zone' (line 11) has a CNAME at 'www.contoso.com', which the spec doesn't have.",
            found.Diagnostics[0].Message);
    }

    [Fact]
    public void A_mistake_in_a_loop_is_one_diagnostic()
    {
        var template = Proofs.Mutate(Zone[..Zone.IndexOf("www.", StringComparison.Ordinal)], "{{ record.target }}", "{{ record.owner }}");

        Assert.Equal(
            ["'zones/contoso.com/bind/records.zone' (line 2) points 'granite1.contoso.com' at 'granite1.contoso.com'; the spec says 'granite1.westus.cloudapp.azure.com'."],
            Render(template).Diagnostics.Select(found => found.Message));
    }

    private static StageResult<RenderedJobs> Render(string template)
    {
        var jobs = Proofs.Lower("domain: contoso.com\nregion: westus\ndns: {outputs: [bind]}\ngateways: [{prefix: granite1}, {prefix: granite2}, {prefix: granite3}]\n");
        var zones = jobs with { Jobs = [.. jobs.Jobs.Where(job => job.Scope == JobScope.Zone)] };
        return TemplateSet.Load([new("per-zone/bind/records.zone.sbn", "mine.sbn", template)])
            .Then(templates => Renderer.Render(zones, templates)).Then(Prover.Prove);
    }
}
