using System.Text;
using CmgIac.Core.Output;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Output;

public class ManifestTest
{
    private static readonly string H = new('a', 64);

    private const string Good =
        """{"version":1,"tool":"0.1.0","specs":["../cmg.yaml"],"model":"H","templates":"H","files":[{"path":"a/b.txt","sha256":"H"}]}""";

    [Fact]
    public void Written_text()
    {
        var manifest = new Manifest("0.1.0", ["b.yaml", "../ä+<.yaml"], H, H, [new("b", H), new("B", H), new("a/c", H)]);

        var expected = """
            {
              "version": 1,
              "tool": "0.1.0",
              "specs": [
                "../ä+<.yaml",
                "b.yaml"
              ],
              "model": "H",
              "templates": "H",
              "files": [
                {
                  "path": "B",
                  "sha256": "H"
                },
                {
                  "path": "a/c",
                  "sha256": "H"
                },
                {
                  "path": "b",
                  "sha256": "H"
                }
              ]
            }

            """;
        Assert.Equal(Filled(expected), Encoding.UTF8.GetString(manifest.ToBytes()));
    }

    [Fact]
    public void What_is_written_reads_back()
    {
        var bytes = new Manifest("0.1.0", ["../cmg.yaml"], H, H, [new("a/b", H)]).ToBytes();

        Assert.True(ManifestReader.TryRead(bytes, out var read, out _));
        Assert.Equal(bytes, read.ToBytes());
    }

