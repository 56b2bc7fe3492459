namespace CmgIac.Core.Model;

/// <summary>Well-formed names that somebody else has reserved.</summary>
internal static class ReservedNames
{
    /// <summary>Azure Resource Manager, ReservedResourceName: not as the whole name.</summary>
    private static readonly HashSet<string> Whole = new(StringComparer.OrdinalIgnoreCase)
    {
        "access", "azure", "bing", "bizspark", "biztalk", "cortana", "directx", "dotnet", "dynamics", "excel", "exchange",
        "forefront", "groove", "hololens", "hyperv", "kinect", "lync", "msdn", "o365", "office", "office365", "onedrive",
        "onenote", "outlook", "powerpoint", "sharepoint", "skype", "visio", "visualstudio", "xbox",
    };

    private static readonly string[] Anywhere = ["microsoft", "windows"];

    /// <summary>Reserved by the IETF and ICANN, or in common use inside organizations and delegated to nobody.</summary>
    private static readonly string[] InternalDomains =
    [
        "alt", "arpa", "corp", "domain", "example", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain",
        "localhost", "mail", "onion", "private", "test", "workgroup",
    ];

    /// <summary>How Azure Resource Manager refuses <paramref name="prefix"/>, as the end of a sentence, or null.</summary>
    public static string? AzureRefusal(GatewayPrefix prefix)
    {
        if (Whole.Contains(prefix.Value))
        {
            return $"'{prefix}' is a reserved word";
        }

        var part = Anywhere.FirstOrDefault(word => prefix.Value.Contains(word, StringComparison.Ordinal));
        if (part is not null)
        {
            return $"it contains the reserved word '{part}'";
        }

        return prefix.Value.StartsWith("login", StringComparison.Ordinal)
            ? "it starts with the reserved word 'login'"
            : null;
    }

    /// <summary>
    /// Is a file or folder name taken by a device in Windows: con, prn, aux, nul, com0 to com9, lpt0 to lpt9, each also
    /// with an extension (Microsoft: "Naming Files, Paths, and Namespaces")?
    /// </summary>
    public static bool IsWindowsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd(' ').ToLowerInvariant();
        return stem is "con" or "prn" or "aux" or "nul" or "conin$" or "conout$"
            || (stem.Length == 4
                && (stem.StartsWith("com", StringComparison.Ordinal) || stem.StartsWith("lpt", StringComparison.Ordinal))
                && (char.IsAsciiDigit(stem[3]) || stem[3] is '¹' or '²' or '³'));
    }

    /// <summary>Is a name nobody's in public DNS: of one label, or below a domain that is for use inside?</summary>
    public static bool IsInternal(DnsName name)
    {
        var labels = name.Labels;
        return labels.Length < 2 || InternalDomains.Contains(labels[^1], StringComparer.Ordinal);
    }
}
