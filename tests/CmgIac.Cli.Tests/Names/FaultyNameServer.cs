using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace CmgIac.Cli.Tests.Names;

/// <summary>
/// A DNS server on loopback that answers as no right one does: <paramref name="reply"/> makes of a question's bytes those of
/// its answer, or null for silence. Over TCP it says what <paramref name="overTcp"/> says.
/// </summary>
internal sealed class FaultyNameServer : IDisposable
{
    public const int NoError = 0;
    public const int ServerFailure = 2;
    public const int NoSuchName = 3;

    private const int HeaderLength = 12;

    private readonly UdpClient udp;

    /// <summary>Held where nothing answers over TCP as well: else another test's server might.</summary>
    private readonly Socket tcp;
    private int questions;

    public FaultyNameServer(Func<byte[], byte[]?> reply, Func<byte[], byte[]>? overTcp = null)
    {
        (udp, tcp) = OnePort();
        _ = AnswerUdp(reply);
        if (overTcp is not null)
        {
            tcp.Listen();
            _ = AnswerTcp(overTcp);
        }
    }

    public string Address => $"{udp.Client.LocalEndPoint}";

    public int Questions => Volatile.Read(ref questions);

    /// <summary>An answer with a status, without records; <paramref name="flags"/> are those of the header's third byte.</summary>
    public static byte[] Answer(byte[] question, int status, int flags = 0x80)
    {
        var answer = QuestionOf(question);
        answer[2] = (byte)(flags | (question[2] & 1));
        answer[3] = (byte)(0x80 | status);
        return answer;
    }

    /// <summary>The address 192.0.2.1 for whatever was asked.</summary>
    public static byte[] Address4(byte[] question, int status = NoError)
    {
        byte[] record = [0xC0, HeaderLength, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 1];
        byte[] answer = [.. Answer(question, status), .. record];
        answer[7] = 1;
        return answer;
    }

    /// <summary>NXDOMAIN, said by the root.</summary>
    public static byte[] DeniedByTheRoot(byte[] question)
    {
        byte[] soa = [0, 0, 6, 0, 1, 0, 0, 0, 60, 0, 22, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];
        byte[] answer = [.. Answer(question, NoSuchName), .. soa];
        answer[9] = 1;
        return answer;
    }

    /// <summary>The first label that was asked for.</summary>
    public static string LabelOf(byte[] question) => System.Text.Encoding.ASCII.GetString(question, HeaderLength + 1, question[HeaderLength]);

    /// <summary>The type that was asked for: 1 is A, 5 is CNAME.</summary>
    public static int TypeOf(byte[] question) => QuestionOf(question)[^3];

    public void Dispose()
    {
        udp.Dispose();
        tcp.Dispose();
    }

    private static (UdpClient Udp, Socket Tcp) OnePort()
    {
        while (true)
        {
            var datagrams = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
            var connections = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                connections.Bind(datagrams.Client.LocalEndPoint!);
                return (datagrams, connections);
            }
            catch (SocketException)
            {
                datagrams.Dispose();
                connections.Dispose();
            }
        }
    }

    private async Task AnswerUdp(Func<byte[], byte[]?> reply)
    {
        try
        {
            while (true)
            {
                var received = await udp.ReceiveAsync();
                Interlocked.Increment(ref questions);
                if (reply(received.Buffer) is { } answer)
                {
                    await udp.SendAsync(answer, received.RemoteEndPoint);
                }
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task AnswerTcp(Func<byte[], byte[]> reply)
    {
        try
        {
            while (true)
            {
                _ = AnswerAll(await tcp.AcceptAsync(), reply);
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
        }
    }

    /// <summary>The questions of one connection, until the client ends it: the others go on.</summary>
    private static async Task AnswerAll(Socket client, Func<byte[], byte[]> reply)
    {
        try
        {
            await using var stream = new NetworkStream(client, ownsSocket: true);
            while (true)
            {
                var length = new byte[2];
                await stream.ReadExactlyAsync(length);
                var question = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(question);
                var answer = reply(question);
                BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
                await stream.WriteAsync((byte[])[.. length, .. answer]);
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or IOException)
        {
        }
    }

    /// <summary>Header and question, without the records that a client adds.</summary>
    private static byte[] QuestionOf(byte[] message)
    {
        var end = HeaderLength;
        while (message[end] != 0)
        {
            end += message[end] + 1;
        }

        var question = message[..(end + 5)];
        question.AsSpan(6, 6).Clear();
        return question;
    }
}
