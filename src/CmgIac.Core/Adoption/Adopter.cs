using System.Collections.Immutable;
using CmgIac.Core.Binding;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;
using CmgIac.Core.Rules;
using CmgIac.Core.Syntax;

namespace CmgIac.Core.Adoption;

/// <summary>A spec, the gateways that it has, and the bytes of its file.</summary>
internal sealed record Adopted(Fleet Fleet, ImmutableArray<FoundGateway> Gateways, byte[] Bytes);

/// <summary>From what was found to a spec that is right and renders what is there.</summary>
internal static class Adopter
{
    /// <summary>
    /// <paramref name="path"/> is where the spec shall stand and <paramref name="sources"/> are what it is made of, at least
    /// one, as messages show them.
    /// What a spec can't say is left out, with the stage's own reason; nothing is returned that renders other records.
    /// </summary>
    public static StageResult<Adopted> Adopt(FoundFleet found, string path, IReadOnlyList<string> sources, DateOnly today)
    {
        string[] header =
        [
            $"Made by 'cmg init' of what {string.Join(", ", sources)} {(sources.Count == 1 ? "says" : "say")}.",
            "Whether a name is a gateway's, and whether its target still exists, these don't tell: read it, then 'cmg drift'.",
        ];
        var findings = found.Findings.ToList();
        var gateways = found.Gateways;
        while (!gateways.IsEmpty)
        {
            var spec = AdoptedSpec.Of(gateways, header);
            var read = SpecParser.Parse([new SpecText(path, spec.Bytes)], DiagnosticList.LimitOfRound)
                .Then(specs => SpecBinder.Bind(specs, DiagnosticList.LimitOfRound))
                .Then(fleet => RuleSet.Check(fleet, today, Severity.Warning, DiagnosticList.LimitOfRound));
            if (!read.HasErrors)
            {
                var proved = Prove(read.Value!, gateways).Then(fleet => new StageResult<Adopted>(new(fleet, gateways, spec.Bytes), []));
                return proved with { Diagnostics = [.. Told(findings.Concat(gateways.SelectMany(Doubts))), .. Errors(proved.Diagnostics)] };
            }

            var kept = Without(Errors(read.Diagnostics), spec, gateways, findings);
            if (kept.SequenceEqual(gateways))
            {
                return new(null, read.Diagnostics);
            }

            gateways = kept;
        }

        return new(null, [.. Told(findings), AdoptionDiagnostics.NothingFound(sources[0])]);
    }

    /// <summary>Sorted, and no more than are read. One place may have several.</summary>
    private static ImmutableArray<Diagnostic> Told(IEnumerable<Diagnostic> findings)
    {
        var told = new DiagnosticList('8');
        foreach (var finding in findings)
        {
            told.Add(finding, finding.Message);
        }

        return told.ToImmutable();
    }

    private static IEnumerable<Diagnostic> Errors(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>The gateways without what the errors are about: a certificate's values first, else the gateway.</summary>
    private static ImmutableArray<FoundGateway> Without(
        IEnumerable<Diagnostic> errors, AdoptedSpec spec, ImmutableArray<FoundGateway> gateways, List<Diagnostic> findings)
    {
        var changed = new Dictionary<FoundGateway, FoundGateway?>(ReferenceEqualityComparer.Instance);
        foreach (var error in errors)
        {
            if (spec.At(error.Span.Line) is not { } place)
            {
                continue;
            }

            foreach (var gateway in place.Of.Where(gateway => !changed.ContainsKey(gateway)))
            {
                var (less, report) = Less(gateway, place.Key.Part, error.Message);
                changed.Add(gateway, less);
                findings.Add(report);
            }
        }

        return [.. gateways.Select(gateway => changed.TryGetValue(gateway, out var less) ? less : gateway).OfType<FoundGateway>()];
    }

    private static (FoundGateway? Less, Diagnostic Report) Less(FoundGateway gateway, AdoptedPart part, string reason) => part switch
    {
        AdoptedPart.Certificate => (gateway with { Certificate = null }, AdoptionDiagnostics.LeftOut(
            gateway.Certificate!.At, $"certificate '{gateway.Certificate.CommonName}'", reason.TrimEnd('.'))),
        AdoptedPart.Challenge => (gateway with { Challenge = null }, AdoptionDiagnostics.LeftOut(
            gateway.Zone!.At(gateway.Challenge!), $"gateway '{gateway.ServiceName}'", reason.TrimEnd('.'))),
        AdoptedPart.Authorizations => (gateway with { Caa = [] }, AdoptionDiagnostics.LeftOut(
            gateway.Zone!.At(gateway.Caa[0]), $"zone '{gateway.Zone.Name}'", reason.TrimEnd('.'))),
        _ => (null, AdoptionDiagnostics.GatewayNotAdopted(gateway.At, gateway.ServiceName.Value, reason)),
    };

    private static IEnumerable<Diagnostic> Doubts(FoundGateway gateway)
    {
        var name = gateway.ServiceName.Value;
        if (gateway.Target.Region is null)
        {
            yield return AdoptionDiagnostics.ValueUnknown(gateway.At, name, "region", Placeholders.Region(gateway));
        }

        if (gateway.IsAzureNamed)
        {
            yield return AdoptionDiagnostics.ValueUnknown(gateway.At, name, "domain", Placeholders.Domain);
        }

        if (gateway.Record is { Ttl: 1 })
        {
            yield return AdoptionDiagnostics.AutomaticTtl(gateway.At, name);
        }
    }

    /// <summary>
    /// Renders the zones for BIND as 'cmg render' would, and holds their records against those that were found. What else
    /// the spec renders is for 'cmg validate' to judge: it is there by then, and can be changed.
    /// </summary>
    private static StageResult<Fleet> Prove(Fleet fleet, ImmutableArray<FoundGateway> gateways) =>
        TemplateSet.Load([])
            .Then(templates => Lowerer.Lower(fleet).Then(jobs => new RenderRun(RecordsOf(jobs), templates).Each(job => job)))
            .Then(rendered => RoundTrip.Compare(gateways, new([.. rendered])))
            .Then(_ => new StageResult<Fleet>(fleet, []));

    private static RenderJobs RecordsOf(RenderJobs all) => new(
    [
        .. all.Jobs.Where(job => job.Scope == JobScope.Zone).Select(job => job with
        {
            Lower = () => [.. job.Lower().Select(part => part with { Families = part.Families.RemoveAll(family => family.Value != RoundTrip.Family) })],
        }),
    ]);
}
