using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// YAML, as readers of 1.1 and of 1.2 agree on it: text is a JSON string, so that no word turns into a boolean, number
/// or date and U+0085, U+2028 and U+FEFF break nothing. Surrogate escapes are none, since YAML doesn't join them.
/// </summary>
internal sealed class YamlLanguage : Language
{
    public static readonly YamlLanguage Instance = new();

    /// <summary>What some reader takes for a boolean, null or a number, in any case.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nil", "none", "nan", "inf", "infinity",
    };

    private YamlLanguage()
    {
    }

    public override string Name => "YAML";

    public override void WriteText(StringBuilder output, string value) => DoubleQuoted.Write(output, value);

    /// <summary>Letters, digits, '-' and '_' after a letter, and no word that a reader takes for another type.</summary>
    public override bool IsBareWord(string word) => Characters.IsWord(word, "", "-_") && !Reserved.Contains(word);
}