    [Fact]
    public void Good_is_good() => Assert.True(TryRead(Good, out _));

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "version")]
    [InlineData("\"version\":1", "\"version\":\"1\"", "version")]
    [InlineData("\"version\":1", "\"version\":1.5", "version")]
    [InlineData("\"version\":1,", "", "keys")]
    [InlineData("\"version\":1,", "\"version\":1,\"more\":1,", "keys")]
    [InlineData("\"version\":1,", "\"version\":1,\"version\":1,", "well-formed")]
    [InlineData("{\"version\"", "/**/{\"version\"", "well-formed")]
    [InlineData("}]}", "},]}", "well-formed")]
    [InlineData("}]}", "}]}x", "well-formed")]
    [InlineData("\"0.1.0\"", "null", "tool")]
    [InlineData("\"0.1.0\"", "\"a\\u0007\"", "tool")]
    [InlineData("\"0.1.0\"", "\"\\ud800\"", "well-formed")]
    [InlineData("\"model\":\"H\"", "\"model\":\"h\"", "model")]
    [InlineData("[\"../cmg.yaml\"]", "\"../cmg.yaml\"", "specs")]
    [InlineData("[\"../cmg.yaml\"]", "[1]", "specs")]
    [InlineData("../cmg.yaml", "//server/share", "spec 1")]
    [InlineData("a/b.txt", "../b.txt", "file 1")]
    [InlineData("a/b.txt", "/b.txt", "file 1")]
    [InlineData("a/b.txt", "a\\\\b.txt", "file 1")]
    [InlineData("a/b.txt", "a\\u0000b", "file 1")]
    [InlineData("a/b.txt", "nul.txt", "file 1")]
    [InlineData("a/b.txt", "cmg.manifest.json", "file 1")]
    [InlineData("\"sha256\":\"H\"", "\"sha256\":\"AB\"", "file 1")]
    [InlineData("\"sha256\":\"H\"", "\"sha256\":7", "file 1")]
    [InlineData("{\"path\"", "{\"x\":1,\"path\"", "file 1")]
    [InlineData("{\"path\"", "{\"Path\"", "file 1")]
    [InlineData("\"model\"", "\"Model\"", "keys")]
    [InlineData("}]}", "},{\"path\":\"A/B.TXT\",\"sha256\":\"H\"}]}", "file 2")]
    [InlineData("}]}", "},[[[[]]]]]}", "well-formed")]
    [InlineData("[{\"path\":\"a/b.txt\",\"sha256\":\"H\"}]", "7", "files")]
    public void Broken(string good, string bad, string flaw)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        Assert.False(TryRead(Good.Replace(good, bad, StringComparison.Ordinal), out var found));
        Assert.Contains(flaw, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<<<<<<< HEAD")]
    public void Not_a_manifest(string text) => Assert.False(TryRead(text, out _));

    [Fact]
    public void Too_large()
    {
        var text = Filled(Good) + new string(' ', ManifestReader.MaxBytes);

        Assert.False(ManifestReader.TryRead(Encoding.UTF8.GetBytes(text), out _, out var flaw));
        Assert.Contains("16 MiB", flaw, StringComparison.Ordinal);
    }

    [Property]
    public bool Any_bytes_are_read_without_an_exception(byte[] bytes) =>
        !ManifestReader.TryRead(bytes, out _, out var flaw) && flaw.Length > 0 && Journal.Read(bytes) is not { Length: > 0 };

    [Property]
    public bool A_good_manifest_with_one_byte_changed_never_throws(int at, byte value)
    {
        var bytes = Encoding.UTF8.GetBytes(Filled(Good));
        bytes[(int)((uint)at % bytes.Length)] = value;
        return ManifestReader.TryRead(bytes, out _, out var flaw) == flaw is null;
    }

    /// <summary>Zeros and a line that is broken off are what a crash leaves.</summary>
    [Fact]
    public void Journal_reads_back_what_is_whole()
    {
        var first = Journal.ToBytes([new("zones/a", ["../cmg.yaml"], [new("x/y", H)])]);
        var last = Journal.ToBytes([new("zones/c", [], [])]);

        var read = Journal.Read((byte[])[.. first, .. "{\"folder\":\"zones/b\",\"specs\":[],\"fi\n\n\0\0\n{\"fol"u8, .. last, 0, 0, .. "{\"folder\":\"zo"u8])!.Value;

        Assert.Equal(["zones/a", "zones/c"], read.Select(f => f.Folder).ToArray());
        Assert.Equal([new ManifestFile("x/y", H)], read[0].Files);
        Assert.Equal("../cmg.yaml", Assert.Single(read[0].Specs));
    }

    [Theory]
    [InlineData("{\"folder\":\"../zones\",\"specs\":[],\"files\":[]}")]
    [InlineData("{\"folder\":\"zones/a/b\",\"specs\":[],\"files\":[]}")]
    [InlineData("{\"specs\":[],\"folder\":\"zones/b\"}")]
    [InlineData("text")]
    [InlineData("{\"folder\":\"zones/b\",\"specs\":[],\"files\":[{\"path\":\"../../x\",\"sha256\":\"H\"}]}")]
    [InlineData("{\"folder\":\"zones/b\"", true)]
    [InlineData("{\"folder\":\"zones/b\",\"specs\":[\"\\uD800\"],\"files\":[]}", true)]
    public void Journal_is_ours_if_each_of_its_lines_is(string line, bool isOurs = false) =>
        Assert.Equal(isOurs, Journal.Read(Encoding.UTF8.GetBytes(Filled(line) + "\n")) is not null);

    [Fact]
    public void Journal_of_lines_that_are_broken_off_is_not_ours()
    {
        byte[] Broken(int count) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"folder\":\"z\n", count)));
        Assert.Empty(Journal.Read(Broken(1000))!.Value);
        Assert.Null(Journal.Read(Broken(1001)));
        Assert.Empty(Journal.Read(new byte[5_000_000].Select(_ => (byte)'\n').ToArray())!.Value);
    }

    private static bool TryRead(string text, out string? flaw) =>
        ManifestReader.TryRead(Encoding.UTF8.GetBytes(Filled(text)), out _, out flaw);

    private static string Filled(string text) => text.Replace("\"H\"", $"\"{H}\"", StringComparison.Ordinal);
}
