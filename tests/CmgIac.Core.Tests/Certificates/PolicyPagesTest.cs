using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Certificates;

/// <summary>
/// Every page up to CMG7079 shows a change to one good request, and what cmg then says: exactly that, so that every code is
/// produced here.
/// </summary>
public partial class PolicyPagesTest
{
    private const string Request = "examples/minimal/rendered/certificates/granitefalls.contoso.com/certreq/request.inf";

    /// <summary>Codes whose example is too long for a page, each with the test that produces it.</summary>
    private static readonly Dictionary<string, string> ProducedElsewhere = new(StringComparer.Ordinal)
    {
        ["CMG7007"] = "a field of over 4095 characters: PolicyCheckTest",
        ["CMG7099"] = "over 100 diagnostics: CertificateCheckCommandTest",
    };

    public static TheoryData<string> Codes =>
    [
        .. Directory.GetFiles(Repository.Path("docs", "diagnostics"), "CMG7*.md").Select(path => Path.GetFileNameWithoutExtension(path)!)
            // From CMG7080 on the pages are about keys and requests that are made: CertificateRequestCommandTest.
            .Where(code => string.CompareOrdinal(code, "CMG7080") < 0 && !ProducedElsewhere.ContainsKey(code)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_example_gives_what_it_shows(string code)
    {
        var page = File.ReadAllText(Repository.Path("docs", "diagnostics", $"{code}.md")).Split("\n## ")[3];
        using var folder = new TemporaryFolder();
        folder.Write("request.inf", Change(File.ReadAllText(Repository.Path(Request)), Diff().Match(page).Groups["text"].Value));
        folder.Write("cmg.yaml", Spec().Match(page).Groups["text"].Value);

        var shown = Shown().Match(page);
        var run = CmgRun.In(folder.Path, shown.Groups["command"].Value.Split(' '));

        Assert.Equal(shown.Groups["text"].Value, run.Error);
        Assert.Contains($" {code}: ", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Lines after '-' go, lines after '+' come in their place.</summary>
    private static string Change(string text, string diff)
    {
        var lines = text.Split("\r\n").ToList();
        var (at, removing) = (0, false);
        foreach (var line in diff.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '-')
            {
                var found = lines.IndexOf(line[1..]);
                Assert.True(found >= 0, line);
                at = removing ? at : found;
                lines.RemoveAt(found);
            }
            else
            {
                lines.Insert(at++, line[1..]);
            }

            removing = line[0] == '-';
        }

        return string.Join("\r\n", lines);
    }

    [GeneratedRegex(@"^```diff\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Diff();

    [GeneratedRegex(@"^```yaml\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Spec();

    [GeneratedRegex(@"^```console\n\$ cmg (?<command>[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Shown();
}
