using System.Collections.Immutable;
using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Changes;
using CmgIac.Core.Changes.Steps;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Due;
using CmgIac.Core.Model;
using CmgIac.Core.Rules;
using CmgIac.Live.Drift;

namespace CmgIac.Cli.Reports.Page;

/// <summary>
/// All that a page shows, of the models that the text and JSON forms of the verbs are made of. Where specs have errors there
/// are no gateways, and what hangs on them is empty. What wasn't asked for is null.
/// </summary>
/// <param name="Specs">The spec files as given, each with its text where something is told of it.</param>
/// <param name="Diagnostics">All that is told: of the specs, of what they are compared with, and what the survey found.</param>
/// <param name="Gateways">Those that were asked for.</param>
/// <param name="Zones">The records of the gateways' zones.</param>
/// <param name="Until">The last day of the time line.</param>
internal sealed record ReportFacts(
    DateOnly Today,
    DateOnly Until,
    ImmutableArray<(string Path, string? Text)> Specs,
    ImmutableArray<Diagnostic> Diagnostics,
    ImmutableArray<GatewaySpec> Gateways,
    ImmutableArray<ZoneSet> Zones,
    ImmutableArray<CertificateSchedule> Certificates,
    DueList Due,
    PlannedChanges? Changes,
    SurveyedFleet? Drift)
{
    /// <summary>Do errors keep the specs from being a fleet at all?</summary>
    public bool IsBroken { get; init; }

    /// <summary>What was asked for and isn't shown, each with why, in sentences.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    public ImmutableArray<AcceptedWarning> Accepted { get; init; } = [];

    /// <summary>Folders of templates by the spec that names them, relative to it.</summary>
    public ImmutableDictionary<string, string> Templates { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>A warning that a spec accepts, and where it would be told. One that <paramref name="HasEnded"/> hides nothing any more.</summary>
internal sealed record AcceptedWarning(string Spec, Suppression Suppression, bool HasEnded, ImmutableArray<Diagnostic> Hidden)
{
    public static ImmutableArray<AcceptedWarning> Of(Fleet fleet, DateOnly today)
    {
        var hidden = RuleSet.Accepted(fleet, today).ToLookup(diagnostic => (diagnostic.Span.File, diagnostic.Code));
        return
        [
            .. from spec in fleet.Specs
               from item in spec.Suppressions
               select new AcceptedWarning(spec.Path, item, Suppressions.HasEnded(item, today), Suppressions.HasEnded(item, today) ? [] : [.. hidden[(spec.Path, item.Code.Value)]]),
        ];
    }
}

/// <summary>What <c>cmg diff</c> says. <paramref name="Against"/> is the other side as typed; an error among <paramref name="Guards"/> stops the plan.</summary>
internal sealed record PlannedChanges(FleetChanges Changes, string Against, ImmutableArray<ChangeStep> Steps, ImmutableArray<Diagnostic> Guards)
{
    public bool IsStopped => Guards.Any(guard => guard.Severity == Severity.Error);
}

/// <summary>What <c>cmg drift</c> says. <paramref name="Asked"/> names whom.</summary>
internal sealed record SurveyedFleet(DriftResult Result, string Asked)
{
    private readonly Dictionary<DnsName, SurveyedDrift> byName = Result.Gateways.ToDictionary(item => item.Gateway.ServiceName);

    /// <summary>Null for a gateway of which the world can tell nothing.</summary>
    public SurveyedDrift? Of(GatewaySpec gateway) => byName.GetValueOrDefault(gateway.ServiceName);
}
