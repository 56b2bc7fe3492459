using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>Does a Bicep file stay below what Azure Resource Manager takes of one template (Microsoft: "ARM template best practices")?</summary>
internal static class BicepLimits
{
    private const int MaxResources = 800;
    private const int MaxParameters = 256;
    private const int MaxVariables = 256;
    private const int MaxOutputs = 64;

    /// <summary>
    /// A deployment carries its modules, and may have 4 MiB. The compiler writes up to a third more of JSON than there is of
    /// records in Bicep.
    /// </summary>
    private const int MaxCharacters = 3 * 1024 * 1024;

    /// <summary>Are the files that the main one deploys together small enough?</summary>
    public static Diagnostic? Prove(ImmutableArray<BicepPart> parts)
    {
        var length = parts.Sum(part => (long)part.File.Text.Length);
        return length > MaxCharacters ? ProofDiagnostics.DeploymentTooLarge(parts[0].File.At(), length) : null;
    }

    /// <summary>A resource that is only looked up counts in some of the compiler's output, and so it does here.</summary>
    public static Diagnostic? Prove(Artifact file, BicepFile bicep)
    {
        (string What, int Count, int Max)[] counted =
        [
            ("resources and modules", bicep.Resources.Length + bicep.Modules.Length, MaxResources),
            ("parameters", bicep.Parameters.Length, MaxParameters),
            ("variables", bicep.Variables.Length, MaxVariables),
            ("outputs", bicep.Outputs.Length, MaxOutputs),
        ];
        return counted.Where(item => item.Count > item.Max)
            .Select(item => ProofDiagnostics.TemplateTooLarge(file.At(), item.Count, item.What, item.Max)).FirstOrDefault();
    }
}
