using CmgIac.Cli.Files;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>When no key is made, and what stays as it was then.</summary>
public class CertificateRequestRefusalTest : Fixture
{
    private const string Name = "granitefalls.contoso.com";

    public CertificateRequestRefusalTest() => Write("cmg.yaml", Minimal);

    [Theory]
    [InlineData(Name + ".key.pem")]
    [InlineData(Name + ".csr.pem")]
    public void A_file_that_is_there_stays(string present)
    {
        Write("out/" + present, "mine");
        // Whoever is refused is not asked first.
        AssertRefused("CMG7080", $"out/{present}", CmgAnswered([], "certificate", "request", "-o", "out"));
        Assert.Equal(["out/" + present], Files("out"));
        Assert.Equal("mine", Read("out/" + present));
    }

    [Theory]
    [InlineData("out", "elsewhere")]
    [InlineData("out/" + Name + ".key.pem", "elsewhere/new")]
    [InlineData("out/" + Name + ".csr.pem", "elsewhere/keep")]
    public void A_link_is_not_written_through(string link, string target)
    {
        Write("elsewhere/keep", "mine");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, link))!);
        File.CreateSymbolicLink(Path.Combine(Folder, link), Path.Combine(Folder, target));

        AssertRefused("CMG7081", link, CmgAnswered([], "certificate", "request", "-o", "out"));
        Assert.Equal(["elsewhere/keep"], Files("elsewhere"));
        Assert.Equal("mine", Read("elsewhere/keep"));
    }

    [Fact]
    public void A_file_for_the_folder()
    {
        Write("out", "mine");
        AssertRefused("CMG7082", $"out/{Name}.csr.pem", CmgAnswered([], "certificate", "request", "-o", "out"));
        AssertRefused("CMG7082", $"out/deeper/{Name}.csr.pem", CmgAnswered([], "certificate", "request", "-o", "out/deeper"));
        Assert.Equal("mine", Read("out"));
    }

    [Fact]
    public void What_fails_half_way_leaves_nothing()
    {
        var folder = new RequestFolder("a/b", Folder);
        RequestPair Pair(string name) => new(new("c", name + ".csr", name + ".key"), "request", "key");

        var problem = folder.Write([Pair("one"), new(new("c", new string('x', 300), "two.key"), "request", "key")]);
        Assert.Equal("CMG7082", problem?.Code);
        Assert.False(Directory.Exists(Path.Combine(Folder, "a")));

        Write("a/b/two.csr", "mine");
        Assert.Equal(("CMG7080", "a/b/two.csr"), (folder.Write([Pair("one"), Pair("two")])?.Code, Files("a").Single()));
        Assert.Null(folder.Write([Pair("three")]));
        Assert.Equal(3, Files("a").Count());
    }

    [Theory]
    [InlineData("CMG7083")]
    [InlineData("CMG7084", null)]
    [InlineData("CMG7084", "first try", null)]
    [InlineData("CMG7085", "")]
    [InlineData("CMG7086", "first try", "first tri")]
    [InlineData("CMG7084", "nul\0 in it")]
    public void Who_is_asked_answers_badly(string code, params string?[]? answers)
    {
        var run = code == "CMG7083" ? Cmg("certificate", "request") : CmgAnswered(answers ?? [null], "certificate", "request");
        AssertRefused(code, null, run);
        Assert.DoesNotContain("first tr", run.Error, StringComparison.Ordinal);
        AssertNothingMade();
    }

    [Fact]
    public void Without_a_terminal_the_options_are_named()
    {
        var run = Cmg("certificate", "request");
        Assert.Contains("'--passphrase-file FILE' or '--passphrase-env NAME'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "CMG7085")]
    [InlineData("broken \uFFFD bytes", "CMG7084")]
    [InlineData("nul\0nul", "CMG7084")]
    public void A_variable_without_a_passphrase(string value, string code)
    {
        AssertRefused(code, null, CmgWith("NAMED", value, "certificate", "request", "--passphrase-env", "NAMED"));
        AssertNothingMade();
    }

    [Theory]
    [InlineData("--passphrase-env")]
    [InlineData("--passphrase-file")]
    public void What_is_named_and_not_there_is_not_repeated(string option)
    {
        var run = CmgWith("OTHER", "x", "certificate", "request", option, "hunter2");
        AssertRefused("CMG7084", null, run);
        Assert.DoesNotContain("hunter2", run.Error, StringComparison.Ordinal);
        AssertNothingMade();
    }

    private static void AssertRefused(string code, string? place, CmgRun run)
    {
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains($"error {code}: ", run.Error, StringComparison.Ordinal);
        Assert.StartsWith(place is null ? "" : place + "(1,1): ", run.Error, StringComparison.Ordinal);
    }

    private void AssertNothingMade() => Assert.Empty(Directory.GetFiles(Folder, "*.pem", SearchOption.AllDirectories));
}
