using System.Text;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Certificates;

/// <summary>
/// Policy files in the styles that are in the world, with their usual mistakes. What is said of a line stands below it, as
/// <c>; error CMG7020</c>, each mistake once; of all other lines nothing is said.
/// </summary>
public class PolicyFilesTest
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.inf").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    private static string Folder => Repository.Path("tests", "CmgIac.Core.Tests", "Certificates", "PolicyFiles");

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_mistake_is_told_once_and_at_its_line(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name + ".inf"));
        Assert.All(Encodings, encode =>
        {
            var result = PolicyCheck.Check(name + ".inf", encode(text), expected: null);
            Assert.True(result.IsRead);
            Assert.Equal(
                Expected(text),
                result.Diagnostics.Select(item => $"{item.Span.Line} {item.Severity.ToString().ToLowerInvariant()} {item.Code}"));
        });
    }

    /// <summary>ASCII with either line end, and UTF-16 as Notepad and PowerShell write it: the same is said of all.</summary>
    private static Func<string, byte[]>[] Encodings =>
    [
        Encoding.ASCII.GetBytes,
        text => Encoding.ASCII.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        text => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
    ];

    private static IEnumerable<string> Expected(string text)
    {
        var (number, place) = (0, 0);
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.StartsWith("; error CMG", StringComparison.Ordinal) || line.StartsWith("; warning CMG", StringComparison.Ordinal))
            {
                yield return $"{place} {line[2..]}";
            }
            else
            {
                place = number;
            }
        }
    }
}
