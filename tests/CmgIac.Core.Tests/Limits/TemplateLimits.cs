using CmgIac.Cli.Files;
using CmgIac.Core.Rendering;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;

namespace CmgIac.Core.Tests.Limits;

/// <summary>Of a folder of templates by a stranger, and of what one of them does.</summary>
internal static class TemplateLimits
{
    public static readonly Limit[] All =
    [
        new("templates of a folder", Limit.Number(TemplateFolder.MaxTemplates), "CMG5011", () => Render([.. Enumerable.Repeat("", TemplateFolder.MaxTemplates + 1)])),
        new("bytes of a template", $"{Limit.Number(TemplateFolder.MaxBytes / 1024)} KiB", "CMG5011", () => Render(new string('x', TemplateFolder.MaxBytes + 1))),
        new("bytes of a folder's templates", Limit.Mebibytes(TemplateFolder.MaxFolderBytes), "CMG5011", () =>
            Render([.. Enumerable.Repeat(new string('x', TemplateFolder.MaxBytes), (TemplateFolder.MaxFolderBytes / TemplateFolder.MaxBytes) + 1)])),
        new("expressions and blocks in one another", Limit.Number(LiteralContext.MaxNesting), "CMG4001", () =>
            Render("{{ " + HostileText.Repeat("(", LiteralContext.MaxNesting + 1) + "1" + HostileText.Repeat(")", LiteralContext.MaxNesting + 1) + " }}")),
        new("rounds of a file's loops", Limit.Number(LiteralContext.MaxIterations), "CMG4002", () => Render($"{{{{ for i in 1..1001; for j in 1..{LiteralContext.MaxIterations / 1000}; end; end }}}}")),
        new("functions that a template defines, and so recursion", "none", "CMG4002", () => Render("{{ func $f(x); $f(x); end; $f(1) }}")),
        new("power of ten of a number", Limit.Number(ParsedTemplate.MaxExponent), "CMG4001", () => Render("{{ if false; 1e999999999; end }}")),
        new("bits of a number", "64", "CMG4002", () => Render("{{ 1 << 64 }}")),
        new("lists that an operator makes of others", "none", "CMG4002", () => Render("{{ $l = [1] + [2] }}")),
        new("steps of a file, which are its time", Limit.Number(LiteralContext.MaxSteps), "CMG4002", () => Render("{{ for i in 1..40; if (\"xxxxxxxxxx\" * 300000) == \"a\"; end; end }}")),
        new("characters of a file", $"{Limit.Number(LiteralContext.MaxOutput / (1024 * 1024))} Mi", "CMG4003", () => Render("{{ for i in 1..200 }}" + new string('x', 200_000) + "{{ end }}")),
    ];

    private static IEnumerable<string> Render(params string[] templates)
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", "{domain: contoso.com, prefix: granitefalls, region: westus, outputs: [notes]}");
        for (var i = 0; i < templates.Length; i++)
        {
            folder.Write($"templates/per-gateway/notes/n{i}.md.sbn", templates[i]);
        }

        return [.. Codes.Of(CmgRun.In(folder.Path, "render", "--dry-run", "--templates", "templates"))];
    }
}
