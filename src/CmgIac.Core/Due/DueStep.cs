using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Core.Due;

/// <summary>What somebody has to do, in the order in which it is done.</summary>
internal enum DueAction
{
    /// <summary>Remove a DNS record.</summary>
    Remove,

    /// <summary>Renew a certificate.</summary>
    Renew,

    /// <summary>Have a public CA validate the domain again.</summary>
    ValidateDomain,

    /// <summary>Request the first certificate of a planned gateway.</summary>
    Request,

    /// <summary>Publish the record of a planned gateway.</summary>
    Publish,

    /// <summary>Lower the TTL of a record that is about to change.</summary>
    LowerTtl,

    /// <summary>Mend what an accepted warning hides, or accept it for longer.</summary>
    ReviewSuppression,
}

/// <summary>
/// One thing that is due. <paramref name="Gateways"/> are all that it concerns; <paramref name="Due"/> is the last day for
/// it, null where only people know the day; <paramref name="Reason"/> is one or more sentences,
/// <paramref name="Command"/> the command of cmg to go on with, null where none is.
/// </summary>
internal sealed record DueStep(
    DueAction Action, ImmutableArray<GatewaySpec> Gateways, DateOnly? Due, bool IsOverdue, string Reason, string? Command)
{
    /// <summary>Of what is due of a certificate.</summary>
    public string? CommonName { get; init; }

    /// <summary>The full name of the record, of what is due of one.</summary>
    public string? Record { get; init; }
}

/// <summary>
/// What is due on a day, the most pressing first, and the common names of the certificates in use of which nothing is known:
/// what is due of them nobody can tell.
/// </summary>
internal sealed record DueList(ImmutableArray<DueStep> Steps, ImmutableArray<string> UnknownCertificates)
{
    public bool HasOverdue => Steps.Any(step => step.IsOverdue);
}
