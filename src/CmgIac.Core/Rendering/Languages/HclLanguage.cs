using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// HCL, Terraform's language: a quoted template, in which <c>${</c> and <c>%{</c> are literal only when their first
/// character is doubled; a '$' or '%' before anything else stands for itself.
/// </summary>
internal sealed class HclLanguage : Language
{
    public static readonly HclLanguage Instance = new();

    private HclLanguage()
    {
    }

    public override string Name => "HCL";

    public override string Quotes => "\"";

    public override void WriteText(StringBuilder output, string value)
    {
        if (Characters.IsPlain(value))
        {
            output.Append('"').Append(value).Append('"');
            return;
        }

        output.Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value == '{' && output[^1] is '$' or '%')
            {
                output.Append(output[^1]);
            }

            DoubleQuoted.WriteRune(output, rune);
        }

        output.Append('"');
    }

    /// <summary>An identifier; no word that starts an expression where a key of an object may stand.</summary>
    public override bool IsBareWord(string word) =>
        Characters.IsWord(word, "_", "_") && word is not ("true" or "false" or "null" or "for" or "if" or "in");
}
