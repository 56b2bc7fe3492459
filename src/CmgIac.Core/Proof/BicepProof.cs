using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>What holds for any Bicep of ours, and reading it: each file alone, then what the family's files deploy together.</summary>
internal static class BicepProof
{
    private const string Parameters = ".bicepparam";

    /// <summary>Whatever its name, a gateway's own deployment by Configuration Manager, and so is what stands below it.</summary>
    private static readonly string[] Deployed =
    [
        "Microsoft.Compute/virtualMachineScaleSets", "Microsoft.Network/publicIPAddresses", "Microsoft.Network/loadBalancers",
        "Microsoft.Network/virtualNetworks", "Microsoft.Network/networkSecurityGroups",
    ];

    /// <summary>The gateway's own where the name is its prefix; others are the organization's.</summary>
    private static readonly string[] DeployedAsPrefix = ["Microsoft.KeyVault/vaults", "Microsoft.Storage/storageAccounts"];

    /// <summary>The files of the gateway's family <c>bicep</c>.</summary>
    public static IEnumerable<Diagnostic> ProveFamily(GatewaySpec gateway, ImmutableArray<Artifact> files)
    {
        var family = Family(files);
        var read = Once(family);
        var main = BicepModules.Of(family, "bicep", read);
        var alone = family.SelectMany(file => Prove(gateway, file, family, IsMain(file, main), family, read)).ToList();
        return alone.Count > 0 ? alone : [.. BicepRoleProof.Prove(gateway, main), .. BicepWatchProof.Prove(gateway, main)];
    }

    /// <summary>The files of the zone's family <c>azure</c>.</summary>
    public static IEnumerable<Diagnostic> ProveFamily(ZoneSet zone, ImmutableArray<Artifact> files)
    {
        var family = Family(files);
        var read = Once(family);
        var main = BicepModules.Of(family, "azure", read);
        var deployed = main.Select(part => part.File).ToHashSet(ReferenceEqualityComparer.Instance);
        var prefixes = Prefixes(zone);
        var alone = family.SelectMany(file => deployed.Contains(file) || IsParameters(file)
            ? Common(file, IsMain(file, main), family, prefixes, bicep => BicepNames.OfMain(file, bicep, family), read).Diagnostics
            : ProveOther(zone, file, family)).ToList();
        if (BicepLimits.Prove(main) is { } large)
        {
            alone.Add(large);
        }

        return alone.Count > 0 || main.IsEmpty ? alone : BicepZoneProof.Prove(zone, main, isMain: true);
    }

    /// <summary>A file of another family of the gateway's: it need not have the group, and may have modules of any kind.</summary>
    public static IEnumerable<Diagnostic> ProveOther(GatewaySpec gateway, Artifact file, IEnumerable<Artifact> siblings) =>
        Prove(gateway, file, siblings, isMain: false, [], Read);

    /// <summary>A file that the zone's main one doesn't deploy: it must have all records or none.</summary>
    public static IEnumerable<Diagnostic> ProveOther(ZoneSet zone, Artifact file, ImmutableArray<Artifact> family = default)
    {
        var (bicep, found) = Common(file, isMain: false, family, Prefixes(zone), bicep => BicepNames.OfNothing(bicep), file => Read(file));
        return bicep is null || found.Length > 0
            ? found
            : BicepZoneProof.Prove(zone, [new(file, bicep, BicepNames.OfNothing(bicep), null, null)], isMain: false);
    }

    private static IEnumerable<Diagnostic> Prove(
        GatewaySpec gateway, Artifact file, IEnumerable<Artifact> siblings, bool isMain, ImmutableArray<Artifact> family, Func<Artifact, Reading<BicepFile>> read)
    {
        var names = (BicepFile bicep) => BicepNames.OfMain(file, bicep, siblings);
        var (bicep, found) = Common(file, isMain, family, [gateway.Prefix.Value.Value], names, read);
        return bicep is null || found.Length > 0 ? found : BicepGatewayProof.Prove(gateway, file, bicep, names(bicep), isMain);
    }

