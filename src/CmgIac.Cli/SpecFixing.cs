using System.Collections.Immutable;
using CmgIac.Cli.Commands;
using CmgIac.Cli.Files;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Fixes;
using CmgIac.Core.Syntax;

namespace CmgIac.Cli;

/// <summary>
/// What came of fixes. <paramref name="Loaded"/> is the fleet with them, or, where they could not be written, without;
/// <paramref name="Remarks"/> are on those that were not.
/// </summary>
internal sealed record FixedFleet(
    StageResult<LoadedFleet> Loaded, ImmutableArray<AppliedFix> Applied, ImmutableArray<FixedSpec> Specs, ImmutableArray<Diagnostic> Remarks);

/// <summary><c>cmg validate --fix</c>: specs found and read, mended in memory, and written.</summary>
internal static class SpecFixing
{
    public static FixedFleet Run(SpecQuestion question, Shell shell, bool writes)
    {
        var found = Pipeline.Find(question, shell);
        var read = found.Then(Pipeline.Read);
        return read.Value is { } texts && !read.HasErrors
            ? Mend(found.Value!, [.. texts], question, shell, writes)
            : new(new(null, read.Diagnostics), [], [], []);
    }

    private static FixedFleet Mend(SpecSelection found, ImmutableArray<SpecText> read, SpecQuestion question, Shell shell, bool writes)
    {
        var outcome = FixRounds.Apply(read, (specs, most) => Load(specs, most).Then(fleet => new StageResult<LoadedFleet>(fleet, Pipeline.Prove(fleet, question, shell))).Diagnostics);
        ImmutableArray<FixedSpec> changed =
        [
            .. found.Files.Zip(read, outcome.Specs)
                .Where(item => !item.Second.Bytes.AsSpan().SequenceEqual(item.Third.Bytes))
                .Select(item => new FixedSpec(item.First, item.Second.Bytes, item.Third.Bytes)),
        ];
        var problem = writes ? FixedSpecs.Write(changed) : null;
        return problem is null
            ? new(Load(outcome.Specs, DiagnosticList.Limit), outcome.Applied, changed, outcome.Remarks)
            : new(Load(read, DiagnosticList.Limit), [], [], [problem]);

        StageResult<LoadedFleet> Load(ImmutableArray<SpecText> specs, int most) =>
            Pipeline.Load(specs, found, question, shell, Severity.Error, most);
    }
}
