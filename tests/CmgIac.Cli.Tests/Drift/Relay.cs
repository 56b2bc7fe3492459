using System.Net;
using System.Net.Sockets;
using System.Text;
using CmgIac.Cli.Tests.Names;
using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Cli.Tests.Drift;

/// <summary>Hands questions on to a right server, so that what comes back can be spoilt.</summary>
internal static class Relay
{
    private const int HeaderLength = 12;
    private const byte Authority = 4;
    private const byte Truncated = 2;

    public static byte[] Ask(NameServer server, byte[] question)
    {
        using var client = new UdpClient("127.0.0.1", server.Port);
        client.Client.ReceiveTimeout = 5000;
        client.Send(question);
        var sender = new IPEndPoint(IPAddress.Any, 0);
        return client.Receive(ref sender);
    }

    public static byte[] WithoutAuthority(byte[] answer) => With(answer, 2, (byte)(answer[2] & ~Authority));

    /// <summary>Of a cut answer only the question is left.</summary>
    public static byte[] Cut(byte[] question) => FaultyNameServer.Answer(question, FaultyNameServer.NoError, flags: 0x80 | Authority | Truncated);

    /// <summary>The id of another question.</summary>
    public static byte[] OfAnotherId(byte[] answer) => With(answer, 0, (byte)(answer[0] ^ 1));

    /// <summary>As servers do that take part in 0x20, or never learnt that case is nothing: all letters turned round.</summary>
    public static byte[] InOtherCase(byte[] answer)
    {
        var turned = (byte[])answer.Clone();
        for (var at = HeaderLength; turned[at] != 0; at += turned[at] + 1)
        {
            for (var i = at + 1; i <= at + turned[at]; i++)
            {
                turned[i] = char.IsAsciiLetter((char)turned[i]) ? (byte)(turned[i] ^ 0x20) : turned[i];
            }
        }

        return turned;
    }

    public static bool HasExtensions(byte[] question) => question[11] != 0;

    /// <summary>The name that was asked for, in lower case.</summary>
    public static string NameIn(byte[] question)
    {
        var labels = new List<string>();
        for (var at = HeaderLength; question[at] != 0; at += question[at] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(question, at + 1, question[at]).ToLowerInvariant());
        }

        return string.Join('.', labels);
    }

    /// <summary>The address 192.0.2.1 at the name itself, with authority.</summary>
    public static byte[] Address(byte[] question) => With(FaultyNameServer.Address4(question), 2, 0x84);

    private static byte[] With(byte[] message, int at, byte value)
    {
        var changed = (byte[])message.Clone();
        changed[at] = value;
        return changed;
    }
}
