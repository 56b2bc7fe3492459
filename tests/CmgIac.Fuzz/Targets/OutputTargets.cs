using CmgIac.Core.Output;
using CmgIac.Core.Output.Meanings;

namespace CmgIac.Fuzz.Targets;

/// <summary>What lies in an output folder, where anybody may have put it.</summary>
internal static class OutputTargets
{
    private static readonly string[] Manifest =
    [
        "\"version\":1", "\"tool\":", "\"specs\":[", "\"model\":", "\"templates\":", "\"files\":[", "\"path\":\"", "\"sha256\":\"", "../", "\\u0000", "\\ud800", "//", "con", "C:",
        "0000000000000000000000000000000000000000000000000000000000000000",
    ];

    private static readonly (string Name, string Path, string[] Words)[] Files =
    [
        ("adopted-inf", "certificates/a.contoso.com/certreq/request.inf", ["[NewRequest]\n", "Subject=", "%%"]),
        ("adopted-zone", "zones/contoso.com/bind/records.zone", ["CNAME ", "IN ", "(", "\\046"]),
        ("adopted-json", "zones/contoso.com/route53/change-batch.json", ["{\"", "\":", "[", "]", "\\u0000", "1e999"]),
        ("adopted-yaml", "zones/contoso.com/octodns/contoso.com.yaml", ["- ", ": ", "&a ", "*a", "<<: ", "!!binary ", "? ", "|\n", "%TAG ! a\n"]),
        ("adopted-bicep", "gateways/a.contoso.com/bicep/main.bicep", ["resource ", "'${", "param "]),
    ];

    public static readonly FuzzTarget[] All =
    [
        new("manifest", ReadManifest) { Words = Manifest },
        new("journal", input => CmgIac.Core.Output.Journal.Read(input)) { Words = ["{\"folder\":\"", "\"specs\":[", "\"files\":[", "\n", .. Manifest] },
        .. Files.Select(file => new FuzzTarget(file.Name, input => FileMeaning.Difference(file.Path, input, [])) { Words = file.Words }),
    ];

    private static void ReadManifest(byte[] input)
    {
        if (ManifestReader.TryRead(input, out var manifest, out _))
        {
            BrokenContractException.Unless(
                ManifestReader.TryRead(manifest.ToBytes(), out var again, out _) && again.Files.ToHashSet().SetEquals(manifest.Files), "manifest: What was read isn't what is written");
            BrokenContractException.Unless(
                manifest.Files.All(file => !file.Path.Contains("..", StringComparison.Ordinal) && !file.Path.StartsWith('/')), "manifest: A path leads out of the folder");
        }
    }
}
