using System.Net;
using System.Net.Sockets;

namespace CmgIac.Live.Dns;

/// <summary>
/// Whether nobody listens at a port of UDP. The other machine says so at once (ICMP), and a system tells it only to a socket that
/// is bound to that one place, which those that DNS is asked by aren't.
/// </summary>
internal static class PortProbe
{
    /// <summary>A question for the servers of the root, without recursion (RFC 1035 4.1).</summary>
    private static readonly byte[] Question = [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1];

    /// <summary>Never throws; false where nothing is heard within <paramref name="patience"/>.</summary>
    public static async Task<bool> IsRefused(IPEndPoint place, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            using var socket = new Socket(place.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(place, limit.Token);
            await socket.SendAsync(Question, limit.Token);
            await socket.ReceiveAsync(new byte[Question.Length], limit.Token);
            return false;
        }
        catch (SocketException e)
        {
            // Windows has another word for it.
            return e.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
