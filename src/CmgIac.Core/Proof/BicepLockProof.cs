using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Proof;

/// <summary>Are the records of a zone locked against deletion where the spec says so, and is nothing locked against changes?</summary>
internal static class BicepLockProof
{
    public const string Lock = "Microsoft.Authorization/locks";

    private const string CanNotDelete = "CanNotDelete";

    public static IEnumerable<Diagnostic> Prove(ZoneSet zone, ImmutableArray<BicepPart> parts)
    {
        var owners = zone.Live.ToDictionary(record => record.Owner.RelativeTo(zone.Zone), record => record.Owner.Value, StringComparer.OrdinalIgnoreCase);
        var locked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            foreach (var found in part.Bicep.Resources.Where(IsLock))
            {
                // A zone that is locked against changes takes no record any more.
                var level = found.At("properties", "level");
                if (found.IsLoop || found.IsConditional || found.Body is null)
                {
                    yield return ProofDiagnostics.NotOneResource(part.File.At(found.Line), found.Symbol);
                }
                else if (part.Names.ValueOf(level) is not BicepText { Value: CanNotDelete })
                {
                    yield return ProofDiagnostics.OtherLock(part.File.At(level?.Line ?? found.Line), found.Symbol);
                }
                else if (LockedOwner(part, found, owners) is { } owner)
                {
                    locked.Add(owner);
                    if (!zone.IsLocked)
                    {
                        yield return ProofDiagnostics.LockNotAsked(part.File.At(found.Line), owner);
                    }
                }
            }
        }

        if (zone.IsLocked && owners.Values.FirstOrDefault(owner => !locked.Contains(owner)) is { } open)
        {
            yield return ProofDiagnostics.LockMissing(parts[0].File.At(), open);
        }
    }

    public static bool IsLock(BicepDeclaration resource) => !resource.IsExisting && string.Equals(resource.Type, Lock, StringComparison.OrdinalIgnoreCase);

    /// <summary>The record that a lock's scope names; null where it is anything else.</summary>
    private static string? LockedOwner(BicepPart part, BicepDeclaration found, Dictionary<string, string> owners) =>
        found.At("scope") is BicepExpression scope
        && part.Bicep.Resources.FirstOrDefault(resource => resource.Symbol == scope.Source && resource.Type.EndsWith("/CNAME", StringComparison.OrdinalIgnoreCase)) is { } record
        && record.At("name") is BicepText { Value: var name }
            ? owners.GetValueOrDefault(name[(name.LastIndexOf('/') + 1)..])
            : null;
}
