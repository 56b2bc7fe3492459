using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using CmgIac.Core.Model;
using DnsClient;

namespace CmgIac.Live.Dns;

/// <summary>One record of an answer: its data as they came, and the text of the name in them where they are one.</summary>
internal sealed record UncheckedRecord(int Type, ReadOnlyMemory<byte> Data, string Name);

/// <summary>A resolver's answer whose signatures it was asked not to check. Status is 0 for NOERROR, 3 for NXDOMAIN.</summary>
internal sealed record UncheckedAnswer(int Status, ImmutableArray<UncheckedRecord> Records)
{
    public bool IsAnswer => Status is 0 or 3;

    public IEnumerable<DnsName> Names(QueryType type) =>
        Records.Where(record => record.Type == (int)type && record.Name.Length > 0).Select(record => DnsName.Join([record.Name]));

    public IEnumerable<IPAddress> Addresses => Records.Where(record => record.Type is (int)QueryType.A or (int)QueryType.AAAA && record.Data.Length is 4 or 16)
        .Select(record => new IPAddress(record.Data.Span));
}

/// <summary>
/// A question with 'checking disabled' (RFC 4035 3.2.2), which DnsClient can't ask: what a validating resolver keeps back for its
/// signatures, it gives then.
/// </summary>
internal static class UncheckedQuestion
{
    private const int HeaderLength = 12;
    private const int MaxJumps = 32;
    private const byte Truncated = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Null where there is no answer, or none that can be read.</summary>
    public static async Task<UncheckedAnswer?> Ask(Resolver resolver, DnsName name, QueryType type, CancellationToken cancellation)
    {
        var question = Question(name, type);
        using var brief = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        brief.CancelAfter(Patience);
        try
        {
            var answer = await OverUdp(resolver.Endpoint, question, brief.Token);
            return Read((answer[2] & Truncated) != 0 ? await OverTcp(resolver.Endpoint, question, brief.Token) : answer, question);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Recursion desired, checking disabled; and room for 1232 bytes (RFC 6891).</summary>
    internal static byte[] Question(DnsName name, QueryType type)
    {
        var message = new List<byte>([.. RandomNumberGenerator.GetBytes(2), 0x01, 0x10, 0, 1, 0, 0, 0, 0, 0, 1]);
        foreach (var label in name.Labels)
        {
            message.Add((byte)label.Length);
            message.AddRange(Encoding.ASCII.GetBytes(label));
        }

        message.AddRange([0, (byte)((int)type >> 8), (byte)type, 0, 1]);
        message.AddRange([0, 0, 41, 0x04, 0xD0, 0, 0, 0, 0, 0, 0]);
        return [.. message];
    }

    private static async Task<byte[]> OverUdp(IPEndPoint server, byte[] question, CancellationToken cancellation)
    {
        using var client = new UdpClient(server.AddressFamily);
        client.Connect(server);
        await client.SendAsync(question, cancellation);
        while (true)
        {
            var received = (await client.ReceiveAsync(cancellation)).Buffer;
            if (received.Length > HeaderLength && received.AsSpan(0, 2).SequenceEqual(question.AsSpan(0, 2)))
            {
                return received;
            }
        }
    }

    private static async Task<byte[]> OverTcp(IPEndPoint server, byte[] question, CancellationToken cancellation)
    {
        using var client = new TcpClient(server.AddressFamily);
        await client.ConnectAsync(server, cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync((byte[])[(byte)(question.Length >> 8), (byte)question.Length, .. question], cancellation);
        var length = new byte[2];
        await stream.ReadExactlyAsync(length, cancellation);
        var answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(answer, cancellation);
        return answer;
    }

    /// <summary>Null for what is no answer to the question, or breaks off.</summary>
    internal static UncheckedAnswer? Read(byte[] answer, byte[] question)
    {
        try
        {
            return answer.Length > HeaderLength ? ReadAnswer(answer, question) : null;
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
        {
            // A length or a jump leads out of the message.
            return null;
        }
    }

    private static UncheckedAnswer? ReadAnswer(byte[] answer, byte[] question)
    {
        var at = HeaderLength;
        var isOurs = (answer[2] & 0x80) != 0 && answer[5] == 1 && NameAt(answer, ref at) == NameOf(question);
        if (!isOurs)
        {
            return null;
        }

        at += 4;
        var records = ImmutableArray.CreateBuilder<UncheckedRecord>();
        for (var left = BinaryPrimitives.ReadUInt16BigEndian(answer.AsSpan(6)); left > 0; left--)
        {
            NameAt(answer, ref at);
            var (type, length) = (BinaryPrimitives.ReadUInt16BigEndian(answer.AsSpan(at)), BinaryPrimitives.ReadUInt16BigEndian(answer.AsSpan(at + 8)));
            var data = at + 10;
            var within = data;
            records.Add(new(type, answer.AsMemory(data, length), type is (int)QueryType.NS or (int)QueryType.CNAME ? NameAt(answer, ref within) : ""));
            at = data + length;
        }

        return new(answer[3] & 0xF, records.ToImmutable());
    }

    private static string NameOf(byte[] question)
    {
        var at = HeaderLength;
        return NameAt(question, ref at);
    }

    /// <summary>A name that may end elsewhere in the message (RFC 1035 4.1.4), in lower case; moves behind it.</summary>
    private static string NameAt(byte[] message, ref int at)
    {
        var labels = new List<string>();
        var (read, jumps) = (at, 0);
        while (message[read] != 0)
        {
            if (message[read] >= 0xC0)
            {
                at = jumps == 0 ? read + 2 : at;
                read = ((message[read] & 0x3F) << 8) | message[read + 1];
                if (++jumps > MaxJumps)
                {
                    throw new ArgumentException("A name in the answer has no end.", nameof(message));
                }
            }
            else
            {
                labels.Add(Encoding.Latin1.GetString(message, read + 1, message[read]).ToLowerInvariant());
                read += message[read] + 1;
            }
        }

        at = jumps == 0 ? read + 1 : at;
        return string.Join('.', labels);
    }
}