    /// <summary>
    /// A file of parameters, which has no Bicep, need only be readable, and the main file's use that file. Modules are
    /// judged in <paramref name="family"/>'s own files alone.
    /// </summary>
    private static (BicepFile? Bicep, ImmutableArray<Diagnostic> Diagnostics) Common(
        Artifact file, bool isMain, ImmutableArray<Artifact> family, ImmutableArray<string> prefixes, Func<BicepFile, BicepNames> namesOf,
        Func<Artifact, Reading<BicepFile>> read)
    {
        var (bicep, problems) = read(file);
        if (!problems.IsEmpty)
        {
            return (null, [ProofDiagnostics.BicepUnreadable(file.At(problems[0].Line), problems[0].Message)]);
        }

        if (IsParameters(file))
        {
            return (null, [.. new[] { isMain ? BicepDeployment.Used(file, bicep) : null }.OfType<Diagnostic>()]);
        }

        var hidden = family.IsDefaultOrEmpty ? null : BicepModules.Hidden(file, bicep, family);
        return (bicep, [.. DeployedElsewhere(file, bicep, namesOf(bicep), prefixes), .. new[] { hidden, BicepLimits.Prove(file, bicep) }.OfType<Diagnostic>()]);
    }

    private static Reading<BicepFile> Read(Artifact file) => BicepReader.Read(file.Text);

    /// <summary>Reads each file once, however often it is asked for.</summary>
    private static Func<Artifact, Reading<BicepFile>> Once(ImmutableArray<Artifact> family)
    {
        var readings = new Dictionary<Artifact, Reading<BicepFile>>(family.Length, ReferenceEqualityComparer.Instance);
        return file => readings.TryGetValue(file, out var reading) ? reading : readings[file] = Read(file);
    }

    private static ImmutableArray<Artifact> Family(ImmutableArray<Artifact> files) =>
        [.. files.Where(file => IsParameters(file) || file.Path.EndsWith(".bicep", StringComparison.Ordinal))];

    private static bool IsParameters(Artifact file) => file.Path.EndsWith(Parameters, StringComparison.Ordinal);

    /// <summary>The main file, or that of its parameters.</summary>
    private static bool IsMain(Artifact file, ImmutableArray<BicepPart> main) =>
        !main.IsEmpty && (file == main[0].File || file.Path == main[0].File.Path + "param");

    /// <summary>Of the gateways that have a record in the zone: the first labels of their names.</summary>
    private static ImmutableArray<string> Prefixes(ZoneSet zone) =>
        [.. zone.Records.Select(record => record.Gateway.Labels[0]).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<Diagnostic> DeployedElsewhere(Artifact file, BicepFile bicep, BicepNames names, ImmutableArray<string> prefixes)
    {
        foreach (var resource in bicep.Resources.Where(resource => !resource.IsExisting))
        {
            if (Is(resource, Deployed))
            {
                yield return ProofDiagnostics.DeployedByConfigurationManager(file.At(resource.Line), resource.Type, resource.Symbol);
            }
            else if (Is(resource, DeployedAsPrefix))
            {
                switch (names.ValueOf(resource.At("name")))
                {
                    case BicepText name when prefixes.Contains(name.Value.Split('/')[0], StringComparer.OrdinalIgnoreCase):
                        yield return ProofDiagnostics.DeployedByConfigurationManager(file.At(resource.Line), resource.Type, resource.Symbol);
                        break;
                    case not BicepText when resource.At("parent") is null:
                        yield return ProofDiagnostics.NotALiteral(file.At(resource.Line), "the name", resource.Symbol);
                        break;
                }
            }
        }
    }

    private static bool Is(BicepDeclaration resource, string[] types) => types.Any(type =>
        resource.Type.StartsWith(type, StringComparison.OrdinalIgnoreCase) && (resource.Type.Length == type.Length || resource.Type[type.Length] == '/'));
}
