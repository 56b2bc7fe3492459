using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using CmgIac.Core.Binding;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;
using CmgIac.Core.Rules;
using CmgIac.Core.Syntax;

namespace CmgIac.Bench;

/// <summary>Each stage alone, on one thread, over what the stage before it made: time and what it allocates.</summary>
[MemoryDiagnoser]
public class Stages
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    private SpecText[] texts = [];
    private SpecSet parsed = null!;
    private Fleet bound = null!;
    private RenderJobs jobs = null!;
    private TemplateSet templates = null!;
    private RenderedJobs rendered = null!;

    /// <summary>Specs of one gateway each.</summary>
    [Params(1, 100)]
    public int Specs { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        texts = [.. Enumerable.Range(0, Specs).Select(index => new SpecText($"{index}/cmg.yaml", Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"domain: customer{index:00000}.com\nprefix: granite{index:00000}\nregion: westus\ncloud: AzurePublicCloud\n"))))];
        parsed = (SpecSet)Parse();
        bound = (Fleet)Bind();
        templates = TemplateSet.Load([]).Value!;
        jobs = Lowerer.Lower(bound).Value!;
        rendered = (RenderedJobs)Render();
    }

    [Benchmark]
    public object Parse() => SpecParser.Parse(texts).Value!;

    [Benchmark]
    public object Bind() => SpecBinder.Bind(parsed).Value!;

    [Benchmark]
    public object Check() => RuleSet.Check(bound, Today, Severity.Warning).Value!;

    /// <summary>With the parts of each job, which a run makes when it comes to the job.</summary>
    [Benchmark]
    public int Lower() => Lowerer.Lower(bound).Value!.Jobs.Sum(job => job.Lower().Length);

    [Benchmark]
    public object Render() => Renderer.Render(jobs, templates).Value!;

    [Benchmark]
    public object Prove() => Prover.Prove(rendered).Value!;
}
