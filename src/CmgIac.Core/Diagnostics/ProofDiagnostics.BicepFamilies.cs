using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG4044 to CMG4049: what the files of a family of Bicep deploy together is not what the spec says.</summary>
internal static partial class ProofDiagnostics
{
    public static Diagnostic ModuleNotRendered(OutputPlace at, string symbol, string path) =>
        Error("CMG4044", at, $"declares the module '{symbol}' from '{path}', which is no file of this family: what it deploys can't be proved. Add it as a template of the family, or leave it out.");

    public static Diagnostic HiddenDeployment(OutputPlace at, string type, string symbol) =>
        Error("CMG4044", at, $"declares '{symbol}', a '{type}': what it deploys can't be proved. Write it as a module of this family, or leave it out.");

    public static Diagnostic ModuleElsewhere(OutputPlace at, string symbol) =>
        Error("CMG4044", at, $"gives the module '{symbol}' a scope of its own. The records belong into the resource group that the deployment's command names: leave it out.");

    public static Diagnostic OtherLock(OutputPlace at, string symbol) =>
        Error("CMG4045", at, $"gives the lock '{symbol}' another level than 'CanNotDelete', as a literal. A zone that is locked against changes takes no record any more.");

    public static Diagnostic LockNotAsked(OutputPlace at, string owner) =>
        Error("CMG4045", at, $"locks the record '{owner}'; the spec doesn't say 'lock: true' in 'dns.azure'.");

    public static Diagnostic LockMissing(OutputPlace at, string owner) =>
        Error("CMG4045", at, $"doesn't lock the record '{owner}' by its symbol as 'scope'; the spec says 'lock: true'.");

    public static Diagnostic LockOnResourceGroup(OutputPlace at, string symbol) =>
        Error("CMG4045", at, $"declares the lock '{symbol}', which may be on the gateway's resource group: Configuration Manager could no longer change or remove what it deploys there. Leave it out, or name a resource of this file as its 'scope'.");

    public static Diagnostic RoleMissing(OutputPlace at, string id) =>
        Error("CMG4046", at, $"doesn't make '{id}' Contributor of the resource group; the spec has it as 'serverAppObjectId'.");

    public static Diagnostic OtherRole(OutputPlace at, string symbol, string expected) =>
        Error("CMG4046", at, $"gives the server app another role by '{symbol}' than Contributor, which is subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{expected}').");

    public static Diagnostic RoleElsewhere(OutputPlace at, string symbol) =>
        Error("CMG4046", at, $"assigns the server app's role elsewhere by '{symbol}' than in the gateway's resource group. Declare it without 'scope' in a module whose scope is the group.");

    public static Diagnostic WatchMissing(OutputPlace at, string what) =>
        Error("CMG4047", at, $"and its modules declare no {what}, which the spec asks for.");

    public static Diagnostic WatchElsewhere(OutputPlace at, string symbol, string what) =>
        Error("CMG4047", at, $"declares the {what} '{symbol}' elsewhere than in the gateway's resource group. Declare it without 'scope' in a module whose scope is the group.");

    public static Diagnostic WatchTellsNobody(OutputPlace at, string symbol) =>
        Error("CMG4047", at, $"declares '{symbol}' without plain notifications: it tells nobody.");

    public static Diagnostic WatchDiffers(OutputPlace at, string what, string property, string? written, string expected) =>
        Error("CMG4047", at, $"gives the {what} {Quoted(written)} as {property}; the spec says '{expected}'.");

    public static Diagnostic OwnershipDiffers(OutputPlace at, string key, string? written, string symbol, string expected) =>
        Error("CMG4048", at, $"gives '{symbol}' {Quoted(written)} as metadata '{key}'; it must be '{expected}', by which others see whose record it is.");

    public static Diagnostic TemplateTooLarge(OutputPlace at, int count, string what, int max) =>
        Error("CMG4049", at, $"has {count} {what}. Azure Resource Manager takes {max} in one template: move some into a module.");

    public static Diagnostic DeploymentTooLarge(OutputPlace at, long length) =>
        Error("CMG4049", at, $"has {length} characters with its modules, which make more than the 4 MiB that Azure Resource Manager takes of one deployment. Give some gateways another zone, or leave 'azure' out of the outputs.");
}
