using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace CmgIac.Core.Model;

/// <summary>Azure's short name of a region: lower-case letters and digits, no blanks. New ones appear: an unknown name is possible.</summary>
internal sealed record AzureRegion
{
    public const string Pattern = "^[a-z][a-z0-9]{2,49}$";

    private static readonly FrozenSet<string> PublicCloud = Names("""
        australiacentral australiacentral2 australiaeast australiasoutheast austriaeast belgiumcentral brazilsouth
        brazilsoutheast canadacentral canadaeast centralindia centralus chilecentral denmarkeast eastasia eastus eastus2
        francecentral francesouth germanynorth germanywestcentral indonesiacentral israelcentral italynorth japaneast
        japanwest jioindiacentral jioindiawest koreacentral koreasouth malaysiawest mexicocentral newzealandnorth
        northcentralus northeurope norwayeast norwaywest polandcentral qatarcentral southafricanorth southafricawest
        southcentralus southeastasia southindia spaincentral swedencentral swedensouth switzerlandnorth switzerlandwest
        uaecentral uaenorth uksouth ukwest westcentralus westeurope westindia westus westus2 westus3
        """);

    private static readonly FrozenSet<string> UsGovernment =
        Names("usgovvirginia usgovarizona usgovtexas usgoviowa usdodcentral usdodeast");

    private static readonly FrozenSet<string> China =
        Names("chinaeast chinaeast2 chinaeast3 chinanorth chinanorth2 chinanorth3");

    /// <summary>All that the help of New-CMCloudManagementGateway lists for -Region; the rest is spelled nowhere.</summary>
    private static readonly FrozenDictionary<string, string> ModuleNames =
        new[] { "EastUS", "SouthCentralUS", "WestEurope", "SoutheastAsia", "WestUS2", "WestCentralUS" }
            .ToFrozenDictionary(name => name.ToLowerInvariant(), StringComparer.Ordinal);

    private AzureRegion(string name) => Name = name;

    public string Name { get; }

    /// <summary>As Configuration Manager's PowerShell module spells it, or null where its documentation doesn't.</summary>
    public string? ModuleName => ModuleNames.GetValueOrDefault(Name);

    public bool IsInChina => China.Contains(Name);

    /// <summary>The cloud that has this region, or null where the name is not known.</summary>
    public AzureCloud? Cloud =>
        PublicCloud.Contains(Name) ? AzureCloud.Public : UsGovernment.Contains(Name) ? AzureCloud.UsGovernment : null;

    public static bool TryParse(string text, [NotNullWhen(true)] out AzureRegion? region)
    {
        var wellFormed = text.Length is >= 3 and <= 50
            && char.IsAsciiLetterLower(text[0])
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
        region = wellFormed ? new AzureRegion(text) : null;
        return wellFormed;
    }

    /// <summary>The short name of what looks like a display name ("(US) West US", "WestUS"), or null.</summary>
    public static string? ShortNameOf(string displayName)
    {
        var text = displayName.Trim();
        if (text.StartsWith('(') && text.Contains(')', StringComparison.Ordinal))
        {
            text = text[(text.IndexOf(')', StringComparison.Ordinal) + 1)..];
        }

        var name = string.Concat(text.Where(c => c != ' ')).ToLowerInvariant();
        return TryParse(name, out var region) ? region.Name : null;
    }

    /// <summary>The known names of <paramref name="cloud"/>, in ordinal order.</summary>
    public static IEnumerable<string> KnownIn(AzureCloud cloud) =>
        (cloud == AzureCloud.Public ? PublicCloud : UsGovernment).Order(StringComparer.Ordinal);

    public override string ToString() => Name;

    private static FrozenSet<string> Names(string text) =>
        text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
