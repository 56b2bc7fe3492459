using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// A Bicep file that a deployment of the main one deploys. <paramref name="Module"/> is what declares it, in
/// <paramref name="Parent"/>; both are null for the main file itself.
/// </summary>
internal sealed record BicepPart(Artifact File, BicepFile Bicep, BicepNames Names, BicepDeclaration? Module, BicepPart? Parent);

/// <summary>
/// The main file of a family and the modules that it deploys. What a module deploys can be proved only where the family
/// renders it: any other, or a template within a resource, could hold what Configuration Manager deploys itself.
/// </summary>
internal static class BicepModules
{
    private static readonly string[] Hiding =
        ["Microsoft.Resources/deployments", "Microsoft.Resources/deploymentStacks", "Microsoft.Resources/deploymentScripts"];

    /// <summary>Modules that declare each other twice over and over would be a file for every power of two.</summary>
    private const int MaxParts = 10_000;

    /// <summary>The first thing in a family's file that hides what it deploys.</summary>
    public static Diagnostic? Hidden(Artifact file, BicepFile bicep, ImmutableArray<Artifact> family)
    {
        if (bicep.Resources.FirstOrDefault(resource => !resource.IsExisting && Hiding.Contains(resource.Type, StringComparer.OrdinalIgnoreCase)) is { } hiding)
        {
            return ProofDiagnostics.HiddenDeployment(file.At(hiding.Line), hiding.Type, hiding.Symbol);
        }

        foreach (var module in bicep.Modules)
        {
            if (module.IsLoop || module.IsConditional || module.Body is null)
            {
                return ProofDiagnostics.NotOneResource(file.At(module.Line), module.Symbol);
            }

            if (Target(file, module, family) is null)
            {
                return ProofDiagnostics.ModuleNotRendered(file.At(module.Line), module.Symbol, module.Type);
            }
        }

        return null;
    }

    /// <summary>
    /// The main file first, then its modules, each as often as it is declared; none where there is no main file. A module
    /// within itself is for the compiler to refuse.
    /// </summary>
    public static ImmutableArray<BicepPart> Of(ImmutableArray<Artifact> family, string name, Func<Artifact, Reading<BicepFile>> read)
    {
        var main = family.Where(file => file.Path.EndsWith($"/{name}/main.bicep", StringComparison.Ordinal)).MinBy(file => file.Path.Length);
        if (main is null)
        {
            return [];
        }

        var bicep = read(main).Value;
        var parts = new List<BicepPart> { new(main, bicep, BicepNames.OfMain(main, bicep, family), null, null) };
        for (var next = 0; next < parts.Count; next++)
        {
            var parent = parts[next];
            foreach (var module in parent.Bicep.Modules)
            {
                if (Target(parent.File, module, family) is { } file && !Path(parent).Contains(file) && parts.Count < MaxParts)
                {
                    var deployed = read(file).Value;
                    parts.Add(new(file, deployed, BicepNames.OfModule(deployed, module, parent), module, parent));
                }
            }
        }

        return [.. parts];
    }

    private static IEnumerable<Artifact> Path(BicepPart part) => part.Parent is null ? [part.File] : Path(part.Parent).Append(part.File);

    /// <summary>The file of the family that a module's path names, relative to the file that declares it.</summary>
    private static Artifact? Target(Artifact file, BicepDeclaration module, ImmutableArray<Artifact> family)
    {
        var segments = file.Path.Split('/')[..^1].ToList();
        foreach (var segment in module.Type.Split('/').Where(segment => segment != "."))
        {
            if (segment != "..")
            {
                segments.Add(segment);
            }
            else if (segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
        }

        var path = string.Join('/', segments);
        return family.FirstOrDefault(candidate => candidate.Path == path && path.EndsWith(".bicep", StringComparison.Ordinal));
    }
}
