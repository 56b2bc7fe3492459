using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>Does a family's main Bicep deploy where the spec says, and the zone itself only where the spec says so?</summary>
internal static class BicepDeployment
{
    public const string Subscription = "subscription";

    /// <summary>What a file without a <c>targetScope</c> has.</summary>
    public const string ResourceGroup = "resourceGroup";

    public static Diagnostic? Scope(Artifact file, BicepFile bicep, string expected) => bicep.TargetScope switch
    {
        null when expected == ResourceGroup => null,
        BicepText text when text.Value == expected => null,
        var other => ProofDiagnostics.OtherScope(file.At(other?.Line), (other as BicepText)?.Value, expected),
    };

    /// <summary>Parameters without <c>using</c> are for <c>bicep build</c> to refuse: they deploy nothing.</summary>
    public static Diagnostic? Used(Artifact file, BicepFile parameters) => parameters.Using switch
    {
        null or BicepText { Value: "./main.bicep" or "main.bicep" } => null,
        var other => ProofDiagnostics.OtherFileUsed(file.At(other.Line), (other as BicepText)?.Value),
    };

    /// <summary>
    /// Only the main file must create the zone, but none may that the spec has as existing. A zone of another name is the
    /// template's own.
    /// </summary>
    public static Diagnostic? Zone(ZoneSet zone, Artifact file, BicepFile bicep, string zoneType, string otherType, bool isMain)
    {
        if (bicep.Resources.FirstOrDefault(resource => !resource.IsExisting && string.Equals(resource.Type, otherType, StringComparison.OrdinalIgnoreCase)
            && (resource.At("name") is not BicepText name || string.Equals(name.Value, zone.Zone.Value, StringComparison.OrdinalIgnoreCase))) is { } other)
        {
            return ProofDiagnostics.OtherKindOfZone(file.At(other.Line), other.Type, zoneType);
        }

        var isCreated = !zone.IsInternal && zone.First.Dns.Azure is { CreateZone.Value: true };
        var zones = bicep.Resources.Where(resource => string.Equals(resource.Type, zoneType, StringComparison.OrdinalIgnoreCase)).ToList();
        if (zones.FirstOrDefault(found => !found.IsExisting && found.At("name") is not BicepText) is { } hidden)
        {
            return ProofDiagnostics.NotALiteral(file.At(hidden.Line), "the name", hidden.Symbol);
        }

        var ours = zones.Where(found => found.At("name") is BicepText name && string.Equals(name.Value, zone.Zone.Value, StringComparison.OrdinalIgnoreCase)).ToList();
        var created = ours.FirstOrDefault(found => !found.IsExisting);
        if (created is not null && !isCreated)
        {
            return ProofDiagnostics.ZoneCreationDiffers(file.At(created.Line), zone.Zone.Value, created: true);
        }

        return (created, isMain && isCreated) switch
        {
            (null, true) => ProofDiagnostics.ZoneCreationDiffers(file.At(ours.FirstOrDefault()?.Line), zone.Zone.Value, created: false),
            ({ IsConditional: true } or { IsLoop: true }, true) => ProofDiagnostics.NotOneResource(file.At(created.Line), created.Symbol),
            _ => null,
        };
    }
}
