using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// What strings in double quotes have in common in JSON, YAML, JavaScript and HCL: <c>\" \\ \n \r \t</c> and
/// <c>\uXXXX</c>. Characters from U+10000 on stay as they are: only JSON and JavaScript join surrogate escapes.
/// </summary>
internal static class DoubleQuoted
{
    public static void Write(StringBuilder output, string value)
    {
        if (Characters.IsPlain(value))
        {
            output.Append('"').Append(value).Append('"');
            return;
        }

        output.Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            WriteRune(output, rune);
        }

        output.Append('"');
    }

    /// <summary>Writes one character of the string's inside.</summary>
    public static void WriteRune(StringBuilder output, Rune rune) => output.Append(rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when Characters.IsHidden(rune) => $"\\u{rune.Value:X4}",
        _ => rune.ToString(),
    });
}
