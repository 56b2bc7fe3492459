using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// JavaScript as of ECMAScript 5, which dnscontrol reads: U+2028 and U+2029 end a line even inside a string. '&lt;' is
/// escaped, so that a literal can stand in an HTML page's script.
/// </summary>
internal sealed class JavaScriptLanguage : Language
{
    public static readonly JavaScriptLanguage Instance = new();

    /// <summary>Words of ECMAScript 5.1 7.6.1, 7.8 and of its strict mode.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum",
        "export", "extends", "false", "finally", "for", "function", "if", "implements", "import", "in", "instanceof",
        "interface", "let", "new", "null", "package", "private", "protected", "public", "return", "static", "super",
        "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield", "await", "eval",
        "arguments", "undefined",
    };

    private JavaScriptLanguage()
    {
    }

    public override string Name => "JavaScript";

    public override string Quotes => "\"'`";

    public override void WriteText(StringBuilder output, string value)
    {
        output.Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value == '<')
            {
                output.Append("\\u003C");
            }
            else
            {
                DoubleQuoted.WriteRune(output, rune);
            }
        }

        output.Append('"');
    }

    public override bool IsBareWord(string word) => Characters.IsWord(word, "_$", "_$") && !Reserved.Contains(word);

    /// <summary>Also keeps a page's script from ending (<c>&lt;/script</c>) or changing its reading (<c>&lt;!--</c>).</summary>
    public override void WriteComment(StringBuilder output, string value) => output.Append(
        Characters.Blank(value, Characters.IsHidden)
            .Replace("</", "< /", StringComparison.Ordinal)
            .Replace("<!", "< !", StringComparison.Ordinal));
}
