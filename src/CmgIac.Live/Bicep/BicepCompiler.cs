using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Proof;
using CmgIac.Core.Text;

namespace CmgIac.Live.Bicep;

/// <summary>
/// What the compiler makes of a file: what it says, and the text asked for (an ARM template, parameters, the formatted
/// file, a snapshot), null where it could make none.
/// </summary>
internal sealed record BicepAnswer(ImmutableArray<CompilerMessage> Messages, string? Text);

/// <summary>Where a snapshot is evaluated, as far as the spec says it; what is null stays an expression.</summary>
internal sealed record SnapshotScope(string? Tenant, string? Subscription, string? ResourceGroup, string? Location);

/// <summary>
/// The Bicep compiler as one process that answers questions about files by their full paths: a cold start takes over a
/// second, a compilation in a warm one 20 ms. May be asked from several threads. Once a fault of the compiler itself was
/// the answer, it is the answer to everything.
/// </summary>
internal sealed class BicepCompiler : IDisposable
{
    /// <summary>The first version that formats by this protocol (Bicep's own RPC client asks for it too).</summary>
    public const string MinimumVersion = "0.37.1";

    private static readonly TimeSpan GraceAtEnd = TimeSpan.FromSeconds(3);

    private readonly Process process;
    private readonly JsonRpcConnection connection;
    private readonly string shown;
    private readonly TimeSpan patience;
    private readonly Task<string> words;
    private string version = "";

    private BicepCompiler(Process process, string shown, TimeSpan patience)
    {
        (this.process, this.shown, this.patience) = (process, shown, patience);
        words = FirstWords(process.StandardError);
        connection = new JsonRpcConnection(new BufferedStream(process.StandardOutput.BaseStream), process.StandardInput.BaseStream);
        AppDomain.CurrentDomain.ProcessExit += Kill;
    }

    /// <summary>A compiler that has said its version, and is one that cmg knows how to ask.</summary>
    public static async Task<StageResult<BicepCompiler>> Start(BicepExecutable executable, TimeSpan patience)
    {
        Process started;
        try
        {
            started = Process.Start(Command(executable.FullPath))!;
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return new(null, [CompilerDiagnostics.CompilerNotStarted(executable.Shown, Reason(e))]);
        }

        var compiler = new BicepCompiler(started, executable.Shown, patience);
        if (await compiler.AskVersion() is { } fault)
        {
            compiler.Dispose();
            return new(null, [fault]);
        }

        return new(compiler, []);
    }

    /// <summary>Compiles and lints a .bicep file.</summary>
    public Task<StageResult<BicepAnswer>> Compile(string path) => Ask("bicep/compile", path, "contents", _ => { });

    /// <summary>Compiles and lints a .bicepparam file with the template that it names; what is said may be of either.</summary>
    public Task<StageResult<BicepAnswer>> CompileParams(string path) =>
        Ask("bicep/compileParams", path, "parameters", json =>
        {
            json.WriteStartObject("parameterOverrides");
            json.WriteEndObject();
        });

    /// <summary>The file in the canonical layout; one with errors is laid out as far as it was understood.</summary>
    public Task<StageResult<BicepAnswer>> Format(string path) => Ask("bicep/format", path, "contents", _ => { });

    /// <summary>The resources that a .bicepparam file deploys, as JSON; a refusal is the one message.</summary>
    public Task<StageResult<BicepAnswer>> Snapshot(string path, SnapshotScope scope) =>
        Ask("bicep/getSnapshot", path, "snapshot", json =>
        {
            json.WriteStartObject("metadata");
            foreach (var (name, value) in new[]
            {
                ("tenantId", scope.Tenant), ("subscriptionId", scope.Subscription), ("resourceGroup", scope.ResourceGroup), ("location", scope.Location),
            })
            {
                if (value is not null)
                {
                    json.WriteString(name, value);
                }
            }

            json.WriteEndObject();
            json.WriteStartArray("externalInputs");
            json.WriteEndArray();
        });

    /// <summary>Closing its input asks the compiler to end; one that does not is killed.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        connection.Dispose();
        if (!process.WaitForExit(GraceAtEnd))
        {
            Kill(this, EventArgs.Empty);
        }

