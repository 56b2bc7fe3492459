using CmgIac.Core.Output;
using Xunit;

namespace CmgIac.Core.Tests.Output;

public class OutputPathTest
{
    [Theory]
    [InlineData("certreq/request.inf")]
    [InlineData("a")]
    [InlineData("console/comb/com0x.txt")]
    [InlineData("com10")]
    [InlineData(".hidden/..x")]
    [InlineData("with blank/münchen.txt")]
    public void Safe(string path) => Assert.Null(OutputPath.FlawInFolder(path));

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("./a")]
    [InlineData("a/.")]
    [InlineData("a\\b")]
    [InlineData("c:/x")]
    [InlineData("c:x")]
    [InlineData("//server/share/x")]
    [InlineData("file:stream")]
    [InlineData("a\nb")]
    [InlineData("a\u0000b")]
    [InlineData("a\u0085b")]
    [InlineData("a\u2028b")]
    [InlineData("con")]
    [InlineData("x/NUL.txt")]
    [InlineData("com1")]
    [InlineData("LPT9.a.b")]
    [InlineData("com\u00b9")]
    [InlineData("aux .txt")]
    [InlineData("conin$")]
    [InlineData("a./b")]
    [InlineData("a /b")]
    [InlineData("what?")]
    [InlineData("mu\u0308nchen.txt")]
    [InlineData("\u212Bngstr\u00F6m")]
    [InlineData("\u1112\u1161\u11AB")]
    [InlineData("\uF900")]
    [InlineData("cmg.manifest.json")]
    [InlineData("CMG.Manifest.JSON")]
    [InlineData("x/.cmg-0123456789abcdef0123456789abcdef.tmp")]
    public void Unsafe(string path) => Assert.NotNull(OutputPath.FlawInFolder(path));

    [Theory]
    [InlineData("zones/contoso.com", true)]
    [InlineData("certificates/_wildcard.contoso.com", true)]
    [InlineData("zones", false)]
    [InlineData("zones/a/b", false)]
    [InlineData("zones/..", false)]
    [InlineData("Zones/a", false)]
    [InlineData("other/a", false)]
    public void Folders(string folder, bool isSafe) => Assert.Equal(isSafe, OutputPath.FolderFlaw(folder) is null);

    [Theory]
    [InlineData("../cmg.yaml", true)]
    [InlineData("D:/specs/cmg.yaml", true)]
    [InlineData("/etc/passwd", false)]
    [InlineData("//server/share/cmg.yaml", false)]
    [InlineData("D://server/share", false)]
    [InlineData("\\\\server\\share", false)]
    [InlineData("a\nb", false)]
    [InlineData("", false)]
    public void Specs(string path, bool isSafe) => Assert.Equal(isSafe, OutputPath.SpecFlaw(path) is null);

    [Fact]
    public void A_temporary_name_is_known_again_and_nothing_else_is()
    {
        var name = OutputPath.TemporaryName("0123456789abcdef0123456789abcdef");

        Assert.True(OutputPath.IsTemporaryName(name));
        Assert.False(OutputPath.IsTemporaryName(name + "x"));
        Assert.False(OutputPath.IsTemporaryName(".cmg-notes.tmp"));
        Assert.False(OutputPath.IsTemporaryName(OutputPath.LockName));
    }

    [Theory]
    [InlineData(255, null)]
    [InlineData(256, "a name in it has more than 255 characters")]
    public void A_name_is_no_longer_than_disks_take(int length, string? flaw) => Assert.Equal(flaw, OutputPath.FlawInFolder($"a/{new string('b', length)}"));

    [Theory]
    [InlineData(OutputPath.MaxLength, null)]
    [InlineData(OutputPath.MaxLength + 1, "it has more than 4096 characters, which no system holds")]
    public void A_path_is_no_longer_than_systems_take(int length, string? flaw)
    {
        var path = new string('a', length % 2 == 0 ? 2 : 1) + string.Concat(Enumerable.Repeat("/a", (length - 1) / 2));
        Assert.Equal(length, path.Length);
        Assert.Equal(flaw, OutputPath.FlawInFolder(path));
        Assert.Equal(flaw, OutputPath.SpecFlaw(path));
        Assert.NotNull(OutputPath.FolderFlaw(path));
    }
}
