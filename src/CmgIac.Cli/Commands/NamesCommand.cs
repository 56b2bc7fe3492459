using System.Collections.Immutable;
using System.CommandLine;
using CmgIac.Cli.Reports;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Live;
using CmgIac.Live.Azure;
using CmgIac.Live.Dns;
using CmgIac.Live.Names;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg names</c>: are the globally unique names free?</summary>
internal static class NamesCommand
{
    private const int DnsQuestionsAtOnce = 16;

    /// <summary>Azure lets few questions through in a burst before it asks to wait.</summary>
    private const int AzureQuestionsAtOnce = 6;

    public static Command Create(Shell shell)
    {
        var command = new Verb("names",
            "Says whether DNS label, key vault and storage account names are free, by DNS or by Azure, and what is free instead.",
            """
            cmg names
            cmg names specs/ --resolver 1.1.1.1:53
            cmg names --azure --subscription 00000000-0000-0000-0000-000000000000
            cmg names --deployed --format json
            """)
        {
            Job = VerbJob.Watch,
            Summary = "are the gateways' names in Azure free?",
            Answer = "A line for each name; who was asked. json: {\"names\":[{\"serviceName\",\"kind\",\"fqdn\",\"state\",\"source\"}]}.",
            Fine = "every name is free, or ours",
            Differences = "a name is taken; one that nobody could ask for is an error",
        };
        var options = new NamesOptions(command);
        command.SetAction(parsed => Run(options.Read(parsed, shell), shell));
        return command;
    }

    /// <summary>The gateways that claim names, and who is asked for them.</summary>
    private sealed record Inquiry(LoadedFleet Loaded, ImmutableArray<GatewaySpec> Gateways, NameSource Source, string Asked);

    private static int Run(NamesQuestion question, Shell shell)
    {
        using var deadline = new Deadline(question.Timeout);
        var inquiry = Pipeline.Load(question.Spec, shell).Then(loaded => Prepare(loaded, question, deadline));
        var found = inquiry.Value is not { Gateways.IsEmpty: false } some ? [] : Survey(some, question, deadline, shell);
        ImmutableArray<Diagnostic> diagnostics = [.. inquiry.Diagnostics, .. NameFindings.Of(found)];
        if (question.Spec.IsJson)
        {
            NamesReport.WriteJson(shell, diagnostics, found, question.Azure is not null);
        }
        else
        {
            TextReport.WriteDiagnostics(shell, diagnostics);
            if (inquiry.Value is { } asked && !ShardReport.WriteNothing(shell.Out, asked.Loaded, asked.Gateways))
            {
                NamesReport.WriteText(shell.Out, found, question.Azure is not null, asked.Asked);
            }
        }

        return inquiry.HasErrors || found.Any(item => item.IsUnknown) ? ExitCode.Error
            : found.Any(item => item.IsTaken) ? ExitCode.Differences : ExitCode.Fine;
    }

    private static StageResult<Inquiry> Prepare(LoadedFleet loaded, NamesQuestion question, Deadline deadline)
    {
        ImmutableArray<GatewaySpec> gateways = [.. loaded.Gateways.Where(gateway => gateway.State.Value != GatewayState.Retired)];
        if (gateways.IsEmpty && loaded.Shard is null)
        {
            return new(null, [NameDiagnostics.NoNameToAsk(loaded.Specs.Files[0].Shown)]);
        }

        return question.Azure is { } access
            ? PrepareAzure(loaded, gateways, access, deadline)
            : ResolverSet.Open(question.Resolvers, "cmg names").Then(resolvers => new StageResult<Inquiry>(
                new Inquiry(loaded, gateways, new DnsNames(resolvers).Ask, string.Join(", ", resolvers.All.Select(resolver => resolver.Shown))), []));
    }

    private static StageResult<Inquiry> PrepareAzure(LoadedFleet loaded, ImmutableArray<GatewaySpec> gateways, AzureAccess access, Deadline deadline)
    {
        var diagnostics = new DiagnosticList('6');
        diagnostics.AddRange(gateways.Where(gateway => AzureNames.SubscriptionOf(gateway, access) is null)
            .Select(gateway => NameDiagnostics.SubscriptionMissing(gateway.Span, gateway.ServiceName.Value)));
        var asked = gateways.Select(gateway => access.EndpointOf(gateway.Cloud.Value)).Distinct(StringComparer.Ordinal);
        return StageResult.Of(new Inquiry(loaded, gateways, new AzureNames(access, deadline).Ask, string.Join(", ", asked)), diagnostics);
    }

    private static ImmutableArray<SurveyedGateway> Survey(Inquiry inquiry, NamesQuestion question, Deadline deadline, Shell shell)
    {
        using var progress = new Progress(shell, inquiry.Gateways.Sum(gateway => gateway.GlobalNames.Length), "names");
        return NameSurvey.Run(
            inquiry.Gateways,
            gateway => IsOurs(gateway, question.IsDeployed),
            inquiry.Source,
            question.Azure is null ? DnsQuestionsAtOnce : AzureQuestionsAtOnce,
            progress.Step,
            deadline.Token).GetAwaiter().GetResult();
    }

    /// <summary>A gateway that is retiring is there by definition; a planned one never is.</summary>
    private static bool IsOurs(GatewaySpec gateway, bool isDeployed) => gateway.State.Value switch
    {
        GatewayState.Retiring => true,
        GatewayState.Live => isDeployed,
        _ => false,
    };
}
