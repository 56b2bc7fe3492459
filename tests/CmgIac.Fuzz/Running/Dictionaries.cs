using System.Text;

namespace CmgIac.Fuzz.Running;

/// <summary>A target's words in the form of libFuzzer's dictionaries.</summary>
internal static class Dictionaries
{
    public static void Write(FuzzTarget target, TextWriter output)
    {
        foreach (var word in target.Words)
        {
            output.WriteLine($"\"{string.Concat(Octets(word).Select(octet => $"\\x{octet:X2}"))}\"");
        }
    }

    /// <summary>Bytes where all characters are such, else UTF-8.</summary>
    public static byte[] Octets(string word) => word.All(c => c <= '\u00FF') ? Encoding.Latin1.GetBytes(word) : Encoding.UTF8.GetBytes(word);
}
