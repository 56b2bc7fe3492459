namespace CmgIac.Live.Azure;

/// <summary>
/// What Azure.Identity says of a failed sign-in, in our own words: its message holds what other programs wrote, and nobody
/// knows what that is.
/// </summary>
internal static class SignInFailure
{
    /// <summary>Of a sign-in that needs a library which cmg doesn't have; nothing to mend.</summary>
    private const string NotOurs = "package to be referenced";

    private const string EntraCode = "AADSTS";

    /// <summary>Signs of a reason, in the order in which they are looked for.</summary>
    private static readonly (string Sign, string Reason)[] Reasons =
    [
        ("not installed", "not installed"),
        ("could not be found", "not installed"),
        ("az login", "not signed in"),
        ("azd auth login", "not signed in"),
        ("Connect-AzAccount", "not signed in"),
        ("not fully configured", "not configured"),
        ("unavailable", "not available"),
        ("timed out", "takes too long"),
    ];

    /// <summary>"AzureCliCredential (not signed in), AADSTS700016"</summary>
    public static string Describe(string message)
    {
        var tried = message.Split('\n')
            .Select(line => (Line: line, Name: Words(line).FirstOrDefault(IsCredential)))
            .Where(item => item.Name is not null && !item.Line.Contains(NotOurs, StringComparison.Ordinal))
            .DistinctBy(item => item.Name, StringComparer.Ordinal)
            .Select(item => $"{item.Name} ({ReasonIn(item.Line)})");
        var all = string.Join(", ", tried.Concat(Words(message).Where(IsErrorCode)).Distinct(StringComparer.Ordinal));
        return all.Length == 0 ? "no credential works" : all;
    }

    private static string ReasonIn(string line) =>
        Array.Find(Reasons, reason => line.Contains(reason.Sign, StringComparison.OrdinalIgnoreCase)).Reason ?? "failed";

    private static string[] Words(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsCredential(string word) =>
        word.EndsWith("Credential", StringComparison.Ordinal) && word.All(char.IsAsciiLetter) && word is not ("Credential" or "DefaultAzureCredential");

    /// <summary>Microsoft Entra's own codes, such as AADSTS700016.</summary>
    private static bool IsErrorCode(string word) =>
        word.StartsWith(EntraCode, StringComparison.Ordinal) && word.Length > EntraCode.Length && word[EntraCode.Length..].All(char.IsAsciiDigit);
}
