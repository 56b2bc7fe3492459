using System.Net;
using System.Net.Sockets;
using CmgIac.Core.Model;
using DnsClient;

namespace CmgIac.Live.Dns;

/// <summary>How a question is put.</summary>
[Flags]
internal enum QuestionForm
{
    Usual = 0,

    /// <summary>As servers ask each other: only what the server itself has is wanted.</summary>
    WithoutRecursion = 1,

    /// <summary>With the signatures (RFC 4035 3.2.1).</summary>
    WithSignatures = 2,
}

/// <summary>
/// One DNS server, asked over UDP, and over TCP where the answer was cut. It waits 3 seconds, twice, unless told otherwise. A server
/// that has left 3 questions in a row without an answer is asked no more: a fleet would wait for each of its names. Nor is one at
/// whose port nobody listens.
/// </summary>
internal sealed class Resolver
{
    private const int MaxSilences = 3;

    /// <summary>What no network cuts into pieces (DNS Flag Day 2020), and what needs no extension (RFC 1035 4.2.1).</summary>
    private const int UsualSize = 1232;
    private const int OldSize = 512;

    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(3);

    /// <summary>Most servers answer sooner.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    private readonly LookupClient client;
    private readonly Lazy<Task<bool>> refusal;
    private int silences;

    /// <param name="patience">How long it waits, twice.</param>
    public Resolver(IPEndPoint endpoint, string shown, TimeSpan? patience = null)
    {
        (Endpoint, Shown, Patience) = (endpoint, shown, patience ?? UsualPatience);
        refusal = new(() => PortProbe.IsRefused(endpoint, Patience));
        client = new LookupClient(new LookupClientOptions(endpoint) { UseCache = false });
    }

    public IPEndPoint Endpoint { get; }

    /// <summary>The server as it was given, 'HOST:PORT'.</summary>
    public string Shown { get; }

    public TimeSpan Patience { get; }

    /// <summary>Never throws; once <paramref name="cancellation"/> is requested the reply says nothing.</summary>
    public async Task<DnsReply> Ask(DnsName name, QueryType type, CancellationToken cancellation, QuestionForm form = QuestionForm.Usual)
    {
        var reply = await Ask(name, type, form, UsualSize, cancellation);
        // Servers from before EDNS don't know what to make of it.
        return reply.IsUnskilled && !form.HasFlag(QuestionForm.WithSignatures) ? await Ask(name, type, form, OldSize, cancellation) : reply;
    }

    private async Task<DnsReply> Ask(DnsName name, QueryType type, QuestionForm form, int size, CancellationToken cancellation)
    {
        if (Volatile.Read(ref silences) >= MaxSilences)
        {
            return Silence();
        }

        try
        {
            // The final dot keeps search domains out.
            var asking = client.QueryAsync(new DnsQuestion(name.Absolute, type), Options(form, size), cancellation);
            if (await Task.WhenAny(asking, Task.Delay(Soon, CancellationToken.None)) != asking
                && await Task.WhenAny(asking, refusal.Value) != asking && await refusal.Value)
            {
                Volatile.Write(ref silences, MaxSilences);
                return Silence();
            }

            var response = await asking;
            Volatile.Write(ref silences, 0);
            return Judge(name, type, response);
        }
        catch (DnsResponseException e)
        {
            if (e.Code == DnsResponseCode.ConnectionTimeout && !cancellation.IsCancellationRequested)
            {
                Interlocked.Increment(ref silences);
            }

            return e.InnerException switch
            {
                // UDP knows no connection.
                SocketException { SocketErrorCode: SocketError.ConnectionRefused } => Cut(),
                SocketException { SocketErrorCode: var error } when IsNoRoute(error) => NoRoute(error),
                SocketException { SocketErrorCode: var error and not SocketError.TimedOut } => DnsReply.None(DnsFailure.Silent, $"{Shown} can't be reached ({error})"),
                _ when e.Code == DnsResponseCode.ConnectionTimeout => Silence(),
                null => Cut(),
                _ => Rubbish(),
            };
        }
        catch (SocketException e) when (IsNoRoute(e.SocketErrorCode))
        {
            return NoRoute(e.SocketErrorCode);
        }
        catch (SocketException e)
        {
            return DnsReply.None(DnsFailure.Silent, $"{Shown} can't be reached ({e.SocketErrorCode})");
        }
        catch (DnsXidMismatchException)
        {
            return DnsReply.None(DnsFailure.False, $"{Shown} answered with the id of another question");
        }
        catch (Exception e) when (e is DnsResponseParseException or ArgumentException or InvalidOperationException or IOException or OperationCanceledException)
        {
            return Rubbish();
        }
    }

    private DnsQueryAndServerOptions Options(QuestionForm form, int size) => new(Endpoint)
    {
        UseCache = false,
        Retries = 1,
        Timeout = Patience,
        ContinueOnEmptyResponse = false,
        ExtendedDnsBufferSize = size,
        Recursion = !form.HasFlag(QuestionForm.WithoutRecursion),
        RequestDnsSecRecords = form.HasFlag(QuestionForm.WithSignatures),
    };

    /// <summary>IPv6 on a machine that has none, or the like: no fault of the server.</summary>
    private static bool IsNoRoute(SocketError error) =>
        error is SocketError.NetworkUnreachable or SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable;

    private DnsReply NoRoute(SocketError error) => DnsReply.None(DnsFailure.NoRoute, $"{Shown} can't be reached from this machine ({error})");

    private DnsReply Silence() => DnsReply.None(DnsFailure.Silent, $"{Shown} doesn't answer");

    private DnsReply Cut() => DnsReply.None(DnsFailure.Silent, $"{Shown} gives an answer that is cut or broken, and none over TCP");

    private DnsReply Rubbish() => DnsReply.None(DnsFailure.False, $"{Shown} gave an answer that can't be read");

    private DnsReply Judge(DnsName name, QueryType type, IDnsQueryResponse response) => response.Header.ResponseCode switch
    {
        DnsHeaderResponseCode.NoError or DnsHeaderResponseCode.NotExistentDomain =>
            response.Questions is [var question] && question.QueryName.Is(name) && question.QuestionType == type
                ? new(response)
                : DnsReply.None(DnsFailure.False, $"{Shown} answered another question"),
        var code => DnsReply.None(DnsFailure.Unable, $"{Shown} answered {Word(code)}") with
        {
            IsUnskilled = code is DnsHeaderResponseCode.FormatError or DnsHeaderResponseCode.NotImplemented,
            IsServerFailure = code == DnsHeaderResponseCode.ServerFailure,
        },
    };


    /// <summary>As the tools of DNS write it.</summary>
    private static string Word(DnsHeaderResponseCode code) => code switch
    {
        DnsHeaderResponseCode.FormatError => "FORMERR",
        DnsHeaderResponseCode.ServerFailure => "SERVFAIL",
        DnsHeaderResponseCode.NotImplemented => "NOTIMP",
        DnsHeaderResponseCode.Refused => "REFUSED",
        _ => $"with error {(int)code}",
    };
}
