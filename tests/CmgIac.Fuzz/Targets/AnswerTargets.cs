using System.Text.Json;
using CmgIac.Core.Text;
using CmgIac.Live.Azure;
using CmgIac.Live.Bicep;
using CmgIac.Live.Drift;
using CmgIac.Live.Git;

namespace CmgIac.Fuzz.Targets;

/// <summary>What programs and servers answer: git, the Bicep compiler, Azure.</summary>
internal static class AnswerTargets
{
    private const int MaxBlob = 1024;

    /// <summary>A machine that has others to serve keeps threads waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Commit = ["0123456789012345678901234567890123456789:cmg.yaml", "0123456789012345678901234567890123456789:a\nb"];
    private static readonly string[] Paths = ["cmg.yaml", "a\nb"];

    public static readonly FuzzTarget[] All =
    [
        new("git-tree", input => GitTreeReader.Read(new MemoryStream(input), name => name.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            Words = ["100644 blob ", "160000 commit ", "120000 blob ", "\t", "\0", "0123456789012345678901234567890123456789"],
        },
        new("git-batch", Batch) { Words = [" blob ", " tree 0\n", " commit ", " missing\n", "symlink 3\n", "dangling ", "loop ", "notdir ", " submodule\n", "0123456789012345678901234567890123456789"] },
        new("bicep-rpc", Rpc) { Words = ["Content-Length: ", "\r\n\r\n", "Content-Type: ", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":", "\"error\":{\"code\":-32601,\"message\":\"\\ud800\"}", "\"method\""] },
        new("bicep-messages", input => Json(input, answer => BicepMessages.TryRead(answer, out _))) { Words = ["\"diagnostics\":[", "\"level\":\"Error\"", "\"code\":", "\"message\":", "\"source\":", "\"range\":{\"start\":{\"line\":0,\"char\":0}", "\"end\":", "\\ud800"] },
        new("bicep-snapshot", input => SnapshotText.Of(Texts.Any(input))) { Words = ["\"outputs\":{", "\":", "null", "\\ud800", "{", "["] },
        new("azure-answer", input => Json(input, Azure)) { Words = ["[{\"name\":", "\"properties\":{", "\"vaultId\":\"/a/b\"", "\"deletionDate\":\"2026-11-30T00:00:00Z\"", "\"cnameRecord\":{\"cname\":\"a.\"}", "\"ttl\":60", "\"targetResource\":{\"id\":"] },
        new("azure-sign-in", input => SignInFailure.Describe(Texts.Any(input))) { Words = ["AzureCliCredential", "AADSTS700016", "timed out", "az login", "\n"], MaxLength = 1024 },
    ];

    private static void Batch(byte[] input)
    {
        if (GitBatchReader.Read(new MemoryStream(input), Paths, [.. Commit], MaxBlob) is { } entries)
        {
            BrokenContractException.Unless(
                entries.Count == Paths.Length && entries.TrueForAll(entry => entry.Bytes is null || entry.Bytes.Length <= MaxBlob), "git: An entry too many, or too long");
        }
    }

    /// <summary>Two calls are under way while the other side writes; both must end, and the connection.</summary>
    private static void Rpc(byte[] input)
    {
        using var written = new GatedStream(input);
        using var connection = new JsonRpcConnection(written, new MemoryStream());
        var calls = new[] { "bicep/compile", "bicep/format" }.Select(method => connection.Call(method, _ => { }, Patience)).ToArray();
        written.Open();
        BrokenContractException.Unless(connection.Completion.Wait(Patience), "rpc: The connection doesn't end");
        BrokenContractException.Unless(Task.WhenAll(calls).Wait(Patience), "rpc: A call doesn't end");
        foreach (var call in calls)
        {
            BrokenContractException.Unless(call.Result.Fault is { Kind: not RpcFaultKind.Silent } || call.Result.Result.ValueKind != JsonValueKind.Undefined, "rpc: A call has neither result nor fault");
            if (call.Result.Fault is null)
            {
                BicepMessages.TryRead(call.Result.Result, out _);
            }
        }
    }

    private static void Json(byte[] input, Action<JsonElement> read)
    {
        JsonDocument document;
        try
        {
            document = WellFormedJson.Parse(input);
        }
        catch (JsonException)
        {
            return;
        }

        using (document)
        {
            read(document.RootElement);
        }
    }

    private static void Azure(JsonElement answer)
    {
        foreach (var item in answer.ValueKind == JsonValueKind.Array ? answer.EnumerateArray() : default)
        {
            DeletedVaultList.Vault(item);
            AzureZones.Record(item);
        }
    }
}
