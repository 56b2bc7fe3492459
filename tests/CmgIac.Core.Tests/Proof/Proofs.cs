using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Binding;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

/// <summary>Specs and texts written by hand, as if templates had rendered them.</summary>
internal static class Proofs
{
    public const string Spec = "domain: contoso.com\nprefix: granitefalls\nregion: westus\n";

    public static RenderJobs Lower(string spec)
    {
        var lowered = SpecParser.Parse([new("cmg.yaml", Encoding.UTF8.GetBytes(spec))])
            .Then(SpecBinder.Bind).Then(fleet => Lowerer.Lower(fleet));
        Assert.Empty(lowered.Diagnostics);
        return lowered.Value!;
    }

    /// <summary>
    /// Proves one job: each file is 'family/name', below 'internal/' for the internal set of a zone; its template is
    /// 'family/name.sbn'.
    /// </summary>
    public static ImmutableArray<Diagnostic> Prove(string spec, JobScope scope, params IEnumerable<(string File, string Text)> files)
    {
        var job = Lower(spec).Jobs.First(candidate => candidate.Scope == scope);
        var parts = job.Lower();
        var rendered = new RenderedJob(job, parts, () => "", [.. files.Select(file => File(job, parts, file.File, file.Text))]);
        var result = Prover.Prove(new RenderedJobs([rendered]));
        Assert.Equal(result.Diagnostics.IsEmpty, result.Value is not null);
        return result.Diagnostics;
    }

    /// <summary>The files that the built-in templates render of the jobs of that scope.</summary>
    public static IEnumerable<Artifact> Render(string spec, JobScope scope)
    {
        var rendered = Renderer.Render(Lower(spec), TemplateSet.Load([]).Value!);
        Assert.Empty(rendered.Diagnostics);
        return rendered.Value!.Jobs.Where(job => job.Job.Scope == scope).SelectMany(job => job.Files).Select(file => file.File);
    }

    /// <summary>One diagnostic, at the template, which names the file that it writes.</summary>
    public static Diagnostic Single(string code, string file, IEnumerable<Diagnostic> diagnostics)
    {
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((code, Severity.Error, SourceSpan.WholeFile($"{file}.sbn")), (diagnostic.Code, diagnostic.Severity, diagnostic.Span));
        Assert.Contains($"/{file}'", diagnostic.Message, StringComparison.Ordinal);
        return diagnostic;
    }

    /// <summary><paramref name="text"/> with the one <paramref name="old"/> replaced: a mutation must change something.</summary>
    public static string Mutate(string text, string old, string replacement)
    {
        Assert.Equal(2, text.Split(old).Length);
        return text.Replace(old, replacement.Replace("\\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static (RenderPart Part, string Family, Artifact File) File(RenderJob job, ImmutableArray<RenderPart> parts, string file, string text)
    {
        var isInternal = file.StartsWith("internal/", StringComparison.Ordinal);
        var part = parts.Single(candidate => candidate.Subfolder.Length > 0 == isInternal);
        var family = file.Split('/')[isInternal ? 1 : 0];
        return (part, family, new Artifact($"{job.Folder}/{file}", text, TextForm.Utf8, $"{file}.sbn"));
    }
}
