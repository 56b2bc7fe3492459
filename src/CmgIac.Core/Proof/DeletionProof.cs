using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>A record that a file deletes. Without a TTL it is deleted whatever that is.</summary>
internal sealed record FoundDeletion(string Owner, string Type, string? Target, long? Ttl, Artifact File, int Line);

/// <summary>Are the records that files delete those of the gateways that are being retired, each once, and no other?</summary>
internal static class DeletionProof
{
    /// <summary><paramref name="file"/>: where what is not deleted is told.</summary>
    public static IEnumerable<Diagnostic> Prove(ZoneSet zone, Artifact file, IEnumerable<FoundDeletion> deletions)
    {
        var left = zone.Retiring.ToDictionary(record => record.Owner.Value, StringComparer.Ordinal);
        var isMisplaced = false;
        foreach (var found in deletions)
        {
            if (left.Remove(found.Owner, out var meant) && found.Type == "CNAME" && found.Target == meant.Target.Value && (found.Ttl ?? meant.Ttl) == meant.Ttl)
            {
                continue;
            }

            isMisplaced = true;
            yield return ProofDiagnostics.DeletionDiffers(
                found.File.At(found.Line), found.Owner, Show(found.Type, found.Target, found.Ttl), meant is null ? null : Show("CNAME", meant.Target.Value, found.Ttl is null ? null : meant.Ttl));
        }

        // A deletion at a wrong name has been reported there.
        if (!isMisplaced && left.Count > 0)
        {
            var first = left.Values.MinBy(record => record.Owner)!;
            yield return ProofDiagnostics.DeletionMissing(file.At(), first.Owner.Value, first.Target.Value, left.Count - 1);
        }
    }

    private static string Show(string type, string? target, long? ttl) =>
        string.Join(' ', new[] { type.Length == 0 ? "every record" : type, target, ttl is null ? null : $"with a TTL of {ttl}" }.Where(part => part is not null));
}
