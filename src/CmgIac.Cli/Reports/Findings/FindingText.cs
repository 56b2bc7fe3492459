using System.Text;

namespace CmgIac.Cli.Reports.Findings;

/// <summary>Texts of findings, which quote specs, arguments and servers, for readers that take a line or a character as their own.</summary>
internal static class FindingText
{
    /// <summary>Text that UTF-8 can say: a half of a surrogate pair is shown as U+FFFD.</summary>
    public static string WellFormed(string text) => Replace(text, _ => false);

    /// <summary>What XML 1.0 can say, which has no form for most control characters.</summary>
    public static string ForXml(string text) => Replace(text, rune =>
        rune.Value is (< ' ' and not ('\t' or '\n' or '\r')) or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("\r", "&#13;", StringComparison.Ordinal);

    /// <summary>In an attribute, a reader makes blanks of tabs and line feeds.</summary>
    public static string ForXmlAttribute(string text) => ForXml(text)
        .Replace("\t", "&#9;", StringComparison.Ordinal)
        .Replace("\n", "&#10;", StringComparison.Ordinal);

    private static string Replace(string text, Func<Rune, bool> isHidden)
    {
        // Half pairs come out of the enumeration as U+FFFD.
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(isHidden(rune) ? "\uFFFD" : rune.ToString());
        }

        return result.ToString();
    }
}
