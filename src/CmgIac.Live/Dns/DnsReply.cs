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
}

/// <summary>
/// What a DNS server says: NOERROR or NXDOMAIN with its records; or why there is no answer, with <paramref name="Why"/> as
/// a clause that names the server.
/// </summary>
internal sealed record DnsReply(IDnsQueryResponse? Response, DnsFailure Failure = default, string Why = "")
{
    public static DnsReply None(DnsFailure failure, string why) => new(null, failure, why);
}
