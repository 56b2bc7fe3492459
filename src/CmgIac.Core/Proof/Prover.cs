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
    /// <summary>The files of a family that must say all that the spec says. They are always there: an overlay can only empty one.</summary>
    private static readonly FrozenDictionary<string, string[]> MainFiles = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["certreq"] = ["request.inf"],
        ["openssl"] = ["request.cnf"],
        ["bind"] = ["records.zone"],
        ["configmgr"] = ["New-Gateway.ps1", "Update-Certificate.ps1", "allow-list.csv"],
        ["runbook"] = ["runbook.md"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Families whose files are proved together: all of them are one set of records.</summary>
    private static readonly FrozenDictionary<string, Func<ZoneSet, ImmutableArray<Artifact>, IEnumerable<Diagnostic>>> ZoneFamilies =
        new Dictionary<string, Func<ZoneSet, ImmutableArray<Artifact>, IEnumerable<Diagnostic>>>(StringComparer.Ordinal)
        {
            ["azure"] = BicepProof.ProveFamily,
            ["nsupdate"] = UpdateProof.Prove,
            ["octodns"] = OctoDnsProof.Prove,
            ["dnscontrol"] = DnsControlProof.Prove,
            ["route53"] = ChangeBatchProof.Prove,
            ["terraform"] = TerraformProof.Prove,
            ["windows"] = DnsServerProof.Prove,
            ["external-dns"] = EndpointProof.Prove,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The files unchanged, or none where one of them doesn't say what the spec says.</summary>
    public static StageResult<RenderedJobs> Prove(RenderedJobs jobs)
    {
        var diagnostics = new DiagnosticList('4');
        foreach (var job in jobs.Jobs)
        {
            diagnostics.AddRange(Prove(job));
        }

        return StageResult.Of(jobs, diagnostics);
    }

    /// <summary>What of the job's files doesn't say what the spec says.</summary>
    public static IEnumerable<Diagnostic> Prove(RenderedJob job) =>
        job.Files.SelectMany(file => Prove(job, file.Part, file.Family, file.File, IsMain(job, file.Part, file.Family, file.File)))
            .Concat(job.Parts.OfType<GatewayPart>().SelectMany(part => Families(job, part)
                .Where(family => family.Key == "bicep")
                .SelectMany(family => BicepProof.ProveFamily(part.Gateway, [.. family]))))
            .Concat(job.Parts.OfType<ZonePart>().SelectMany(part => Families(job, part)
                .Where(family => ZoneFamilies.ContainsKey(family.Key))
                .SelectMany(family => ZoneFamilies[family.Key](part.Zone, [.. family]))));

    private static IEnumerable<IGrouping<string, Artifact>> Families(RenderedJob job, RenderPart part) =>
        job.Files.Where(file => ReferenceEquals(file.Part, part)).GroupBy(file => file.Family, file => file.File, StringComparer.Ordinal);

    private static bool IsMain(RenderedJob job, RenderPart part, string family, Artifact file) =>
        MainFiles.GetValueOrDefault(family, []).Any(name => file.Path == $"{job.Job.Folder}/{part.Subfolder}{family}/{name}");

    /// <summary>The file's extension says how it is read; what no reader knows is not proved.</summary>
    private static IEnumerable<Diagnostic> Prove(RenderedJob job, RenderPart part, string family, Artifact file, bool isMain) =>
        (part, file.Path[(file.Path.LastIndexOf('.') + 1)..]) switch
        {
            (CertificatePart certificate, "inf") => InfProof.Prove(certificate.Gateway, file, isMain),
            (CertificatePart certificate, "cnf") => OpenSslProof.Prove(certificate.Gateway, file, isMain),
            (GatewayPart gateway, "bicep" or "bicepparam") when family != "bicep" =>
                BicepProof.ProveOther(gateway.Gateway, file, job.Files.Select(other => other.File)),
            (GatewayPart gateway, "ps1") => GatewayScriptProof.Prove(gateway.Gateway, file, isMain),
            (GatewayPart gateway, "csv") when isMain => HandOverProof.ProveAllowList(gateway.Gateway, file),
            (GatewayPart gateway, "md") when isMain => HandOverProof.ProveRunbook(gateway.Gateway, file),
            (ZonePart zone, "zone") => ZoneProof.Prove(zone.Zone, file, isMain),
            (ZonePart zone, "bicep" or "bicepparam") when family != "azure" => BicepProof.ProveOther(zone.Zone, file),
            _ => [],
        };
}
