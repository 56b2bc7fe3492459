using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Proof;

/// <summary>
/// Does the server app become Contributor of the resource group, where the spec says so, and of nothing else? And is the
/// group, in which Configuration Manager works, free of locks?
/// </summary>
internal static class BicepRoleProof
{
    private const string RoleAssignment = "Microsoft.Authorization/roleAssignments";

    /// <summary>The built-in role Contributor, in every tenant and cloud.</summary>
    private const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";

    public static IEnumerable<Diagnostic> Prove(GatewaySpec gateway, ImmutableArray<BicepPart> parts) =>
        parts.SelectMany(Locks).Concat(gateway.Azure.ServerAppObjectId is { } id ? Assignments(id.Value, parts) : []);

    private static IEnumerable<Diagnostic> Assignments(string id, ImmutableArray<BicepPart> parts)
    {
        var isAssigned = false;
        foreach (var part in parts)
        {
            foreach (var found in part.Bicep.Resources.Where(resource => !resource.IsExisting && Is(resource, RoleAssignment)))
            {
                var at = part.File.At(found.Line);
                var principal = part.Names.ValueOf(found.At("properties", "principalId"));
                if (principal is not BicepText text)
                {
                    isAssigned = true;
                    yield return ProofDiagnostics.NotALiteral(at, "the principal", found.Symbol);
                }
                else if (string.Equals(text.Value, id, StringComparison.OrdinalIgnoreCase))
                {
                    isAssigned = true;
                    if (found.IsLoop || found.IsConditional)
                    {
                        yield return ProofDiagnostics.NotOneResource(at, found.Symbol);
                    }
                    else if (!IsContributor(part.Names.ValueOf(found.At("properties", "roleDefinitionId"))))
                    {
                        yield return ProofDiagnostics.OtherRole(at, found.Symbol, Contributor);
                    }
                    else if (found.At("scope") is not null || !IsInGroup(part))
                    {
                        yield return ProofDiagnostics.RoleElsewhere(at, found.Symbol);
                    }
                }
            }
        }

        if (!isAssigned && !parts.IsEmpty)
        {
            yield return ProofDiagnostics.RoleMissing(parts[0].File.At(), id);
        }
    }

    private static IEnumerable<Diagnostic> Locks(BicepPart part) =>
        part.Bicep.Resources
            .Where(resource => BicepLockProof.IsLock(resource) && !IsOnOwnResource(part, resource))
            .Select(resource => ProofDiagnostics.LockOnResourceGroup(part.File.At(resource.Line), resource.Symbol));

    /// <summary>Without a scope a lock is on what the file is deployed into.</summary>
    private static bool IsOnOwnResource(BicepPart part, BicepDeclaration found) =>
        found.At("scope") is BicepExpression scope
        && part.Bicep.Resources.Any(resource => resource.Symbol == scope.Source && !resource.IsExisting && !Is(resource, BicepGatewayProof.ResourceGroup));

    /// <summary>Is the file deployed into the resource group that the main file declares?</summary>
    public static bool IsInGroup(BicepPart part) =>
        part.Module is { } module
        && (module.At("scope") is { } scope
            ? scope is BicepExpression group && part.Parent!.Bicep.Resources.Any(resource => resource.Symbol == group.Source && Is(resource, BicepGatewayProof.ResourceGroup))
            : IsInGroup(part.Parent!));

    /// <summary>As a whole id, or by the function that makes one of the role's own.</summary>
    private static bool IsContributor(BicepValue? role) => role switch
    {
        BicepText text => text.Value.EndsWith($"/providers/Microsoft.Authorization/roleDefinitions/{Contributor}", StringComparison.OrdinalIgnoreCase),
        BicepExpression call => string.Concat(call.Source.Where(c => !char.IsWhiteSpace(c))) is var source
            && (source.StartsWith("az.", StringComparison.Ordinal) ? source[3..] : source)
                == $"subscriptionResourceId('Microsoft.Authorization/roleDefinitions','{Contributor}')",
        _ => false,
    };

    private static bool Is(BicepDeclaration resource, string type) => string.Equals(resource.Type, type, StringComparison.OrdinalIgnoreCase);
}
