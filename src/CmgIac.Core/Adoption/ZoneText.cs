using System.Text;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Proof;

namespace CmgIac.Core.Adoption;

/// <summary>A zone out of the bytes of its file.</summary>
internal static class ZoneText
{
    /// <summary>
    /// CMG5051 for each place that can't be read, CMG5052 without a name that can be used. <paramref name="name"/> is the
    /// zone's, where the user said it.
    /// </summary>
    public static StageResult<FoundZone> Read(string file, ReadOnlySpan<byte> bytes, DnsName? name)
    {
        var text = Decode(bytes);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return new(null, [AdoptionDiagnostics.ZoneUnreadable(file, new(1, "The file holds the character NUL and is no master file. BIND's raw form is turned into one by 'named-compilezone -f raw -F text -o FILE ZONE RAWFILE'."))]);
        }

        var (zone, problems) = ZoneFileReader.Read(text, name?.Value);
        if (!problems.IsEmpty)
        {
            var diagnostics = new DiagnosticList('5');
            diagnostics.AddRange(problems.Select(problem => AdoptionDiagnostics.ZoneUnreadable(file, problem)));
            return new(null, diagnostics.ToImmutable());
        }

        return zone.Name is null ? new(null, [AdoptionDiagnostics.ZoneNameUnknown(file)])
            : DnsName.TryParse(zone.Name, out var apex) ? new(new(file, apex, zone.Records), [])
            : new(null, [AdoptionDiagnostics.ZoneNameUnfit(file, zone.Name)]);
    }

    /// <summary>Octets as characters of the same number, but for what PowerShell's '>' writes.</summary>
    private static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.Latin1.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ => Encoding.Latin1.GetString(bytes),
    };
}
