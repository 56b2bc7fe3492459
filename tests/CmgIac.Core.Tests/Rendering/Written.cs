using System.Text;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Tests.Rendering;

/// <summary>What the writers of a file's language write.</summary>
internal static class Written
{
    public static string Text(string file, string value) => By(file, (language, output) => language.WriteText(output, value));

    public static string Key(string file, string value) => By(file, (language, output) => language.WriteKey(output, value));

    public static string Comment(string file, string value) =>
        By(file, (language, output) => language.WriteComment(output, value));

    public static string By(string file, Action<Language, StringBuilder> write)
    {
        var output = new StringBuilder();
        write(Languages.ForFile(file)!, output);
        return output.ToString();
    }
}
