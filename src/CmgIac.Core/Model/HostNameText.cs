using System.Globalization;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Model;

/// <summary>What people write where a host name is wanted: what is wrong with it, and its ASCII form.</summary>
internal static class HostNameText
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    /// <summary>
    /// The A-labels of an internationalized name (RFC 5890), or null where it can't have any. Without Unicode's tables
    /// of compositions, which no build of ours carries, a name that would need them is refused rather than encoded wrongly.
    /// </summary>
    public static string? ToAscii(string text)
    {
        var lowered = text.ToLowerInvariant();
        if (!lowered.EnumerateRunes().All(rune => rune.IsAscii || IsUnambiguous(rune)))
        {
            return null;
        }

        try
        {
            return Idn.GetAscii(lowered);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What keeps <paramref name="text"/> from being a name, as the end of a sentence.</summary>
    public static string Fault(string text)
    {
        if (text.Length > DnsName.MaxLength)
        {
            return $"has {text.Length} characters";
        }

        if (text.Length == 0)
        {
            return "is blank";
        }

        foreach (var label in text.Split('.'))
        {
            if (label.Length == 0)
            {
                return text.EndsWith('.') ? "ends with a dot" : text.StartsWith('.') ? "starts with a dot" : "has an empty label";
            }

            foreach (var rune in label.EnumerateRunes())
            {
                if (!rune.IsAscii && !(IsUnambiguous(Rune.ToLowerInvariant(rune)) && HasAmbiguous(text)))
                {
                    return $"has a {ShownCharacter.Of(rune)} and no ASCII form that is sure; write the form that starts with 'xn--'";
                }

                if (rune.IsAscii && !Rune.IsLetterOrDigit(rune) && rune.Value != '-')
                {
                    return $"has a {ShownCharacter.Of(rune)}";
                }
            }

            if (label.Length > DnsName.MaxLabelLength)
            {
                return $"has a label of {label.Length} characters";
            }

            if (label[0] == '-' || label[^1] == '-')
            {
                return $"has the label '{label}', with '-' at an end";
            }
        }

        return "ends with a number, as an IP address does";
    }

    private static bool HasAmbiguous(string text) =>
        text.EnumerateRunes().Any(rune => !rune.IsAscii && !IsUnambiguous(Rune.ToLowerInvariant(rune)));

    /// <summary>Letters, digits and marks that have no other form to be composed or folded into.</summary>
    private static bool IsUnambiguous(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber
        && rune.Value is not (>= 0x0300 and <= 0x036F)  // combining marks of Latin, Greek and Cyrillic
            and not (>= 0x1100 and <= 0x11FF)           // Hangul in parts
            and not (>= 0x3099 and <= 0x309A)           // Kana's voicing marks
            and not (>= 0xF900 and <= 0xFAFF)           // compatibility ideographs
            and not (>= 0xFB00 and <= 0xFDFF)           // ligatures and presentation forms
            and not (>= 0xFE20 and <= 0xFFEF)           // presentation forms, full and half width
            and not (>= 0x1D400 and <= 0x1D7FF);        // mathematical letters
}
