using System.Globalization;
using System.Text;

namespace CmgIac.Core.Text;

/// <summary>A character as messages show it, so that no invisible or look-alike one hides what is wrong.</summary>
internal static class ShownCharacter
{
    /// <summary>ASCII in quotes; a letter, digit or symbol beyond it with its code point; all else by code point alone.</summary>
    public static string Of(Rune rune) => rune.Value switch
    {
        ' ' => "blank",
        > ' ' and <= '~' => $"'{rune}'",
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
            ? $"U+{rune.Value:X4}"
            : $"'{rune}' (U+{rune.Value:X4})",
    };
}
