using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// The YAML language server that editors start (npm's yaml-language-server), asked as they ask it, over its standard
/// streams. It may not look for schemas on the network.
/// </summary>
internal sealed class LanguageServer : IDisposable
{
    private const string Capabilities = """
        {
          "workspace": { "configuration": true },
          "textDocument": {
            "hover": { "contentFormat": ["markdown"] },
            "completion": { "completionItem": { "snippetSupport": true, "documentationFormat": ["markdown"] } }
          }
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode?>> asked = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonArray>> judged = new(StringComparer.Ordinal);
    private readonly string folder;
    private readonly JsonObject settings;
    private int lastId;

    private LanguageServer(string folder, string node, string program, JsonObject schemas)
    {
        this.folder = folder;
        settings = new JsonObject
        {
            ["validate"] = true,
            ["hover"] = true,
            ["completion"] = true,
            ["schemaStore"] = new JsonObject { ["enable"] = false },
            ["schemas"] = schemas,
        };
        process = Process.Start(new ProcessStartInfo(node, [program, "--stdio"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            // Nobody listens there: whatever it would fetch fails, and the test with it.
            Environment = { ["HTTP_PROXY"] = "http://127.0.0.1:9", ["HTTPS_PROXY"] = "http://127.0.0.1:9" },
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        _ = Task.Run(Read);
    }

    /// <summary>Started for a workspace; schemas by file are those of <c>yaml.schemas</c> in an editor's settings.</summary>
    public static async Task<LanguageServer> Start(string folder, JsonObject? schemas = null)
    {
        var node = Oracle.Require("node", "nodejs");
        var program = Oracle.RequireOfNpm("yaml-language-server", "bin", "yaml-language-server");
        var server = new LanguageServer(folder, node, program, schemas ?? []);
        await server.Ask("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = server.Uri(""),
            ["workspaceFolders"] = new JsonArray(new JsonObject { ["uri"] = server.Uri(""), ["name"] = "specs" }),
            ["capabilities"] = JsonNode.Parse(Capabilities),
        });
        server.Tell("initialized", new JsonObject());
        return server;
    }

    /// <summary>Opens a file of the workspace and returns what is marked in it: <c>line:column message</c>, in their order.</summary>
    public async Task<string[]> Open(string name)
    {
        var uri = Uri(name);
        var answer = judged.GetOrAdd(uri, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        Tell("textDocument/didOpen", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = "yaml", ["version"] = 1, ["text"] = File.ReadAllText(Path.Combine(folder, name)) },
        });
        return [.. (await answer.Task.WaitAsync(Patience, TestContext.Current.CancellationToken))
            .Select(mark => (Start: mark!["range"]!["start"]!, Message: (string)mark["message"]!))
            .Select(mark => (Line: (int)mark.Start["line"]! + 1, Column: (int)mark.Start["character"]! + 1, mark.Message))
            .OrderBy(mark => mark.Line).ThenBy(mark => mark.Column)
            .Select(mark => $"{mark.Line}:{mark.Column} {mark.Message}")];
    }

    /// <summary>What is offered at a place of an opened file, with what it says of each; line and column from 1.</summary>
    public async Task<Dictionary<string, string>> Offers(string name, int line, int column)
    {
        var list = await Ask("textDocument/completion", Place(name, line, column));
        return list!["items"]!.AsArray().GroupBy(item => (string)item!["label"]!, StringComparer.Ordinal).ToDictionary(
            items => items.Key,
            items => string.Join('\n', items.Select(item => item!["documentation"] is JsonObject said ? (string)said["value"]! : (string?)item["documentation"] ?? "")),
            StringComparer.Ordinal);
    }

    /// <summary>What is shown at a place of an opened file.</summary>
    public async Task<string> Hover(string name, int line, int column) =>
        (string?)(await Ask("textDocument/hover", Place(name, line, column)))?["contents"]?["value"] ?? "";

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private string Uri(string name) => new Uri(Path.Combine(folder, name)).AbsoluteUri;

    private JsonObject Place(string name, int line, int column) => new()
    {
        ["textDocument"] = new JsonObject { ["uri"] = Uri(name) },
        ["position"] = new JsonObject { ["line"] = line - 1, ["character"] = column - 1 },
    };

    private async Task<JsonNode?> Ask(string method, JsonNode parameters)
    {
        var id = Interlocked.Increment(ref lastId);
        var answer = asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        return await answer.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private void Tell(string method, JsonNode parameters) =>
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    private void Send(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        lock (asked)
        {
            var stream = process.StandardInput.BaseStream;
            stream.Write(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
            stream.Write(body);
            stream.Flush();
        }
    }

    private void Read()
    {
        using var input = new BinaryReader(process.StandardOutput.BaseStream);
        while (ReadLength(input) is { } length)
        {
            var message = JsonNode.Parse(input.ReadBytes(length))!.AsObject();
            if (message["method"] is null && asked.TryRemove((int)message["id"]!, out var answer))
            {
                answer.SetResult(message["result"]?.DeepClone());
            }
            else if ((string?)message["method"] == "textDocument/publishDiagnostics")
            {
                judged.GetOrAdd((string)message["params"]!["uri"]!, _ => new(TaskCreationOptions.RunContinuationsAsynchronously))
                    .TrySetResult(message["params"]!["diagnostics"]!.DeepClone().AsArray());
            }
            else if (message["id"] is { } question)
            {
                Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = question.DeepClone(), ["result"] = AnswerTo(message) });
            }
        }
    }

    /// <summary>The settings of the sections that are asked for; nothing for anything else.</summary>
    private JsonArray? AnswerTo(JsonObject message) => (string?)message["method"] == "workspace/configuration"
        ? [.. message["params"]!["items"]!.AsArray().Select(item => (string?)item!["section"] == "yaml" ? settings.DeepClone() : null)]
        : null;

    /// <summary>The length that a message's header tells; null at the end.</summary>
    private static int? ReadLength(BinaryReader input)
    {
        int? length = null;
        var line = new StringBuilder();
        for (var c = input.BaseStream.ReadByte(); c >= 0; c = input.BaseStream.ReadByte())
        {
            if (c != '\n')
            {
                line.Append((char)c);
                continue;
            }

            var text = line.ToString().TrimEnd('\r');
            line.Clear();
            if (text.Length == 0)
            {
                return length;
            }

            if (text.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(text.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
