using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Live.Bicep;

/// <summary>The questions of one run, several at once; findings come in the order of the files, whoever answers first.</summary>
internal sealed class CompilerRun(BicepCompiler compiler, BicepWorkspace workspace, Fleet fleet, IReadOnlyList<BicepSource> sources)
{
    /// <summary>Enough for the compiler to be never idle; more only wait within it.</summary>
    private const int AtOnce = 4;

    /// <summary>What the compiler says of a file because it has said something of another.</summary>
    private const string ReferencedFileHasErrors = "BCP104";

    private readonly Dictionary<string, BicepSource> byPath = sources.ToDictionary(source => source.File.Path, StringComparer.Ordinal);

    /// <summary>A finding with the compiler's own code, which tells apart what is said of one line.</summary>
    private sealed record Finding(Diagnostic Diagnostic, string Matter);

    /// <summary>Compiles, lints and formats; <paramref name="step"/> is called after each file, from any thread.</summary>
    public async Task<StageResult<RenderedJobs>> Judge(RenderedJobs jobs, Action step)
    {
        var (findings, fault) = await ForEach(sources, async source =>
        {
            var judged = await Judge(source);
            step();
            return judged;
        });
        if (fault is not null)
        {
            return new(null, [fault]);
        }

        var diagnostics = new DiagnosticList('4');
        foreach (var finding in findings.SelectMany(some => some))
        {
            diagnostics.Add(finding.Diagnostic, finding.Matter);
        }

        return StageResult.Of(jobs, diagnostics);
    }

    /// <summary>The jobs with a snapshot beside each file of parameters.</summary>
    public async Task<StageResult<RenderedJobs>> AddSnapshots(StageResult<RenderedJobs> judged)
    {
        var evaluated = sources.Where(source => source.IsParameters).ToList();
        var (snapshots, fault) = await ForEach(evaluated, Evaluate);
        if (fault is not null)
        {
            return new(null, judged.Diagnostics.Add(fault));
        }

        var diagnostics = new DiagnosticList('4');
        diagnostics.AddRange(snapshots.Select(snapshot => snapshot.Failure).OfType<Diagnostic>());
        var added = evaluated.Zip(snapshots, (source, snapshot) => (source.Part, source.Family, snapshot.File))
            .ToLookup(item => item.Part);
        var jobs = judged.Value!.Jobs.Select(job => job with
        {
            Files = [.. job.Files, .. job.Parts.SelectMany(part => added[part]).Where(item => item.File is not null).Select(item => (item.Part, item.Family, item.File!))],
        });
        var result = StageResult.Of(new RenderedJobs([.. jobs]), diagnostics);
        return result with { Diagnostics = judged.Diagnostics.AddRange(result.Diagnostics) };
    }

    private async Task<StageResult<List<Finding>>> Judge(BicepSource source)
    {
        var path = workspace.PathOf(source.File);
        var compiled = source.IsParameters ? await compiler.CompileParams(path)
            : IsCompiledWithParameters(source) ? null
            : await compiler.Compile(path);
        if (compiled is { Value: null })
        {
            return new(null, compiled.Diagnostics);
        }

        var formatted = await compiler.Format(path);
        if (formatted.Value is null)
        {
            return new(null, formatted.Diagnostics);
        }

        var findings = compiled is null ? [] : Findings(source, compiled.Value!);
        if (formatted.Value.Text is { } text && CompilerFindings.Layout(text, source.Part, source.File, fleet) is { } layout)
        {
            findings.Add(new(layout, ""));
        }

        return new(findings, []);
    }

    /// <summary>Compiling a file of parameters compiles the template that it uses.</summary>
    private bool IsCompiledWithParameters(BicepSource source) =>
        byPath.TryGetValue(source.File.Path + "param", out var parameters)
        && parameters.File.Text.Split('\n').Any(line => line == $"using './{source.File.Path[(source.File.Path.LastIndexOf('/') + 1)..]}'");

    private List<Finding> Findings(BicepSource asked, BicepAnswer answer)
    {
        var messages = answer.Messages.Any(message => message.IsError && message.Code != ReferencedFileHasErrors)
            ? answer.Messages.RemoveAll(message => message.Code == ReferencedFileHasErrors)
            : answer.Messages;
        var findings = messages.Select(message =>
        {
            var path = workspace.RelativeOf(message.Place.File);
            var (source, place) = byPath.TryGetValue(path, out var said) ? (said, message.Place with { File = path }) : (asked, SourceSpan.At(asked.File.Path, 1, 1));
            var local = message with { Place = place, Text = workspace.WithoutRoot(message.Text) };
            return new Finding(CompilerFindings.Of(local, source.Part, source.File, fleet), message.Code);
        }).ToList();
        if (answer.Text is null && !answer.Messages.Any(message => message.IsError))
        {
            findings.Add(new(CompilerFindings.Nothing(asked.Part, asked.File, fleet), ""));
        }

        return findings;
    }

    private async Task<StageResult<Snapshot>> Evaluate(BicepSource source)
    {
        var answered = await compiler.Snapshot(workspace.PathOf(source.File), ScopeOf(source.Part));
        if (answered.Value is not { } answer)
        {
            return new(null, answered.Diagnostics);
        }

        if ((answer.Text is null ? null : SnapshotText.Of(answer.Text)) is not { } text)
        {
            var reason = workspace.WithoutRoot(answer.Messages.Select(message => message.Text).FirstOrDefault("the compiler doesn't say why"));
            return new(new(null, CompilerFindings.SnapshotFailed(reason, source.Part, source.File, fleet)), []);
        }

        return new(new(new Artifact(source.SnapshotPath, text, TextForm.Utf8, source.File.Template), null), []);
    }

    private sealed record Snapshot(Artifact? File, Diagnostic? Failure);

    /// <summary>Only what the spec says: nothing of this machine or of who is signed in.</summary>
    private static SnapshotScope ScopeOf(RenderPart part) => part switch
    {
        GatewayPart { Gateway: var gateway } => new(gateway.Azure.Tenant?.Value, gateway.Azure.Subscription?.Value, null, gateway.Region.Value.Name),
        ZonePart { Zone: { IsInternal: false, First.Dns.Azure: { } azure } } => new(null, azure.Subscription?.Value, azure.ResourceGroup?.Value, null),
        _ => new(null, null, null, null),
    };

    /// <summary>The answers in the order of <paramref name="items"/>, or the first fault, after which nobody is asked.</summary>
    private static async Task<(ImmutableArray<T> Answers, Diagnostic? Fault)> ForEach<T>(
        IReadOnlyList<BicepSource> items, Func<BicepSource, Task<StageResult<T>>> ask)
        where T : class
    {
        var answers = new T[items.Count];
        Diagnostic? fault = null;
        await Parallel.ForEachAsync(Enumerable.Range(0, items.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, _) =>
        {
            if (Volatile.Read(ref fault) is null)
            {
                var answer = await ask(items[index]);
                answers[index] = answer.Value!;
                if (answer.Value is null)
                {
                    Interlocked.CompareExchange(ref fault, answer.Diagnostics[0], null);
                }
            }
        });
        return ([.. answers], fault);
    }
}
