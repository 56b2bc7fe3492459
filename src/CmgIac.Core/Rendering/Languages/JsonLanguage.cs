using System.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// JSON (RFC 8259). What a file's reader makes of a string's text ('[' in an ARM template, '${' in a Terraform one) is
/// the template's affair: the literal says the text and no more.
/// </summary>
internal sealed class JsonLanguage : Language
{
    public static readonly JsonLanguage Instance = new();

    private JsonLanguage()
    {
    }

    public override string Name => "JSON";

    public override string Quotes => "\"";

    public override void WriteText(StringBuilder output, string value) => DoubleQuoted.Write(output, value);

    /// <summary>Never: JSON has no names without quotes.</summary>
    public override bool IsBareWord(string word) => false;
}
