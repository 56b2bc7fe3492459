using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CmgIac.Core.Model;

namespace CmgIac.Live.Drift;

/// <summary>
/// The certificates that a server sent, its own first, or why there are none, as a clause. <paramref name="Place"/> is where it
/// was reached, for people.
/// </summary>
internal sealed record ServedChain(string Place, ImmutableArray<ReadOnlyMemory<byte>> Certificates, string? Fault)
{
    /// <summary>More may have been sent than its own, and nobody knows: it wanted a client's certificate first.</summary>
    public bool IsCutShort { get; init; }

    public static ServedChain None(string place, string fault) => new(place, [], fault);
}

/// <summary>Begins TLS with a server and ends it once its certificates have come. Nobody is trusted and nothing is sent.</summary>
internal static class ServedCertificate
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The first of several addresses that takes the connection.</summary>
    public static async Task<ServedChain> Fetch(IReadOnlyList<IPEndPoint> addresses, string place, DnsName serverName, CancellationToken cancellation)
    {
        var faults = new List<string>();
        foreach (var address in addresses)
        {
            using var brief = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            brief.CancelAfter(Patience);
            var (certificates, isCutShort, fault) = await Fetch(address, serverName, brief.Token);
            if (fault is null)
            {
                return new(place, certificates, null) { IsCutShort = isCutShort };
            }

            faults.Add($"{address} {fault}");
        }

        return ServedChain.None(place, faults.Count == 0 ? $"{place} has no address" : string.Join(", ", faults));
    }

    private static async Task<(ImmutableArray<ReadOnlyMemory<byte>> Certificates, bool IsCutShort, string? Fault)> Fetch(IPEndPoint address, DnsName serverName, CancellationToken cancellation)
    {
        var sent = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        var (isConnected, own) = (false, (byte[]?)null);
        try
        {
            using var client = new TcpClient(address.AddressFamily);
            await client.ConnectAsync(address, cancellation);
            isConnected = true;
            using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsClientAsync(Options(serverName, sent, raw => own = raw), cancellation);
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException or OperationCanceledException or InvalidOperationException)
        {
            // One that goes on to ask for a client's certificate has shown its own by then.
            return sent.Count > 0 ? (sent.ToImmutable(), false, null)
                : own is not null ? ([own], true, null)
                : ([], false, Reason(e, isConnected));
        }

        return sent.Count > 0 ? (sent.ToImmutable(), false, null) : ([], false, "sent no certificate");
    }

    private static SslClientAuthenticationOptions Options(
        DnsName serverName, ImmutableArray<ReadOnlyMemory<byte>>.Builder sent, Action<byte[]> seen) => new()
    {
        TargetHost = serverName.Value,
        CertificateChainPolicy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        },
        LocalCertificateSelectionCallback = (_, _, _, certificate, _) =>
        {
            if (certificate is not null)
            {
                seen(certificate.GetRawCertData());
            }

            return null!;
        },
#pragma warning disable CA5359 // The certificate is what is looked at; nothing is sent to whoever has it.
        RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
#pragma warning restore CA5359
        {
            var own = certificate?.GetRawCertData() ?? [];
            sent.Add(own);
            sent.AddRange((chain?.ChainPolicy.ExtraStore ?? []).Select(item => item.RawData).Where(raw => !raw.AsSpan().SequenceEqual(own)).Select(raw => (ReadOnlyMemory<byte>)raw));
            return true;
        },
    };

    private static string Reason(Exception exception, bool isConnected) => exception switch
    {
        OperationCanceledException => isConnected ? "doesn't answer in TLS" : "doesn't take the connection",
        SocketException socket => $"can't be reached ({socket.SocketErrorCode})",
        AuthenticationException => "refuses TLS, or speaks none that this machine does",
        _ => "ended the connection before it had shown a certificate",
    };
}
