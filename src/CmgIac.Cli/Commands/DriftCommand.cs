using System.Collections.Immutable;
using System.CommandLine;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Cli.Reports.Page;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Live;
using CmgIac.Live.Dns;
using CmgIac.Live.Drift;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg drift</c>: does the world still agree with the spec?</summary>
internal static class DriftCommand
{
    private const int GatewaysAtOnce = 16;

    public static Command Create(Shell shell)
    {
        var command = new Verb("drift",
            "Holds DNS, Azure DNS and the certificate that is served against the spec.",
            """
            cmg drift
            cmg drift specs/ --resolver 1.1.1.1:53 --resolver 10.0.0.53:53
            cmg drift --server ns1.contoso.com:53 --no-tls --format json
            cmg drift --azure --internal-resolver 10.0.0.53:53
            cmg drift --connect granitefalls.westus.cloudapp.azure.com:443
            cmg drift --before-apply
            """)
        {
            Job = VerbJob.Watch,
            Summary = "does the world say what the spec says?",
            Answer = "A line for each gateway; who was asked. json: {\"gateways\":[{\"serviceName\",\"diagnostics\"}]}.",
            Fine = "the world agrees",
            Differences = "something differs; a name that nobody could ask for is an error",
        };
        var options = new DriftOptions(command, new SpecOptions(command, FindingReport.Formats).WithShards(command));
        command.SetAction(parsed => Run(options.Read(parsed, shell), shell));
        return command;
    }

    /// <summary>The gateways that are looked after, and by whom.</summary>
    private sealed record Watch(ImmutableArray<GatewaySpec> Gateways, DriftSources Sources, string Asked);

    private static int Run(DriftQuestion question, Shell shell)
    {
        var fleet = Pipeline.Load(question.Spec, shell);
        var surveyed = fleet.Then(loaded => Survey(loaded, question, shell));
        var found = surveyed.Value?.Result ?? DriftResult.None;
        ImmutableArray<Diagnostic> diagnostics = [.. surveyed.Diagnostics, .. found.Diagnostics];
        var exitCode = surveyed.HasErrors ? ExitCode.Error : ExitCodeOf(found);
        if (question.Spec.IsJson)
        {
            DriftReport.WriteJson(shell, diagnostics, found);
        }
        else if (FindingReport.Tells(question.Spec.Format))
        {
            FindingReport.Write(shell, question.Spec.Format, DriftReport.Findings(diagnostics, found, exitCode));
        }
        else
        {
            TextReport.WriteDiagnostics(shell, diagnostics);
            if (surveyed.Value is { } asked && !ShardReport.WriteNothing(shell.Out, fleet.Value!, [.. found.Gateways.Select(item => item.Gateway)]))
            {
                DriftReport.WriteText(shell.Out, found, asked.Asked);
            }
        }

        return exitCode;
    }

    /// <summary>What can't be known goes before what differs; a remark changes nothing.</summary>
    public static int ExitCodeOf(DriftResult found) => found.Gateways.Any(item => item.IsUnknown) ? ExitCode.Error
        : found.Gateways.Any(item => item.Differs) ? ExitCode.Differences : ExitCode.Fine;

    /// <summary>Asks the world about the gateways of a fleet.</summary>
    public static StageResult<SurveyedFleet> Survey(LoadedFleet loaded, DriftQuestion question, Shell shell)
    {
        using var deadline = new Deadline(question.Timeout);
        return Prepare(loaded, question, deadline).Then(watch => new StageResult<SurveyedFleet>(
            new(watch.Gateways.IsEmpty ? DriftResult.None : Survey(loaded.Fleet, watch, deadline, shell), watch.Asked), []));
    }

