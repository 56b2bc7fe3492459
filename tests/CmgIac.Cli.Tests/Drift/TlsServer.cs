using System.Diagnostics;
using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Cli.Tests.Drift;

/// <summary>OpenSSL's server on loopback and a free port, which presents a certificate and the chain that it is given.</summary>
internal sealed class TlsServer : IDisposable
{
    private const string Accept = "ACCEPT ";

    private readonly Process process;

    private TlsServer(Process process, string address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>"127.0.0.1:PORT"</summary>
    public string Address { get; }

    public static TlsServer Start(TlsAuthority authority, string name, string? chain, params string[] options)
    {
        string[] sent = chain is null ? [] : ["-cert_chain", authority.Certificate(chain)];
        var started = Process.Start(new ProcessStartInfo(
            Oracle.Require("openssl", "openssl"),
            ["s_server", "-accept", "127.0.0.1:0", "-cert", authority.Certificate(name), "-key", authority.Key(name), .. sent, .. options])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        while (started.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(Accept, StringComparison.Ordinal))
            {
                // Full pipes would stop the server.
                _ = started.StandardOutput.ReadToEndAsync(CancellationToken.None);
                _ = started.StandardError.ReadToEndAsync(CancellationToken.None);
                return new TlsServer(started, line[Accept.Length..]);
            }
        }

        throw new InvalidOperationException(started.StandardError.ReadToEnd());
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
