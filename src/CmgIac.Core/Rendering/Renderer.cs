using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Text;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace CmgIac.Core.Rendering;

/// <summary>
/// A job with its parts, and the files that came of it, each with the part that it says. <paramref name="TemplatesHash"/> is
/// asked for where the files are written.
/// </summary>
internal sealed record RenderedJob(
    RenderJob Job, ImmutableArray<RenderPart> Parts, Func<string> TemplatesHash, ImmutableArray<(RenderPart Part, string Family, Artifact File)> Files)
{
    /// <summary>Its model is that of whole parts, which those of a split follow from.</summary>
    public RenderedFolder ToFolder() => new(
        Job.Folder, Job.Specs, View.Hash(Parts.Select(part => part.View)), TemplatesHash(),
        [.. Files.Select(file => file.File).OrderBy(file => file.Path, StringComparer.Ordinal)]);
}

/// <summary>All that a run has rendered.</summary>
internal sealed record RenderedJobs(ImmutableArray<RenderedJob> Jobs);

/// <summary>Jobs and templates to texts in memory. One works for one thread at a time.</summary>
internal sealed class Renderer(TemplateSet templates)
{
    private LiteralContext context = new();

    /// <summary>Templates whose messages are told. One is itself: to compare two would be to compare their texts.</summary>
    private readonly HashSet<TemplateFile> told = new(ReferenceEqualityComparer.Instance);

    /// <summary>Where each file ends, looked for once: a broken one may have a message for every second character.</summary>
    private readonly Dictionary<TemplateFile, SourceSpan> ends = new(ReferenceEqualityComparer.Instance);

    /// <summary>What is said of the job at hand.</summary>
    private DiagnosticList diagnostics = new('4');

    public static StageResult<RenderedJobs> Render(RenderJobs jobs, TemplateSet templates)
    {
        var renderer = new Renderer(templates);
        var said = new DiagnosticList('4');
        var rendered = jobs.Jobs.Select(job => renderer.Render(job, said)).ToImmutableArray();
        return StageResult.Of(new RenderedJobs(rendered), said);
    }

    /// <summary>The job's files, but for those of which an error is reported.</summary>
    public RenderedJob Render(RenderJob job, DiagnosticList said)
    {
        diagnostics = said;
        var files = ImmutableArray.CreateBuilder<(RenderPart, string, Artifact)>();
        var used = new OrderedDictionary<TemplateFile, bool>(ReferenceEqualityComparer.Instance);
        var paths = new Dictionary<string, TemplateFile>(StringComparer.OrdinalIgnoreCase);
        var parts = job.Lower();
        foreach (var part in parts)
        {
            var whole = new Lazy<ScriptObject>(() => ToScript(part.View));
            foreach (var family in part.Families)
            {
                if (templates.Absence(job.Scope, family) is { } absence)
                {
                    diagnostics.Add(absence);
                }

                foreach (var (template, file, view) in templates.Of(job.Scope, family.Value)
                    .SelectMany(template => template.FilesFor(part), (template, item) => (template, item.File, item.View)))
                {
                    var path = $"{job.Folder}/{part.Subfolder}{family.Value}/{file}";
                    var values = ReferenceEquals(view, part.View) ? whole.Value : ToScript(view);
                    if (!paths.TryAdd(path, template))
                    {
                        diagnostics.Add(TemplateDiagnostics.SamePath(
                            SourceSpan.WholeFile(template.Source.Origin), path, paths[path].Source.Origin));
                    }
                    else if (Render(template, values, path) is { } text)
                    {
                        used.TryAdd(template, true);
                        files.Add((part, family.Value, new Artifact(path, text, template.Language.Form, template.Source.Origin)
                        {
                            TemplateLines = context.Lines.ToImmutable(),
                            IsBuiltIn = template.Source.IsBuiltIn,
                        }));
                    }
                }
            }
        }

        return new RenderedJob(job, parts, () => templates.Hash(used.Keys), files.ToImmutable());
    }

    private string? Render(TemplateFile file, ScriptObject values, string path)
    {
        if (Parse(file) is not { } template)
        {
            return null;
        }

        context.Recycle();
        context.Target = file.Language;
        context.PushGlobal(values);
        try
        {
            return template.Render(context);
        }
        catch (ScriptRuntimeException) when (context.IsTooLong)
        {
            diagnostics.Add(TemplateDiagnostics.OutputTooLarge(
                SourceSpan.WholeFile(file.Source.Origin), path, LiteralContext.MaxOutput));
        }
        catch (ScriptRuntimeException e)
        {
            diagnostics.Add(TemplateDiagnostics.Failed(SpanOf(file, e.Span), path, Sentence(e.OriginalMessage)));
        }
#pragma warning disable CA1031 // Scriban throws other exceptions than its own on some expressions; an overlay's author must see where.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            diagnostics.Add(TemplateDiagnostics.Failed(SpanOf(file, context.CurrentSpan), path, Sentence(e.Message)));
        }

        // Loops that an error has left stay open in it.
        context = new();
        return null;
    }

    private Template? Parse(TemplateFile file)
    {
        var template = file.Source.Parsed;
        if (told.Add(file))
        {
            foreach (var message in template.Messages)
            {
                diagnostics.Add(TemplateDiagnostics.Syntax(SpanOf(file, message.Span), Sentence(message.Message)));
            }
        }

        return template.Template;
    }

    /// <summary>Scriban counts from 0 and includes the end; what it misses at the end of the text has no place at all.</summary>
    private SourceSpan SpanOf(TemplateFile file, Scriban.Parsing.SourceSpan span)
    {
        if (span.Start.Line >= 0)
        {
            return new(file.Source.Origin, span.Start.Line + 1, span.Start.Column + 1, span.End.Line + 1, span.End.Column + 2);
        }

        if (!ends.TryGetValue(file, out var end))
        {
            var lines = file.Source.Text.Split('\n');
            ends.Add(file, end = SourceSpan.At(file.Source.Origin, lines.Length, lines[^1].Length + 1));
        }

        return end;
    }

    /// <summary>Of .NET's own exceptions the native executable has the names of their messages alone.</summary>
    internal static string Sentence(string message)
    {
        var line = message.Contains("divide by zero", StringComparison.Ordinal) || message.Contains("DivideByZero", StringComparison.Ordinal) ? "It divides by zero"
            : message.Contains(' ', StringComparison.Ordinal) ? message.ReplaceLineEndings(" ").Trim()
            : "It can't be evaluated";
        return line.EndsWith('.') ? line : line + ".";
    }

    private static ScriptObject ToScript(View view)
    {
        var script = new ScriptObject(StringComparer.Ordinal);
        foreach (var (name, value) in view)
        {
            script.SetValue(name, ToScript(value), readOnly: true);
        }

        script.IsReadOnly = true;
        return script;
    }

    private static object ToScript(object? value) => value switch
    {
        null => AbsentValue.Instance,
        View view => ToScript(view),
        ImmutableArray<View> list => new ScriptArray(list.Select(ToScript)) { IsReadOnly = true },
        _ => value,
    };
}
