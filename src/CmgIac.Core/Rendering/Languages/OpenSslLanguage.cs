using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// OpenSSL's configuration files (config(5)): text in double quotes, where a backslash takes the next character as it is
/// and '$', '#' and blanks at the ends are nothing special. Within quotes no escape names a character: what a line can't
/// hold becomes a blank. What a section makes of a value, such as a list at its commas, is the template's affair.
/// </summary>
internal sealed class OpenSslLanguage : Language
{
    public static readonly OpenSslLanguage Instance = new();

    private OpenSslLanguage()
    {
    }

    public override string Name => "OpenSSL configuration";

    public override string Quotes => "\"'`";

    public override void WriteText(StringBuilder output, string value) => output
        .Append('"')
        .Append(Characters.Blank(value, Characters.EndsLine)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal))
        .Append('"');

    public override void WriteBoolean(StringBuilder output, bool value) => output.Append(value ? "yes" : "no");

    /// <summary>
    /// A plain word such as sha256, serverAuth, 2048 or utf8only, as a value or a name. A name has no other form: one in
    /// quotes is an error of OpenSSL's.
    /// </summary>
    public override bool IsBareWord(string word) => Characters.IsWord(word, "_0123456789", "._-");

    /// <summary>Without a backslash at the end, which would make the next line part of this one.</summary>
    public override void WriteComment(StringBuilder output, string value) =>
        output.Append(Characters.Blank(value, Characters.IsHidden).TrimEnd(' ', '\\'));
}
