using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// The policy file that certreq reads, in the syntax of Windows setup files: text stands in double quotes with inner
/// quotes doubled, and '%' is doubled since <c>%name%</c> is a string's token. There are no escapes: what a line can't
/// hold becomes a blank. A field holds at most 4096 characters, which is the caller's to keep; so is the X.500 syntax
/// inside a subject.
/// </summary>
internal sealed class InfLanguage : Language
{
    public static readonly InfLanguage Instance = new();

    private InfLanguage()
    {
    }

    public override string Name => "INF";

    public override string Quotes => "\"";

    public override bool EscapesByBackslash => false;

    public override TextForm Form => TextForm.Inf;

    public override void WriteText(StringBuilder output, string value) => output
        .Append('"')
        .Append(Characters.Blank(value, Characters.EndsLine)
            .Replace("\"", "\"\"", StringComparison.Ordinal)
            .Replace("%", "%%", StringComparison.Ordinal))
        .Append('"');

    public override void WriteBoolean(StringBuilder output, bool value) => output.Append(value ? "TRUE" : "FALSE");

    /// <summary>A plain word such as sha256, 0xA0, PKCS10, 1.3.6.1.5.5.7.3.1 or _continue_.</summary>
    public override bool IsBareWord(string word) => Characters.IsWord(word, "_0123456789", "._-");

    /// <summary>Without a backslash at the end, which would make the next line part of this one.</summary>
    public override void WriteComment(StringBuilder output, string value) =>
        output.Append(Characters.Blank(value, Characters.IsHidden).TrimEnd(' ', '\\'));
}
