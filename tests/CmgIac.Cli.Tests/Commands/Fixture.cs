using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>A temporary working folder with a spec, in which the tool is run.</summary>
public abstract class Fixture : IDisposable
{
    protected const string Minimal = "domain: contoso.com\nprefix: granitefalls\nregion: westus\ncloud: AzurePublicCloud\n";

    private readonly TemporaryFolder folder = new();

    protected string Folder => folder.Path;

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string Write(string name, string text) => folder.Write(name, text);

    internal CmgRun Cmg(params string[] arguments) => CmgRun.In(folder.Path, arguments);

    /// <summary>Runs with the answers of whoever sits at the terminal, in their order; null ends the input.</summary>
    internal CmgRun CmgAnswered(string?[] answers, params string[] arguments)
    {
        var left = new Queue<string?>(answers);
        var run = CmgRun.With(shell => shell with { AskSecret = _ => left.Dequeue()?.ToCharArray() }, folder.Path, arguments);
        Xunit.Assert.Empty(left);
        return run;
    }

    /// <summary>Runs with one environment variable and no other.</summary>
    internal CmgRun CmgWith(string variable, string value, params string[] arguments) => CmgRun.With(
        shell => shell with { Variable = name => name == variable ? value : null }, folder.Path, arguments);

    /// <summary>The one document on standard output; nothing stands on standard error.</summary>
    protected JsonNode Json(params string[] arguments)
    {
        var run = Cmg([.. arguments, "--format", "json"]);
        Xunit.Assert.Equal("", run.Error);
        return JsonNode.Parse(run.Out)!;
    }

    protected IEnumerable<string> Files(string name = "rendered") => !Directory.Exists(Path.Combine(Folder, name)) ? [] :
        Directory.GetFiles(Path.Combine(Folder, name), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    protected string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));
}
