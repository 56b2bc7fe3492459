using System.Collections.Frozen;
using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>
/// Reads rendered files back and holds them against the fleet's own model, never against the views that rendered them: so
/// it finds a mistake of a template and one of lowering alike.
/// </summary>
internal static class Prover
{
    /// <summary>The file of a family that must say all that the spec says. It is always there: an overlay can only empty it.</summary>
    private static readonly FrozenDictionary<string, string> MainFiles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["certreq"] = "request.inf",
        ["openssl"] = "request.cnf",
        ["bicep"] = "main.bicep",
        ["bind"] = "records.zone",
        ["azure"] = "main.bicep",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Families whose files are proved together: all of them are one set of records.</summary>
    private static readonly FrozenDictionary<string, Func<ZoneSet, ImmutableArray<Artifact>, IEnumerable<Diagnostic>>> ZoneFamilies =
        new Dictionary<string, Func<ZoneSet, ImmutableArray<Artifact>, IEnumerable<Diagnostic>>>(StringComparer.Ordinal)
        {
            ["nsupdate"] = UpdateProof.Prove,
            ["octodns"] = OctoDnsProof.Prove,
            ["dnscontrol"] = DnsControlProof.Prove,
            ["route53"] = ChangeBatchProof.Prove,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The files unchanged, or none where one of them doesn't say what the spec says.</summary>
    public static StageResult<RenderedJobs> Prove(RenderedJobs jobs)
    {
        var diagnostics = new DiagnosticList('4');
        foreach (var job in jobs.Jobs)
        {
            foreach (var (part, family, file) in job.Files)
            {
                diagnostics.AddRange(Prove(job, part, file, IsMain(file.Path, MainPath(job, part, family))));
            }

            diagnostics.AddRange(job.Files
                .Where(file => file.Part is ZonePart && ZoneFamilies.ContainsKey(file.Family))
                .GroupBy(file => (Part: (ZonePart)file.Part, file.Family), file => file.File)
                .SelectMany(family => ZoneFamilies[family.Key.Family](family.Key.Part.Zone, [.. family])));
        }

        return StageResult.Of(jobs, diagnostics);
    }

    /// <summary>The parameters of a main file, <c>main.bicepparam</c> beside <c>main.bicep</c>, belong to it.</summary>
    private static bool IsMain(string path, string? main) => path == main || path == $"{main}param";

    private static string? MainPath(RenderedJob job, RenderPart part, string family) =>
        MainFiles.TryGetValue(family, out var file) ? $"{job.Job.Folder}/{part.Subfolder}{family}/{file}" : null;

    /// <summary>The file's extension says how it is read; what no reader knows is not proved.</summary>
    private static IEnumerable<Diagnostic> Prove(RenderedJob job, RenderPart part, Artifact file, bool isMain) =>
        (part, file.Path[(file.Path.LastIndexOf('.') + 1)..]) switch
        {
            (CertificatePart certificate, "inf") => InfProof.Prove(certificate.Gateway, file, isMain),
            (CertificatePart certificate, "cnf") => OpenSslProof.Prove(certificate.Gateway, file, isMain),
            (GatewayPart gateway, "bicep" or "bicepparam") =>
                BicepProof.Prove(gateway.Gateway, file, job.Files.Select(other => other.File), isMain),
            (ZonePart zone, "zone") => ZoneProof.Prove(zone.Zone, file, isMain),
            (ZonePart zone, "bicep" or "bicepparam") => BicepProof.Prove(zone.Zone, file, isMain),
            _ => [],
        };
}
