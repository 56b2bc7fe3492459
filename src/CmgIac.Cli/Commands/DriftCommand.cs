using System.Collections.Immutable;
using System.CommandLine;
using CmgIac.Cli.Reports;
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
            "Holds DNS, Azure DNS and the certificate that is served against the spec. Exit code 2 where they differ.",
            """
            cmg drift
            cmg drift specs/ --resolver 1.1.1.1:53 --resolver 10.0.0.53:53
            cmg drift --server ns1.contoso.com:53 --no-tls --format json
            cmg drift --azure --internal-resolver 10.0.0.53:53
            cmg drift --connect granitefalls.westus.cloudapp.azure.com:443
            cmg drift --before-apply
            """);
        var options = new DriftOptions(command);
        command.SetAction(parsed => Run(options.Read(parsed, shell), shell));
        return command;
    }

    /// <summary>The gateways that are looked after, and by whom.</summary>
    private sealed record Watch(Fleet Fleet, ImmutableArray<GatewaySpec> Gateways, DriftSources Sources, string Asked);

    private static int Run(DriftQuestion question, Shell shell)
    {
        using var deadline = new Deadline(question.Timeout);
        var watch = Pipeline.Load(question.Spec, shell).Then(loaded => Prepare(loaded, question, deadline));
        var found = watch.HasErrors ? DriftResult.None : Survey(watch.Value!, deadline, shell);
        ImmutableArray<Diagnostic> diagnostics = [.. watch.Diagnostics, .. found.Diagnostics];
        if (question.Spec.IsJson)
        {
            DriftReport.WriteJson(shell, diagnostics, found);
        }
        else
        {
            TextReport.WriteDiagnostics(shell, diagnostics);
            if (!watch.HasErrors)
            {
                DriftReport.WriteText(shell.Out, found, watch.Value!.Asked);
            }
        }

        return watch.HasErrors || found.Gateways.Any(item => item.IsUnknown) ? ExitCode.Error
            : found.Gateways.Any(item => item.Differs) ? ExitCode.Differences : ExitCode.Fine;
    }

    private static StageResult<Watch> Prepare(LoadedFleet loaded, DriftQuestion question, Deadline deadline)
    {
        var spec = loaded.Specs.Files[0].Shown;
        if (question.Azure is not null && !loaded.Gateways.Any(IsInAzure))
        {
            return new(null, [DriftDiagnostics.NoZoneInAzure(spec)]);
        }

        return ResolverSet.Open(question.Public.Resolvers, "cmg drift").Then(resolvers =>
            View(question.Public, resolvers, "--server").Then(outside =>
                Inside(question.Internal).Then(inside =>
                {
                    var sources = new DriftSources(
                        outside,
                        question.Internal.IsEmpty ? null : inside,
                        question.Azure is null ? null : new AzureZones(question.Azure, deadline),
                        question.WithTls ? new CertificateSurvey(resolvers, Place(question.Connect), question.Spec.Today) : null,
                        question.IsBeforeApply);
                    ImmutableArray<GatewaySpec> gateways = [.. loaded.Gateways.Where(gateway => DriftSurvey.IsWatched(gateway, sources))];
                    return gateways.IsEmpty
                        ? new(null, [DriftDiagnostics.NothingToWatch(spec)])
                        : new StageResult<Watch>(new(loaded.Fleet, gateways, sources, Asked(question, resolvers)), []);
                })));

        bool IsInAzure(GatewaySpec gateway) => gateway.HasCname
            && (AzureZones.Has(gateway, isInternal: false) || (!question.Internal.IsEmpty && AzureZones.Has(gateway, isInternal: true)));
    }

    private static StageResult<DnsView> View(DnsQuestion question, ResolverSet resolvers, string option)
    {
        var diagnostics = new DiagnosticList('6');
        var given = new List<GivenServer>();
        foreach (var (zone, address) in question.Servers)
        {
            var opened = ResolverSet.Named([address], option);
            diagnostics.AddRange(opened.Diagnostics);
            given.AddRange(opened.Value?.All.Select(server => new GivenServer(zone, server)) ?? []);
        }

        return StageResult.Of(new DnsView(resolvers, given), diagnostics);
    }

    private static StageResult<DnsView> Inside(DnsQuestion question) => question.Resolvers.IsEmpty
        ? View(question, ResolverSet.None, "--internal-server")
        : ResolverSet.Named(question.Resolvers, "--internal-resolver").Then(resolvers => View(question, resolvers, "--internal-server"));

    private static TlsPlace? Place(ResolverAddress? connect) =>
        connect is null ? null : new(connect, [.. ResolverSet.AddressesOf(connect.Host)]);

    private static string Asked(DriftQuestion question, ResolverSet resolvers)
    {
        var servers = question.Public.Servers.IsEmpty ? "the servers of the zones" : string.Join(", ", question.Public.Servers.Select(server => $"{server.Address}"));
        return $"{servers}; resolvers {string.Join(", ", resolvers.All.Select(resolver => resolver.Shown))}{(question.Azure is null ? "" : "; Azure Resource Manager")}";
    }

    private static DriftResult Survey(Watch watch, Deadline deadline, Shell shell)
    {
        using var progress = new Progress(shell, watch.Gateways.Length, "gateways");
        var survey = new DriftSurvey(watch.Fleet, watch.Sources, deadline.Token);
        var found = survey.Run(watch.Gateways, GatewaysAtOnce, progress.Step).GetAwaiter().GetResult();
        return new(found, DriftLimits.Of(watch.Gateways, watch.Sources, survey, deadline.Token).GetAwaiter().GetResult());
    }
}
