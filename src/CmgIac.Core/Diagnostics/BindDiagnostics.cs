using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG2xxx: a key that doesn't belong, or a value outside its own grammar.</summary>
internal static class BindDiagnostics
{
    public static Diagnostic UnknownKey(SourceSpan at, string key, string? suggestion, IEnumerable<string> allowed, Fix? fix = null) =>
        Diagnostic.Error("CMG2001", at,
            $"Unknown key '{key}'. " + (suggestion is null ? $"Keys here are {List(allowed)}." : $"Did you mean '{suggestion}'?"),
            fix);

    /// <summary>One diagnostic for all that one place lacks.</summary>
    public static Diagnostic MissingKeys(SourceSpan at, IReadOnlyCollection<(string Key, string Summary)> missing) =>
        Diagnostic.Error("CMG2002", at,
            $"{List(missing.Select(item => item.Key))} {(missing.Count == 1 ? "is" : "are")} missing. {string.Join(' ', missing.Select(item => item.Summary))}");

    public static Diagnostic WrongKind(SourceSpan at, string key, string found, string wanted, Fix? fix = null) =>
        Diagnostic.Error("CMG2003", at, $"'{key}' is {found} here. It takes {wanted}.", fix);

    public static Diagnostic Prefix(SourceSpan at, string value, string fault, string allowed) =>
        Diagnostic.Error("CMG2004", at, $"Prefix '{value}' {fault}. {allowed}");

    public static Diagnostic PrefixWithCapitals(SourceSpan at, string value, string lowered) =>
        Diagnostic.Warning("CMG2005", at, $"Prefix '{value}' has capitals; '{lowered}' is used. A storage account's name has lower-case letters only.",
            Fix.Replace(at, lowered));

    public static Diagnostic KeyAtWrongLevel(SourceSpan at, string key, string level) =>
        Diagnostic.Error("CMG2006", at, $"'{key}' stands {level} only.");

    public static Diagnostic Region(SourceSpan at, string value, string? shortName, bool isKnown) =>
        Diagnostic.Error("CMG2007", at,
            $"'{value}' is not a region's short name, which has lower-case letters and digits only, such as westus." + (shortName is null ? "" : $" Write '{shortName}'."),
            shortName is null ? null : Fix.Replace(at, shortName) with { IsGuess = !isKnown });

    public static Diagnostic ChinaCloud(SourceSpan at, string value) =>
        Diagnostic.Error("CMG2008", at, $"'{value}' can't hold a cloud management gateway: Configuration Manager supports AzurePublicCloud and AzureUSGovernmentCloud, and not Azure operated by 21Vianet.");

    public static Diagnostic NotAChoice(SourceSpan at, string key, string value, IEnumerable<string> allowed, string? meant, bool isSure) =>
        Diagnostic.Error("CMG2009", at,
            $"'{value}' is no value of '{key}', which is {List(allowed, "or")}." + (meant is null ? "" : $" Did you mean '{meant}'?"),
            meant is null ? null : Fix.Replace(at, meant) with { IsGuess = !isSure });

    public static Diagnostic NotBoolean(SourceSpan at, string key, string value, string? meant) =>
        Diagnostic.Error("CMG2010", at, $"'{value}' is not a boolean. '{key}' is true or false.", Fix.Maybe(at, meant));

    public static Diagnostic NotNumber(SourceSpan at, string key, string value, long min, long max, string? meant) =>
        Diagnostic.Error("CMG2011", at, $"'{value}' does not fit '{key}', which is a whole number in decimal digits from {min} to {max}.", Fix.Maybe(at, meant));

    public static Diagnostic Ttl(SourceSpan at, string value, string? meant) =>
        Diagnostic.Error("CMG2012", at, $"'{value}' is not a time to live. It is 1 to 2147483647 seconds, in digits, or one number and one unit: 3600, 1h, 30m, 1d.",
            Fix.Maybe(at, meant));

    public static Diagnostic HostName(SourceSpan at, string key, string value, string fault, string? meant = null) =>
        Diagnostic.Error("CMG2013", at,
            $"'{key}' '{value}' {fault}. A name is labels of letters, digits and inner '-', 1 to 63 characters each and 253 in all, separated by dots, without a dot at the end.",
            Fix.Maybe(at, meant));

    public static Diagnostic InternationalName(SourceSpan at, string value, string ascii) =>
        Diagnostic.Warning("CMG2014", at, $"'{value}' is an internationalized name; its ASCII form '{ascii}' is used.", Fix.Replace(at, ascii));

    public static Diagnostic Country(SourceSpan at, string value) =>
        Diagnostic.Error("CMG2015", at, $"Country '{value}' is not a code. It is two letters of ISO 3166, such as US.");

    public static Diagnostic TextTooLong(SourceSpan at, string key, int length, int max) =>
        Diagnostic.Error("CMG2016", at, $"'{key}' has {length} characters. It may have {max}.");

    public static Diagnostic NotGuid(SourceSpan at, string key, string value, string? meant) =>
        Diagnostic.Error("CMG2017", at, $"'{value}' is not an id. '{key}' is a GUID such as 00000000-0000-0000-0000-000000000000.", Fix.Maybe(at, meant));

