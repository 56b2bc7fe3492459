using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>Does a master file that any zone may include have the records of the fleet?</summary>
internal static class ZoneProof
{
    public static IEnumerable<Diagnostic> Prove(ZoneSet zone, Artifact file, bool isMain)
    {
        var (records, problems) = MasterFileReader.Read(file.Text);
        return problems.IsEmpty
            ? RecordProof.Prove(zone, file, [.. records.Select(record => new FoundRecord(record))], isMain)
            : [ProofDiagnostics.ZoneUnreadable(file.At(problems[0].Line), problems[0].Message)];
    }
}
