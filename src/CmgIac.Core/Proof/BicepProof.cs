using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>What holds for any Bicep of ours, and reading it.</summary>
internal static class BicepProof
{
    private const string Parameters = ".bicepparam";

    /// <summary>Whatever its name, a gateway's own deployment by Configuration Manager.</summary>
    private static readonly string[] Deployed =
    [
        "Microsoft.Compute/virtualMachineScaleSets", "Microsoft.Network/publicIPAddresses", "Microsoft.Network/loadBalancers",
        "Microsoft.Network/virtualNetworks", "Microsoft.Network/networkSecurityGroups",
    ];

    /// <summary>The gateway's own where the name is its prefix; others are the organization's.</summary>
    private static readonly string[] DeployedAsPrefix = ["Microsoft.KeyVault/vaults", "Microsoft.Storage/storageAccounts"];

    /// <summary>
    /// A file of parameters need only be readable, and the main file's (<paramref name="isMain"/>) use that file. Any other takes its parameters from that one of the
    /// <paramref name="siblings"/> that has its own path and name.
    /// </summary>
    public static IEnumerable<Diagnostic> Prove(GatewaySpec gateway, Artifact file, IEnumerable<Artifact> siblings, bool isMain)
    {
        var (bicep, unreadable) = Read(file);
        if (unreadable is not null || IsParameters(file))
        {
            return [.. new[] { unreadable ?? (isMain ? BicepDeployment.Used(file, bicep) : null) }.OfType<Diagnostic>()];
        }

        var names = new BicepNames(bicep, ParametersOf(file, siblings));
        return [.. DeployedElsewhere(file, bicep, names, gateway.Prefix.Value), .. BicepGatewayProof.Prove(gateway, file, bicep, names, isMain)];
    }

    public static IEnumerable<Diagnostic> Prove(ZoneSet zone, Artifact file, bool isMain)
    {
        var (bicep, unreadable) = Read(file);
        if (unreadable is not null || IsParameters(file))
        {
            return [.. new[] { unreadable ?? (isMain ? BicepDeployment.Used(file, bicep) : null) }.OfType<Diagnostic>()];
        }

        return [.. DeployedElsewhere(file, bicep, new(bicep, null), null), .. BicepZoneProof.Prove(zone, file, bicep, isMain)];
    }

    private static bool IsParameters(Artifact file) => file.Path.EndsWith(Parameters, StringComparison.Ordinal);

    private static (BicepFile File, Diagnostic? Unreadable) Read(Artifact file)
    {
        var (bicep, problems) = BicepReader.Read(file.Text);
        return (bicep, problems.IsEmpty ? null : ProofDiagnostics.BicepUnreadable(file.At(problems[0].Line), problems[0].Message));
    }

    private static (Artifact File, BicepFile Bicep)? ParametersOf(Artifact file, IEnumerable<Artifact> siblings)
    {
        var path = file.Path + Parameters[".bicep".Length..];
        return siblings.FirstOrDefault(sibling => sibling.Path == path) is { } found ? (found, BicepReader.Read(found.Text).Value) : null;
    }

    private static IEnumerable<Diagnostic> DeployedElsewhere(Artifact file, BicepFile bicep, BicepNames names, GatewayPrefix? prefix) =>
        bicep.Resources
            .Where(resource => !resource.IsExisting && (Is(resource, Deployed) || (Is(resource, DeployedAsPrefix) && IsNamed(resource, names, prefix))))
            .Select(resource => ProofDiagnostics.DeployedByConfigurationManager(file.At(resource.Line), resource.Type, resource.Symbol));

    private static bool Is(BicepDeclaration resource, string[] types) => types.Contains(resource.Type, StringComparer.OrdinalIgnoreCase);

    private static bool IsNamed(BicepDeclaration resource, BicepNames names, GatewayPrefix? prefix) =>
        names.Resolve(resource.Body?.At("name")).Value is BicepText name && name.Value == prefix?.Value;
}

/// <summary>What the names in a Bicep file stand for, with the file of parameters beside it.</summary>
internal sealed class BicepNames(BicepFile file, (Artifact File, BicepFile Bicep)? parameters)
{
    /// <summary>
    /// The value of the parameter that <paramref name="value"/> names, as given or as its default, with the file that
    /// gives it where that is another; any other value as it is.
    /// </summary>
    public (BicepValue? Value, Artifact? File) Resolve(BicepValue? value)
    {
        if (value is not BicepExpression expression
            || file.Parameters.FirstOrDefault(parameter => parameter.Name == expression.Source) is not { } declared)
        {
            return (value, null);
        }

        var given = parameters?.Bicep.Parameters.FirstOrDefault(parameter => parameter.Name == declared.Name)?.Value;
        return given is null ? (declared.Value, null) : (given, parameters!.Value.File);
    }
}
