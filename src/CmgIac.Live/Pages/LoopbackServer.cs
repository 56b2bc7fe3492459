using System.Net;
using System.Net.Sockets;
using System.Text;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Live.Pages;

/// <summary>
/// Serves one page to this machine alone: at '/' the page, at '/changes' a stream of server-sent events that tells of each
/// new one. Who asks by another name than this machine's is refused, so that no foreign page reads it.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener listener;
    private readonly Lock changing = new();
    private byte[] page = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LoopbackServer(HttpListener listener, int port)
    {
        this.listener = listener;
        Address = new Uri($"http://localhost:{port}/");
    }

    public Uri Address { get; }

    /// <param name="port">1 to 65535, or 0 for any free one. CMG6080 where it can't be had.</param>
    public static StageResult<LoopbackServer> Open(int port)
    {
        try
        {
            var chosen = port == 0 ? FreePort() : port;
            var opened = new HttpListener();
            opened.Prefixes.Add($"http://localhost:{chosen}/");
            opened.Prefixes.Add($"http://127.0.0.1:{chosen}/");
            opened.Start();
            return new(new LoopbackServer(opened, chosen), []);
        }
        catch (Exception e) when (e is HttpListenerException or SocketException)
        {
            return new(null, [ReportDiagnostics.PortUnavailable(port)]);
        }
    }

    /// <summary>The page from now on; whoever looks at the last one is told, unless both are the same.</summary>
    public void Show(string text)
    {
        var next = Encoding.UTF8.GetBytes(text);
        lock (changing)
        {
            if (next.AsSpan().SequenceEqual(page))
            {
                return;
            }

            page = next;
            changed.SetResult();
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Answers until it is cancelled.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        await using var stop = cancellation.Register(listener.Stop);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var context = await listener.GetContextAsync();
                _ = Answer(context, cancellation);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // Stopped, or a client that was gone before its question was read.
            }
        }
    }

    public void Dispose() => listener.Close();

    private async Task Answer(HttpListenerContext context, CancellationToken cancellation)
    {
        try
        {
            var response = context.Response;
            response.Headers["Cache-Control"] = "no-store";
            response.Headers["X-Content-Type-Options"] = "nosniff";
            var method = context.Request.HttpMethod;
            switch (context.Request.Url?.AbsolutePath)
            {
                case "/" when method is "GET" or "HEAD":
                    var shown = page;
                    response.ContentType = "text/html; charset=utf-8";
                    response.ContentLength64 = shown.Length;
                    if (method == "GET")
                    {
                        await response.OutputStream.WriteAsync(shown, cancellation);
                    }

                    break;
                case "/changes" when method is "GET":
                    response.ContentType = "text/event-stream";
                    response.SendChunked = true;
                    await Tell(response.OutputStream, cancellation);
                    break;
                case "/":
                    Refuse(response, HttpStatusCode.MethodNotAllowed, allowed: "GET, HEAD");
                    break;
                case "/changes":
                    Refuse(response, HttpStatusCode.MethodNotAllowed, allowed: "GET");
                    break;
                default:
                    Refuse(response, HttpStatusCode.NotFound);
                    break;
            }

            // Disposing of it would cut the connection, which who asked means to use again.
            response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Who asked has gone.
            context.Response.Abort();
        }
    }

    private static void Refuse(HttpListenerResponse response, HttpStatusCode status, string? allowed = null)
    {
        response.StatusCode = (int)status;
        response.ContentLength64 = 0;
        if (allowed is not null)
        {
            response.Headers["Allow"] = allowed;
        }
    }

    private async Task Tell(Stream output, CancellationToken cancellation)
    {
        Task next;
        lock (changing)
        {
            next = changed.Task;
        }

        // Says something at once and then now and again, so that browsers and we know of each other's end.
        while (true)
        {
            await output.WriteAsync(": listening\n\n"u8.ToArray(), cancellation);
            await output.FlushAsync(cancellation);
            if (await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(10), cancellation)) == next)
            {
                await output.WriteAsync("data: changed\n\n"u8.ToArray(), cancellation);
                await output.FlushAsync(cancellation);
                return;
            }

            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
