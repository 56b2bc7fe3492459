using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// PowerShell: single quotes, in which nothing is expanded and each of the five characters that it takes for a single
/// quote is doubled. Such a string has no escapes, so a control character is added to it: <c>('a' + [char]10 + 'b')</c>,
/// which is one value wherever an expression or an argument may stand.
/// </summary>
internal sealed class PowerShellLanguage : Language
{
    public static readonly PowerShellLanguage Instance = new();

    private PowerShellLanguage()
    {
    }

    public override string Name => "PowerShell";

    public override bool EscapesByBackslash => false;

    public override TextForm Form => TextForm.Utf8BomCrlf;

    public override void WriteText(StringBuilder output, string value)
    {
        if (Characters.IsPlain(value))
        {
            output.Append('\'').Append(value).Append('\'');
            return;
        }

        var isSum = value.Any(char.IsControl);
        output.Append(isSum ? "('" : "'");
        foreach (var rune in value.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
            {
                output.Append("' + [char]").Append(rune.Value).Append(" + '");
                continue;
            }

            output.Append(rune.ToString());
            if (rune.Value is '\'' or (>= 0x2018 and <= 0x201B))
            {
                output.Append(rune.ToString());
            }
        }

        output.Append(isSum ? "')" : "'");
    }

    public override void WriteBoolean(StringBuilder output, bool value) => output.Append(value ? "$true" : "$false");

    /// <summary>A name that is text as an argument and as a key of a hash table: letters, digits and '_' after a letter.</summary>
    public override bool IsBareWord(string word) => Characters.IsWord(word, "_", "_");
}
