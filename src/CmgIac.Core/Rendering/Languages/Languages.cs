using System.Collections.Immutable;

namespace CmgIac.Core.Rendering;

/// <summary>Which language a file is in, by the extension of its name.</summary>
internal static class Languages
{
    private static readonly ImmutableSortedDictionary<string, Language> ByExtension =
        new Dictionary<string, Language>(StringComparer.Ordinal)
        {
            [".bicep"] = BicepLanguage.Instance,
            [".bicepparam"] = BicepLanguage.Instance,
            [".cnf"] = OpenSslLanguage.Instance,
            [".csv"] = CsvLanguage.Instance,
            [".hcl"] = HclLanguage.Instance,
            [".htm"] = HtmlLanguage.Instance,
            [".html"] = HtmlLanguage.Instance,
            [".inf"] = InfLanguage.Instance,
            [".js"] = JavaScriptLanguage.Instance,
            [".json"] = JsonLanguage.Instance,
            [".md"] = MarkdownLanguage.Instance,
            [".ps1"] = PowerShellLanguage.Instance,
            [".psd1"] = PowerShellLanguage.Instance,
            [".psm1"] = PowerShellLanguage.Instance,
            [".tf"] = HclLanguage.Instance,
            [".tfvars"] = HclLanguage.Instance,
            [".yaml"] = YamlLanguage.Instance,
            [".yml"] = YamlLanguage.Instance,
            [".zone"] = MasterFileLanguage.Instance,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>All extensions that have a language, each with its dot, in ordinal order: for messages.</summary>
    public static ImmutableArray<string> Extensions { get; } = [.. ByExtension.Keys];

    /// <summary>
    /// The language of an output file, whose name has lost its <c>.sbn</c>; null where the extension, in lower case, is
    /// none of <see cref="Extensions"/>. A text, <c>.txt</c>, says nothing of its language: only nsupdate's is known.
    /// </summary>
    public static Language? ForFile(string fileNameWithoutSbn, string family = "")
    {
        var dot = fileNameWithoutSbn.LastIndexOf('.');
        if (family == "nsupdate" && fileNameWithoutSbn.EndsWith(".txt", StringComparison.Ordinal))
        {
            return MasterFileLanguage.Instance;
        }

        return dot < 0 ? null : ByExtension.GetValueOrDefault(fileNameWithoutSbn[dot..]);
    }
}
