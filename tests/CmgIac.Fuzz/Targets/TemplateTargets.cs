using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Fuzz.Targets;

/// <summary>A template by a stranger: whatever it says, it ends, in little memory, with a text or a diagnostic.</summary>
internal static class TemplateTargets
{
    private static readonly string[] Words =
    [
        "{{ ", " }}", "{{- ", " -}}", "for i in 1..1000000", "while true", "end", "func f(x)", "ret ", "f(", "capture a", "wrap ", "with ", "import ", "include 'a'", "if ", "else", "case ", "when ",
        "text", "name", "items", "flag", "absent", "view.text", " | bare", " | key", " | comment", " | code", "do; ", "|> ", "@f", "this", "..", "?.", "readonly ", "tablerow ", "break", "1e308", "* 1000000",
        "<<", "[", "{a: 1}", "\"", "`", "{%{", "}%}", "99999999999999999999", "=", "++", "offset:1", "limit:2", "$0",
    ];

    private static readonly View Values = new()
    {
        { "text", "Contoso, Ltd. ${'\"}" },
        { "name", DnsName.Join(["a.contoso.com"]) },
        { "flag", true },
        { "number", 3600L },
        { "absent", null },
        { "view", new View { { "text", "x" } } },
        { "items", System.Collections.Immutable.ImmutableArray.Create(new View { { "text", "x" } }, new View { { "text", "y" } }) },
    };

    public static readonly FuzzTarget[] All =
    [
        .. new[] { "bicep", "ps1", "md", "json", "zone" }.Select(extension =>
            new FuzzTarget($"template-{extension}", input => Render(extension, Texts.Utf8(input))) { Words = Words, MaxLength = 2048, Mutations = 100 }),
    ];

    private static void Render(string extension, string template)
    {
        var templates = TemplateSet.Load([new TemplateText($"per-gateway/team/text.{extension}.sbn", "text.sbn", template)]).Value!;
        var rendered = Renderer.Render(new RenderJobs([new RenderJob(JobScope.Gateway, "gateways/a", [], () => [new TeamPart(Values)])]), templates);
        BrokenContractException.Unless(rendered.HasErrors == rendered.Value is null, "template: A value beside errors, or none without");
    }

    private sealed record TeamPart(View View)
        : RenderPart("", [new Located<string>("team", SourceSpan.WholeFile("cmg.yaml"))], View);
}