    private static StageResult<Watch> Prepare(LoadedFleet loaded, DriftQuestion question, Deadline deadline)
    {
        var spec = loaded.Specs.Files[0].Shown;
        if (question.Azure is not null && loaded.Shard is null && !loaded.Gateways.Any(IsInAzure))
        {
            return new(null, [DriftDiagnostics.NoZoneInAzure(spec)]);
        }

        return ResolverSet.Open(question.Public.Resolvers, "cmg drift", Patience(question)).Then(resolvers =>
            View(question.Public, resolvers, "--server", Patience(question)).Then(outside =>
                Inside(question).Then(inside =>
                {
                    var sources = new DriftSources(
                        outside,
                        question.Internal.IsEmpty ? null : inside,
                        question.Azure is null ? null : new AzureZones(question.Azure, deadline),
                        question.WithTls ? new CertificateSurvey(resolvers, Place(question.Connect), question.Spec.Today) : null,
                        question.IsBeforeApply);
                    ImmutableArray<GatewaySpec> gateways = [.. loaded.Gateways.Where(gateway => DriftSurvey.IsWatched(gateway, sources))];
                    return gateways.IsEmpty && loaded.Shard is null
                        ? new(null, [DriftDiagnostics.NothingToWatch(spec)])
                        : new StageResult<Watch>(new(gateways, sources, Asked(question, resolvers, gateways)), []);
                })));

        bool IsInAzure(GatewaySpec gateway) => gateway.HasCname
            && (AzureZones.Has(gateway, isInternal: false) || (!question.Internal.IsEmpty && AzureZones.Has(gateway, isInternal: true)));
    }

    private static StageResult<DnsView> View(DnsQuestion question, ResolverSet resolvers, string option, TimeSpan patience)
    {
        var diagnostics = new DiagnosticList('6');
        var given = new List<GivenServer>();
        foreach (var (zone, address) in question.Servers)
        {
            var opened = ResolverSet.Named([address], option, patience);
            diagnostics.AddRange(opened.Diagnostics);
            given.AddRange(opened.Value?.All.Select(server => new GivenServer(zone, server)) ?? []);
        }

        return StageResult.Of(new DnsView(resolvers, given), diagnostics);
    }

    private static StageResult<DnsView> Inside(DriftQuestion question) => question.Internal.Resolvers.IsEmpty
        ? View(question.Internal, ResolverSet.None, "--internal-server", Patience(question))
        : ResolverSet.Named(question.Internal.Resolvers, "--internal-resolver", Patience(question))
            .Then(resolvers => View(question.Internal, resolvers, "--internal-server", Patience(question)));

    /// <summary>3 questions of 2 tries each, after which a server counts as silent, leave time to say so.</summary>
    private static TimeSpan Patience(DriftQuestion question) => TimeSpan.FromSeconds(Math.Clamp(question.Timeout.TotalSeconds / 10, 0.5, 3));

    private static TlsPlace? Place(ResolverAddress? connect) =>
        connect is null ? null : new(connect, [.. ResolverSet.AddressesOf(connect.Host)]);

    private static string Asked(DriftQuestion question, ResolverSet resolvers, ImmutableArray<GatewaySpec> gateways)
    {
        var servers = question.Public.Servers.IsEmpty ? "the servers of the zones" : string.Join(", ", question.Public.Servers.Select(server => $"{server.Address}"));
        var inside = gateways.Any(gateway => gateway is { HasCname: true, Dns.Internal: not null })
            ? Those("internal servers", question.Internal.Servers.Select(server => server.Address)) + Those("internal resolvers", question.Internal.Resolvers)
            : "";
        return $"{servers}{Those("resolvers", resolvers.All.Select(resolver => resolver.Shown))}{inside}{(question.Azure is null ? "" : "; Azure Resource Manager")}";

        static string Those<T>(string who, IEnumerable<T> asked) => asked.Any() ? $"; {who} {string.Join(", ", asked)}" : "";
    }

    private static DriftResult Survey(Fleet fleet, Watch watch, Deadline deadline, Shell shell)
    {
        using var progress = new Progress(shell, watch.Gateways.Length, "gateways");
        var survey = new DriftSurvey(fleet, watch.Sources, deadline.Token);
        var found = survey.Run(watch.Gateways, GatewaysAtOnce, progress.Step).GetAwaiter().GetResult();
        return new(found, DriftLimits.Of(watch.Gateways, watch.Sources, survey, deadline.Token).GetAwaiter().GetResult());
    }
}
