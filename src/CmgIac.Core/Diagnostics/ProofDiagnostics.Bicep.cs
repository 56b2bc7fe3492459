using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG4040 to CMG4043: rendered Bicep doesn't say what the spec says, or more than it may.</summary>
internal static partial class ProofDiagnostics
{
    public static Diagnostic BicepUnreadable(OutputPlace at, string reason) =>
        Error("CMG4040", at, $"can't be read as Bicep: {reason}");

    public static Diagnostic NotALiteral(OutputPlace at, string what, string symbol) =>
        Error("CMG4040", at, $"gives {what} of '{symbol}' as an expression. Write it as a literal, so that it can be proved.");

    public static Diagnostic NotOneResource(OutputPlace at, string symbol) =>
        Error("CMG4040", at, $"declares '{symbol}' in a loop or under a condition. Declare it once and plainly, so that it can be proved.");

    public static Diagnostic NestedResource(OutputPlace at, string symbol) =>
        Error("CMG4040", at, $"has something else than plain properties in '{symbol}'. Write nested resources at the top level and spread properties out, so that they can be proved.");

    public static Diagnostic UnprovableProperty(OutputPlace at, string property, string symbol) =>
        Error("CMG4040", at, $"has a property '{property}' in '{symbol}' that cmg can't prove. Leave it out.");

    public static Diagnostic ParentUnknown(OutputPlace at, string symbol) =>
        Error("CMG4040", at, $"declares '{symbol}' in a zone that can't be told. Name a zone of the same file as its 'parent'.");

    public static Diagnostic DeployedByConfigurationManager(OutputPlace at, string type, string symbol) =>
        Error("CMG4041", at, $"declares '{symbol}', a '{type}' that Configuration Manager deploys itself. Leave it out.");

    public static Diagnostic ResourceGroupMissing(OutputPlace at, string expected) =>
        Error("CMG4042", at, $"declares no resource group; the spec says '{expected}'.");

    public static Diagnostic ResourceGroupDiffers(OutputPlace at, string? written, string expected) =>
        Error("CMG4042", at, $"names the resource group {Quoted(written)}; the spec says '{expected}'.");

    public static Diagnostic ResourceGroupRegionDiffers(OutputPlace at, string? written, string expected) =>
        Error("CMG4042", at, $"puts the resource group into the region {Quoted(written)}; the spec says '{expected}', which must be the gateway's own.");

    public static Diagnostic ResourceGroupCreationDiffers(OutputPlace at, bool created) =>
        Error("CMG4042", at, created
            ? "creates the resource group; the spec says that it exists ('create: false')."
            : "looks the resource group up; the spec says that it is created ('create: true').");

    public static Diagnostic OtherScope(OutputPlace at, string? written, string expected) =>
        Error("CMG4043", at, $"{(written is null ? "has no plain targetScope" : $"has the targetScope '{written}'")}; it must be '{expected}', the scope of the deployment's command.");

    public static Diagnostic OtherFileUsed(OutputPlace at, string? written) =>
        Error("CMG4043", at, $"{(written is null ? "uses a file that can't be told" : $"uses '{written}'")}; it must be './main.bicep', which is what is proved.");

    public static Diagnostic ZoneCreationDiffers(OutputPlace at, string zone, bool created) =>
        Error("CMG4043", at, created
            ? $"creates the zone '{zone}'; the spec says that it exists."
            : $"doesn't create the zone '{zone}'; the spec says that it is created ('createZone: true').");
}
