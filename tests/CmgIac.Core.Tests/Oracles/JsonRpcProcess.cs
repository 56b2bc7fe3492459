using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// A program that answers JSON-RPC 2.0 on its standard streams, framed by Content-Length as in the Language Server
/// Protocol. One call at a time; a call from another thread waits.
/// </summary>
internal sealed class JsonRpcProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan GraceAtEnd = TimeSpan.FromSeconds(5);

    private readonly Lock turn = new();
    private readonly Process process;
    private int lastId;

    public JsonRpcProcess(string program, params string[] arguments) =>
        process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    /// <summary>The result of a call. Throws when the program reports an error, ends, or takes longer than 60 s.</summary>
    public JsonNode Call(string method, JsonObject parameters)
    {
        lock (turn)
        {
            // A blocking read cannot be cancelled, but it ends with the process.
            using var watch = new CancellationTokenSource(Limit);
            using var kill = watch.Token.Register(() => process.Kill(entireProcessTree: true));
            Send(method, parameters);
            var answer = Receive();
            return answer["result"]
                ?? throw new InvalidOperationException($"{method}: {answer["error"]?["message"]}");
        }
    }

    /// <summary>Closing its input asks the program to end; one that does not is killed.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(GraceAtEnd))
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private void Send(string method, JsonObject parameters)
    {
        var request = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = ++lastId,
            ["method"] = method,
            ["params"] = parameters,
        };
        var body = Encoding.UTF8.GetBytes(request.ToJsonString());
        var stream = process.StandardInput.BaseStream;
        stream.Write(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
        stream.Write(body);
        stream.Flush();
    }

    /// <summary>The next answer; what the program says unasked is passed over.</summary>
    private JsonNode Receive()
    {
        var stream = process.StandardOutput.BaseStream;
        while (true)
        {
            var length = 0;
            for (var header = ReadLine(stream); header.Length > 0; header = ReadLine(stream))
            {
                var parts = header.Split(':', 2);
                if (parts[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                {
                    length = int.Parse(parts[1], CultureInfo.InvariantCulture);
                }
            }

            var body = new byte[length];
            stream.ReadExactly(body);
            var message = JsonNode.Parse(body)!;
            if ((int?)message["id"] == lastId)
            {
                return message;
            }
        }
    }

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (var next = stream.ReadByte(); next != '\n'; next = stream.ReadByte())
        {
            if (next < 0)
            {
                throw new EndOfStreamException($"The program ended, or was stopped after {Limit.TotalSeconds} s.");
            }

            line.Append((char)next);
        }

        return line.ToString().TrimEnd('\r');
    }
}
