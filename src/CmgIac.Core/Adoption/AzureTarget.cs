using CmgIac.Core.Model;

namespace CmgIac.Core.Adoption;

/// <summary>
/// A name that Azure gives virtual machines, taken apart: <paramref name="Region"/> is null where the name doesn't say it,
/// <paramref name="Cloud"/> where Configuration Manager can't deploy to it. <paramref name="Suffix"/> is null where the spec's
/// default is known to be right.
/// </summary>
internal sealed record AzureTarget(string Prefix, string? Region, AzureCloud? Cloud, DeploymentMethod Deployment, string? Suffix)
{
    private const string China = "cloudapp.chinacloudapi.cn";
    private const string ClassicChina = "chinacloudapp.cn";

    /// <summary>What stands in Microsoft's table of endpoints for US Government.</summary>
    private const string ShortGovernment = "usgovcloudapi.net";

    /// <summary>Is the name below a suffix of virtual machines, and what does it say? Null where it has another form.</summary>
    public static (bool IsAzure, AzureTarget? Target) Of(string name)
    {
        foreach (var (suffix, cloud, deployment) in Suffixes)
        {
            if (name.EndsWith("." + suffix, StringComparison.Ordinal))
            {
                var labels = name[..^(suffix.Length + 1)].Split('.');
                return (true, (labels, deployment) switch
                {
                    ([var prefix, var region], DeploymentMethod.ScaleSet) => new(prefix, region, cloud, deployment, cloud == AzureCloud.Public ? null : suffix),
                    ([var prefix], DeploymentMethod.Classic) => new(prefix, null, cloud, deployment, null),
                    _ => null,
                });
            }
        }

        // Key vaults and storage accounts have names of the same form.
        return name.Split('.') is [var first, var place, "usgovcloudapi", "net"] && AzureRegion.KnownIn(AzureCloud.UsGovernment).Contains(place, StringComparer.Ordinal)
            ? (true, new(first, place, AzureCloud.UsGovernment, DeploymentMethod.ScaleSet, ShortGovernment))
            : (false, null);
    }

    private static IEnumerable<(string Suffix, AzureCloud? Cloud, DeploymentMethod Deployment)> Suffixes =>
        AzureCloud.All.SelectMany(cloud => new[]
        {
            (cloud.ScaleSetSuffix, (AzureCloud?)cloud, DeploymentMethod.ScaleSet),
            (cloud.ClassicSuffix, cloud, DeploymentMethod.Classic),
        }).Append((China, null, DeploymentMethod.ScaleSet)).Append((ClassicChina, null, DeploymentMethod.Classic));
}
