using CmgIac.Core.Binding;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Fixes;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;
using CmgIac.Core.Rules;
using CmgIac.Core.Syntax;

namespace CmgIac.Fuzz.Targets;

/// <summary>The spec: parsed, bound and checked; and, where it is right, rendered and proved, which then must succeed.</summary>
internal static class SpecTargets
{
    /// <summary>The spec names a family of a folder of templates, which isn't given here.</summary>
    private const string OfOverlay = "CMG4006";

    private static readonly DateOnly Today = new(2026, 11, 30);

    private static readonly string[] Words =
    [
        .. SpecKeys.All.Select(key => key.Name + ": "), "westus", "AzureUSGovernmentCloud", "enterprise", "scaleSet", "classic", "retiring", "retired",
        "planned", "- ", "  ", "\n", "{", "}", "[", "]", "? ", "| ", ">-", "&a ", "*a", "<<: ", "!!str ", "--- ", "%YAML 1.2\n", "# ", "\"\\u2028\"", "~", "\t",
    ];

    private static readonly Lazy<TemplateSet> Templates = new(() => TemplateSet.Load([]).Value!);

    public static readonly FuzzTarget[] All =
    [
        new("spec", Check) { Words = Words, MaxLength = 8192, Mutations = 800 },
        new("spec-render", Render) { Words = Words, MaxLength = 2048, Mutations = 20 },
    ];

    private static void Check(byte[] input) => Checked(input);

    private static void Render(byte[] input)
    {
        if (Checked(input) is not { HasErrors: false, Value: { } fleet })
        {
            return;
        }

        var lowered = Lowerer.Lower(fleet);
        if (lowered.Value is null)
        {
            return;
        }

        var rendered = Renderer.Render(lowered.Value, Templates.Value).Then(Prover.Prove);
        var fault = rendered.Diagnostics.FirstOrDefault(item => item.Severity == Severity.Error && item.Code != OfOverlay);
        BrokenContractException.Unless(fault is null, $"The built-in templates fail on a spec that is right: {fault}");
    }

    private static StageResult<Fleet> Checked(byte[] input)
    {
        SpecText[] texts = [new("cmg.yaml", input)];
        var parsed = SpecParser.Parse(texts);
        BrokenContractException.Unless(parsed.HasErrors == parsed.Value is null, "parse: A value beside errors, or none without");
        var result = parsed.Then(specs => SpecBinder.Bind(specs)).Then(fleet => RuleSet.Check(fleet, Today, Severity.Warning));
        var whole = Removal.Resolve(result.Diagnostics, texts);
        foreach (var diagnostic in whole)
        {
            BrokenContractException.Unless(diagnostic.Span is { Line: >= 1, Column: >= 1 } && diagnostic.Message.Length > 0, $"span: {diagnostic}");
        }

        return result;
    }
}