        process.Dispose();
    }

    private static ProcessStartInfo Command(string path)
    {
        var command = new ProcessStartInfo(path, ["jsonrpc", "--stdio"])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nothing is restored from anywhere: every way out leads to a proxy that isn't there.
        foreach (var name in new[] { "http_proxy", "https_proxy", "all_proxy" })
        {
            command.Environment[name] = "http://127.0.0.1:1";
            command.Environment[name.ToUpperInvariant()] = "http://127.0.0.1:1";
        }

        command.Environment.Remove("no_proxy");
        command.Environment.Remove("NO_PROXY");
        return command;
    }

    private async Task<Diagnostic?> AskVersion()
    {
        var reply = await connection.Call("bicep/version", _ => { }, patience);
        if (reply.Fault is { } fault)
        {
            return fault.Kind is RpcFaultKind.Refused or RpcFaultKind.UnknownMethod
                ? CompilerDiagnostics.AnswerUnreadable(shown, "it doesn't say its version")
                : await DiagnosticOf(fault, "");
        }

        if (Text(reply.Result, "version") is not { } said)
        {
            return CompilerDiagnostics.AnswerUnreadable(shown, "it doesn't say its version");
        }

        version = said;
        return Version.TryParse(said.Split('-', '+')[0], out var number) && number >= Version.Parse(MinimumVersion)
            ? null
            : CompilerDiagnostics.VersionUnknown(shown, said, MinimumVersion);
    }

    private async Task<StageResult<BicepAnswer>> Ask(string method, string path, string wanted, Action<Utf8JsonWriter> more)
    {
        var reply = await connection.Call(method, json =>
        {
            json.WriteString("path", path);
            more(json);
        }, patience);
        if (reply.Fault is { Kind: RpcFaultKind.Refused } refused && method == "bicep/getSnapshot")
        {
            return new(new BicepAnswer([new CompilerMessage(SourceSpan.WholeFile(path), IsError: true, "", refused.Detail)], null), []);
        }

        return reply.Fault is { } fault ? new(null, [await DiagnosticOf(fault, path)])
            : BicepMessages.TryRead(reply.Result, out var messages)
                ? new(new BicepAnswer(messages, Text(reply.Result, wanted)), [])
                : new(null, [CompilerDiagnostics.AnswerUnreadable(shown, $"its answer to '{method}' has another shape")]);
    }

    private async Task<Diagnostic> DiagnosticOf(RpcFault fault, string path)
    {
        switch (fault.Kind)
        {
            case RpcFaultKind.Ended:
                return CompilerDiagnostics.CompilerEnded(shown, await ExitCode(), await Words());
            case RpcFaultKind.Silent:
                Kill(this, EventArgs.Empty);
                return CompilerDiagnostics.CompilerSilent(shown, fault.Method, patience);
            case RpcFaultKind.Garbled:
                Kill(this, EventArgs.Empty);
                return CompilerDiagnostics.AnswerUnreadable(shown, fault.Detail);
            case RpcFaultKind.UnknownMethod:
                return CompilerDiagnostics.QuestionUnknown(shown, fault.Method, version);
            default:
                return CompilerDiagnostics.CompilerFailed(shown, Path.GetFileName(path), fault.Detail);
        }
    }

    private async Task<int?> ExitCode()
    {
        using var limit = new CancellationTokenSource(GraceAtEnd);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<string> Words()
    {
        try
        {
            return await words.WaitAsync(GraceAtEnd);
        }
        catch (TimeoutException)
        {
            return "";
        }
    }

    /// <summary>Its first line; the rest is read all the same, since a full pipe would stop the compiler.</summary>
    private static async Task<string> FirstWords(StreamReader errors)
    {
        var first = "";
        try
        {
            while (await errors.ReadLineAsync() is { } line)
            {
                first = first.Length > 0 ? first : line.Trim();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // What was read counts.
        }

        return first;
    }

    private void Kill(object? sender, EventArgs e)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    private static string? Text(JsonElement result, string name) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Reason(Exception exception) => exception is Win32Exception { NativeErrorCode: var code }
        ? code switch
        {
            5 when OperatingSystem.IsWindows() => "permission denied",
            13 => "permission denied",
            8 or 193 or 216 => "it is no program of this system",
            26 => "another program is writing to it",
            _ => $"the system reports error {code}",
        }
        : "the system refuses it";
}
