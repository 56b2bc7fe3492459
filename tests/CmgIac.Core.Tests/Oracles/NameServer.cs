using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// A running BIND on loopback and a free port, with its files in a temporary folder, so that it needs no privilege and meets no
/// other: the primary of some zones, which takes updates of them under a key, knows no other zone and asks nobody; or a resolver
/// that asks such servers.
/// </summary>
internal sealed class NameServer : IDisposable
{
    private const int Attempts = 5;
    private const string Key = "key cmg { algorithm hmac-sha256; secret \"Y21nLWlhYyB0ZXN0cw==\"; };\n";
    private static readonly TimeSpan LimitToStart = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder folder;
    private readonly Process process;

    private NameServer(TemporaryFolder folder, Process process, int port)
    {
        this.folder = folder;
        this.process = process;
        Port = port;
    }

    /// <summary>The port on 127.0.0.1, for UDP and TCP.</summary>
    public int Port { get; }

    /// <summary>
    /// Starts the server with <paramref name="fragment"/> in the least zone around it and returns once it answers; throws
    /// with its log when it refuses the configuration. A zone that does not load is answered with SERVFAIL.
    /// </summary>
    public static NameServer Start(string zone, string fragment) => Start((zone, fragment));

    /// <summary>As above, with several zones.</summary>
    public static NameServer Start(params (string Zone, string Fragment)[] zones) => StartConfigured(
        "recursion no; dnssec-validation no;",
        string.Join("\n", zones.Select(zone => $$"""zone "{{zone.Zone}}" { type primary; file "{{zone.Zone}}"; update-policy { grant cmg zonesub ANY; }; };""")),
        [.. zones.Select(zone => (zone.Zone, ZoneChecker.Wrap(zone.Zone, zone.Fragment)))]);

    /// <summary>A resolver that follows aliases from zone to zone; each zone is asked of the server at its port.</summary>
    public static NameServer StartResolver(string options, string statements, params (string Zone, int Port)[] zones) => StartConfigured(
        $"recursion yes; allow-recursion {{ 127.0.0.1; }}; {options}",
        statements + string.Join("\n", zones.Select(zone => $$"""zone "{{zone.Zone}}" { type forward; forward only; forwarders { 127.0.0.1 port {{zone.Port}}; }; };""")));

    /// <summary>With statements of its own, within 'options' and behind them, and the files that they name.</summary>
    public static NameServer StartConfigured(string options, string statements, params (string Name, string Text)[] files)
    {
        var program = Oracle.Require("named", "bind9");
        var log = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (TryStart(program, options, statements, files, out log) is { } server)
            {
                return server;
            }
        }

        throw new InvalidOperationException(log);
    }

    /// <summary>The status of the answer (NOERROR, NXDOMAIN, SERVFAIL) and its records, "name TTL IN type value".</summary>
    public (string Status, ImmutableArray<string> Records) Query(string name, string type, bool recursion = false)
    {
        var run = ProgramRun.Of(
            Oracle.Require("dig", "bind9-dnsutils"),
            "@127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-r", recursion ? "+recurse" : "+norecurse", "+noall", "+comments", "+answer",
            "+tries=2", "+time=3", "-q", name, "-t", type);
        var lines = ZoneChecker.Lines(run.Output).ToArray();
        var header = lines.FirstOrDefault(line => line.Contains("status: ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException(run.Output + run.Errors);
        return (
            header.Split("status: ")[1].Split(',')[0],
            [.. lines.Where(line => line[0] != ';').Select(ZoneChecker.Canonical)]);
    }

    /// <summary>Runs nsupdate with the zone's key, or without one.</summary>
    public ProgramRun Update(string commands, bool isSigned = true) => ProgramRun.Fed(
        Oracle.Require("nsupdate", "bind9-dnsutils"),
        $"server 127.0.0.1 {Port}\n{commands}",
        isSigned ? ["-k", Path.Combine(folder.Path, "key")] : []);

    public void Dispose()
    {
        Stop(process);
        folder.Dispose();
    }

    private static NameServer? TryStart(string program, string options, string statements, (string Name, string Text)[] files, out string log)
    {
        var port = FreePort();
        var own = new TemporaryFolder();
        own.Write("key", Key);
        foreach (var (name, text) in files)
        {
            own.Write(name, text);
        }

        var configuration = own.Write("named.conf", Configuration(own.Path, options, statements, port));
        var started = Process.Start(new ProcessStartInfo(program, ["-g", "-4", "-n", "1", "-c", configuration])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        if (IsRunning(started, out log))
        {
            // A full pipe would stop the server.
            _ = started.StandardError.ReadToEndAsync(CancellationToken.None);
            return new NameServer(own, started, port);
        }

        Stop(started);
        own.Dispose();
        return null;
    }

    /// <summary>Reads the log until the server says that it runs; false when its port is taken, it ends before, or takes too long.</summary>
    private static bool IsRunning(Process process, out string log)
    {
        using var watch = new CancellationTokenSource(LimitToStart);
        using var kill = watch.Token.Register(process.Kill);
        var lines = new StringBuilder();
        while (process.StandardError.ReadLine() is { } line && !line.EndsWith("address in use", StringComparison.Ordinal))
        {
            lines.AppendLine(line);
            if (line.EndsWith(" running", StringComparison.Ordinal))
            {
                log = "";
                return true;
            }
        }

        log = lines.ToString();
        return false;
    }

    private static void Stop(Process process)
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>A port that nobody had a moment ago; another may take it before the server does, hence the attempts.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Configuration(string folder, string options, string statements, int port) =>
        $$"""
        include "{{folder}}/key";
        options {
          directory "{{folder}}";
          managed-keys-directory "{{folder}}";
          pid-file none;
          session-keyfile none;
          listen-on port {{port}} { 127.0.0.1; };
          listen-on-v6 { none; };
          notify no;
          // Else two servers at one port would take turns.
          reuseport no;
          allow-query { 127.0.0.1; };
          {{options}}
        };
        controls { };
        {{statements}}

        """;
}
