using System.Reflection;

namespace CmgIac.Cli;

/// <summary>Texts that travel inside the tool.</summary>
internal static class EmbeddedText
{
    public static string? Find(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static IEnumerable<string> Names => Assembly.GetExecutingAssembly().GetManifestResourceNames();
}
