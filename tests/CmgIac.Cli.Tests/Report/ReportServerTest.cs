using System.Net;
using System.Net.Sockets;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Report;

public sealed class ReportServerTest : Fixture
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public ReportServerTest() => Write("cmg.yaml", Minimal);

    [Fact]
    public async Task Serves_the_page_anew_after_a_change_and_tells_the_browser()
    {
        using var stop = new CancellationTokenSource();
        var port = FreePort();
        var running = Task.Run(() => CmgRun.With(shell => shell with { Stopping = stop.Token }, Folder, "report", "--serve", $"{port}"), TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), Timeout = Patience };
        var first = await Eventually(() => client.GetStringAsync(new Uri("", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Contains("granitefalls.contoso.com", first, StringComparison.Ordinal);
        Assert.Contains("connect-src &#39;self&#39;", first, StringComparison.Ordinal);

        await using var changes = await client.GetStreamAsync(new Uri("changes", UriKind.Relative), TestContext.Current.CancellationToken);
        using var events = new StreamReader(changes);
        Assert.Equal(": listening", await events.ReadLineAsync(TestContext.Current.CancellationToken));
        Write("cmg.yaml", "prefix: granite-falls\n");
        string? line;
        do
        {
            line = await events.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        while (line is "" or ": listening");

        Assert.Equal("data: changed", line);
        Assert.Contains("CMG2004", await client.GetStringAsync(new Uri("", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await KeepsAConnectionWhateverIsAsked(client.BaseAddress);

        // A page of another name that leads here must not read it.
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "") { Headers = { Host = $"attacker.example:{port}" } };
        using var refused = await client.SendAsync(foreign, TestContext.Current.CancellationToken);
        Assert.False(refused.IsSuccessStatusCode);
        Assert.DoesNotContain("CMG2004", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await stop.CancelAsync();
        var run = await running.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal((0, $"http://localhost:{port}/ shows the report, anew after each change. Ctrl-C ends it.\n"), (run.ExitCode, run.Out));
        Assert.Equal(["cmg.yaml"], Files("."));
    }

    /// <summary>Nobody writes into it: who waited for its end would serve the old page for ever.</summary>
    [Fact]
    public async Task A_pipe_in_the_place_of_a_spec_is_not_waited_for()
    {
        using var stop = new CancellationTokenSource();
        var port = FreePort();
        var running = Task.Run(() => CmgRun.With(shell => shell with { Stopping = stop.Token }, Folder, "report", "cmg.yaml", "--serve", $"{port}"), TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), Timeout = Patience };
        await Until("granitefalls.contoso.com");
        File.Delete(Path.Combine(Folder, "cmg.yaml"));
        Assert.Equal(0, ProgramRun.Of("mkfifo", Path.Combine(Folder, "cmg.yaml")).ExitCode);
        await Until("CMG1004");
        File.Delete(Path.Combine(Folder, "cmg.yaml"));
        Write("cmg.yaml", Minimal.Replace("granitefalls", "graniteeu", StringComparison.Ordinal));
        await Until("graniteeu.contoso.com");
        await stop.CancelAsync();
        Assert.Equal(0, (await running.WaitAsync(Patience, TestContext.Current.CancellationToken)).ExitCode);

        async Task Until(string text)
        {
            var end = DateTime.UtcNow + Patience;
            while (!(await Eventually(() => client.GetStringAsync(new Uri("", UriKind.Relative), TestContext.Current.CancellationToken))).Contains(text, StringComparison.Ordinal))
            {
                Assert.True(DateTime.UtcNow < end, $"The page doesn't come to show '{text}'.");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    [Fact]
    public void Says_so_where_the_port_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var run = Cmg("report", "--serve", $"{port}");
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"cmg report: error CMG6080: Port {port} can't be had", run.Error, StringComparison.Ordinal);
    }

    private static async Task KeepsAConnectionWhateverIsAsked(Uri page)
    {
        var connections = 0;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellation) =>
            {
                connections++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = page, Timeout = Patience };
        foreach (var (method, path, status, answered) in new (HttpMethod, string, HttpStatusCode, bool)[]
        {
            (HttpMethod.Get, "", HttpStatusCode.OK, true),
            (HttpMethod.Head, "", HttpStatusCode.OK, false),
            (HttpMethod.Post, "", HttpStatusCode.MethodNotAllowed, false),
            (HttpMethod.Head, "changes", HttpStatusCode.MethodNotAllowed, false),
            (HttpMethod.Get, "none", HttpStatusCode.NotFound, false),
            (HttpMethod.Get, "", HttpStatusCode.OK, true),
        })
        {
            using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Post ? new StringContent("x") : null };
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal((method, path, status, answered), (method, path, response.StatusCode, body.Length > 0));
        }

        Assert.Equal(1, connections);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static async Task<string> Eventually(Func<Task<string>> ask)
    {
        var end = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (HttpRequestException) when (DateTime.UtcNow < end)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}
