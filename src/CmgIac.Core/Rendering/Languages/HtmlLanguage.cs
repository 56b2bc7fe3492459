using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// HTML: text for an element's content or an attribute's value in quotes of either kind, never for a script, a style or
/// a value without quotes. Controls but tab and line feed, which HTML can't name, become blanks.
/// </summary>
internal sealed class HtmlLanguage : Language
{
    public static readonly HtmlLanguage Instance = new();

    private HtmlLanguage()
    {
    }

    public override string Name => "HTML";

    public override string Quotes => "";

    public override void WriteText(StringBuilder output, string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            output.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\n' or '\t' => rune.ToString(),
                0xFFFE or 0xFFFF => "\uFFFD",
                _ when Rune.IsControl(rune) => " ",
                _ when Characters.IsHidden(rune) => $"&#x{rune.Value:X};",
                _ => rune.ToString(),
            });
        }
    }

    /// <summary>A word that may stand as an element's, a class's or an id's name.</summary>
    public override bool IsBareWord(string word) => Characters.IsWord(word, "", "-");

    /// <summary>Without '--' and '&gt;', which end a comment, also where the template's own '-' stands beside the text.</summary>
    public override void WriteComment(StringBuilder output, string value)
    {
        foreach (var c in Characters.Blank(value, Characters.IsHidden))
        {
            var isSecondDash = c == '-' && output.Length > 0 && output[^1] == '-';
            output.Append(c switch
            {
                '-' when isSecondDash => " -",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => c.ToString(),
            });
        }

        output.Append(value.EndsWith('-') ? " " : "");
    }
}
