using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// Comma-separated values (RFC 4180): each text is a quoted field on one line, its quotes doubled. A spreadsheet runs a field
/// that begins like a formula, quoted or not (OWASP, "CSV Injection"): such a field gets an apostrophe in front, which is
/// the one thing that reads back otherwise than it was meant.
/// </summary>
internal sealed class CsvLanguage : Language
{
    /// <summary>What begins a formula, half as wide or full; a blank before it is skipped.</summary>
    private const string Formula = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    public static readonly CsvLanguage Instance = new();

    private CsvLanguage()
    {
    }

    public override string Name => "CSV";

    public override string Quotes => "\"";

    public override bool EscapesByBackslash => false;

    public override TextForm Form => TextForm.Utf8Crlf;

    public override void WriteText(StringBuilder output, string value)
    {
        var text = Characters.Blank(value, Characters.EndsLine);
        output.Append('"').Append(IsFormula(text) ? "'" : "").Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    /// <summary>A word without a mark: letters, digits and inner '-'.</summary>
    public override bool IsBareWord(string word) => Characters.IsWord(word, "0123456789", "-");

    private static bool IsFormula(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.Length > 0 && Formula.Contains(start[0], StringComparison.Ordinal);
    }
}
