using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.Pfx;

/// <summary>The pages of PFX files show the commands that make one, and what cmg then says: exactly that.</summary>
public sealed partial class PfxPagesTest : IDisposable
{
    /// <summary>Codes whose file no program writes, each with the test that produces it.</summary>
    private static readonly Dictionary<string, string> ProducedElsewhere = new(StringComparer.Ordinal)
    {
        ["CMG7183"] = "takes OpenSSL a minute: PfxReaderTest",
        ["CMG7190"] = "a secret: PfxCheckTest",
        ["CMG7197"] = "two keys: PfxCheckTest",
        ["CMG7199"] = "identifiers that differ: PfxCheckTest",
    };

    private readonly PfxWriter writer = new();

    public static TheoryData<string> Codes =>
    [
        .. Directory.GetFiles(Repository.Path("docs", "diagnostics"), "CMG7*.md").Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(code => string.CompareOrdinal(code, "CMG7180") >= 0 && string.CompareOrdinal(code, "CMG7203") < 0 && !ProducedElsewhere.ContainsKey(code))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => writer.Dispose();

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_example_gives_what_it_shows(string code)
    {
        var shown = Shown().Match(File.ReadAllText(Repository.Path("docs", "diagnostics", $"{code}.md")).Split("\n## ")[3]);
        writer.Write("passphrase.txt", PfxWriter.Secret + "\n");
        writer.Write("cmg.yaml", File.ReadAllText(Repository.Path("examples", "minimal", "cmg.yaml")));
        foreach (Match command in Command().Matches(shown.Groups["before"].Value))
        {
            var made = ProgramRun.Of(Shell(command.Groups["line"].Value), "-c", $"cd '{writer.Folder}' && {command.Groups["line"].Value}");
            Assert.True(made.ExitCode == 0, made.Errors);
        }

        var run = CmgRun.In(writer.Folder, shown.Groups["command"].Value.Split(' '));
        Assert.Equal(shown.Groups["text"].Value, run.Error);
        Assert.Contains($" {code}: ", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The shell, where the program that it is to start is there.</summary>
    private static string Shell(string line)
    {
        _ = line.Split(' ')[0] switch
        {
            "openssl" => Oracle.Require("openssl", "openssl"),
            "certtool" => Oracle.Require("certtool", "gnutls-bin"),
            _ => null,
        };
        return Oracle.Require("sh", "dash");
    }

    [GeneratedRegex(@"^```console\n(?<before>(?:\$ (?!cmg)[^\n]*\n)*)\$ cmg (?<command>[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Shown();

    [GeneratedRegex(@"^\$ (?<line>.*)$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
