using System.Collections.Immutable;
using CmgIac.Core.Adoption;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Cli.Files;

/// <summary>Zones and certificates on disk that are to become a spec.</summary>
internal static class AdoptionFiles
{
    /// <summary>The largest public zones that people export have a tenth of it.</summary>
    public const int MaxZoneBytes = 128 * 1024 * 1024;

    private static readonly string[] CertificateEndings = [".cer", ".crt", ".cert", ".der", ".pem"];

    /// <summary><paramref name="names"/> are as many as the files, or none.</summary>
    public static StageResult<IReadOnlyList<FoundZone>> ReadZones(ImmutableArray<string> files, ImmutableArray<DnsName> names, string workingFolder)
    {
        var diagnostics = new List<Diagnostic>();
        var zones = new Dictionary<DnsName, FoundZone>();
        for (var i = 0; i < files.Length; i++)
        {
            var shown = ShownPath.Of(files[i], workingFolder);
            var name = names.IsEmpty ? null : names[i];
            var read = HandedFile.Read(files[i], workingFolder, AdoptionDiagnostics.FileUnreadable, MaxZoneBytes)
                .Then(bytes => ZoneText.Read(shown, bytes, name));
            diagnostics.AddRange(read.Diagnostics);
            if (read.Value is { } zone && !zones.TryAdd(zone.Name, zone))
            {
                diagnostics.Add(AdoptionDiagnostics.ZoneTwice(shown, zone.Name.Value, zones[zone.Name].File));
            }
        }

        return new([.. zones.Values], [.. diagnostics]);
    }

    /// <summary>Files, and of folders those directly in them whose names end as certificates' do.</summary>
    public static StageResult<IReadOnlyList<FoundCertificate>> ReadCertificates(ImmutableArray<string> paths, string workingFolder)
    {
        var diagnostics = new List<Diagnostic>();
        var certificates = new List<FoundCertificate>();
        foreach (var path in paths)
        {
            try
            {
                var full = Path.GetFullPath(path, workingFolder);
                var isFolder = Directory.Exists(full);
                foreach (var file in isFolder ? Certificates(full) : [path])
                {
                    var read = HandedFile.Read(file, workingFolder, AdoptionDiagnostics.FileUnreadable, isNamed: !isFolder)
                        .Then(bytes => Find(ShownPath.Of(file, workingFolder), bytes));
                    // A folder may have keys and requests as well.
                    diagnostics.AddRange(isFolder ? read.Diagnostics.Where(item => item.Code != AdoptionDiagnostics.NoCertificateCode) : read.Diagnostics);
                    certificates.AddRange(read.Value ?? []);
                }
            }
            catch (Exception e) when (DiskFault.Is(e))
            {
                diagnostics.Add(AdoptionDiagnostics.FileUnreadable(ShownPath.Of(path, workingFolder), DiskFault.Reason(e)));
            }
        }

        return new(certificates, [.. diagnostics]);
    }

    private static StageResult<IReadOnlyList<FoundCertificate>> Find(string shown, byte[] bytes)
    {
        var (found, diagnostics) = CertificateSearch.Find(shown, bytes);
        return new(found, diagnostics);
    }

    private static IEnumerable<string> Certificates(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => CertificateEndings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal);
}
