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
    [InlineData("{{ 1 % 0 }}", "It divides by zero.")]
    [InlineData("{{ five // 0 }}", "It divides by zero.")]
    [InlineData("{{ 'a b' | bare }}", "'a b' is no bare word of JSON")]
    [InlineData("{{ x = 1 }}", "A template sets nothing but variables of its own, whose names begin with '$'")]
    [InlineData("{{ view.a = 1 }}", "A template sets nothing but variables of its own")]
    [InlineData("{{ $l = [1]; $l[1000000000] = 1 }}", "A template sets nothing but variables of its own")]
    [InlineData("{{ func $f; $f; end; $f }}", "A template defines no functions.")]
    [InlineData("{{ $f = do; 1; end }}", "A template defines no functions.")]
    [InlineData("{{ 9223372036854775807 + 1 }}", "A number has 64 bits at most.")]
    [InlineData("{{ $l = [0]; $l + [1] }}", "Lists can't be joined or compared.")]
    [InlineData("{{ $l = [0]; [1] - $l }}", "is not supported between array and array")]
    [InlineData("{{ $l = [0]; $l << 1 }}", "Lists can't be joined or compared.")]
    [InlineData("{{ $l = [0]; if $l == [0] }}x{{ end }}", "Lists can't be joined or compared.")]
    [InlineData("{{ $l = [0]; $m = [1]; $l << $m[0] }}", "Lists can't be joined or compared.")]
    [InlineData("{{ if (1..9) == (1..9) }}x{{ end }}", "Lists can't be joined or compared.")]
    [InlineData("{{ $l = [0]; $l + $l[0] }}", "is not supported between array and int")]
    [InlineData("{{ if list == 'x' }}x{{ end }}", "A list is no text. Loop over it.")]
    [InlineData("{{ $s = 'a' * 30000000; for i in 1..9; $b = $s | bare; end }}", "It takes more than 10000000 steps.")]
    [InlineData("{{ $s = '<&' * 200000; for i in 1..900; $b = $s | key; end }}", "It takes more than 10000000 steps.")]
    public void What_cannot_be_written_is_told(string template, string message, string file = "text.json")
    {
        var found = Assert.Single(Render(template, file, Values()).Diagnostics);
        Assert.Equal("CMG4002", found.Code);
        Assert.Contains(message, found.Message, StringComparison.Ordinal);
    }

    /// <summary>What a template may do with lists, numbers and variables of its own.</summary>
    [Theory]
    [InlineData("{{ for i in (1..3) }}{{ i }}{{ end }}", "123")]
    [InlineData("{{ for i in 1..<3 }}{{ i }}{{ end }}", "12")]
    [InlineData("{{ $l = [4, 5]; for i in $l }}{{ i }}{{ end }}{{ $l[0] + $l[1] }}", "459")]
    [InlineData("{{ $l = null ?? list; for i in $l }}{{ i.a }}{{ end }}", "\"b\"")]
    [InlineData("{{ if list && yes }}1{{ end }}", "1")]
    [InlineData("{{ for i in 1..2; $x = i == 1 ? [7] : 8; if i == 2; $x + 1; end; end }}", "9")]
    [InlineData("1{{ ret }}2", "1")]
    [InlineData("{{ $s = 'a' + name; $s | key }}", "\"aa.contoso.com\"")]
    public void What_is_a_templates_own_may_be_computed(string template, string expected)
    {
        var rendered = Render(template, Values());
        Assert.Empty(rendered.Diagnostics.Select(item => item.Message));
        Assert.Equal(expected, rendered.Value!.Jobs[0].Files[0].File.Text);
    }

    /// <summary>Loops that an error leaves open are not those of the next file.</summary>
    [Fact]
    public void A_template_that_fails_in_its_loops_leaves_the_next_alone()
    {
        var rendered = Render(
            "{{ if yes }}{{ for i in 1..1001; for j in 1..1000; end; end }}{{ else }}{{ for i in 1..9 }}{{ i }}{{ end }}{{ end }}", Values(),
            new View { { "yes", false } });
        Assert.Equal("gateways/0/team/text.json", Assert.Single(rendered.Diagnostics).Message.Split('\'')[1]);
    }

    [Theory]
    [InlineData("a b", "a b.")]
    [InlineData(" a\nb. ", "a b.")]
    [InlineData("Arg_DivideByZero", "It divides by zero.")]
    [InlineData("Arg_OverflowException", "It can't be evaluated.")]
    public void What_Scriban_says_is_a_sentence(string message, string sentence) => Assert.Equal(sentence, Renderer.Sentence(message));

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
