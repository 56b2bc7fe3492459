using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>Does a gateway's Bicep have the resource group that the spec names, in the gateway's region?</summary>
internal static class BicepGatewayProof
{
    public const string ResourceGroup = "Microsoft.Resources/resourceGroups";

    /// <summary>
    /// <paramref name="isMain"/>: the file must have the resource group. Of several the one with the spec's name counts,
    /// else the first: an organization may want more.
    /// </summary>
    public static IEnumerable<Diagnostic> Prove(GatewaySpec gateway, Artifact file, BicepFile bicep, BicepNames names, bool isMain)
    {
        var expected = gateway.Azure.ResourceGroup.Value;
        var groups = bicep.Resources.Where(resource => string.Equals(resource.Type, ResourceGroup, StringComparison.OrdinalIgnoreCase)).ToList();
        if (groups.Count == 0)
        {
            return isMain ? [ProofDiagnostics.ResourceGroupMissing(file.At(), expected)] : [];
        }

        var group = groups.FirstOrDefault(candidate => Named(candidate, names) == expected) ?? groups[0];
        if (group.IsLoop || group.IsConditional)
        {
            return [ProofDiagnostics.NotOneResource(file.At(group.Line), group.Symbol)];
        }

        if (group.Body?.Properties.FirstOrDefault(property => property.Key is null) is { } hidden)
        {
            return [ProofDiagnostics.NestedResource(file.At(hidden.Line), group.Symbol)];
        }

        if (group.Body?.Repeated() is { } repeated)
        {
            return [ProofDiagnostics.UnprovableProperty(file.At(repeated.Line), repeated.Key!, group.Symbol)];
        }

        var region = gateway.Region.Value.Name;
        var found = new[]
        {
            isMain ? BicepDeployment.Scope(file, bicep, BicepDeployment.Subscription) : null,
            Compare("name", expected, ProofDiagnostics.ResourceGroupDiffers),
            group.IsExisting ? null : Compare("location", region, ProofDiagnostics.ResourceGroupRegionDiffers),
            group.IsExisting == gateway.Azure.CreateResourceGroup.Value
                ? ProofDiagnostics.ResourceGroupCreationDiffers(file.At(group.Line), created: !group.IsExisting)
                : null,
        };
        return found.OfType<Diagnostic>().Take(1);

        Diagnostic? Compare(string property, string meant, Func<Text.OutputPlace, string?, string, Diagnostic> differs)
        {
            var (value, source) = names.Resolve(group.At(property));
            var at = (source ?? file).At(value?.Line ?? group.Line);
            return value switch
            {
                BicepText text => text.Value == meant ? null : differs(at, text.Value, meant),
                null => differs(at, null, meant),
                _ => ProofDiagnostics.NotALiteral(at, $"the {property}", group.Symbol),
            };
        }
    }

    private static string? Named(BicepDeclaration group, BicepNames names) =>
        (names.Resolve(group.At("name")).Value as BicepText)?.Value;
}
