using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// A record of a file, with the lines of its TTL and its data where they have lines of their own. <paramref name="File"/>
/// is null where it is the one that is proved, and not one that belongs to it.
/// </summary>
internal readonly record struct FoundRecord(MasterRecord Record, int? TtlLine = null, int? DataLine = null, Artifact? File = null);

/// <summary>
/// Are a file's records those of the fleet? Records of other types at names that are no gateway's are the template's own.
/// </summary>
internal sealed class RecordProof
{
    private const string Cname = "CNAME";
    private const string Caa = "CAA";

    private readonly ZoneSet zone;
    private readonly Artifact file;
    private readonly ImmutableArray<FoundRecord> records;
    private readonly Dictionary<string, CnameRecord> live;
    private readonly HashSet<string> retiring;

    private RecordProof(ZoneSet zone, Artifact file, ImmutableArray<FoundRecord> records)
    {
        (this.zone, this.file, this.records) = (zone, file, records);
        live = zone.Live.ToDictionary(record => record.Owner.Value, StringComparer.Ordinal);
        retiring = zone.Retiring.Select(record => record.Owner.Value).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// <paramref name="isMain"/>: the file must have every record of the fleet. Any other must too, unless it has no CNAME
    /// at all: it is then about something else. A CNAME whose target the file doesn't give has an empty one.
    /// </summary>
    public static IEnumerable<Diagnostic> Prove(ZoneSet zone, Artifact file, ImmutableArray<FoundRecord> records, bool isMain)
    {
        var proof = new RecordProof(zone, file, records);
        var isAboutGateways = isMain || records.Any(found => found.Record.Type == Cname);
        return [.. proof.Present(), .. isAboutGateways ? proof.Absent() : []];
    }

    private IEnumerable<Diagnostic> Present()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (record, ttlLine, dataLine, part) in records)
        {
            var home = part ?? file;
            var at = home.At(record.Line);
            var meant = live.GetValueOrDefault(record.Owner);
            if (record.Type != Cname)
            {
                if (Other(record, meant is not null, at) is { } unfit)
                {
                    yield return unfit;
                }
            }
            else if (meant is null)
            {
                yield return retiring.Contains(record.Owner)
                    ? ProofDiagnostics.RetiringRecord(at, record.Owner)
                    : ProofDiagnostics.ForeignRecord(at, record.Owner);
            }
            else if (!seen.Add(record.Owner))
            {
                yield return ProofDiagnostics.SecondRecord(at, record.Owner);
            }
            else if (record.Data[0] != meant.Target.Value)
            {
                yield return ProofDiagnostics.TargetDiffers(
                    home.At(dataLine ?? record.Line), record.Owner, record.Data[0].Length == 0 ? null : record.Data[0], meant.Target.Value);
            }
            else if (record.Ttl != meant.Ttl)
            {
                yield return ProofDiagnostics.TtlDiffers(home.At(ttlLine ?? record.Line), record.Owner, record.Ttl, meant.Ttl);
            }
        }

        foreach (var diagnostic in ForeignAuthorizations())
        {
            yield return diagnostic;
        }
    }

    /// <summary>What a record that is no CNAME does to the fleet's: it stands beside one or hides it; null for neither.</summary>
    private Diagnostic? Other(MasterRecord record, bool isBeside, OutputPlace at)
    {
        if (isBeside)
        {
            return ProofDiagnostics.DataBesideRecord(at, record.Owner, record.Type);
        }

        if (!IsAtOrBelow(record.Owner, zone.Zone.Value))
        {
            return ProofDiagnostics.RecordOutsideZone(at, record.Owner, record.Type, zone.Zone.Value);
        }

        // A DNAME sends all that is below it elsewhere (RFC 6672 2.3), an NS record below the apex hands it over.
        var hides = record.Type == "DNAME" || (record.Type == "NS" && record.Owner != zone.Zone.Value);
        return hides && zone.Live.FirstOrDefault(meant => IsAtOrBelow(meant.Owner.Value, record.Owner)) is { } hidden
            ? ProofDiagnostics.HiddenRecord(at, record.Owner, record.Type, hidden.Owner.Value)
            : null;
    }

    private IEnumerable<Diagnostic> Absent()
    {
        var names = records.Select(found => found.Record).Where(record => record.Type == Cname).ToList();
        var owners = names.Select(record => record.Owner).ToHashSet(StringComparer.Ordinal);

        // A record at a wrong name has been reported there: its absence from the right one is the same mistake.
        var misplaced = names.Where(record => !live.ContainsKey(record.Owner)).Select(record => record.Data[0]).ToHashSet(StringComparer.Ordinal);
        var missing = live.Values.Where(record => !owners.Contains(record.Owner.Value) && !misplaced.Contains(record.Target.Value))
            .OrderBy(record => record.Owner).ToList();
        var written = Authorizations.Select(found => Show(found.Record)).ToHashSet(StringComparer.Ordinal);

        // So has a CAA record of another value or at a gateway's name.
        var isMiswritten = !written.IsSubsetOf(Expected) || records.Any(found => found.Record.Type == Caa && live.ContainsKey(found.Record.Owner));
        if (missing.Count > 0)
        {
            yield return ProofDiagnostics.RecordsMissing(file.At(), missing[0].Owner.Value, missing[0].Target.Value, missing.Count - 1);
        }
        else if (!isMiswritten && Expected.FirstOrDefault(record => !written.Contains(record)) is { } lacking)
        {
            yield return ProofDiagnostics.AuthorizationMissing(file.At(), zone.Zone.Value, lacking);
        }
    }

    private IEnumerable<Diagnostic> ForeignAuthorizations()
    {
        var expected = Expected.ToHashSet(StringComparer.Ordinal);
        foreach (var (record, ttlLine, _, part) in Authorizations)
        {
            var home = part ?? file;
            if (!expected.Contains(Show(record)))
            {
                yield return ProofDiagnostics.ForeignAuthorization(home.At(record.Line), record.Owner, Show(record));
            }
            else if (record.Ttl != zone.CaaTtl)
            {
                yield return ProofDiagnostics.TtlDiffers(home.At(ttlLine ?? record.Line), record.Owner, record.Ttl, zone.CaaTtl);
            }
        }
    }

    /// <summary>The CAA records that the spec speaks of: none in internal DNS, where no CA looks.</summary>
    private IEnumerable<FoundRecord> Authorizations =>
        records.Where(found => !zone.IsInternal && found.Record.Type == Caa && found.Record.Owner == zone.Zone.Value);

    private static bool IsAtOrBelow(string name, string ancestor) =>
        name == ancestor || name.EndsWith("." + ancestor, StringComparison.Ordinal);

    private IEnumerable<string> Expected => zone.Caa.Select(Show);

    private static string Show(MasterRecord record) => $"{record.Data[0]} {record.Data[1].ToLowerInvariant()} {record.Data[2]}";

    private static string Show(CaaSpec record) => $"0 {record.Tag.ToString().ToLowerInvariant()} {record.Value}";
}