    public static Diagnostic NotDate(SourceSpan at, string key, string value, string? meant) =>
        Diagnostic.Error("CMG2018", at, $"'{value}' is not a date. '{key}' is a day as year-month-day, such as 2027-01-31.", Fix.Maybe(at, meant));

    public static Diagnostic EmptyText(SourceSpan at, string key) =>
        Diagnostic.Error("CMG2019", at, $"'{key}' is blank here. Give it a text, or remove it.");

    public static Diagnostic Version(SourceSpan at, string value, string? meant) =>
        Diagnostic.Error("CMG2020", at, $"Version '{value}' of the format is not known to this cmg, which reads version 1.", Fix.Maybe(at, meant));

    public static Diagnostic ResourceGroupName(SourceSpan at, string value, string? meant) =>
        Diagnostic.Error("CMG2021", at, $"'{value}' is not a resource group's name. It is 1 to 90 letters, digits, '-', '_', '.', '(' and ')', and does not end with '.'.", Fix.Maybe(at, meant));

    public static Diagnostic TagName(SourceSpan at, string name) =>
        Diagnostic.Error("CMG2022", at, $"'{name}' is not a tag's name. It is 1 to 512 characters and none of <>%&\\?/.");

    public static Diagnostic NotSuppressible(SourceSpan at, string code, string? meant) =>
        Diagnostic.Error("CMG2023", at,
            $"'{code}' can't be suppressed: only warnings CMG3xxx can, and none that speaks of suppression itself." + (meant is null ? "" : $" Did you mean '{meant}'?"),
            Fix.Maybe(at, meant));

    public static Diagnostic NoGateways(SourceSpan at) =>
        Diagnostic.Error("CMG2024", at, "'gateways' is an empty list. It holds at least one gateway; without the key, the top level is the one gateway.");

    public static Diagnostic FamilyName(SourceSpan at, string value, string? meant) =>
        Diagnostic.Error("CMG2025", at, $"'{value}' is not a family of outputs. Its name is the template folder's: lower-case letters, digits and '-', a letter first, and neither 'internal' nor a device's name in Windows, such as 'con'.", Fix.Maybe(at, meant));

    public static Diagnostic TemplateName(SourceSpan at, string value, string? meant) =>
        Diagnostic.Error("CMG2026", at, $"'{value}' is not a certificate template's name, which has 1 to 64 characters, no blanks, unlike its display name, and none of the characters \\ / : * ? \" < > | , ; + = % &.",
            meant is null ? null : Fix.Suggest(at, meant));

    public static Diagnostic ServerName(SourceSpan at, string key, string value, string? meant) =>
        Diagnostic.Error("CMG2027", at, $"'{value}' is not a server's name. '{key}' is a name of 1 to 255 letters, digits, '-', '_' and dots, such as cm01.corp.contoso.com.", Fix.Maybe(at, meant));

    public static Diagnostic SiteCode(SourceSpan at, string value, string? meant) =>
        Diagnostic.Error("CMG2028", at, $"'{value}' is not a site code. It is three letters or digits, such as PS1.", Fix.Maybe(at, meant));

    public static Diagnostic CaaValue(SourceSpan at, string value, string? meant) =>
        Diagnostic.Error("CMG2029", at, $"'{value}' can't be a CAA record's value, which is 1 to 255 characters of printable ASCII without quotes or backslashes, such as digicert.com.", Fix.Maybe(at, meant));

    public static Diagnostic RepeatedItem(SourceSpan at, string key, string value) =>
        Diagnostic.Error("CMG2030", at, $"'{value}' stands twice in '{key}'. Remove one.", Fix.RemoveItem(at));

    public static Diagnostic NotApplicationInsights(SourceSpan at, string key, string value) =>
        Diagnostic.Error("CMG2031", at, $"'{value}' is no Application Insights component. '{key}' is its resource id: /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.Insights/components/<name>.");

    public static Diagnostic NotEMail(SourceSpan at, string value, string? meant) =>
        Diagnostic.Error("CMG2032", at, $"'{value}' is not an e-mail address, which is of up to 128 characters, such as cmg@contoso.com.", Fix.Maybe(at, meant));

    public static Diagnostic NotAMonth(SourceSpan at, string key, DateOnly value) =>
        Diagnostic.Error("CMG2033", at, $"'{value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}' does not fit '{key}', which is the first day of a month from 2017-06-01 on.",
            value.Year < 2018 ? null : Fix.Replace(at, value.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture) + "-01"));

    public static Diagnostic TooManyGateways(SourceSpan at, int limit) =>
        Diagnostic.Error("CMG2034", at, $"The specs have more than {limit} gateways, and this is the first of those too many. Render them in several runs, each into a folder of its own.");

    public static Diagnostic TooMuchInherited(SourceSpan at, int gateways, long inherited, int limit) =>
        Diagnostic.Error("CMG2035", at, $"{gateways} gateways inherit {inherited} keys and values each, and those of a run inherit {limit} at most. Give long lists to the gateways that need them, or render the specs in several runs, each into a folder of its own.");

    private static string List(IEnumerable<string> words, string last = "and")
    {
        var quoted = words.Select(word => $"'{word}'").ToList();
        return quoted.Count < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted[..^1])} {last} {quoted[^1]}";
    }
}
