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

    [Theory]
    [InlineData("{ {{ yes | key }}: 1 }", "{ \"true\": 1 }")]
    [InlineData("{ {{ no | key }}: 1 }", "{ \"false\": 1 }")]
    [InlineData("{ {{ five | key }}: 1 }", "{ \"5\": 1 }")]
    [InlineData("{ {{ name | key }}: 1 }", "{ \"a.contoso.com\": 1 }")]
    public void A_filter_takes_what_can_be_written(string template, string expected)
    {
        var rendered = Render(template, Values());
        Assert.Empty(rendered.Diagnostics);
        Assert.Equal(expected, rendered.Value!.Jobs[0].Files[0].File.Text);
    }

    [Theory]
    [InlineData("{{ absent | key }}", "The value is absent. Test it with 'if' before writing it.")]
    [InlineData("{{ view | key }}", "Only a text, a name, a number or a boolean can be written.")]
    [InlineData("{{ view }}", "An object")]
    [InlineData("{{ list }}", "A list")]
    [InlineData("{{ 'a`b' | code }}", "'a`b' can't stand in code of Markdown", "text.md")]
    [InlineData("{{ 1 % 0 }}", "Attempted to divide by zero.")]
    [InlineData("{{ five // 0 }}", "Attempted to divide by zero.")]
    [InlineData("{{ 'a b' | bare }}", "'a b' is no bare word of JSON")]
    public void What_cannot_be_written_is_told(string template, string message, string file = "text.json")
    {
        var found = Assert.Single(Render(template, file, Values()).Diagnostics);
        Assert.Equal("CMG4002", found.Code);
        Assert.Contains(message, found.Message, StringComparison.Ordinal);
    }

    /// <summary>Where a backslash is one like any other letter, it keeps no quote open.</summary>
    [Theory]
    [InlineData("text.ps1", "$a = 'x\\' + {{ name }}\n", "$a = 'x\\' + 'a.contoso.com'\n")]
    [InlineData("text.csv", "\"x\\\",{{ name }}\n", "\"x\\\",\"a.contoso.com\"\n")]
    [InlineData("text.inf", "a = \"x\\\"\nb = {{ name }}\n", "a = \"x\\\"\nb = \"a.contoso.com\"\n")]
    public void A_backslash_before_a_quote_is_of_the_language(string file, string template, string expected)
    {
        var rendered = Render(template, file, Values());
        Assert.Empty(rendered.Diagnostics);
        Assert.Equal(expected, rendered.Value!.Jobs[0].Files[0].File.Text);
    }

    private static View Values() => new()
    {
        { "yes", true }, { "no", false }, { "five", 5 }, { "absent", null }, { "view", new View { { "a", "b" } } },
        { "list", System.Collections.Immutable.ImmutableArray.Create(new View { { "a", "b" } }) },
        { "name", CmgIac.Core.Model.DnsName.Join(["a", "contoso", "com"]) },
    };

    private static StageResult<RenderedJobs> Render(string template, params View[] views) => Render(template, "text.json", views);

    private static StageResult<RenderedJobs> Render(string template, string file, params View[] views)
    {
        var templates = TemplateSet.Load([new TemplateText($"per-gateway/team/{file}.sbn", $"{file}.sbn", template)]).Value!;
        var jobs = views.Select((view, index) => new RenderJob(JobScope.Gateway, $"gateways/{index}", [], () => [new TeamPart(view)]));
        return Renderer.Render(new RenderJobs([.. jobs]), templates);
    }

    private sealed record TeamPart(View View)
        : RenderPart("", [new Located<string>("team", SourceSpan.WholeFile("cmg.yaml"))], View);
}
