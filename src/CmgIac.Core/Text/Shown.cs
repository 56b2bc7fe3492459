using System.Text;

namespace CmgIac.Core.Text;

/// <summary>
/// What strangers wrote, such as names on disk, values and answers, as text that shows what it says: with U+FFFD for each
/// character that <see cref="Characters.IsHidden"/> knows, and for each lone surrogate.
/// </summary>
internal static class Shown
{
    public static string Line(string text) => Of(text, kept: "");

    /// <summary>Line feeds, carriage returns and tabs stay.</summary>
    public static string Lines(string text) => Of(text, kept: "\n\r\t");

    private static string Of(string text, string kept)
    {
        if (!text.Any(c => char.IsSurrogate(c) || Characters.IsHidden(new Rune(c))))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            shown.Append(Characters.IsHidden(rune) && !(rune.IsBmp && kept.Contains((char)rune.Value, StringComparison.Ordinal)) ? "\uFFFD" : rune.ToString());
        }

        return shown.ToString();
    }
}
