using Xunit;

namespace CmgIac.Core.Tests.Oracles;

public sealed class BicepCompilerTest(BicepCompiler bicep) : IDisposable
{
    private const string Good =
        """
        param name string

        resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
          name: name
        }

        output id string = zone.id

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Good_file_compiles_without_a_message_and_keeps_its_layout()
    {
        var path = folder.Write("main.bicep", Good);
        var compilation = bicep.Compile(path);

        Assert.Empty(compilation.Diagnostics);
        Assert.Contains("Microsoft.Network/dnsZones", compilation.Json, StringComparison.Ordinal);
        Assert.Equal(Good, bicep.Format(path));
    }

    [Fact]
    public void Type_error_is_a_diagnostic_at_its_place()
    {
        var compilation = bicep.Compile(folder.Write("main.bicep", "var port = 53\n\noutput name string = port\n"));

        Assert.Equal(("BCP033", "Error", 3, 22), Only(compilation));
        Assert.Null(compilation.Json);
    }

    [Fact]
    public void Wrong_type_in_a_resource_is_a_diagnostic()
    {
        var compilation = bicep.Compile(folder.Write("main.bicep", Good.Replace(
            "existing = {\n  name: name", "= {\n  name: name\n  location: 3", StringComparison.Ordinal)));

        Assert.Equal(("BCP036", "Warning", 5, 13), Only(compilation));
    }

    [Fact]
    public void Linter_speaks_too()
    {
        var compilation = bicep.Compile(folder.Write("main.bicep", "param unused string\n"));

        Assert.Equal(("no-unused-params", "Warning", 1, 7), Only(compilation));
    }

    [Fact]
    public void Parameters_are_held_against_their_template()
    {
        folder.Write("main.bicep", Good);
        var good = bicep.CompileParams(folder.Write("main.bicepparam", "using './main.bicep'\n\nparam name = 'a.b'\n"));
        var bad = bicep.CompileParams(folder.Write("bad.bicepparam", "using './main.bicep'\n\nparam name = 3\n"));

        Assert.Empty(good.Diagnostics);
        Assert.Contains("a.b", good.Json, StringComparison.Ordinal);
        Assert.Equal(("BCP033", "Error", 3, 14), Only(bad));
    }

    [Fact]
    public void Careless_layout_is_corrected() =>
        Assert.Equal("var a = 1\n", bicep.Format(folder.Write("main.bicep", "var   a=1")));

    [Fact]
    public void Missing_file_throws_and_the_compiler_lives_on()
    {
        Assert.Throws<InvalidOperationException>(() => bicep.Compile(Path.Combine(folder.Path, "nowhere.bicep")));
        Assert.Empty(bicep.Compile(folder.Write("main.bicep", Good)).Diagnostics);
    }

    [Fact]
    public void Many_threads_each_get_their_own_answer()
    {
        // A test is skipped by an exception, which must not come from a thread of the loop.
        bicep.Compile(folder.Write("main.bicep", Good));
        Parallel.For(0, 16, n =>
        {
            var path = folder.Write($"{n}.bicep", $"output answer int = {n}\n");
            Assert.Contains($"\"value\": {n}\n", bicep.Compile(path).Json, StringComparison.Ordinal);
        });
    }

    private static (string Code, string Level, int Line, int Column) Only(BicepCompilation compilation)
    {
        var diagnostic = Assert.Single(compilation.Diagnostics);
        return (diagnostic.Code, diagnostic.Level, diagnostic.Line, diagnostic.Column);
    }
}
