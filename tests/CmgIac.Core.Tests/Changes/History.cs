using System.Text.Json;
using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Core.Tests.Changes;

/// <summary>
/// A git repository in a temporary folder, with a name of its own for who commits, and without a look at the machine's or
/// the user's configuration.
/// </summary>
internal sealed class History : IDisposable
{
    public History() => Git("init", "-q", "-b", "main", ".");

    public TemporaryFolder Folder { get; } = new();

    public string Path => Folder.Path;

    /// <summary>A repository whose first commit is one spec, and on whose disk lies another.</summary>
    public static History Of(string before, string after)
    {
        var history = new History();
        history.Commit(("cmg.yaml", before));
        history.Folder.Write("cmg.yaml", after);
        return history;
    }

    public History Commit(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            Folder.Write(path, text);
        }

        Git("add", "--all", ".");
        Git("commit", "-q", "--allow-empty", "-m", "next");
        return this;
    }

    public string Git(params string[] arguments) => GitIn(Path, arguments);

    public static string GitIn(string folder, params string[] arguments)
    {
        var run = ProgramRun.Of(
            Oracle.Require("git", "git"),
            [
                "-C", folder, "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false",
                "-c", "protocol.file.allow=always", .. arguments,
            ]);
        return run.ExitCode == 0 ? run.Output.TrimEnd('\n') : throw new InvalidOperationException(run.Errors);
    }

    public CmgRun Diff(params string[] arguments) => CmgRun.In(Path, ["diff", .. arguments]);

    /// <summary>The plan against the last commit.</summary>
    public Plan Plan(params string[] arguments) => Changes.Plan.Of(Diff(["--against", "HEAD", "--format", "json", .. arguments]));

    public void Dispose()
    {
        // Git writes its objects so that only their owner's change of mode lets them go.
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).LinkTarget is null))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Folder.Dispose();
    }
}

/// <summary>A plan as its JSON says it, one line each: "create granite.contoso.com".</summary>
internal sealed record Plan(CmgRun Run, JsonElement Json)
{
    public static Plan Of(CmgRun run) => new(run, JsonDocument.Parse(run.Out).RootElement);

    public string[] Gateways => [.. Items("gateways").Select(item => $"{item.GetProperty("change")} {item.GetProperty("serviceName")}")];

    public string[] Certificates => [.. Items("certificates").Select(item => $"{item.GetProperty("change")} {item.GetProperty("commonName")}")];

    /// <summary>"update granite CNAME a:3600 → b:300 outage"</summary>
    public string[] Records => [.. Items("records").Select(item =>
        $"{item.GetProperty("change")} {item.GetProperty("name")} {item.GetProperty("type")} {Value(item.GetProperty("before"))} → {Value(item.GetProperty("after"))} {item.GetProperty("risk")}")];

    public string[] Codes => [.. Items("diagnostics").Select(item => item.GetProperty("code").GetString()!)];

    public string? Checksum => Json.GetProperty("checksum").GetString();

    /// <summary>The keys that a gateway's reasons name.</summary>
    public string[] ReasonsOf(string list, string name) =>
    [
        .. Items(list).Single(item => item.EnumerateObject().First().Value.GetString() == name).GetProperty("reasons").EnumerateArray()
            .Select(reason => reason.GetString()!.Split(": ")[0]),
    ];

    private JsonElement.ArrayEnumerator Items(string list) => Json.GetProperty(list).EnumerateArray();

    private static string Value(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? "-" : $"{value.GetProperty("target").GetString()!.Replace(".cloudapp.azure.com", "", StringComparison.Ordinal)}:{value.GetProperty("ttl")}";
}
