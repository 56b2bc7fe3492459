using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// Bicep: single quotes, in which <c>\' \\ \n \r \t \${</c> and <c>\u{85}</c> are the escapes; a string holds no raw line
/// break, and <c>${</c> starts an interpolation.
/// </summary>
internal sealed class BicepLanguage : Language
{
    /// <summary>The compiler refuses a longer identifier; a tag's name may be longer.</summary>
    private const int MaxIdentifierLength = 255;

    public static readonly BicepLanguage Instance = new();

    private BicepLanguage()
    {
    }

    public override string Name => "Bicep";

    public override string Quotes => "'";

    public override void WriteText(StringBuilder output, string value)
    {
        if (Characters.IsPlain(value))
        {
            output.Append('\'').Append(value).Append('\'');
            return;
        }

        output.Append('\'');
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value == '{' && output[^1] == '$')
            {
                output.Insert(output.Length - 1, '\\');
            }

            WriteRune(output, rune);
        }

        output.Append('\'');
    }

    /// <summary>An identifier that isn't one of the words that stand for a value.</summary>
    public override bool IsBareWord(string word) =>
        word.Length <= MaxIdentifierLength && Characters.IsWord(word, "_", "_") && word is not ("true" or "false" or "null");

    private static void WriteRune(StringBuilder output, Rune rune) => output.Append(rune.Value switch
    {
        '\'' => "\\'",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when Characters.IsHidden(rune) => $"\\u{{{rune.Value:x}}}",
        _ => rune.ToString(),
    });
}
