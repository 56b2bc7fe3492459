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
