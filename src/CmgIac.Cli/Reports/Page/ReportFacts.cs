using System.Collections.Immutable;
using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Changes;
using CmgIac.Core.Changes.Steps;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Due;
using CmgIac.Core.Model;
using CmgIac.Live.Drift;

namespace CmgIac.Cli.Reports.Page;

/// <summary>
/// All that a page shows, of the models that the text and JSON forms of the verbs are made of. Where specs have errors there
/// are no gateways, and what hangs on them is empty. What wasn't asked for is null.
/// </summary>
/// <param name="Specs">The spec files as given, each with its text where it could be read as UTF-8.</param>
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

    /// <summary>Folders of templates that specs name, relative to the spec.</summary>
    public ImmutableArray<(string Spec, string Folder)> TemplateFolders { get; init; } = [];
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
