using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Live.Drift;

/// <summary>What a finding means for the run as a whole.</summary>
internal enum DriftKind
{
    /// <summary>The world isn't as the spec says.</summary>
    Difference,

    /// <summary>Something can't be known.</summary>
    Unknown,

    /// <summary>Worth a word, and as the spec says.</summary>
    Remark,
}

internal sealed record DriftFinding(DriftKind Kind, Diagnostic Diagnostic)
{
    public static DriftFinding Difference(Diagnostic diagnostic) => new(DriftKind.Difference, diagnostic);

    public static DriftFinding Unknown(Diagnostic diagnostic) => new(DriftKind.Unknown, diagnostic);

    public static DriftFinding Remark(Diagnostic diagnostic) => new(DriftKind.Remark, diagnostic);
}

/// <summary>What was found of a gateway and of the zones that its records are in.</summary>
internal sealed record SurveyedDrift(GatewaySpec Gateway, ImmutableArray<DriftFinding> Findings)
{
    public bool Differs => Findings.Any(finding => finding.Kind == DriftKind.Difference);

    public bool IsUnknown => Findings.Any(finding => finding.Kind == DriftKind.Unknown);

    /// <summary>The links that somebody was asked about.</summary>
    public ImmutableHashSet<ChainLink> Asked { get; init; } = [];

    /// <summary>The links that somebody would have been asked about, if those before them led there.</summary>
    public ImmutableHashSet<ChainLink> Unreached { get; init; } = [];

    public IEnumerable<DriftFinding> FindingsOf(ChainLink link) => Findings.Where(finding => ChainLinks.Of(finding.Diagnostic.Code).Contains(link));

    /// <summary>The worst that was found of a link.</summary>
    public LinkState StateOf(ChainLink link) => FindingsOf(link)
        .Select(finding => finding.Kind switch
        {
            DriftKind.Difference => LinkState.Different,
            DriftKind.Unknown => LinkState.Unknown,
            _ => LinkState.Same,
        })
        .Append(Unreached.Contains(link) ? LinkState.Unknown : Asked.Contains(link) ? LinkState.Same : LinkState.NotAsked)
        .Max();
}
