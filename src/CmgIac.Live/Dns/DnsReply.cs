using DnsClient;

namespace CmgIac.Live.Dns;

/// <summary>Why there is no answer to be had of a DNS server.</summary>
internal enum DnsFailure
{
    /// <summary>Nobody answers, or not in full.</summary>
    Silent,

    /// <summary>The server answers that it can't or won't: SERVFAIL, REFUSED.</summary>
    Unable,

    /// <summary>There was an answer, and it can't be one to this question.</summary>
    False,

    /// <summary>This machine has no way to the server's network: nothing is known of the server.</summary>
    NoRoute,
}

/// <summary>
/// What a DNS server says: NOERROR or NXDOMAIN with its records; or why there is no answer, with <paramref name="Why"/> as
/// a clause that names the server.
/// </summary>
internal sealed record DnsReply(IDnsQueryResponse? Response, DnsFailure Failure = default, string Why = "")
{
    /// <summary>The server didn't understand the question (FORMERR, NOTIMP).</summary>
    public bool IsUnskilled { get; init; }

    /// <summary>SERVFAIL: also what a resolver says of signatures that don't hold.</summary>
    public bool IsServerFailure { get; init; }

    public static DnsReply None(DnsFailure failure, string why) => new(null, failure, why);
}
