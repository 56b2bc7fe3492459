using System.Net;
using System.Net.Sockets;
using CmgIac.Core.Model;
using CmgIac.Live.Dns;
using DnsClient;
using DnsClient.Protocol;

namespace CmgIac.Fuzz.Targets;

/// <summary>What a DNS server answers: by our own reader, and over a socket by the library's.</summary>
internal static class DnsTargets
{
    private const int HeaderLength = 12;
    private const int MaxLength = 1232;

    private static readonly DnsName Name = DnsName.Join(["a.contoso.com"]);
    private static readonly byte[] Question = UncheckedQuestion.Question(Name, QueryType.CNAME);
    private static readonly Lazy<AnsweringServer> Server = new(() => new());

    private static readonly string[] Words =
        ["\xC0\x0C", "\x05", "\x00\x05\x00\x01", "\x00\x02\x00\x01", "\x00\x10\x00\x01", "\x01\x01\x00\x01", "\x00\x2B\x00\x01", "\x00\x06\x00\x01", "\x01\x61\x07contoso\x03com\x00", "\x81\x80"];

    public static readonly FuzzTarget[] All =
    [
        new("dns-unchecked", Unchecked) { Words = Words, MaxLength = MaxLength },
        new("dns-answer", Answer) { Words = Words, MaxLength = MaxLength, Mutations = 100 },
    ];

    private static void Unchecked(byte[] input)
    {
        if (UncheckedQuestion.Read(input, Question) is { } answer)
        {
            _ = answer.Names(QueryType.CNAME).Concat(answer.Names(QueryType.NS)).Count() + answer.Addresses.Count();
        }
    }

    private static void Answer(byte[] input)
    {
        if (input.Length < HeaderLength)
        {
            return;
        }

        Server.Value.Answer = input;
        var reply = new Resolver(Server.Value.Endpoint, "server", TimeSpan.FromMilliseconds(500))
            .Ask(Name, QueryType.CNAME, CancellationToken.None).GetAwaiter().GetResult();
        BrokenContractException.Unless(reply.Response is not null || reply.Why.Length > 0, "dns: There is neither an answer nor a reason");
        if (reply.Response is { } response)
        {
            _ = response.At<CNameRecord>(Name).Select(record => record.CanonicalName.Name()).Count();
        }
    }

    /// <summary>Gives whoever asks the answer that it has, under the number of the question.</summary>
    private sealed class AnsweringServer : IDisposable
    {
        private readonly UdpClient udp = new(new IPEndPoint(IPAddress.Loopback, 0));

        public AnsweringServer() => new Thread(Serve) { IsBackground = true }.Start();

        public IPEndPoint Endpoint => (IPEndPoint)udp.Client.LocalEndPoint!;

        public byte[] Answer { get; set; } = [];

        public void Dispose() => udp.Dispose();

        private void Serve()
        {
            while (true)
            {
                var from = new IPEndPoint(IPAddress.Any, 0);
                var question = udp.Receive(ref from);
                byte[] answer = [.. question[..2], .. Answer[2..]];
                udp.Send(answer, from);
            }
        }
    }
}
