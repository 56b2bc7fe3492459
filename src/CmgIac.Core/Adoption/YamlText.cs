using CmgIac.Core.Text;

namespace CmgIac.Core.Adoption;

/// <summary>Texts as a spec holds them.</summary>
internal static class YamlText
{
    /// <summary>Plain where YAML can't read it otherwise, else in single quotes.</summary>
    public static string Of(string value) =>
        value is not ("" or "null") && char.IsAsciiLetterOrDigit(value[0]) && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            ? value
            : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A comment's text: what would end it or can't stand in a spec is shown as U+FFFD.</summary>
    public static string Comment(string text) => Shown.Line(text);
}
