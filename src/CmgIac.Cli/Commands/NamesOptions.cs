using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using CmgIac.Live.Azure;
using CmgIac.Live.Dns;

namespace CmgIac.Cli.Commands;

/// <summary>Who is asked for names: Azure where <paramref name="Azure"/> is there, else DNS.</summary>
/// <param name="IsDeployed">The live gateways are there, so that it is right that their names are taken.</param>
internal sealed record NamesQuestion(
    SpecQuestion Spec, ImmutableArray<ResolverAddress> Resolvers, AzureAccess? Azure, bool IsDeployed, TimeSpan Timeout);

/// <summary>The options of <c>cmg names</c> beside those of every verb on specs.</summary>
internal sealed class NamesOptions
{
    private readonly SpecOptions spec;

    private readonly Option<ResolverAddress[]> resolver = NetworkOptions.Servers("--resolver", "A DNS server to ask; may be repeated: then each is asked. Default: the system's.");

    private readonly AzureOptions azure;

    private readonly Option<bool> deployed = SpecOptions.Flag("--deployed", "The live gateways are deployed: that their names are taken is right.");

    private readonly Option<int> timeout = NetworkOptions.Timeout();

    public NamesOptions(Command command)
    {
        spec = new SpecOptions(command).WithShards(command);
        command.Add(resolver);
        azure = new AzureOptions(
            command,
            "Ask Azure Resource Manager instead of DNS, signed in as the environment, a managed identity or 'az login' says.",
            "The subscription in which Azure is asked for gateways whose spec names none.");
        command.Add(deployed);
        command.Add(timeout);
        command.Validators.Add(RefuseMixture);
    }

    public NamesQuestion Read(ParseResult parsed, Shell shell) => new(
        spec.Read(parsed, shell),
        [.. parsed.GetValue(resolver) ?? []],
        azure.Read(parsed),
        parsed.GetValue(deployed),
        TimeSpan.FromSeconds(parsed.GetValue(timeout)));

    private void RefuseMixture(CommandResult result)
    {
        if (azure.IsGiven(result) && result.GetResult(resolver) is not null)
        {
            result.AddError("'--resolver' and '--azure' exclude each other: names are asked of DNS or of Azure.");
        }
    }
}
