using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Rendering;

public class RendererTest
{
    /// <summary>What one character of text repeats to: 32 Mi characters, quotes included, is where a file is too large.</summary>
    [Theory]
    [InlineData(LiteralContext.MaxOutput - 3, false)]
    [InlineData(LiteralContext.MaxOutput - 2, true)]
    [InlineData(LiteralContext.MaxOutput, true)]
    public void An_output_beyond_the_limit_is_an_error_and_never_cut(int length, bool isTooLarge)
    {
        var rendered = Render("{{ text }}", new View { { "text", new string('x', length) } });

        if (isTooLarge)
        {
            var diagnostic = Assert.Single(rendered.Diagnostics);
            Assert.Equal("CMG4003", diagnostic.Code);
            Assert.Equal("text.json.sbn(1,1)", diagnostic.Span.ToString());
            Assert.Null(rendered.Value);
        }
        else
        {
            Assert.Empty(rendered.Diagnostics);
            Assert.Equal(length + 2, rendered.Value!.Jobs[0].Files[0].File.Text.Length);
        }
    }

    [Fact]
    public void A_view_that_fails_leaves_the_next_as_it_was()
    {
        var rendered = Render("{{ if text }}{{ text }}{{ else }}{{ absent }}{{ end }}",
            new View { { "text", null } }, new View { { "text", "x" } });

        Assert.Equal("CMG4002", Assert.Single(rendered.Diagnostics).Code);
    }

    private static StageResult<RenderedJobs> Render(string template, params View[] views)
    {
        var templates = TemplateSet.Load([new TemplateText("per-gateway/team/text.json.sbn", "text.json.sbn", template)]).Value!;
        var jobs = views.Select((view, index) => new RenderJob(JobScope.Gateway, $"gateways/{index}", [], () => [new TeamPart(view)]));
        return Renderer.Render(new RenderJobs([.. jobs]), templates);
    }

    private sealed record TeamPart(View View)
        : RenderPart("", [new Located<string>("team", SourceSpan.WholeFile("cmg.yaml"))], View);
}
