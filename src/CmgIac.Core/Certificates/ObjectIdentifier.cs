namespace CmgIac.Core.Certificates;

/// <summary>The dotted form of object identifiers, such as <c>1.3.6.1.5.5.7.3.1</c> (X.660).</summary>
internal static class ObjectIdentifier
{
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    public const string SubjectAlternativeName = "2.5.29.17";
    public const string EnhancedKeyUsage = "2.5.29.37";

    /// <summary>
    /// Two numbers or more without leading zeros; the first is 0 to 2, and below 2 the second is at most 39.
    /// </summary>
    public static bool IsValid(string text)
    {
        var arcs = text.Split('.');
        return arcs.Length > 1
            && arcs.All(a => a.Length > 0 && a.All(char.IsAsciiDigit) && (a.Length == 1 || a[0] != '0'))
            && arcs[0].Length == 1 && arcs[0][0] <= '2'
            && (arcs[0] == "2" || arcs[1].Length == 1 || (arcs[1].Length == 2 && arcs[1][0] <= '3'));
    }
}
