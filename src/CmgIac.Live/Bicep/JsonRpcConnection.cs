using System.Buffers;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CmgIac.Core.Text;

namespace CmgIac.Live.Bicep;

/// <summary>Why a call has no result.</summary>
internal enum RpcFaultKind
{
    /// <summary>The other side is gone.</summary>
    Ended,

    /// <summary>What it wrote isn't JSON-RPC.</summary>
    Garbled,

    /// <summary>No answer in time.</summary>
    Silent,

    UnknownMethod,

    /// <summary>An error of the other side's own.</summary>
    Refused,
}

/// <summary><paramref name="Detail"/> is the end of a sentence, or what the other side says; never a stack trace.</summary>
internal sealed record RpcFault(RpcFaultKind Kind, string Method, string Detail);

/// <summary>A call's result, or why it has none.</summary>
internal readonly record struct RpcReply(JsonElement Result, RpcFault? Fault);

/// <summary>
/// JSON-RPC 2.0 over two streams, each message framed by Content-Length as in the Language Server Protocol. Several calls
/// may be under way at once; the first fault of the connection itself is the answer to all that are and all that come.
/// </summary>
internal sealed class JsonRpcConnection : IDisposable
{
    public const int MaxHeader = 4096;
    public const int MaxBody = 64 * 1024 * 1024;
    private const int UnknownMethod = -32601;

    private readonly Stream output;
    private readonly Stream input;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ConcurrentDictionary<int, (string Method, TaskCompletionSource<RpcReply> Answer)> waiting = new();
    private readonly Task reading;
    private volatile RpcFault? broken;
    private int lastId;

    /// <param name="input">What the other side writes.</param>
    /// <param name="output">What it reads.</param>
    public JsonRpcConnection(Stream input, Stream output)
    {
        (this.input, this.output) = (input, output);
        reading = Task.Run(Read);
    }

    /// <summary>Ends once the other side has closed its stream, or written what can't be read.</summary>
    public Task Completion => reading;

    public async Task<RpcReply> Call(string method, Action<Utf8JsonWriter> parameters, TimeSpan patience)
    {
        var id = Interlocked.Increment(ref lastId);
        var answer = new TaskCompletionSource<RpcReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = (method, answer);
        if (broken is { } fault)
        {
            waiting.TryRemove(id, out _);
            return new(default, fault with { Method = method });
        }

        var sending = Send(Message(id, method, parameters));
        try
        {
            return await answer.Task.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            Break(new(RpcFaultKind.Silent, method, ""));
            return new(default, broken);
        }
        finally
        {
            waiting.TryRemove(id, out _);
            // A full pipe never takes the message: whoever sees the fault ends the other side, and with it the writing.
            _ = sending.ContinueWith(task => task.Exception, TaskScheduler.Default);
        }
    }

    public void Dispose()
    {
        output.Dispose();
        input.Dispose();
        writing.Dispose();
    }

    private static ReadOnlyMemory<byte> Message(int id, string method, Action<Utf8JsonWriter> parameters)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            json.WriteNumber("id", id);
            json.WriteString("method", method);
            json.WriteStartObject("params");
            parameters(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return (byte[])[.. Encoding.ASCII.GetBytes($"Content-Length: {body.WrittenCount}\r\n\r\n"), .. body.WrittenSpan];
    }

    private async Task Send(ReadOnlyMemory<byte> message)
    {
        await writing.WaitAsync();
        try
        {
            await output.WriteAsync(message);
            await output.FlushAsync();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The reader sees the end of the other side's stream.
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task Read()
    {
        try
        {
            while (await ReadMessage() is { } problem)
            {
                if (problem.Length > 0)
                {
                    Break(new(RpcFaultKind.Garbled, "", problem));
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Gone in the middle of a message is gone.
        }

        Break(new(RpcFaultKind.Ended, "", ""));
    }

    /// <summary>Null at the end of the stream, '' after a message, else what is wrong with it as the end of a sentence.</summary>
    private async Task<string?> ReadMessage()
    {
        var (length, problem) = await ReadHeaders();
        if (problem is not null || length is null)
        {
            return problem;
        }

        var body = new byte[length.Value];
        await input.ReadExactlyAsync(body);
        try
        {
            using var document = WellFormedJson.Parse(body);
            return Take(document.RootElement) ? "" : "a message is neither an answer nor a notification of JSON-RPC 2.0";
        }
        catch (JsonException)
        {
            return "a message isn't JSON";
        }
    }

    private async Task<(int? Length, string? Problem)> ReadHeaders()
    {
        var line = new byte[MaxHeader];
        int? length = null;
        for (var (read, used) = (0, false); ; used = true)
        {
            for (read = 0; read == 0 || line[read - 1] != '\n'; read++)
            {
                if (read == MaxHeader)
                {
                    return (null, $"a header has more than {MaxHeader} bytes");
                }

                if (await input.ReadAsync(line.AsMemory(read, 1)) == 0)
                {
                    return (null, used || read > 0 ? "it ends within a header" : null);
                }
            }

            var text = line.AsSpan(0, read).TrimEnd("\r\n"u8);
            if (text.IsEmpty)
            {
                return length is null ? (null, "a message has no Content-Length") : (length, null);
            }

            var colon = text.IndexOf((byte)':');
            var isLength = colon > 0 && Ascii.EqualsIgnoreCase(text[..colon], "Content-Length"u8);
            if (!isLength && !(colon > 0 && Ascii.EqualsIgnoreCase(text[..colon], "Content-Type"u8)))
            {
                return (null, "a header is neither Content-Length nor Content-Type");
            }

            if (isLength)
            {
                var digits = text[(colon + 1)..].Trim(" "u8);
                if (!Utf8Parser.TryParse(digits, out int number, out var consumed) || consumed != digits.Length || number is < 0 or > MaxBody)
                {
                    return (null, $"a Content-Length isn't a number up to {MaxBody}");
                }

                length = number;
            }
        }
    }

    /// <summary>Hands an answer to whoever waits for it; what nobody asked for is passed over. False where it is no message.</summary>
    private bool Take(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (message.TryGetProperty("method", out _))
        {
            return true;
        }

        var hasResult = message.TryGetProperty("result", out var result);
        var hasError = message.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object;
        if (hasResult == hasError || !message.TryGetProperty("id", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var id))
        {
            return false;
        }

        if (waiting.TryRemove(id, out var call))
        {
            call.Answer.TrySetResult(hasResult ? new(result.Clone(), null) : new(default, FaultOf(error, call.Method)));
        }

        return true;
    }

    private static RpcFault FaultOf(JsonElement error, string method)
    {
        var code = error.TryGetProperty("code", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) ? value : 0;
        var text = error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String ? message.GetString()! : $"error {code}";
        return new(code == UnknownMethod ? RpcFaultKind.UnknownMethod : RpcFaultKind.Refused, method, text);
    }

    /// <summary>The first fault is the one to tell.</summary>
    private void Break(RpcFault fault)
    {
        lock (waiting)
        {
            broken ??= fault;
        }

        foreach (var id in waiting.Keys)
        {
            if (waiting.TryRemove(id, out var call))
            {
                call.Answer.TrySetResult(new(default, broken with { Method = call.Method }));
            }
        }
    }
}
