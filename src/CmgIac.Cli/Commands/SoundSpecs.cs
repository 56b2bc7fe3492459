using System.Collections.Immutable;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports.Page;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Syntax;

namespace CmgIac.Cli.Commands;

/// <summary>
/// The fleet of the specs that have no errors. <paramref name="Broken"/> are the others, as shown, and <paramref name="Told"/> is
/// all that was said before they were left out; <paramref name="Fleet"/> has no value where the rest is no fleet either, and then all that was said.
/// </summary>
internal sealed record SoundSpecs(StageResult<LoadedFleet> Fleet, ImmutableArray<string> Broken, ImmutableArray<Diagnostic> Told)
{
    /// <param name="read">The specs' texts: a pipe can be read once only.</param>
    public static SoundSpecs Of(StageResult<SpecSelection> found, StageResult<IReadOnlyList<SpecText>> read, SpecQuestion question, Shell shell)
    {
        if (found.Value is not { } rest || read.Value is not { } texts)
        {
            return new(new(null, read.Diagnostics), [], []);
        }

        var told = read.Diagnostics;
        ImmutableArray<string> broken = [];
        while (true)
        {
            var loaded = Pipeline.Load(texts, rest, question, shell, Severity.Warning, DiagnosticList.LimitOfRound)
                .Then(fleet => fleet.Gateways.Length > ReportPage.MaxGateways
                    ? new(null, [ReportDiagnostics.TooManyGateways(fleet.Gateways.Length, ReportPage.MaxGateways)])
                    : new StageResult<LoadedFleet>(fleet, Pipeline.Prove(fleet, question, shell)));
            if (!loaded.HasErrors)
            {
                return new(loaded with { Diagnostics = Shown(loaded.Diagnostics) }, broken, [.. told.Except(loaded.Diagnostics)]);
            }

            told = [.. told.Union(Shown(loaded.Diagnostics))];
            var wrong = loaded.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Span.File).ToHashSet(StringComparer.Ordinal);
            ImmutableArray<SpecPath> sound = [.. rest.Files.Where(file => !wrong.Contains(file.Shown))];
            // A gateway or a share that was asked for is one of the whole fleet.
            if (sound.IsEmpty || sound.Length == rest.Files.Length || question is not { Gateway: null, Shard: null })
            {
                return new(new(null, told), [], []);
            }

            broken = [.. broken, .. rest.Files.Select(file => file.Shown).Where(wrong.Contains)];
            rest = rest with { Files = sound };
            texts = [.. texts.Where(text => !wrong.Contains(text.Path))];
        }
    }

    /// <summary>Of each stage as many as any verb shows.</summary>
    private static ImmutableArray<Diagnostic> Shown(ImmutableArray<Diagnostic> diagnostics) =>
    [
        .. diagnostics.GroupBy(diagnostic => diagnostic.Code[3]).SelectMany(stage =>
        {
            var list = new DiagnosticList(stage.Key);
            foreach (var diagnostic in stage)
            {
                list.Add(diagnostic, diagnostic.Message);
            }

            return list.ToImmutable();
        }),
    ];
}
