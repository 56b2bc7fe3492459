using CmgIac.Core.Diagnostics;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Core.Adoption;

/// <summary>Does a spec render the records that it was made of, and no other?</summary>
internal static class RoundTrip
{
    /// <summary>Its files hold the records as they were found.</summary>
    public const string Family = "bind";

    private const string Rendered = $"/{Family}/records.zone";

    public static StageResult<RenderedJobs> Compare(IEnumerable<FoundGateway> gateways, RenderedJobs rendered)
    {
        var found = gateways.ToList();
        var meant = found.SelectMany(gateway => new[] { gateway.Record, gateway.Challenge }.OfType<MasterRecord>()
                .Concat(gateway.Caa).Select(record => (Text: Show(record), At: gateway.Zone!.At(record))))
            .DistinctBy(record => record.Text, StringComparer.Ordinal).ToDictionary(record => record.Text, record => record.At, StringComparer.Ordinal);
        var files = rendered.Jobs.SelectMany(job => job.Files).Select(file => file.File).Where(file => file.Path.EndsWith(Rendered, StringComparison.Ordinal)).ToList();
        var written = files.SelectMany(file => MasterFileReader.Read(file.Text).Value).Select(Show).ToHashSet(StringComparer.Ordinal);
        var diagnostics = new DiagnosticList('8');
        diagnostics.AddRange(meant.Where(record => !written.Contains(record.Key))
            .Select(record => AdoptionDiagnostics.RendersOtherwise(record.Value, $"it lacks '{record.Key}'")));
        diagnostics.AddRange(written.Where(record => !meant.ContainsKey(record))
            .Select(record => AdoptionDiagnostics.RendersOtherwise(SourceSpan.WholeFile(found[0].At.File), $"it adds '{record}'")));
        return StageResult.Of(rendered, diagnostics);
    }

    private static string Show(MasterRecord record) =>
        $"{record.Owner}. {record.Ttl} {record.Type} {(record.Type == "CAA" ? $"{record.Data[0]} {record.Data[1].ToLowerInvariant()} {record.Data[2]}" : record.Data[0] + ".")}";
}
