using System.Text;
using CmgIac.Cli.Commands;
using CmgIac.Cli.Files;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Files;

/// <summary>What counts as the passphrase of a file.</summary>
public sealed class PassphraseReaderTest : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("eight or more", "eight or more")]
    [InlineData("eight or more\n", "eight or more")]
    [InlineData("eight or more\r\n", "eight or more")]
    [InlineData(" eight or more \nsecond line", " eight or more ")]
    [InlineData("eight\ror more\n", "eight\ror more")]
    [InlineData("äöüß€😀\tx\n", "äöüß€😀\tx")]
    public void The_first_line_without_its_end(string text, string expected)
    {
        var read = Read(Encoding.UTF8.GetBytes(text));
        Assert.Empty(read.Diagnostics);
        using var passphrase = read.Value!;
        Assert.Equal(expected, passphrase.Characters.ToString());
        passphrase.Dispose();
        Assert.Equal(new string('\0', expected.Length), passphrase.Characters.ToString());
    }

    [Theory]
    [InlineData(7, "CMG7087")]
    [InlineData(8, "")]
    [InlineData(1023, "")]
    [InlineData(1024, "CMG7084")]
    [InlineData(5000, "CMG7084")]
    public void Its_length(int length, string code)
    {
        var read = Read(Encoding.ASCII.GetBytes(new string('x', length) + "\r\n"));
        Assert.Equal(code, string.Concat(read.Diagnostics.Select(d => d.Code)));
        Assert.Equal(code == "CMG7084", read.HasErrors);
    }

    [Theory]
    [InlineData("", "CMG7085")]
    [InlineData("0A61", "CMG7085")]
    [InlineData("0D0A", "CMG7085")]
    [InlineData("EFBBBF6162636465666768", "CMG7084")]
    [InlineData("FFFE61006200", "CMG7084")]
    [InlineData("61626364E4656667680A", "CMG7084")]
    [InlineData("61620063646566676869", "CMG7084")]
    public void No_passphrase(string hex, string code) =>
        Assert.Equal([code], Read(Convert.FromHexString(hex)).Diagnostics.Select(d => d.Code));

    [Fact]
    public void A_folder_is_no_file()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "secret"));
        Assert.Contains("a folder is named", Read(null).Diagnostics.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prompt_asks_twice_for_a_new_one_and_once_for_another()
    {
        var asked = new List<string>();
        var shell = Shell() with { AskSecret = question => { asked.Add(question); return "typed and typed".ToCharArray(); } };
        Assert.Empty(PassphraseReader.ReadNew(new(null, null), shell, "v").Diagnostics);
        Assert.Empty(PassphraseReader.Read(new(null, null), shell, "v").Diagnostics);
        Assert.Equal(["Passphrase: ", "The same again: ", "Passphrase: "], asked);
    }

    [Fact]
    public void Half_a_character_is_no_passphrase() => Assert.Equal(
        ["CMG7084"],
        PassphraseReader.Read(new(null, null), Shell() with { AskSecret = _ => ['\ud83d'] }, "v").Diagnostics.Select(d => d.Code));

    private StageResult<Passphrase> Read(byte[]? bytes)
    {
        if (bytes is not null)
        {
            File.WriteAllBytes(Path.Combine(folder.Path, "secret"), bytes);
        }

        return PassphraseReader.ReadNew(new PassphraseSource("secret", null), Shell(), "v");
    }

    private Shell Shell() => new(TextWriter.Null, TextWriter.Null, folder.Path, CmgRun.Today, UseColour: false);
}
