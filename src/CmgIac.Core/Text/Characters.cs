using System.Buffers;
using System.Text;

namespace CmgIac.Core.Text;

/// <summary>What every language's writer asks about characters; fixed here, whatever Unicode version a runtime knows.</summary>
internal static class Characters
{
    /// <summary>
    /// Would <paramref name="rune"/> break a line or go unseen in a review: what <see cref="EndsLine"/>, the marks
    /// of writing direction, U+FEFF and the noncharacters U+FFFE and U+FFFF? All lie below U+10000.
    /// </summary>
    public static bool IsHidden(Rune rune) => EndsLine(rune) || rune.Value is
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        or 0xFEFF or 0xFFFE or 0xFFFF;

    /// <summary>Can no line of text hold <paramref name="rune"/>: controls (C0, DEL, C1), U+2028 and U+2029?</summary>
    public static bool EndsLine(Rune rune) => Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;/@*=+_-");

    /// <summary>Has <paramref name="value"/> only characters that every language writes as they are, and none of those that <see cref="IsHidden"/> and <see cref="EndsLine"/> know? Most have.</summary>
    public static bool IsPlain(string value) => !value.AsSpan().ContainsAnyExcept(Plain);

    /// <summary>The text with a blank for each character that matches and U+FFFD for each lone surrogate.</summary>
    public static string Blank(string value, Predicate<Rune> matches)
    {
        if (IsPlain(value))
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            text.Append(matches(rune) ? " " : rune.ToString());
        }

        return text.ToString();
    }

    /// <summary>
    /// Is <paramref name="word"/> made of ASCII letters, digits and <paramref name="inner"/>, with a letter or one of
    /// <paramref name="first"/> in front?
    /// </summary>
    public static bool IsWord(string word, string first, string inner) =>
        word.Length > 0
        && (char.IsAsciiLetter(word[0]) || first.Contains(word[0], StringComparison.Ordinal))
        && word.All(c => char.IsAsciiLetterOrDigit(c) || inner.Contains(c, StringComparison.Ordinal));
}
